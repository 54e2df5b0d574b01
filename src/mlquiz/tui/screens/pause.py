"""A pause: the question is covered while the clock stands."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static


class PauseScreen(ModalScreen[None]):
    """Covers everything until the taker goes on."""

    CSS_PATH = "pause.tcss"
    BINDINGS = [Binding("enter,escape,z", "dismiss", "go on", id="pause.end")]

    def compose(self) -> ComposeResult:
        yield Static("Paused. The clock stands. Enter goes on.", markup=False)
