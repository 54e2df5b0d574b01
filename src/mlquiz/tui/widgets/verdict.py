"""PASS or FAIL in letters that can be read across the room."""

from textual.content import Content
from textual.widgets import Static

_GLYPHS = {
    "P": ("█▀▀▄", "█▄▄▀", "█   "),
    "A": ("▄▀▀▄", "█▄▄█", "█  █"),
    "S": ("▄▀▀▀", " ▀▀▄", "▄▄▄▀"),
    "F": ("█▀▀▀", "█▀▀ ", "█   "),
    "I": ("▀█▀", " █ ", "▄█▄"),
    "L": ("█   ", "█   ", "█▄▄▄"),
}


class Verdict(Static):
    """The verdict of a finished attempt."""

    DEFAULT_CSS = """
    Verdict {
        width: auto;
        height: 3;
        margin: 1 2;
        text-style: bold;
        &.-passed { color: $text-success; }
        &.-failed { color: $text-error; }
    }
    """

    def __init__(self, passed: bool) -> None:
        word = "PASS" if passed else "FAIL"
        lines = ("  ".join(_GLYPHS[letter][line] for letter in word) for line in range(3))
        super().__init__(Content("\n".join(lines)), classes="-passed" if passed else "-failed")
        self.tooltip = word
