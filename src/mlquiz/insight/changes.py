"""Answers that were changed: from wrong to right, from right to wrong, from one wrong one to another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from mlquiz.insight.replay import answers_at
from mlquiz.model.attempt import Answered, Event, Response

Right = Callable[[Answered, Response], bool]
"""Whether another response would have been right at a slot."""


class Turn(StrEnum):
    """What a change of an answer did."""

    GAINED = "wrong to right"
    LOST = "right to wrong"
    NEITHER = "wrong to wrong"


@dataclass(frozen=True, slots=True)
class Change:
    """A complete answer that gave way to another one."""

    position: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes among `n` questions that had a complete answer and whose ledger could be followed."""

    n: int
    each: tuple[Change, ...]

    def count(self, turn: Turn) -> int:
        return sum(change.turn is turn for change in self.each)

    @property
    def questions(self) -> int:
        """Questions whose answer was changed at least once."""
        return len({change.position for change in self.each})


def changes(answers: Sequence[Answered], ledger: Iterable[Event], right: Right) -> Changes:
    """Plays the ledger again and counts changes of a complete answer to another complete one.

    An answer that was right before and after, such as 75% for 0.75, was not changed.
    """
    events = _by_position(ledger)
    histories = [
        (each, answers_at(each.slot, each.response, events.get(each.slot.position, ()))) for each in answers
    ]
    followed = [(each, stood) for each, stood in histories if stood]
    found = (change for each, stood in followed for change in _changes(each, stood, right))
    return Changes(len(followed), tuple(found))


def _by_position(ledger: Iterable[Event]) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    for event in ledger:
        found.setdefault(event.position, []).append(event)
    return found


def _changes(each: Answered, stood: Sequence[Response], right: Right) -> Iterator[Change]:
    for before, after in pairwise(right(each, response) for response in stood):
        if not (before and after):
            turn = Turn.GAINED if after else Turn.LOST if before else Turn.NEITHER
            yield Change(each.slot.position, turn)
