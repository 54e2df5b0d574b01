"""Form codes: a short, typable text that stands for everything a form was drawn by.

A code carries the bank's version, the seed, what was asked for, and which questions were passed over
because they had been seen. It knows bits, not questions: `assemble` gives them meaning.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from mlquiz.errors import UsageFault

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
SEED_BITS = 25
BANK_BITS = 16
SEEDS = 1 << SEED_BITS
_FORMAT_BITS = 2
_PLAIN, _EXTENDED, _MOVED = 0, 1, 2
_CHECK_DIGITS = 2
_GROUP = 4
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a code says. `questions` and `domains` (a bit mask) are 0 for the blueprint's own form.

    `skips` has a tuple a domain: run lengths, alternately passed over and taken, along the seed's
    order; an empty tuple takes from the front. `skips` is empty where no domain passed anything over.
    `pilot` counts further unscored questions. A `free` form was drawn from all domains as one: it has
    one tuple of skips, and may have questions that are moved, told by their places in the seed's order: those that
    stand `first`, and `pairs` of one and the other that it then follows.
    """

    bank: int
    seed: int
    questions: int = 0
    domains: int = 0
    skips: tuple[tuple[int, ...], ...] = ()
    pilot: int = 0
    free: bool = False
    first: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()


def bank_check(bank_version: str) -> int:
    """The part of a bank version (hex) that a code carries."""
    return int(bank_version[: BANK_BITS // 4], 16)


class _Writer:
    def __init__(self) -> None:
        self.bits: list[int] = []

    def fixed(self, value: int, width: int) -> None:
        self.bits += [value >> shift & 1 for shift in reversed(range(width))]

    def gamma(self, value: int) -> None:
        """Elias gamma of value + 1: short for small values, unbounded."""
        width = (value + 1).bit_length()
        self.fixed(0, width - 1)
        self.fixed(value + 1, width)

    def row(self, values: Sequence[int]) -> None:
        """How many there are, and each."""
        self.gamma(len(values))
        for value in values:
            self.gamma(value)


class _Reader:
    def __init__(self, bits: Sequence[int]) -> None:
        self.bits = bits
        self.place = 0

    def fixed(self, width: int) -> int:
        taken = self.bits[self.place : self.place + width]
        if len(taken) < width:
            raise ValueError("the code ends too early")
        self.place += width
        return int("".join(map(str, taken)) or "0", 2)

    def gamma(self) -> int:
        width = 1
        while self.fixed(1) == 0:
            width += 1
        return (1 << width - 1 | self.fixed(width - 1)) - 1

    def row(self) -> tuple[int, ...]:
        return tuple(self.gamma() for _ in range(self.gamma()))


def encode(recipe: Recipe) -> str:
    """The code, in groups of four: `7QK2-M9XT-R4C`."""
    writer = _Writer()
    moved = bool(recipe.first or recipe.pairs)
    extended = bool(recipe.pilot or recipe.free or moved)
    writer.fixed(_MOVED if moved else _EXTENDED if extended else _PLAIN, _FORMAT_BITS)
    writer.fixed(recipe.bank, BANK_BITS)
    writer.fixed(recipe.seed, SEED_BITS)
    custom = bool(recipe.questions or recipe.domains)
    writer.fixed(custom, 1)
    writer.fixed(bool(recipe.skips), 1)
    if extended:
        writer.fixed(recipe.free, 1)
        writer.gamma(recipe.pilot)
    if custom:
        writer.gamma(recipe.questions)
        writer.gamma(recipe.domains)
    if recipe.skips:
        writer.gamma(len(recipe.skips))
        for runs in recipe.skips:
            writer.row(runs)
    if moved:
        writer.row(recipe.first)
        writer.row([place for pair in recipe.pairs for place in pair])
    writer.fixed(0, -len(writer.bits) % 5)
    digits = [writer.bits[start : start + 5] for start in range(0, len(writer.bits), 5)]
    body = "".join(ALPHABET[int("".join(map(str, digit)), 2)] for digit in digits)
    text = body + _check(body)
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def _check(body: str) -> str:
    value = int.from_bytes(hashlib.sha256(body.encode()).digest()[:2], "big")
    return "".join(ALPHABET[value >> 5 * place & 31] for place in range(_CHECK_DIGITS))


def decode(code: str) -> Recipe:
    """Reads a code as a person types it: any case, with or without dashes, O for 0, I or L for 1.

    Raises:
        UsageFault: it is not a form code; nearly every slip of a key is noticed.
    """
    text = code.upper().translate(str.maketrans("OIL", "011", "- \t"))
    body, check = text[:-_CHECK_DIGITS], text[-_CHECK_DIGITS:]
    if not body or len(text) > _LONGEST or set(text) - set(ALPHABET) or _check(body) != check:
        raise UsageFault(f"{code[:40]!r} is not a form code; look for a mistyped character")
    bits = [ALPHABET.index(digit) >> shift & 1 for digit in body for shift in reversed(range(5))]
    reader = _Reader(bits)
    try:
        layout = reader.fixed(_FORMAT_BITS)
        if layout not in (_PLAIN, _EXTENDED, _MOVED):
            raise UsageFault(f"form code {code!r} was made by a newer mlquiz; upgrade to use it")
        return _recipe(reader, layout)
    except ValueError:
        raise UsageFault(f"{code!r} is not a form code; look for a missing character") from None


def _recipe(reader: _Reader, layout: int) -> Recipe:
    bank, seed = reader.fixed(BANK_BITS), reader.fixed(SEED_BITS)
    custom, passed_over = reader.fixed(1), reader.fixed(1)
    free, pilot = (bool(reader.fixed(1)), reader.gamma()) if layout else (False, 0)
    questions, domains = (reader.gamma(), reader.gamma()) if custom else (0, 0)
    skips: tuple[tuple[int, ...], ...] = ()
    if passed_over:
        skips = tuple(reader.row() for _ in range(reader.gamma()))
    first, paired = (reader.row(), reader.row()) if layout == _MOVED else ((), ())
    pairs = tuple(zip(paired[::2], paired[1::2], strict=True))
    return Recipe(bank, seed, questions, domains, skips, pilot, free, first, pairs)
