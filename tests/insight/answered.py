"""Answers that are final, right or wrong as a test wants them, and the attempt they make up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tests.build import START, right_answer

from mlquiz.exam.grade import points
from mlquiz.exam.place import slot_of
from mlquiz.model.attempt import Answered, Response
from mlquiz.model.form import Slot
from mlquiz.model.question import NONE, Question

SECONDS = 60


def answered(
    asked: Question,
    position: int = 1,
    *,
    right: bool = True,
    given: bool = True,
    seconds: float = SECONDS,
    confidence: str = "",
    cause: str = "",
    scored: bool = True,
    seen_before: bool = False,
    credit: str = "whole",
) -> Answered:
    """A question answered right, wrong or not at all, at its own slot."""
    slot = slot_of(asked, position, 1, 0, scored=scored)
    picks, typed = right_answer(asked, slot) if right else wrong_answer(asked, slot)
    left = Response(spent=timedelta(seconds=seconds), seen_at=START, confidence=confidence)
    response = replace(left, picks=picks, typed=typed) if given else left
    earned = points(asked, slot, response, credit)
    return Answered(slot, response, asked, earned, seen_before, cause)


def wrong_answer(asked: Question, slot: Slot) -> tuple[tuple[int, ...], str]:
    """Picks or typed text that are wrong in every component."""
    if slot.kind == "numeric":
        return (), "123456"
    key = asked.body.key
    if slot.kind == "choice":
        others = [option for option in sorted(slot.order) if option not in key]
        return tuple(sorted([*others, *key][: slot.choose])), ""
    if slot.kind == "ordering":
        return (*key[1:], key[0]), ""
    return tuple(next(match for match in slot.order if match != right) for right in key), ""


def partly(asked: Question, position: int = 1, *, credit: str = "whole") -> Answered:
    """An answer with its first component right and the others wrong; of matches none but the first is given."""
    each = answered(asked, position, right=False, credit=credit)
    key = asked.body.key
    picks: tuple[int, ...] = (key[0], *(NONE for _ in key[1:]))
    if each.slot.kind == "choice":
        wrong = [option for option in sorted(each.slot.order) if option not in key]
        picks = tuple(sorted([key[0], *wrong[: each.slot.choose - 1]]))
    if each.slot.kind == "ordering":
        picks = (key[0], *key[2:], key[1])
    response = replace(each.response, picks=picks)
    return replace(each, response=response, points=points(asked, each.slot, response, credit))


def form(*marks: Answered) -> tuple[Answered, ...]:
    """The same answers at positions 1, 2, 3."""
    return tuple(
        replace(each, slot=replace(each.slot, position=position))
        for position, each in enumerate(marks, start=1)
    )


def by_pattern(pattern: str, asked: Sequence[Question]) -> tuple[Answered, ...]:
    """Answers by a pattern: `+` right, `-` wrong, `.` blank."""
    return tuple(
        answered(each, position, right=sign == "+", given=sign != ".")
        for position, (sign, each) in enumerate(zip(pattern, asked, strict=True), start=1)
    )
