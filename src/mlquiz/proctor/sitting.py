"""A live sitting: the session, and everything about it on disk before it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mlquiz.errors import UnreadableHistory
from mlquiz.exam.grade import grade
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.model.attempt import Event, Score
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import PosedQuestion
from mlquiz.model.standing import Standing

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
    ) -> None:
        self.attempt = attempt
        self.blueprint = blueprint
        self.posed = posed
        self.session = session
        self.score: Score | None = None
        self.trouble = ""
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
        said = ",".join(map(str, sorted(options)))
        return self._keep("respond", self.session.respond(options, at), at, said)

    def clear(self, option: int | None = None) -> Session:
        at = self._clock()
        return self._keep("clear", self.session.clear(at, option), at, option)

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
        if after.closed or interrupted or self._unsaved:
            return self._keep("interruption" if interrupted else "tick", after, at)
        if after.at - self._saved.at >= HEARTBEAT:
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
        before = self.session
        if not before.closed:
            at = self._clock()
            self._keep("pause", before.pause(at), at)
        if self._unsaved:
            self.session = before
            self._unsaved = [event for event in self._unsaved if event.verb != "pause"]
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
        if after.closed and not self.session.closed:
            self._unsaved.append(Event(at, str(after.status), self.session.position))
        elif not after.closed and verb != "tick":
            said = "" if detail is None else str(detail)
            self._unsaved.append(Event(at, verb, self.session.position, said))
        self.session = after
        if self._unsaved and self._attempt_to(lambda: self._write(after)):
            self._saved, self._unsaved = after, []
        return after

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
