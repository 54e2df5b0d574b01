"""A terminal too small to show a question says the size it needs, and recovers when it grows."""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

LEAST = Size(60, 16)


class TooSmallScreen(ModalScreen[None]):
    """Covers everything, so that no key picks what cannot be seen."""

    CSS_PATH = "too_small.tcss"

    def compose(self) -> ComposeResult:
        yield Static(_words(self.app.size), markup=False)

    def on_resize(self) -> None:
        self.query_one(Static).update(_words(self.app.size))


def _words(size: Size) -> str:
    return f"mlquiz needs {LEAST.width}x{LEAST.height}. This is {size.width}x{size.height}."


def fits(size: Size) -> bool:
    return size.width >= LEAST.width and size.height >= LEAST.height
