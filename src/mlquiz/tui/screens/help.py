"""Help: the keys of the screen it was asked from."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static


class HelpScreen(ModalScreen[None]):
    """Lists keys with what they do; any of the usual keys closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS = [("escape,q,enter,question_mark,f1", "dismiss", "close")]

    def __init__(self, keys: dict[str, list[str]]) -> None:
        """Takes what can be done, with the names of the keys that do it."""
        super().__init__()
        self._told = keys

    def compose(self) -> ComposeResult:
        lines = [Content.styled("Keys", "bold"), *(_line(does, keys) for does, keys in self._told.items())]
        with VerticalScroll():
            yield Static(Content("\n").join(lines), markup=False)


_NAMES = {
    "question_mark": "?",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "backspace": "⌫",
    "delete": "del",
}


def _line(does: str, keys: list[str]) -> Content:
    shown = " ".join(_NAMES.get(key, key) for key in keys)
    return Content.assemble((f"{shown:<26}", "bold $text-primary"), does)


def keys_of(screen: Screen[object]) -> dict[str, list[str]]:
    """What can be done on a screen -> the keys that do it; what Textual's own widgets bind is left out."""
    keys: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.enabled and active.binding.description and active.binding.action in _declared(active.node):
            keys.setdefault(active.binding.description, []).append(key)
    return keys


def _declared(node: object) -> set[str]:
    """The actions that mlquiz's own classes bind on a node."""
    ours = [each for each in type(node).__mro__ if each.__module__.startswith("mlquiz.")]
    return {
        binding.action for each in ours for binding in Binding.make_bindings(vars(each).get("BINDINGS", []))
    }
