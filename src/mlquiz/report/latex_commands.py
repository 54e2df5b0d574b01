"""Commands of LaTeX that take arguments: fractions, roots, accents, alphabets, words."""

import re
from collections.abc import Callable
from unicodedata import combining, normalize

from mlquiz.report import latex_symbols as symbols
from mlquiz.report.latex import Reader, Unsure, raised
from mlquiz.report.latex_pieces import Grip, Kind, Piece, grip, line

_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}


def _fraction(reader: Reader, _: str) -> Piece:
    above, below = reader.argument(), reader.argument()
    if not above or not below:
        raise Unsure
    over = line(above) if grip(above) > Grip.LOOSE else f"({line(above)})"
    under = line(below) if grip(below) is Grip.UNIT or _differential(above, below) else f"({line(below)})"
    return Piece(f"{over}/{under}", Kind.FRACTION)


def _differential(above: list[Piece], below: list[Piece]) -> bool:
    """Whether `dx` stands under a `d`."""
    firmly = len(below) == 2 and grip(below) > Grip.LOOSE
    return firmly and above[:1] == below[:1] == [Piece("d", Kind.UNIT)]


def _root(reader: Reader, _: str) -> Piece:
    index, under = line(reader.option()), reader.argument()
    if not under:
        raise Unsure
    inside = line(under) if _bare(under) else f"({line(under)})"
    return Piece(_root_sign(index) + inside, Kind.ROOT)


def _bare(under: list[Piece]) -> bool:
    """Whether a root needs no brackets: over one letter, number or name, without a power."""
    return len(under) == 1 and under[0].kind in (Kind.UNIT, Kind.NAME) and not raised(under[0].text)


def _root_sign(index: str) -> str:
    if index in _ROOTS:
        return _ROOTS[index]
    if not index.isalnum() or any(char not in symbols.RAISED for char in index):
        raise Unsure
    return "".join(symbols.RAISED[char] for char in index) + "√"


def _binomial(reader: Reader, _: str) -> Piece:
    return Piece(f"({line(reader.argument())} choose {line(reader.argument())})", Kind.UNIT)


def _accent(reader: Reader, name: str) -> Piece:
    """A mark over one letter; only a line may stand over several."""
    text, mark = line(reader.argument()), symbols.ACCENTS[name]
    several = sum(not combining(char) for char in text) > 1
    if not text[:1].isalpha() or (several and not (name == "overline" and text.isalpha())):
        raise Unsure
    marked = "".join(char + mark for char in text) if several else text + mark
    return Piece(normalize("NFC", marked), Kind.NAME if several else Kind.UNIT)


def _alphabet(reader: Reader, name: str) -> Piece:
    table, text = symbols.ALPHABETS[name], _letters(reader)
    if any(char not in table and char.isascii() and char.isalnum() for char in text):
        raise Unsure
    return Piece("".join(table.get(char, char) for char in text), _kind(text))


def _plain(reader: Reader, _: str) -> Piece:
    text = _letters(reader)
    return Piece(text, _kind(text))


def _letters(reader: Reader) -> str:
    """What is written in another hand: letters, not fractions, which would lose their brackets in it."""
    pieces = reader.argument()
    if any(piece.kind in (Kind.FRACTION, Kind.ROOT) for piece in pieces):
        raise Unsure
    return line(pieces)


def _text(reader: Reader, _: str) -> Piece:
    """Words as they are written."""
    reader.skip_space()
    if reader.next() != "{":
        raise Unsure
    words: list[str] = []
    while (mark := reader.next()) != "}":
        words.append(_word(mark))
    text = "".join(words)
    return Piece(text, _kind(text))


def _word(mark: str) -> str:
    if mark in ("", "{", "$", "\\"):
        raise Unsure
    if mark[0] != "\\":
        return mark
    if mark[1:] not in tuple("%$_&#{} "):
        raise Unsure
    return mark[1:]


def _kind(text: str) -> Kind:
    if len(text) < 2:
        return Kind.UNIT
    return Kind.NAME if re.fullmatch(r"[\w@]+", text) else Kind.PHRASE


def _operator(reader: Reader, _: str) -> Piece:
    if reader.peek() == "*":
        reader.next()
    return Piece(_letters(reader), Kind.WORD)


COMMANDS: dict[str, Callable[[Reader, str], Piece]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac"), _fraction),
    **dict.fromkeys(symbols.ACCENTS, _accent),
    **dict.fromkeys(symbols.ALPHABETS, _alphabet),
    **dict.fromkeys(symbols.PLAIN, _plain),
    **dict.fromkeys(symbols.TEXT, _text),
    "sqrt": _root,
    "binom": _binomial,
    "operatorname": _operator,
}
