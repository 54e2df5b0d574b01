"""A live sitting, as a value: every verb takes the moment and gives a new session.

What belongs here is what may happen in a sitting. What time it takes is `clocked`'s affair, what is right or
wrong `grade`'s; when things reach the disk is the proctor's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from mlquiz.errors import IllegalMove
from mlquiz.exam.answer import assigned, moved, of_kind, picked, sound, without
from mlquiz.exam.clocked import Clocked, with_response
from mlquiz.model.arithmetic import typed_number
from mlquiz.model.attempt import CONFIDENCES, Response
from mlquiz.model.form import Rules, Slot
from mlquiz.model.standing import Standing, Status

_LONGEST_PASSAGE = 2_000
_HIGHLIGHTS = 50

_ANSWERING = {"pick", "respond", "move", "assign", "enter", "clear", "strike", "rate", "check"}

MOVES: Mapping[Status, frozenset[str]] = {
    Status.RUNNING: frozenset(
        {*_ANSWERING, "flag", "highlight", "go_to", "pause", "resume", "tick", "submit"}
    ),
    Status.PAUSED: frozenset({"resume", "tick", "submit"}),
    Status.SUBMITTED: frozenset({"tick"}),
    Status.EXPIRED: frozenset({"tick"}),
}
"""The allowed moves. A running session may be resumed: its process died without pausing it."""


@dataclass(frozen=True, slots=True)
class Session(Clocked):
    """A standing with verbs. Each verb gives a new session, or raises and changes nothing."""

    @classmethod
    def start(cls, slots: tuple[Slot, ...], rules: Rules, at: datetime) -> "Session":
        """A running session on its first slot, nothing picked."""
        responses = (Response(seen_at=at), *(Response() for _ in slots[1:]))
        return cls(slots=slots, responses=responses, rules=rules, at=at)

    @classmethod
    def of(cls, standing: Standing) -> "Session":
        """The session that goes on from a kept standing."""
        return cls(**{each.name: getattr(standing, each.name) for each in fields(standing)})

    def closing(self, position: int) -> tuple[int, ...]:
        """Slots that can no longer be returned to once the taker goes from here to that position.

        A section is closed when it is left; so are, by `case_lock`, the questions of a scenario.
        """
        if self.rules.feedback or not 1 <= position <= len(self.slots):
            return ()
        here, there = self.slot, self.slots[position - 1]
        if here.section != there.section:
            return self._open(lambda slot: slot.section < there.section)
        if self.rules.case_lock and here.case and here.case != there.case:
            return self._open(lambda slot: slot.case == here.case)
        return ()

    def _open(self, of: Callable[[Slot], bool]) -> tuple[int, ...]:
        return tuple(
            slot.position for slot in self.slots if of(slot) and not self.responses[slot.position - 1].locked
        )

    # --- verbs ---

    def tick(self, at: datetime) -> "Session":
        """Banks the time up to that moment; at zero the session closes as it stands."""
        return self.banked(at) if self.status is Status.RUNNING else self

    def pick(self, option: int, at: datetime) -> "Session":
        """Picks an option (the author's index) here; where one is asked for, it replaces the pick before.

        Raises:
            IllegalMove: no such option, or as many as asked for are picked already.
        """
        self._allow("pick")
        picks = picked(self.slot, self.response.picks, option)
        struck = tuple(each for each in self.response.struck if each != option)
        return self._responding(at, picks=picks, struck=struck)

    def respond(self, options: Sequence[int], at: datetime) -> "Session":
        """Puts these picks in the place of all that were picked here.

        Raises:
            IllegalMove: they are no answer to this kind of question.
        """
        self._allow("respond")
        picks = sound(self.slot, options)
        struck = tuple(each for each in self.response.struck if each not in picks)
        return self._responding(at, picks=picks, struck=struck)

    def move(self, step: int, by: int, at: datetime) -> "Session":
        """Moves a step so many places down (up where negative), as far as there is room.

        The first move, even by none, makes the order as it stands the answer.
        """
        self._allow("move")
        return self._responding(at, picks=moved(self.slot, self.arranged, step, by))

    def assign(self, prompt: int, match: int, at: datetime) -> "Session":
        """Gives a prompt (its index) a match, or takes it away with `NONE`."""
        self._allow("assign")
        picks = assigned(self.slot, self.response.picks, prompt, match)
        struck = tuple(each for each in self.response.struck if each != match)
        return self._responding(at, picks=picks, struck=struck)

    def enter(self, text: str, at: datetime) -> "Session":
        """Answers with a typed number; an empty text takes it back.

        Raises:
            IllegalMove: it is no number.
        """
        self._allow("enter")
        of_kind(self.slot, "numeric")
        typed = text.strip()
        if typed and typed_number(typed, self.slot.unit) is None:
            raise IllegalMove(f"{typed[:20]!r} is no number; write one like 0.75, 75% or 3/4")
        return self._responding(at, typed=typed)

    def clear(self, at: datetime, option: int | None = None) -> "Session":
        """Takes one pick back, or the whole answer."""
        self._allow("clear")
        if option is None:
            return self._responding(at, picks=(), typed="")
        of_kind(self.slot, "choice")
        return self._responding(at, picks=without(self.slot, self.response.picks, option))

    def flag(self, at: datetime) -> "Session":
        """Flags this slot for review, or unflags it."""
        self._allow("flag")
        return self._responding(at, flagged=not self.response.flagged)

    def strike(self, option: int, at: datetime) -> "Session":
        """Strikes an option out, or restores it; a struck option is no longer picked."""
        self._allow("strike")
        of_kind(self.slot, "choice", "matching")
        sound(self.slot, (option,), part=True)
        if option in self.response.struck:
            return self._responding(at, struck=tuple(each for each in self.response.struck if each != option))
        struck = tuple(sorted({*self.response.struck, option}))
        return self._responding(at, struck=struck, picks=without(self.slot, self.response.picks, option))

    def rate(self, confidence: str, at: datetime) -> "Session":
        """Says how sure the taker is of the answer here; an empty word takes it back."""
        self._allow("rate")
        if confidence and confidence not in CONFIDENCES:
            raise IllegalMove(f"say {', '.join(CONFIDENCES)}")
        if confidence and not self.response.given:
            raise IllegalMove("answer first, then say how sure you are")
        return self._responding(at, confidence=confidence)

    def highlight(self, passage: str, at: datetime) -> "Session":
        """Highlights a passage of what is asked here, or takes the highlight away.

        Raises:
            IllegalMove: there is nothing in it.
        """
        self._allow("highlight")
        passage = passage[:_LONGEST_PASSAGE]
        if not passage.strip():
            raise IllegalMove("there is nothing to highlight here")
        before = self.response.highlights
        after = tuple(each for each in before if each != passage)
        if len(after) == len(before):
            after = (*before, passage)[-_HIGHLIGHTS:]
        return self._responding(at, highlights=after)

    def check(self, at: datetime) -> "Session":
        """Takes the answer here as final, so that what is right may be told.

        Raises:
            IllegalMove: answers of this sitting are not checked one by one.
        """
        self._allow("check")
        if not self.rules.feedback:
            raise IllegalMove("answers are checked when the form is submitted")
        return self._responding(at, locked=True)

    def go_to(self, position: int, at: datetime) -> "Session":
        """Moves to another slot, and closes what cannot be returned to from there.

        Raises:
            IllegalMove: there is no such slot, or it is closed.
        """
        self._allow("go_to")
        if not 1 <= position <= len(self.slots):
            raise IllegalMove(f"there is no question {position}; this form has 1 to {len(self.slots)}")
        if self.shut(position):
            raise IllegalMove(f"question {position} is closed; you cannot go back to it")
        after = self.banked(at)
        if after.closed:
            return after
        there = after.responses[position - 1]
        seen = there if there.seen_at else replace(there, seen_at=at)
        closing = set(after.closing(position))
        responses = tuple(
            replace(each, locked=True) if place in closing else each
            for place, each in enumerate(with_response(after.responses, position, seen), start=1)
        )
        return replace(after, position=position, responses=responses)

    def pause(self, at: datetime) -> "Session":
        """Stops the clock until `resume`; with a strict clock the gap will count."""
        self._allow("pause")
        after = self.banked(at)
        return after if after.closed else replace(after, status=Status.PAUSED)

    def resume(self, at: datetime) -> "Session":
        """Goes on after a pause or the death of the process: the gap is an interruption, however short."""
        self._allow("resume")
        return replace(self, status=Status.RUNNING).after_gap(at)

    def submit(self, at: datetime) -> "Session":
        """Closes the session as it stands."""
        self._allow("submit")
        after = self.after_gap(at) if self.status is Status.PAUSED else self.tick(at)
        return after if after.closed else replace(after, status=Status.SUBMITTED, closed_at=max(at, after.at))

    # --- mechanism ---

    def _allow(self, verb: str) -> None:
        if verb not in MOVES[self.status]:
            raise IllegalMove(f"the sitting is {self.status}; {verb.replace('_', ' ')} is not possible now")
        if verb in _ANSWERING and self.response.locked:
            raise IllegalMove(f"the answer to question {self.position} is final")

    def _responding(self, at: datetime, **changes: Any) -> "Session":
        """The session after a change of the response here; none is kept that comes too late.

        Without an answer there is nothing to be sure of.
        """
        after = self.banked(at)
        if after.closed or (after.response.locked and not self.response.locked):
            return after
        changed = replace(after.response, **changes)
        if not changed.given:
            changed = replace(changed, confidence="")
        return replace(after, responses=with_response(after.responses, after.position, changed))
