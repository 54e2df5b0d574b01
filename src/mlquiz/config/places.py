"""Where keys and values stand in a TOML text, which tomllib does not tell.

Only for text that tomllib has read: what is sound is trusted here, nothing is checked again.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from mlquiz.config.settings import Place

Path = tuple[str, ...]

DEEPEST = 8
"""Tables in tables that are told apart; no setting stands that deep."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANK_OR_COMMA = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")
_REST = re.compile(r"[^\n]*")
_OPEN, _CLOSE = re.compile(r"\[\[?[ \t]*"), re.compile(r"[ \t]*\]\]?")
_DOT, _EQUALS = re.compile(r"[ \t]*\.[ \t]*"), re.compile(r"[ \t]*=[ \t]*")
_PART = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[A-Za-z0-9_-]+")
_STRING = re.compile(
    r"\"\"\"(?:[^\\]|\\.)*?\"\"\"\"{0,2}"  # a string may end with quotes of its own
    r"|'''.*?''''{0,2}"
    r"|\"(?:[^\"\\\n]|\\.)*\""
    r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#]+")


class Places:
    """The place of every key, by its path, and of every value."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        scan = _Scan(text)
        scan.everything()
        self._keys, self._values = scan.keys, scan.values

    def key(self, path: Path) -> Place:
        """Where a key begins; of a dotted one, the whole of it."""
        while path and path not in self._keys:
            path = path[:-1]
        return self._place(self._keys.get(path, 0))

    def value(self, path: Path) -> Place:
        """Where a value begins; of a table in brackets, where its name does."""
        return self._place(self._values[path]) if path in self._values else self.key(path)

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


@dataclass
class _Scan:
    """Goes through a text once and notes the offsets."""

    text: str
    at: int = 0
    keys: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, int] = field(default_factory=dict)

    def everything(self) -> None:
        table: Path = ()
        self._take(_BLANK)
        while self.at < len(self.text):
            if self._take(_OPEN):
                table = self._key(())
                self._take(_CLOSE)
            else:
                self._pair(table)
            self._take(_REST)
            self._take(_BLANK)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def _key(self, inside: Path) -> Path:
        """Notes a key, and the tables that a dotted one makes on its way."""
        start, path = self.at, (*inside, self._part())
        self.keys.setdefault(path, start)
        while self._take(_DOT):
            path = (*path, self._part())[:DEEPEST]
            self.keys.setdefault(path, start)
        return path

    def _part(self) -> str:
        written = self._take(_PART)
        if written[:1] not in ("'", '"'):
            return written
        import tomllib

        return str(tomllib.loads(f"part = {written}")["part"])

    def _pair(self, inside: Path) -> None:
        path = self._key(inside)
        self._take(_EQUALS)
        self.values.setdefault(path, self.at)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._take(_STRING):
            return
        opening = self.text[self.at : self.at + 1]
        if opening in ("[", "{"):
            self.at += 1
            self._inside(path, "]" if opening == "[" else "}")
        else:
            self._take(_PLAIN)

    def _inside(self, path: Path, closing: str) -> None:
        """Goes through an array or an inline table."""
        self._take(_BLANK_OR_COMMA)
        while self.at < len(self.text) and self.text[self.at] != closing:
            if closing == "}":
                self._pair(path)
            else:
                self._value(path)
            self._take(_BLANK_OR_COMMA)
        self.at += 1
