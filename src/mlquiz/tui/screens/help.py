"""Help: the keys of the screen it was asked from."""

from textual.app import App, ComposeResult
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
    """What can be done on a screen -> the keys that do it; Textual's own keys are left out."""
    theirs = [*Binding.make_bindings(Screen.BINDINGS), *Binding.make_bindings(App.BINDINGS)]
    general = {binding.action for binding in theirs} | {"command_palette"}
    keys: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        ours = type(active.node).__module__.startswith("mlquiz.") and active.binding.action not in general
        if ours and active.enabled and active.binding.description:
            keys.setdefault(active.binding.description, []).append(key)
    return keys
