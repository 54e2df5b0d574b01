"""How a sitting stands: everything about it that is kept, and nothing that happens. Verbs are in `exam.session`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mlquiz.model.attempt import Interruption, Response
from mlquiz.model.form import Slot


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

    With `strict` the deadline is a moment of the wall clock: interruptions consume exam time.
    Moments and durations are whole milliseconds.
    """

    slots: tuple[Slot, ...]
    responses: tuple[Response, ...]
    limit: timedelta
    at: datetime
    strict: bool = False
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
    def left(self) -> timedelta:
        """Exam time not yet used, as of the moment up to which it was banked."""
        return self.limit - self.used

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
        return len(self.responses[position - 1].picks) == self.slots[position - 1].choose
