"""The calculator of the exams that have one: a line to type arithmetic into."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from mlquiz.model.arithmetic import NoValue, value_of
from mlquiz.model.text import clean

_KEPT = 6
_HINT = "+ - * / ^ ( )  sqrt exp ln log2 log10  pi e  ans\nEnter computes, Escape goes back"


class CalculatorScreen(ModalScreen[None]):
    """Shows what was computed; `ans` stands for the last value."""

    CSS_PATH = "calculator.tcss"
    BINDINGS = [Binding("escape", "dismiss", "back", id="calculator.back")]

    def __init__(self, tape: list[tuple[str, str]]) -> None:
        """Goes on with a tape of (expression, value), and adds to it."""
        super().__init__()
        self._tape = tape

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="tape", markup=False)
            yield Input(placeholder="2*40 / (2*40 + 5 + 9)", max_length=200, compact=True)
            yield Label(_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            return
        try:
            said = f"= {value_of(event.value.replace('^', '**'), self._last()):.10g}"
            event.input.clear()
        except NoValue as error:
            said = f"no value: {error}"
        self._tape.append((clean(event.value), clean(said)))
        self._show()

    def _last(self) -> dict[str, float]:
        values = [said for _, said in self._tape if said.startswith("= ")]
        return {"ans": float(values[-1][2:])} if values else {}

    def _show(self) -> None:
        lines = [Content.assemble(asked, "  ", (said, "bold")) for asked, said in self._tape[-_KEPT:]]
        self.query_one("#tape", Static).update(Content("\n").join(lines) if lines else Content("Calculator"))
