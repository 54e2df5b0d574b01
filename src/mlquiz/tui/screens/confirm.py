"""A question with two answers; the safe one has the focus."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label


class ConfirmScreen(ModalScreen[bool]):
    """Gives True where the taker agrees. `y` and `n` answer as well."""

    CSS_PATH = "confirm.tcss"
    BINDINGS = [
        Binding("y", "dismiss(True)", "yes", id="confirm.yes"),
        Binding("n,escape", "dismiss(False)", "no", id="confirm.no"),
        Binding("left,right", "app.focus_next", "other", id="confirm.other"),
    ]

    def __init__(self, question: str, agree: str, refuse: str, *, safe: bool) -> None:
        """With `safe` the agreeing answer has the focus."""
        super().__init__()
        self._question = question
        self._agree = agree
        self._refuse = refuse
        self._safe = safe

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(self._question, markup=False)
            with Horizontal():
                yield Button(f"{self._agree} (y)", id="agree")
                yield Button(f"{self._refuse} (n)", id="refuse")

    def on_mount(self) -> None:
        self.query_one("#agree" if self._safe else "#refuse", Button).focus()

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "agree")
