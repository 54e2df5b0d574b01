"""Exam time: how much of it passes between two moments, and when it is over.

Time is banked by moments that are handed in. A long gap is an interruption; a clock that steps back
passes no time.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from mlquiz.model.attempt import Interruption, Response
from mlquiz.model.standing import Standing, Status

LONGEST_TICK = timedelta(seconds=5)
"""A longer gap between two moments of a running session is an interruption."""


@dataclass(frozen=True, slots=True)
class Clocked(Standing):
    """A standing that knows what time does to it."""

    def remaining(self, at: datetime) -> timedelta | None:
        """The time left at that moment: never negative, and never more than at the tick before.

        None where the sitting is not timed. Ask after ticking: over a gap that will be an interruption,
        nothing has passed.
        """
        if self.left is None or self.status is not Status.RUNNING:
            return self.left
        return self.left - self._elapsed(at)

    def pace(self, at: datetime) -> timedelta | None:
        """The time left for each question that is not yet complete; None where the sitting is not timed."""
        remaining = self.remaining(at)
        return None if remaining is None else remaining / max(1, len(self.slots) - self.answered)

    def _elapsed(self, at: datetime) -> timedelta:
        """Exam time that passes until that moment; a clock that steps back passes none."""
        gap = max(timedelta(), at - self.at)
        if gap > LONGEST_TICK and not self.rules.strict:
            return timedelta()
        return gap if self.left is None else min(gap, self.left)

    def banked(self, at: datetime) -> Self:
        """The time up to that moment charged; at zero the sitting is closed as it stands."""
        if at - self.at > LONGEST_TICK:
            return self.after_gap(at)
        return self._charged(self._elapsed(at), at)

    def after_gap(self, at: datetime) -> Self:
        """The time since the last moment taken as an interruption, however short."""
        gap = max(timedelta(), at - self.at)
        counted = self.rules.strict and self.left is not None
        interruption = Interruption(at=self.at, length=gap, counted=counted)
        charged = self._charged(min(gap, self.left) if counted and self.left else timedelta(), at)
        return replace(charged, interruptions=(*self.interruptions, interruption))

    def _charged(self, elapsed: timedelta, at: datetime) -> Self:
        here = self.response if self.checked else self._timed(elapsed)
        after = replace(
            self,
            used=self.used + elapsed,
            at=at,
            responses=with_response(self.responses, self.position, here),
        )
        if after.left is None or after.left > timedelta():
            return after
        return replace(after, status=Status.EXPIRED, closed_at=self.at + elapsed)

    def _timed(self, elapsed: timedelta) -> Response:
        """The response here after more time was spent on it; when its own time is over, it is final as it stands.

        What is spent on reading why, once the answer was checked, is not spent on the question.
        """
        spent, limit = self.response.spent + elapsed, self.rules.question_limit
        over = limit is not None and spent >= limit
        return replace(self.response, spent=spent, locked=self.response.locked or over)


def with_response(responses: tuple[Response, ...], position: int, response: Response) -> tuple[Response, ...]:
    """The responses with another one at a position."""
    return (*responses[: position - 1], response, *responses[position:])
