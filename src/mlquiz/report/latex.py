"""LaTeX math read into pieces: signs, groups and scripts. What is not known for sure raises `Unsure`.

What a command makes of its arguments is `latex_commands`', which signs there are is `latex_symbols`',
how pieces become a line is `latex_pieces`'.
"""

import re
from collections.abc import Callable, Mapping
from unicodedata import combining

from mlquiz.report import latex_symbols as symbols
from mlquiz.report.latex_pieces import Kind, Piece, line

_DEEPEST = 24
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|\d+(?:,\d{3})*(?:\.\d+)?|.", re.DOTALL)
_TABLES: tuple[tuple[Mapping[str, str], Kind], ...] = (
    (symbols.LETTERS, Kind.UNIT),
    (symbols.SYMBOLS, Kind.UNIT),
    (symbols.PREFIXES, Kind.PREFIX),
    (symbols.POSTFIXES, Kind.POSTFIX),
    (symbols.RELATIONS, Kind.RELATION),
    (symbols.SUMS, Kind.SUM),
    (symbols.PRODUCTS, Kind.PRODUCT),
    (symbols.BIG, Kind.WORD),
    ({word: word for word in symbols.WORDS}, Kind.WORD),
    (symbols.OPENING, Kind.OPEN),
    (symbols.CLOSING, Kind.CLOSE),
    (symbols.BARS, Kind.BAR),
    (symbols.SPACES, Kind.SPACE),
)
_SIGNS = {name: Piece(sign, kind) for table, kind in _TABLES for name, sign in table.items()}
_TYPED = {
    **dict.fromkeys("([", Kind.OPEN),
    **dict.fromkeys(")]", Kind.CLOSE),
    **dict.fromkeys("/*", Kind.PRODUCT),
    **dict.fromkeys("!'\u2032%°", Kind.POSTFIX),
    "|": Kind.BAR,
}
_DELIMITERS = {sign: Piece(sign.strip("."), Kind.BAR) for sign in "()[]|/."}
_SPACE = Piece(" ", Kind.SPACE)
_FACTOR = re.compile(r"[^\W_]|[(\[]")
_RAISED, _LOWERED = frozenset(symbols.RAISED.values()), frozenset(symbols.LOWERED.values())
_SCRIPTED = re.compile(f"[{''.join(_RAISED)}^]|_\\(")


class Unsure(Exception):
    """The formula has something in it that is not known for sure."""


