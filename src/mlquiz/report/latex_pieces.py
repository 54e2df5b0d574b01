"""Parts of a formula in a line of text: what stands between them, and where they need brackets.

How LaTeX spells the parts is `latex`'s.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a piece is to its neighbours."""

    UNIT = auto()  # a letter, a number, a symbol, anything in brackets of its own
    NAME = auto()  # several letters that are one thing
    PHRASE = auto()  # several words
    WORD = auto()  # log, max, a big sum: stands apart from what it is applied to
    PREFIX = auto()  # belongs to the unit behind it
    POSTFIX = auto()  # belongs to the unit before it
    ROOT = auto()
    FRACTION = auto()
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()  # opens or closes, whichever is due
    PRODUCT = auto()
    SUM = auto()  # plus, minus, commas, and whatever binds as weakly
    RELATION = auto()
    SPACE = auto()


class Piece(NamedTuple):
    """A part of a formula and what it is."""

    text: str
    kind: Kind

    def bracketed(self) -> "Piece":
        return Piece(f"({self.text})", Kind.UNIT)


class Grip(IntEnum):
    """How firmly a text holds together beside a slash or under an exponent."""

    LOOSE = 0
    PRODUCT = 1
    UNIT = 2


_CALLED = frozenset("PpQqEHIDLJKVTfghσφϕψΦ𝔼ℙℒ")  # noqa: RUF001 - those letters
_WEAK = frozenset({Kind.SUM, Kind.RELATION, Kind.SPACE, Kind.PRODUCT, Kind.FRACTION, Kind.PHRASE, Kind.BAR})
_UNCOUNTED = frozenset({Kind.PREFIX, Kind.POSTFIX})
_FREE_BEFORE = frozenset({Kind.SUM, Kind.RELATION, Kind.OPEN})
_FREE_BEHIND = frozenset({Kind.SUM, Kind.RELATION, Kind.CLOSE})
_BEFORE_WORD = frozenset(
    {Kind.UNIT, Kind.NAME, Kind.PHRASE, Kind.WORD, Kind.POSTFIX, Kind.ROOT, Kind.CLOSE, Kind.FRACTION}
)
_BEHIND_WORD = frozenset(
    {Kind.UNIT, Kind.NAME, Kind.PHRASE, Kind.WORD, Kind.PREFIX, Kind.ROOT, Kind.FRACTION}
)
_FACTORS = frozenset({Kind.UNIT, Kind.NAME, Kind.POSTFIX, Kind.CLOSE})
_BEHIND_ROOT = frozenset({Kind.UNIT, Kind.NAME, Kind.PHRASE, Kind.OPEN, Kind.POSTFIX})
_BARE_ROOT = re.compile("[√∛∜](?!\\()")
_NOTHING = Piece("", Kind.SUM)


def line(pieces: Sequence[Piece]) -> str:
    """The pieces as one text, with the spaces and brackets their neighbours call for."""
    before, parts = _NOTHING, [""]
    for piece in _settled(_paired(pieces)):
        parts.append(_gap(before, piece))
        parts.append(piece.text.lstrip(" ") if before.text.endswith(" ") else piece.text)
        before = piece
    return "".join(parts).strip()


def grip(pieces: Sequence[Piece]) -> Grip:
    """How firmly the pieces hold together: one unit, a product without spaces, or less."""
    units = depth = 0
    before = _NOTHING
    for piece in _paired(pieces):
        if not depth and (piece.kind in _WEAK or _applied(before, piece)):
            return Grip.LOOSE
        units += not depth and _counts(before, piece)
        depth += (piece.kind is Kind.OPEN) - (piece.kind is Kind.CLOSE)
        if depth < 0:
            return Grip.LOOSE
        before = piece
    if depth:
        return Grip.LOOSE
    return Grip.PRODUCT if units > 1 else Grip.UNIT


def _applied(before: Piece, piece: Piece) -> bool:
    """Whether a word stands before what it is applied to without brackets, or a factor before a word."""
    return (before.kind is Kind.WORD and piece.kind in _BEHIND_WORD) or (
        piece.kind is Kind.WORD and before.kind in _BEFORE_WORD
    )


def _counts(before: Piece, piece: Piece) -> bool:
    """Whether a piece is one more factor: what a function is called with is not."""
    if piece.kind is Kind.OPEN:
        called = before.kind in (Kind.NAME, Kind.WORD) or before.text[:1] in _CALLED
        return not (before.text and called)
    return piece.kind not in _UNCOUNTED


def _gap(before: Piece, piece: Piece) -> str:
    if _applied(before, piece):
        return " "
    if piece.kind is Kind.ROOT:
        apart = piece.text[0] not in "√∛∜"
    else:  # brackets of our own must not read as a call
        apart = piece.kind is Kind.FRACTION or (piece.kind is Kind.UNIT and piece.text[:1] == "(")
    return " " if apart and before.kind in _BEFORE_WORD else ""


def _paired(pieces: Sequence[Piece]) -> list[Piece]:
    """Bars opened and closed in turn where their number in a bracket is even, else mere signs."""
    paired = list(pieces)
    levels: list[dict[str, list[int]]] = [{}]
    for place, (text, kind) in enumerate(pieces):
        if kind is Kind.BAR:
            levels[-1].setdefault(text[0], []).append(place)
        elif kind is Kind.OPEN:
            levels.append({})
        elif kind is Kind.CLOSE and len(levels) > 1:
            _pair(paired, levels.pop())
    for level in levels:
        _pair(paired, level)
    return paired


def _pair(pieces: list[Piece], bars: dict[str, list[int]]) -> None:
    for places in bars.values():
        for count, place in enumerate(places):
            turn = (Kind.OPEN, Kind.CLOSE)[count % 2]
            pieces[place] = Piece(pieces[place].text, Kind.SUM if len(places) % 2 else turn)


def _settled(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Fractions and roots get brackets where a neighbour could be taken for a part of them."""
    before = _NOTHING
    for piece, behind, inked in zip(pieces, [*pieces[1:], _NOTHING], _inked(pieces), strict=False):
        settled = piece.bracketed() if _mistakable(before, piece, behind, inked) else piece
        yield settled
        before = before if piece.kind is Kind.SPACE else settled


def _mistakable(before: Piece, piece: Piece, behind: Piece, inked: Piece) -> bool:
    if piece.kind is Kind.ROOT:
        return behind.kind in _BEHIND_ROOT and _BARE_ROOT.search(piece.text) is not None
    if piece.kind is not Kind.FRACTION:
        return False
    return inked.kind not in _FREE_BEHIND or not _multiplies(before, piece)


def _multiplies(before: Piece, fraction: Piece) -> bool:
    """Whether what stands before a fraction reads the same with or without brackets about the fraction."""
    if before.kind is Kind.PRODUCT:
        return before.text[0] not in "/÷"
    if before.kind in _FACTORS:
        return not fraction.text[0].isdigit()
    return before.kind in _FREE_BEFORE


def _inked(pieces: Sequence[Piece]) -> list[Piece]:
    """What stands behind each piece, spaces aside."""
    behind, found = _NOTHING, []
    for piece in reversed(pieces):
        found.append(behind)
        behind = behind if piece.kind is Kind.SPACE else piece
    return found[::-1]
