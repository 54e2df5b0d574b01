"""Help: the keys of the screen it was asked from."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

_KEYS = 20
"""Columns for the names of keys."""


class HelpScreen(ModalScreen[None]):
    """Lists keys with what they do; any of the usual keys closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS = [Binding("escape,q,enter,question_mark,f1", "dismiss", "close", id="help.close")]

    def __init__(self, keys: dict[str, list[str]]) -> None:
        """Takes what can be done, with the names of the keys that do it."""
        super().__init__()
        self._told = keys

    def compose(self) -> ComposeResult:
        lines = [Content.styled("Keys", "bold"), *(_line(does, keys) for does, keys in self._told.items())]
        with VerticalScroll():
            yield Static(Content("\n").join(lines), markup=False)


def _line(does: str, keys: list[str]) -> Content:
    shown = " ".join(keys)
    gap = "\n" + " " * _KEYS if len(shown) >= _KEYS else " " * (_KEYS - len(shown))
    return Content.assemble((shown, "bold $text-primary"), gap, does)
