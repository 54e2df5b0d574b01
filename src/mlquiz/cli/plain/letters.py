"""The letters that options, steps and matches have in line mode, and answers written with them.

A letter belongs to its option throughout a sitting. What a line of letters answers is `answers`'s.
"""

import re
from collections.abc import Callable

from mlquiz.model.attempt import Response
from mlquiz.model.form import Slot
from mlquiz.model.question import NONE
from mlquiz.report.words import letter

BETWEEN = re.compile(r"[\s,;.:=()]+")
"""What may stand between letters."""


def letter_of(slot: Slot, pick: int) -> str:
    """The letter of an option, step or match."""
    return letter(slot.order.index(pick))


def last_letter(slot: Slot) -> str:
    return letter(len(slot.order) - 1)


def picks_of(slot: Slot, line: str) -> list[int] | None:
    """What the letters of a line stand for, in their order; None where anything else is written."""
    names = {letter(place): pick for place, pick in enumerate(slot.order)}
    words = words_of(line)
    if not all(word in names for word in words):
        words = list("".join(words))
    if not words or not all(word in names for word in words):
        return None
    return [names[word] for word in words]


def words_of(line: str) -> list[str]:
    return [word for word in BETWEEN.split(line.lower()) if word]


def answer_words(slot: Slot, response: Response) -> str:
    """An answer as it could be typed again; empty where there is none."""
    return _WORDS[slot.kind](slot, response) if response.given else ""


def _choice(slot: Slot, response: Response) -> str:
    return " ".join(letter_of(slot, pick) for pick in slot.order if pick in response.picks)


def _ordering(slot: Slot, response: Response) -> str:
    return " ".join(letter_of(slot, pick) for pick in response.picks)


def _matching(slot: Slot, response: Response) -> str:
    given = ("-" if pick == NONE else letter_of(slot, pick) for pick in response.picks)
    return " ".join(f"{prompt}{match}" for prompt, match in enumerate(given, start=1))


def _numeric(slot: Slot, response: Response) -> str:
    typed, unit = response.typed, slot.unit
    return typed if typed.lower().endswith(unit.lower()) else f"{typed} {unit}"


_WORDS: dict[str, Callable[[Slot, Response], str]] = {
    "choice": _choice,
    "ordering": _ordering,
    "matching": _matching,
    "numeric": _numeric,
}