class Reader:
    """Reads one formula, a token at a time, with what commands there are."""

    def __init__(self, latex: str, commands: "Mapping[str, Callable[[Reader, str], Piece]]") -> None:
        self._tokens = _TOKEN.findall(latex)
        self._commands = commands
        self._place = 0
        self._depth = 0

    def formula(self) -> list[Piece]:
        """The whole formula.

        Raises:
            Unsure: something in it is not known, or its braces are not balanced.
        """
        if self._tokens.count("\\left") != self._tokens.count("\\right"):
            raise Unsure
        return self._sequence("")

    def next(self) -> str:
        """The token at hand, which is passed; nothing at the end."""
        mark = self.peek()
        self._place += 1
        return mark

    def peek(self, ahead: int = 0) -> str:
        place = self._place + ahead
        return self._tokens[place] if place < len(self._tokens) else ""

    def skip_space(self) -> None:
        if self.peek().isspace():
            self._place += 1

    def _sequence(self, end: str) -> list[Piece]:
        """Pieces up to the token that ends them."""
        pieces: list[Piece] = []
        while (mark := self.next()) != end:
            if mark in ("", "}"):
                raise Unsure
            if mark in ("^", "_"):
                self._scripts(pieces, mark)
            else:
                self._add(pieces, mark)
        return pieces

    def argument(self) -> list[Piece]:
        """What a command applies to: a group, or the one sign behind it."""
        self.skip_space()
        mark = self.next()
        if mark in ("", "^", "_", "}"):
            raise Unsure
        if mark[0].isdigit() and len(mark) > 1:
            self._place -= 1
            self._tokens[self._place] = mark[1:]
            return [_typed(mark[0])]
        return self._deeper(mark, "}" if mark == "{" else "")

    def option(self) -> list[Piece]:
        """What stands in square brackets behind a command, if there are any."""
        self.skip_space()
        if self.peek() != "[":
            return []
        return self._deeper(self.next(), "]")

    def _deeper(self, mark: str, end: str) -> list[Piece]:
        """A group up to its end, or one sign, within the depth there may be."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unsure
        pieces: list[Piece] = []
        if end:
            pieces = self._sequence(end)
        else:
            self._add(pieces, mark)
        self._depth -= 1
        return _trimmed(pieces)

    def _add(self, pieces: list[Piece], mark: str) -> None:
        name = mark[1:]
        if mark == "{":
            pieces.extend(self._group())
        elif not name or mark[0] != "\\":
            pieces.append(_typed(mark))
        elif name in _SIGNS:
            self._sign(pieces, _SIGNS[name], name)
        elif name in ("left", "right"):
            self._delimiter(pieces, name)
        elif name in self._commands:
            pieces.append(self._commands[name](self, name))
        elif name not in symbols.SILENT:
            raise Unsure

    def _sign(self, pieces: list[Piece], sign: Piece, name: str) -> None:
        """A sign and the blanks about it: one that only ends the name of the command is none."""
        before = [pieces.pop()] if pieces and pieces[-1].kind is Kind.SPACE else []
        if sign.kind is Kind.SPACE:
            self.skip_space()
            pieces.append(max([sign, *before], key=lambda space: len(space.text)))
        elif sign.kind is Kind.RELATION:
            self.skip_space()
            inside = pieces and pieces[-1].kind is not Kind.OPEN
            pieces.extend([_SPACE, sign, _SPACE] if inside else [sign, _SPACE])
        elif sign.kind in (Kind.SUM, Kind.PRODUCT):
            self.skip_space()
            pieces.extend([*before, sign, *([] if self.peek() in tuple(",.;:") else before)])
        else:
            pieces.extend([sign] if sign.kind is Kind.CLOSE else [*before, sign])
            self._end_name(sign.kind, name)

    def _end_name(self, kind: Kind, name: str) -> None:
        """Passes over the blank that ends a command's name, where what follows belongs to it."""
        joined = kind in (Kind.PREFIX, Kind.OPEN, Kind.CLOSE) or _FACTOR.match(self.peek(1))
        if name.isalpha() and kind is not Kind.WORD and joined:
            self.skip_space()

    def _group(self) -> list[Piece]:
        """What stands in braces; as one unit where a script follows, which then belongs to all of it."""
        pieces = self._deeper("{", "}")
        follows = self.peek(1) if self.peek().isspace() else self.peek()
        return [_unit(pieces)] if follows in ("^", "_") else pieces

    def _delimiter(self, pieces: list[Piece], side: str) -> None:
        """The bracket behind `left` or `right`, without blanks inside; a full stop is none."""
        self.skip_space()
        mark = self.next()
        sign = _SIGNS.get(mark[1:]) if mark[:1] == "\\" else _DELIMITERS.get(mark)
        if sign is None or sign.kind not in (Kind.OPEN, Kind.CLOSE, Kind.BAR):
            raise Unsure
        if side == "left":
            self.skip_space()
        elif pieces and pieces[-1].kind is Kind.SPACE:
            pieces.pop()
        pieces.append(Piece(sign.text, Kind.OPEN if side == "left" else Kind.CLOSE))

    def _scripts(self, pieces: list[Piece], sign: str) -> None:
        """Sub- and superscript of what stands before, in either order, each at most once."""
        found: dict[str, str] = {}
        while sign in ("^", "_"):
            if sign in found or self._many_digits():
                raise Unsure
            found[sign] = line(self.argument())
            ahead = 1 if self.peek().isspace() else 0
            sign = self.peek(ahead)
            self._place += ahead + 1 if sign in ("^", "_") else 0
        base = _base(pieces)
        if base.text[-1:] in (_RAISED if "^" in found else _LOWERED):
            raise Unsure
        small = _script(found.get("_", ""), symbols.LOWERED, "_")
        pieces.append(Piece(base.text + small + _script(found.get("^", ""), symbols.RAISED, "^"), base.kind))

    def _many_digits(self) -> bool:
        """Whether a bare number follows of which only the first digit would belong to a script."""
        mark = self.peek(1) if self.peek().isspace() else self.peek()
        return mark[:1].isdigit() and len(mark) > 1


def _typed(mark: str) -> Piece:
    """A sign that stands for itself."""
    if mark in ("\\", "$"):
        raise Unsure
    if mark.isspace():
        return Piece(mark, Kind.SPACE)
    if mark[0].isalnum():
        return Piece(mark, Kind.UNIT)
    return Piece(mark, Kind.POSTFIX if combining(mark[0]) else _TYPED.get(mark, Kind.SUM))


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    inked = [place for place, piece in enumerate(pieces) if piece.kind is not Kind.SPACE]
    return pieces[inked[0] : inked[-1] + 1] if inked else []


def _unit(pieces: list[Piece]) -> Piece:
    """Pieces as one, in brackets where they do not hold together by themselves or have a script already."""
    text = line(pieces)
    if len(pieces) == 1 and not raised(text):
        return pieces[0]
    return Piece(f"({text})" if text else "", Kind.UNIT)


def raised(text: str) -> bool:
    """Whether a text has a script with which a power, or a root over it, would be mistaken."""
    return _SCRIPTED.search(text) is not None


def _base(pieces: list[Piece]) -> Piece:
    """Takes off what a script belongs to."""
    while pieces and pieces[-1].kind is Kind.SPACE:
        pieces.pop()
    if not pieces:
        return Piece("", Kind.UNIT)
    base = pieces.pop()
    if not base.text and pieces:
        raise Unsure
    return base.bracketed() if base.kind in (Kind.FRACTION, Kind.ROOT, Kind.PHRASE) else base


def _script(text: str, table: dict[str, str], sign: str) -> str:
    """A script in small signs where there are such for all of it, else behind its sign in brackets."""
    if text == "∘":
        return "°" if sign == "^" else f"{sign}{text}"
    close = re.sub(r" ?([-+=()\u2212]) ?", r"\1", text)
    if all(char in table for char in close):
        return "".join(table[char] for char in close)
    return f"{sign}{text}" if len(text) == 1 and not text.isalnum() else f"{sign}({text})"
