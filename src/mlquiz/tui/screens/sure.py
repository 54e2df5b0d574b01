"""How sure the taker is of an answer: one key."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label


class SureScreen(ModalScreen[str | None]):
    """Gives how sure the taker is; an empty word where they would rather not say, None to stay."""

    CSS_PATH = "sure.tcss"
    BINDINGS = [
        Binding("g,1", "dismiss('guess')", "a guess", id="sure.guess"),
        Binding("f,2", "dismiss('fairly')", "fairly sure", id="sure.fairly"),
        Binding("s,3", "dismiss('sure')", "sure", id="sure.sure"),
        Binding("enter", "dismiss('')", "do not say", id="sure.skip"),
        Binding("escape", "dismiss(None)", "back", id="sure.back"),
    ]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label("How sure are you?", markup=False)
            yield Label("g  a guess     f  fairly sure     s  sure", markup=False)
            yield Label("Enter goes on without saying; it is never scored", classes="hint", markup=False)
