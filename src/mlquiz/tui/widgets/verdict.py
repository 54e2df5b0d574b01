"""PASS or FAIL in letters that can be read across the room; practice and drills in a sentence."""

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
_WORDS = {"PASS": "-passed", "FAIL": "-failed"}


class Verdict(Static):
    """The verdict of a finished attempt."""

    DEFAULT_CSS = """
    Verdict {
        width: auto;
        height: auto;
        margin: 1 2 0 2;
        text-style: bold;
        &.-passed { color: $text-success; }
        &.-failed { color: $text-error; }
        &.-told { color: $text-primary; }
    }
    """

    def __init__(self, headline: str) -> None:
        """Draws PASS and FAIL, and writes everything else."""
        drawn = headline in _WORDS
        text = "\n".join(map("  ".join, _lines(headline))) if drawn else headline
        super().__init__(Content(text), classes=_WORDS.get(headline, "-told"), markup=False)
        self.tooltip = headline


def _lines(word: str) -> list[list[str]]:
    return [[_GLYPHS[letter][line] for letter in word] for line in range(3)]
