"""A live sitting, as a value: every verb takes the moment and gives a new session.

What belongs here is what may happen in a sitting and what time it takes. What is right or wrong is
`grade`'s affair; when things reach the disk is the proctor's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from mlquiz.errors import IllegalMove
from mlquiz.model.attempt import Interruption, Response
from mlquiz.model.form import Slot
from mlquiz.model.standing import Standing, Status

LONGEST_TICK = timedelta(seconds=5)
"""A longer gap between two moments of a running session is an interruption."""


MOVES: Mapping[Status, frozenset[str]] = {
    Status.RUNNING: frozenset(
        {"pick", "respond", "clear", "flag", "strike", "go_to", "pause", "resume", "tick", "submit"}
    ),
    Status.PAUSED: frozenset({"resume", "tick", "submit"}),
    Status.SUBMITTED: frozenset({"tick"}),
    Status.EXPIRED: frozenset({"tick"}),
}
"""The allowed moves. A running session may be resumed: its process died without pausing it."""


@dataclass(frozen=True, slots=True)
class Session(Standing):
    """A standing with verbs. Each verb gives a new session, or raises and changes nothing."""

    @classmethod
    def start(
        cls, slots: tuple[Slot, ...], limit: timedelta, at: datetime, *, strict: bool = False
    ) -> "Session":
        """A running session on its first slot, nothing picked."""
        responses = (Response(seen_at=at), *(Response() for _ in slots[1:]))
        return cls(slots=slots, responses=responses, limit=limit, at=at, strict=strict)

    @classmethod
    def of(cls, standing: Standing) -> "Session":
        """The session that goes on from a kept standing."""
        return cls(**{each.name: getattr(standing, each.name) for each in fields(standing)})

    def remaining(self, at: datetime) -> timedelta:
        """The time left at that moment: never negative, and never more than at the tick before.

        Ask after ticking: over a gap that will be an interruption, nothing has passed.
        """
        if self.status is not Status.RUNNING:
            return self.left
        return self.left - self._elapsed(at)

    def pace(self, at: datetime) -> timedelta:
        """The time left for each question that is not yet complete."""
        return self.remaining(at) / max(1, len(self.slots) - self.answered)

    # --- verbs ---

    def tick(self, at: datetime) -> "Session":
        """Banks the time up to that moment; at zero the session closes as it stands."""
        return self._banked(at) if self.status is Status.RUNNING else self

    def pick(self, option: int, at: datetime) -> "Session":
        """Picks an option (the author's index) here; where one is asked for, it replaces the pick before.

        Raises:
            IllegalMove: no such option, or as many as asked for are picked already.
        """
        self._allow("pick")
        self._option(option)
        picks, choose = self.response.picks, self.slot.choose
        if option in picks:
            return self._banked(at)
        if choose > 1 and len(picks) >= choose:
            raise IllegalMove(f"choose {choose}: take one back before you pick another")
        kept = (*picks, option) if choose > 1 else (option,)
        struck = tuple(each for each in self.response.struck if each != option)
        return self._responding(at, picks=tuple(sorted(kept)), struck=struck)

    def respond(self, options: Sequence[int], at: datetime) -> "Session":
        """Puts these picks in the place of all that were picked here.

        Raises:
            IllegalMove: no such option, or more than are asked for.
        """
        self._allow("respond")
        for option in options:
            self._option(option)
        picks = tuple(sorted(set(options)))
        if len(picks) > self.slot.choose:
            raise IllegalMove(f"choose {self.slot.choose}: you gave {len(picks)}")
        struck = tuple(each for each in self.response.struck if each not in picks)
        return self._responding(at, picks=picks, struck=struck)

    def clear(self, at: datetime, option: int | None = None) -> "Session":
        """Takes one pick back, or all of them."""
        self._allow("clear")
        if option is not None:
            self._option(option)
        kept = () if option is None else tuple(each for each in self.response.picks if each != option)
        return self._responding(at, picks=kept)

    def flag(self, at: datetime) -> "Session":
        """Flags this slot for review, or unflags it."""
        self._allow("flag")
        return self._responding(at, flagged=not self.response.flagged)

    def strike(self, option: int, at: datetime) -> "Session":
        """Strikes an option out, or restores it; a struck option is no longer picked."""
        self._allow("strike")
        self._option(option)
        struck = set(self.response.struck) ^ {option}
        picks = tuple(each for each in self.response.picks if each not in struck)
        return self._responding(at, struck=tuple(sorted(struck)), picks=picks)

    def go_to(self, position: int, at: datetime) -> "Session":
        """Moves to another slot.

        Raises:
            IllegalMove: there is no such slot.
        """
        self._allow("go_to")
        if not 1 <= position <= len(self.slots):
            raise IllegalMove(f"there is no question {position}; this form has 1 to {len(self.slots)}")
        after = self._banked(at)
        if after.closed:
            return after
        there = after.responses[position - 1]
        seen = there if there.seen_at else replace(there, seen_at=at)
        return replace(after, position=position, responses=_with(after.responses, position, seen))

    def pause(self, at: datetime) -> "Session":
        """Stops the clock until `resume`; with a strict clock the gap will count."""
        self._allow("pause")
        after = self._banked(at)
        return after if after.closed else replace(after, status=Status.PAUSED)

    def resume(self, at: datetime) -> "Session":
        """Goes on after a pause or the death of the process: the gap is an interruption, however short."""
        self._allow("resume")
        return replace(self, status=Status.RUNNING)._after_gap(at)

    def submit(self, at: datetime) -> "Session":
        """Closes the session as it stands."""
        self._allow("submit")
        after = self.tick(at)
        return after if after.closed else replace(after, status=Status.SUBMITTED, closed_at=max(at, after.at))

    # --- mechanism ---

    def _allow(self, verb: str) -> None:
        if verb not in MOVES[self.status]:
            raise IllegalMove(f"the sitting is {self.status}; {verb.replace('_', ' ')} is not possible now")

    def _option(self, option: int) -> None:
        if option not in self.slot.order:
            raise IllegalMove(f"question {self.position} has {len(self.slot.order)} options")

    def _elapsed(self, at: datetime) -> timedelta:
        """Exam time that passes until that moment; a clock that steps back passes none."""
        gap = max(timedelta(), at - self.at)
        if gap > LONGEST_TICK and not self.strict:
            return timedelta()
        return min(gap, self.left)

    def _banked(self, at: datetime) -> "Session":
        if at - self.at > LONGEST_TICK:
            return self._after_gap(at)
        return self._charged(self._elapsed(at), at)

    def _after_gap(self, at: datetime) -> "Session":
        gap = max(timedelta(), at - self.at)
        interruption = Interruption(at=self.at, length=gap, counted=self.strict)
        charged = self._charged(min(gap, self.left) if self.strict else timedelta(), at)
        return replace(charged, interruptions=(*self.interruptions, interruption))

    def _charged(self, elapsed: timedelta, at: datetime) -> "Session":
        here = replace(self.response, spent=self.response.spent + elapsed)
        after = replace(
            self, used=self.used + elapsed, at=at, responses=_with(self.responses, self.position, here)
        )
        if after.used < after.limit:
            return after
        return replace(after, status=Status.EXPIRED, closed_at=self.at + elapsed)

    def _responding(
        self,
        at: datetime,
        *,
        picks: tuple[int, ...] | None = None,
        struck: tuple[int, ...] | None = None,
        flagged: bool | None = None,
    ) -> "Session":
        after = self._banked(at)
        if after.closed:
            return after
        here = after.response
        changed = replace(
            here,
            picks=here.picks if picks is None else picks,
            struck=here.struck if struck is None else struck,
            flagged=here.flagged if flagged is None else flagged,
        )
        return replace(after, responses=_with(after.responses, after.position, changed))


def _with(responses: tuple[Response, ...], position: int, response: Response) -> tuple[Response, ...]:
    return (*responses[: position - 1], response, *responses[position:])
