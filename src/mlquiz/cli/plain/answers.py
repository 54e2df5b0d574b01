"""What a line answers, by kind of question: it is read, and becomes a verb of the sitting.

How a question is told is `question`'s; whether line mode goes on is the conversation's.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mlquiz.cli.plain.letters import BETWEEN, last_letter, letter_of, picks_of, words_of
from mlquiz.errors import IllegalMove, UsageFault
from mlquiz.model.attempt import Response
from mlquiz.model.form import Slot
from mlquiz.model.question import NONE
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.words import NUMBER_WORDS, letter, letters_text

_PAIR = re.compile(r"(\d{1,3})\s*[:=.)]?\s*([a-z]+|-)")
_SHOWN = 40
"""How much of a line is repeated to its writer."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an answer: what is said to it, and whether the line was meant as the whole answer."""

    said: str = ""
    whole: bool = True


def take_answer(sitting: Sitting, line: str) -> Taken:
    """Puts what a line says in the place of the answer before, or of the part of it that it names.

    Raises:
        UsageFault: the line is no answer to this kind of question.
        IllegalMove: the answer here is final, or no number.
    """
    session = sitting.session
    if session.response.locked:
        raise IllegalMove(f"the answer to question {session.position} is final")
    return _KINDS[session.slot.kind](sitting, line)


def one_pick(slot: Slot, word: str) -> int:
    """The option, step or match that a letter stands for.

    Raises:
        UsageFault: it stands for none.
    """
    picks = picks_of(slot, word)
    if picks is None or len(picks) != 1:
        raise UsageFault(f"type the command and one letter from a to {last_letter(slot)}")
    return picks[0]


def _no_answer(line: str, way_out: str) -> UsageFault:
    return UsageFault(f"{line[:_SHOWN]!r} is no answer here: type {way_out}, or :help")


def _choice(sitting: Sitting, line: str) -> Taken:
    slot = sitting.session.slot
    found = picks_of(slot, line)
    if found is None:
        raise _no_answer(line, f"letters from a to {last_letter(slot)}")
    options = tuple(dict.fromkeys(found))
    if len(options) > slot.choose:
        raise UsageFault(f"choose {NUMBER_WORDS.get(slot.choose, slot.choose)}; you gave {len(options)}")
    sitting.respond(options)
    missing = slot.choose - len(options)
    return Taken(f"Noted {len(options)} of {slot.choose}; {missing} still missing." if missing else "")


def _ordering(sitting: Sitting, line: str) -> Taken:
    slot = sitting.session.slot
    steps = picks_of(slot, line)
    if steps is None:
        raise _no_answer(line, f"all {slot.choose} letters in your order, like {example_order(slot)}")
    if sorted(steps) != sorted(slot.order):
        raise UsageFault(f"give each of the {slot.choose} letters once: {_amiss(slot, steps)}")
    sitting.respond(steps)
    return Taken()


def example_order(slot: Slot) -> str:
    """What an order looks like: the letters backwards, whatever is right."""
    return " ".join(letter(place) for place in reversed(range(len(slot.order))))


def _amiss(slot: Slot, steps: Sequence[int]) -> str:
    """What keeps letters from being a whole order: `c is missing, a is there twice`."""
    missing = [place for place, step in enumerate(slot.order) if step not in steps]
    repeated = [f"{letter_of(slot, step)} is there twice" for step in slot.order if steps.count(step) > 1]
    return ", ".join([*([f"{letters_text(missing)} missing"] if missing else []), *repeated])


def _matching(sitting: Sitting, line: str) -> Taken:
    slot, before = sitting.session.slot, sitting.session.response.picks
    named = _pairs(slot, line) if re.search(r"\d", line) else dict(enumerate(_row(slot, line)))
    kept = before or (NONE,) * slot.choose
    sitting.respond([named.get(prompt, match) for prompt, match in enumerate(kept)])
    return Taken(_unmatched(slot, sitting.session.response), whole=len(named) > 1)


def _pairs(slot: Slot, line: str) -> dict[int, int]:
    """Prompts with their matches: `1b 2a`."""
    plain = line.lower()
    if BETWEEN.sub("", _PAIR.sub("", plain)):
        raise _no_match(slot, line)
    return {_prompt(slot, int(each[1])): _match(slot, line, each[2]) for each in _PAIR.finditer(plain)}


def _prompt(slot: Slot, number: int) -> int:
    if not 1 <= number <= slot.choose:
        raise UsageFault(f"there is no prompt {number}; they are numbered 1 to {slot.choose}")
    return number - 1


def _match(slot: Slot, line: str, word: str) -> int:
    if word == "-":
        return NONE
    picks = picks_of(slot, word)
    if picks is None or len(picks) != 1:
        raise _no_match(slot, line)
    return picks[0]


def _row(slot: Slot, line: str) -> list[int]:
    """A match for every prompt in order: `b a -`."""
    words = words_of(line)
    if len(words) != slot.choose:
        words = list("".join(words))
    if len(words) != slot.choose:
        raise _no_match(slot, line)
    return [_match(slot, line, word) for word in words]


def example_pairs(slot: Slot) -> str:
    """What matches look like: prompts with the letters in turn, whatever is right."""
    return " ".join(f"{place + 1}{letter(place % len(slot.order))}" for place in range(slot.choose))


def _no_match(slot: Slot, line: str) -> UsageFault:
    return _no_answer(
        line, f"a number and a letter for each prompt, like {example_pairs(slot)}, - for no match"
    )


def _unmatched(slot: Slot, response: Response) -> str:
    picks = response.picks or (NONE,) * slot.choose
    without = [str(prompt) for prompt, pick in enumerate(picks, start=1) if pick == NONE]
    return f"Still without a match: {', '.join(without)}." if without else ""


def _numeric(sitting: Sitting, line: str) -> Taken:
    sitting.enter(line)
    return Taken()


_KINDS: dict[str, Callable[[Sitting, str], Taken]] = {
    "choice": _choice,
    "ordering": _ordering,
    "matching": _matching,
    "numeric": _numeric,
}
