"""A live sitting: the session, and everything about it on disk before it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mlquiz.errors import UnreadableHistory
from mlquiz.exam.grade import grade, points
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.model.attempt import Answered, Event, Score
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.posed import PosedQuestion
from mlquiz.model.standing import Standing, Status
from mlquiz.proctor.exhibits import Exhibits
from mlquiz.proctor.margin import Margin

if TYPE_CHECKING:
    from filelock import FileLock

Clock = Callable[[], datetime]
"""Gives the present moment: aware, UTC, whole milliseconds."""

HEARTBEAT = timedelta(seconds=1)
"""How much time a killed process may forget."""


class Sitting:
    """A live sitting. Every verb is on disk before it returns the session that came of it.

    `trouble` says why the last changes could not be saved; they are kept here and tried again with
    the next one.
    """

    def __init__(
        self,
        attempt: str,
        blueprint: Blueprint,
        posed: tuple[PosedQuestion, ...],
        session: Session,
        archive: Archive,
        clock: Clock,
        lock: "FileLock",
        margin: Margin,
        exhibits: Exhibits,
    ) -> None:
        self.attempt = attempt
        self.blueprint = blueprint
        self.posed = posed
        self.session = session
        self.score: Score | None = None
        self.trouble = ""
        self.margin = margin
        self.exhibits = exhibits
        self._archive = archive
        self._clock = clock
        self._lock = lock
        self._saved: Standing = session
        self._unsaved: list[Event] = []

    @property
    def question(self) -> PosedQuestion:
        """The question the taker is at."""
        return self.posed[self.session.position - 1]

    def pick(self, option: int) -> Session:
        at = self._clock()
        return self._keep("pick", self.session.pick(option, at), at, option)

    def respond(self, options: Sequence[int]) -> Session:
        """Puts these picks in the place of the ones before, in one step."""
        at = self._clock()
        after = self.session.respond(options, at)
        return self._keep("respond", after, at, ",".join(map(str, after.response.picks)))

    def move(self, step: int, by: int) -> Session:
        """Moves a step of an ordering question so many places."""
        at = self._clock()
        after = self.session.move(step, by, at)
        return self._keep("move", after, at, ",".join(map(str, after.response.picks)))

    def assign(self, prompt: int, match: int) -> Session:
        """Gives a prompt of a matching question a match."""
        at = self._clock()
        return self._keep("assign", self.session.assign(prompt, match, at), at, f"{prompt}:{match}")

    def enter(self, text: str) -> Session:
        """Answers a numeric question."""
        at = self._clock()
        return self._keep("enter", self.session.enter(text, at), at, text.strip())

    def rate(self, confidence: str) -> Session:
        at = self._clock()
        return self._keep("rate", self.session.rate(confidence, at), at, confidence)

    def highlight(self, passage: str) -> Session:
        at = self._clock()
        return self._keep("highlight", self.session.highlight(passage, at), at, passage)

    def check(self) -> Session:
        """Takes the answer here as final; `answered` tells what is right from now on."""
        at = self._clock()
        return self._keep("check", self.session.check(at), at)

    @property
    def answered(self) -> Answered | None:
        """What is right at the slot the taker is at; None until the answer was checked and is on disk."""
        session = self.session
        if not session.checked or self._unsaved:
            return None
        question = self._archive.question(self.attempt, session.position)
        earned = points(question, session.slot, session.response, self.blueprint.credit)
        return Answered(session.slot, session.response, question, earned)

    def clear(self, option: int | None = None) -> Session:
        at = self._clock()
        return self._keep("clear", self.session.clear(at, option), at, option)

    def pause(self) -> Session:
        """Stops the clock while the taker stays."""
        at = self._clock()
        return self._keep("pause", self.session.pause(at), at)

    def toggle(self, option: int) -> Session:
        """Picks an option, or takes it back where it is picked."""
        return self.clear(option) if option in self.session.response.picks else self.pick(option)

    def flag(self) -> Session:
        at = self._clock()
        return self._keep("flag", self.session.flag(at), at)

    def strike(self, option: int) -> Session:
        at = self._clock()
        return self._keep("strike", self.session.strike(option, at), at, option)

    def go_to(self, position: int) -> Session:
        at = self._clock()
        return self._keep("go_to", self.session.go_to(position, at), at, position)

    def submit(self) -> Session:
        at = self._clock()
        return self._keep("submit", self.session.submit(at), at)

    def tick(self) -> Session:
        """Banks the time; closes the form when it is up. A heartbeat reaches the disk once a second."""
        at = self._clock()
        after = self.session.tick(at)
        interrupted = len(after.interruptions) > len(self.session.interruptions)
        timed_out = after.response.locked and not self.session.response.locked
        if after.closed or interrupted or timed_out or self._unsaved:
            return self._keep("interruption" if interrupted else "tick", after, at)
        if abs(after.at - self._saved.at) >= HEARTBEAT:
            self._attempt_to(lambda: self._archive.beat(self.attempt, after))
            self._saved = replace(self._saved, at=after.at)
        self.session = after
        return after

    @property
    def finished(self) -> bool:
        """Whether the form is closed, graded and on disk."""
        return self.session.closed and not self._unsaved

    def leave(self) -> bool:
        """Keeps the sitting for later and lets go of it; False, and nothing changes, where it cannot be saved."""
        before, unsaved = self.session, len(self._unsaved)
        if before.status is Status.RUNNING:
            self.pause()
        if self._unsaved:
            self.session = before
            del self._unsaved[unsaved:]
            return False
        self._lock.release()
        return True

    def abandon(self) -> None:
        """Lets go of the sitting in a hurry, saved or not: the process is about to end."""
        self._archive.hurry()
        self.leave()
        self._lock.release()

    def resume(self) -> Session:
        """Goes on where the sitting was left; the time between is an interruption."""
        at = self._clock()
        return self._keep("resume", self.session.resume(at), at)

    def _keep(self, verb: str, after: Session, at: datetime, detail: object = None) -> Session:
        self._note(verb, after, at, detail)
        self.session = after
        if self._unsaved and self._attempt_to(lambda: self._write(after)):
            self._saved, self._unsaved = after, []
        return after

    def _note(self, verb: str, after: Session, at: datetime, detail: object) -> None:
        """Notes for the ledger what happened, which is not what was tried where time was up."""
        before, same = self.session, after.position == self.session.position
        if after.closed and not before.closed:
            verb, detail = str(after.status), None
        elif same and verb != "check" and after.response.locked and not before.response.locked:
            verb, detail = "time is up", None
        elif after.closed or verb == "tick":
            return
        self._unsaved.append(Event(at, verb, before.position, "" if detail is None else str(detail)))

    def _write(self, after: Session) -> None:
        if not after.closed:
            self._archive.save(self.attempt, self._saved, after, self._unsaved)
            return
        self.score = self._graded(after)
        self._archive.finish(self.attempt, self._saved, after, self._unsaved, self.score)
        self._lock.release()

    def _graded(self, after: Session) -> Score:
        questions = self._archive.questions(self.attempt)
        return grade(self.blueprint, after.slots, after.responses, questions)

    def _attempt_to(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except UnreadableHistory as error:
            self.trouble = str(error)
            return False
        self.trouble = ""
        return True
