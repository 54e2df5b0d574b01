"""The names of keys, as Textual and terminals have them. Which of them do something is the keymap's."""

import string

from textual.binding import Binding
from textual.keys import Keys, key_to_character

_MODIFIERS = {"alt", "ctrl", "shift"}
_SAID = {
    "spacebar": "space",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "bksp": "backspace",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_down": "pagedown",
    "backtab": "shift+tab",
    "control": "ctrl",
    "option": "alt",
}
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"}
"""Control characters that terminals send for another key."""


def normal(key: str) -> str:
    """A key as Textual knows it: a single character by its name."""
    return "comma" if key == "," else next(iter(Binding.make_bindings([Binding(key, "")]))).key


_SENT = {key.value for key in Keys if key.value[0] != "<"} - {"return", "ctrl-at", *_SENT_AS}
_NAMES = {key for key in _SENT if "+" not in key} | {normal(each) for each in string.punctuation}


def character(key: str) -> str:
    """What a key types into a field; nothing where it types nothing."""
    typed = key_to_character(key) or ""
    return typed if typed.isprintable() else ""


def fault_of(key: str) -> str:
    """What is wrong with the name of a key, and the way out; nothing where it is sound."""
    meant = _spelled(key)
    return "" if meant == key else f"{key!r} is no name of a key; {_remedy(key, meant)}"


def _spelled(key: str) -> str:
    """The key that is meant, as it must be written; nothing where no key is."""
    if key in _SENT or (len(key) == 1 and key.isprintable() and not key.isspace()):
        return key
    *modifiers, last = _words(key)
    name = last if last in _NAMES or len(last) == 1 else character(last)
    if not name or not set(modifiers) <= _MODIFIERS:
        return ""
    if modifiers == ["shift"] and len(name) == 1:
        return name.upper() if name.isalpha() else ""
    whole = "+".join([*sorted(set(modifiers)), normal(name)])
    return _SENT_AS.get(whole, whole)


def _words(key: str) -> list[str]:
    """Modifiers and a key, by Textual's words for them."""
    written = "space" if key.isspace() else key.strip().lower()
    return "+".join(_SAID.get(word, word) for word in written.split("+")).split("+")


def _remedy(key: str, meant: str) -> str:
    if meant:
        return f"write {meant!r}"
    import difflib

    near = difflib.get_close_matches(key.lower(), sorted(_NAMES), n=1, cutoff=0.7)
    return (
        f"did you mean {near[0]!r}?" if near else "write a character, or a name such as f2, space or ctrl+n"
    )
