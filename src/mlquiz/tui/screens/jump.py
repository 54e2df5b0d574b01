"""A small box to type a question's number into."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class JumpScreen(ModalScreen[int | None]):
    """Gives the number, or None."""

    CSS_PATH = "jump.tcss"
    BINDINGS = [Binding("escape", "dismiss(None)", "back", id="jump.back")]

    def __init__(self, last: int) -> None:
        super().__init__()
        self._last = last

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(f"Go to question, 1 to {self._last}", markup=False)
            yield Input(type="integer", max_length=4)
            yield Label("Enter goes there, Escape stays here", classes="hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        number = int(event.value) if event.value.isdigit() else 0
        if 1 <= number <= self._last:
            self.dismiss(number)
        else:
            self.query_one(".hint", Label).update(f"There are questions 1 to {self._last}")
