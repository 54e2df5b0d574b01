"""The proctor: draws forms, opens sittings and finds them again."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.bank.library import Library
from mlquiz.errors import UnreadableHistory, UsageFault
from mlquiz.exam.assemble import Wishes, assemble, bank_version, reassemble
from mlquiz.exam.formcode import SEED_BITS, SEEDS
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.model.attempt import Attempt
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Form
from mlquiz.model.question import Question
from mlquiz.proctor.order import Briefing, Order, limit_of
from mlquiz.proctor.sitting import Clock, Sitting

if TYPE_CHECKING:
    from filelock import FileLock

Dice = Callable[[int], int]
"""Gives that many random bits."""


class Proctor:
    """Opens and resumes sittings. `locks` is a folder where each live sitting holds a lock file."""

    def __init__(self, library: Library, archive: Archive, clock: Clock, dice: Dice, locks: Path) -> None:
        self._library = library
        self._archive = archive
        self._clock = clock
        self._dice = dice
        self._locks = locks

    def brief(self, order: Order) -> Briefing:
        """Draws the form that was ordered.

        Raises:
            UsageFault: the order cannot be carried out.
            UnreadableBank: the exam's bank has problems.
        """
        shelf = self._library.shelf(order.exam)
        blueprint, pool = shelf.card.blueprint, self._library.pool(shelf)
        if order.form:
            if order.seed is not None or order.questions or order.domains:
                raise UsageFault("a form code says seed, questions and domains itself; give it without them")
            form = reassemble(blueprint, pool, order.form)
        else:
            form = self._drawn(blueprint, pool, order)
        return Briefing(blueprint, form, limit_of(blueprint, len(form.slots), order), order.strict)

    def _drawn(self, blueprint: Blueprint, pool: tuple[Question, ...], order: Order) -> Form:
        wishes = Wishes(order.questions, order.domains)
        seen = self._archive.seen(blueprint.id)
        if order.seed is not None:
            return assemble(blueprint, pool, order.seed % SEEDS, seen, wishes)
        before = self._archive.attempts(blueprint.id)
        version = bank_version(blueprint, pool) if before else ""
        for attempt in before:
            if attempt.bank_version == version:
                form = assemble(blueprint, pool, attempt.seed, seen, wishes)
                if not any(slot.question in seen for slot in form.slots):
                    return form
                break
        return assemble(blueprint, pool, self._dice(SEED_BITS), seen, wishes)

    def open(self, briefing: Briefing) -> Sitting:
        """Stores the attempt and starts the clock.

        Raises:
            UsageFault: the bank has changed since the briefing.
        """
        questions = self._questions(briefing)
        at = self._clock()
        attempt = _uuid7(at, self._dice)
        lock = self._lock(attempt)
        session = Session.start(briefing.form.slots, briefing.limit, at, strict=briefing.strict)
        self._archive.open(attempt, briefing.mode, briefing.blueprint, briefing.form, questions, session)
        posed = tuple(question.posed() for question in questions)
        return Sitting(attempt, briefing.blueprint, posed, session, self._archive, self._clock, lock)

    def _questions(self, briefing: Briefing) -> tuple[Question, ...]:
        pool = self._library.pool(self._library.shelf(briefing.blueprint.id))
        known = {(question.id, question.fingerprint): question for question in pool}
        wanted = [(slot.question, slot.fingerprint) for slot in briefing.form.slots]
        if not all(each in known for each in wanted):
            raise UsageFault("the bank has changed since this form was drawn; go back and draw a new one")
        return tuple(known[each] for each in wanted)

    def unfinished(self) -> tuple[Attempt, ...]:
        """Sittings that can be resumed, newest first."""
        return self._archive.unfinished()

    def resume(self, attempt: str) -> Sitting:
        """Goes on with an unfinished sitting. With a strict clock it may come back closed.

        Raises:
            UsageFault: it is finished, or open in another mlquiz.
        """
        head = self._archive.attempt(attempt)
        if head.finished_at:
            raise UsageFault(f"attempt {head.id} is finished; 'mlquiz show {head.id}' shows it")
        lock = self._lock(head.id)
        posed = tuple(question.posed() for question in self._archive.questions(head.id))
        session = Session.of(self._archive.standing(head.id))
        blueprint = self._archive.blueprint(head.id)
        sitting = Sitting(head.id, blueprint, posed, session, self._archive, self._clock, lock)
        sitting.resume()
        return sitting

    def _lock(self, attempt: str) -> "FileLock":
        from filelock import FileLock, Timeout

        try:
            self._locks.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._locks / f"{attempt}.lock", timeout=0)
            lock.acquire()
        except Timeout:
            raise UsageFault(
                "this sitting is open in another mlquiz; go on there, or close that one first"
            ) from None
        except OSError as error:
            raise UnreadableHistory(f"{self._locks}: no lock file can be made ({error.strerror})") from error
        return lock


def _uuid7(at: datetime, dice: Dice) -> str:
    """A UUID of version 7 (RFC 9562, 5.7): milliseconds, then random bits."""
    stamp = round(at.timestamp() * 1000)
    bits = stamp << 80 | 0x7 << 76 | dice(12) << 64 | 0b10 << 62 | dice(62)
    text = f"{bits:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
