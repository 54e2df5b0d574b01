"""How a sitting stands: everything about it that is kept, and nothing that happens. Verbs are in `exam.session`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mlquiz.model.attempt import Interruption, Response
from mlquiz.model.form import Rules, Slot


class Status(StrEnum):
    """Where a sitting stands. The last two are closed and never change again."""

    RUNNING = "running"
    PAUSED = "paused"
    SUBMITTED = "submitted"
    EXPIRED = "expired"


CLOSED = frozenset({Status.SUBMITTED, Status.EXPIRED})


@dataclass(frozen=True, slots=True)
class Standing:
    """Slots and responses by position (from 1), the time used, and the moment up to which it was banked.

    Moments and durations are whole milliseconds.
    """

    slots: tuple[Slot, ...]
    responses: tuple[Response, ...]
    rules: Rules
    at: datetime
    used: timedelta = timedelta()
    status: Status = Status.RUNNING
    position: int = 1
    interruptions: tuple[Interruption, ...] = ()
    closed_at: datetime | None = None

    @property
    def slot(self) -> Slot:
        """The slot the taker is at."""
        return self.slots[self.position - 1]

    @property
    def response(self) -> Response:
        """The response at the slot the taker is at."""
        return self.responses[self.position - 1]

    @property
    def closed(self) -> bool:
        return self.status in CLOSED

    @property
    def left(self) -> timedelta | None:
        """Exam time not yet used, as of the moment up to which it was banked; None where it is not timed."""
        return None if self.rules.limit is None else self.rules.limit - self.used

    @property
    def question_left(self) -> timedelta | None:
        """Time left for the question the taker is at; None where it has none of its own."""
        limit = self.rules.question_limit
        return None if limit is None else max(timedelta(), limit - self.response.spent)

    @property
    def answered(self) -> int:
        """Slots with as many picks as asked for."""
        return sum(self.complete(slot.position) for slot in self.slots)

    @property
    def flagged(self) -> int:
        return sum(response.flagged for response in self.responses)

    @property
    def interrupted(self) -> timedelta:
        """How long all interruptions were together."""
        return sum((gap.length for gap in self.interruptions), timedelta())

    def complete(self, position: int) -> bool:
        return self.responses[position - 1].given == self.slots[position - 1].choose

    def shut(self, position: int) -> bool:
        """Whether a slot is closed for good: the taker left its section or its case."""
        return self.responses[position - 1].locked and not self.rules.feedback

    @property
    def checked(self) -> bool:
        """Whether the answer here was checked: what is right may be told."""
        return self.rules.feedback and self.response.locked

    @property
    def arranged(self) -> tuple[int, ...]:
        """The steps or options here as they stand on the screen."""
        return (
            self.response.picks if self.slot.kind == "ordering" and self.response.picks else self.slot.order
        )
