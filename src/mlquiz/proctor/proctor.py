"""The proctor: draws forms, opens sittings and finds them again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.bank.library import Library
from mlquiz.errors import UnreadableHistory, UsageFault
from mlquiz.exam.assemble import Wishes, assemble, reassemble
from mlquiz.exam.choosing import Filter, Memory, chosen, count_of
from mlquiz.exam.contrast import Confused, contrasts, paired
from mlquiz.exam.formcode import SEED_BITS, SEEDS
from mlquiz.exam.needs import Needed, needed
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.model.attempt import Attempt
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Form
from mlquiz.model.pool import Pool
from mlquiz.model.posed import pose
from mlquiz.model.question import Question
from mlquiz.proctor.exhibits import Exhibits
from mlquiz.proctor.margin import Margin
from mlquiz.proctor.menu import Menu, menu_of
from mlquiz.proctor.order import DRILL_LENGTH, Briefing, Order, check_order, rules_of
from mlquiz.proctor.sitting import Clock, Sitting

if TYPE_CHECKING:
    from filelock import FileLock

    from mlquiz.planning.planner import Planner

Dice = Callable[[int], int]
"""Gives that many random bits."""

_CONFUSED = 40
"""Distractors, the most often picked ones, whose look-alikes are looked for."""

_WHOLE = 2_000
"""Questions of a bank that is searched whole for them; of a larger one, the domains in question are."""


class Proctor:
    """Opens and resumes sittings. `locks` is a folder where each live sitting holds a lock file."""

    def __init__(self, library: Library, archive: Archive, clock: Clock, dice: Dice, locks: Path) -> None:
        self._library = library
        self._archive = archive
        self._clock = clock
        self._dice = dice
        self._locks = locks

    @cached_property
    def planner(self) -> "Planner":
        """Keeps the days of exams, over the same banks and history."""
        from mlquiz.planning.planner import Planner

        return Planner(self._library, self._archive, self._clock)

    def brief(self, order: Order) -> Briefing:
        """Draws the form that was ordered.

        Raises:
            UsageFault: the order cannot be carried out.
            UnreadableBank: the exam's bank has problems.
        """
        check_order(order)
        shelf = self._library.shelf(order.exam)
        blueprint, pool = shelf.card.blueprint, self._library.pool(shelf)
        order = _spread(order, blueprint)
        found = None if order.form or not order.by_plain_need else self._needed(blueprint, pool, order)
        form = (
            reassemble(blueprint, pool, order.form)
            if order.form
            else self._drawn(blueprint, pool, order, found)
        )
        sat = form if order.mode == "mock" else form.for_practice()
        rules = rules_of(blueprint, form, order)
        drawn = pool.questions([slot.question for slot in form.slots])
        pictured = any("![" in question.stem for question in drawn)
        return Briefing(blueprint, sat, rules, order.mode, order.wanted, pictured, found)

    def fitting(self, order: Order) -> int:
        """How many questions of the bank fit what is wanted.

        Raises:
            UsageFault: something is wanted that the bank does not have.
            UnreadableBank: the exam's bank has problems.
        """
        shelf = self._library.shelf(order.exam)
        blueprint = shelf.card.blueprint
        return len(self._chosen(blueprint, self._library.pool(shelf), _spread(order, blueprint).wanted))

    def menu(self, exam: str) -> Menu:
        """What the questions of an exam can be chosen by."""
        shelf = self._library.shelf(exam)
        return menu_of(shelf.card.blueprint, self._library.pool(shelf))

    def _chosen(self, blueprint: Blueprint, pool: Pool, wanted: Filter) -> frozenset[str]:
        exam, archive = blueprint.id, self._archive
        memory = Memory(
            missed=archive.missed(exam, wanted.missed) if wanted.missed else frozenset(),
            seen=archive.seen_in(exam, wanted.unseen) if wanted.unseen else frozenset(),
            flagged=archive.flagged(exam) if wanted.flagged else frozenset(),
            bookmarked=archive.bookmarks(exam) if wanted.bookmarked else frozenset(),
        )
        return chosen(blueprint, pool, wanted, memory)

    def _wishes(self, blueprint: Blueprint, pool: Pool, order: Order, found: Needed | None) -> Wishes:
        if not order.by_need:
            pilot = _pilot(blueprint) if order.pilot else 0
            return Wishes(order.questions, order.wanted.domains, pilot)
        kept = found.all if found else self._chosen(blueprint, pool, order.wanted)
        length = count_of(len(kept), order.questions, DRILL_LENGTH)
        first, pairs = (found.first, found.pairs) if found else ((), ())
        return Wishes(length, free=True, only=kept, first=first, pairs=pairs)

    def _needed(self, blueprint: Blueprint, pool: Pool, order: Order) -> Needed:
        """What a drill asks that names nothing: what is left of today's list, then by need."""
        calendar = self.planner.calendar(blueprint.id)
        mocks = len(calendar.mocks) if calendar and calendar.left >= 0 else 1
        if calendar is None or not calendar.today.left:
            return self._by_need(blueprint, pool, order, mocks)
        today = calendar.today
        first = today.first(order.questions or DRILL_LENGTH)
        alike = {
            name: other for name, other in self._contrasts(blueprint.id, pool).items() if name in today.again
        }
        asked, pairs = paired(first, alike, today.open, pool, today.again[: today.urgent])
        new = frozenset(asked).intersection(today.new) | (
            set(asked) - set(first) - self._archive.seen(blueprint.id).keys()
        )
        urgent = tuple(name for name in today.again[: today.urgent] if name in asked)
        found = Needed(frozenset(asked) - new, new, listed=today.left, first=urgent, pairs=pairs)
        if len(asked) < (order.questions or 0):
            return found.topped_up(self._by_need(blueprint, pool, order, mocks), order.questions or 0)
        return found

    def _by_need(self, blueprint: Blueprint, pool: Pool, order: Order, mocks: int) -> Needed:
        from mlquiz.planning.recalls import recalls_of

        now = self._clock()
        seed = self._dice(SEED_BITS) if order.seed is None else order.seed % SEEDS
        return needed(
            blueprint,
            pool,
            recalls_of(self._archive, blueprint.id, now),
            self._archive.seen(blueprint.id),
            order.questions or DRILL_LENGTH,
            now,
            seed,
            mocks=mocks,
            spare_mocks=order.questions is None,
            contrasts=self._contrasts(blueprint.id, pool),
        )

    def _contrasts(self, exam: str, pool: Pool) -> Mapping[str, str]:
        """Look-alikes of the questions whose distractors were picked most."""
        confused = [
            Confused(each.question, each.picked) for each in self._archive.confused(exam, 1, _CONFUSED)
        ]
        domains = {each.question.domain for each in confused}
        among = [each.id for each in pool if len(pool) <= _WHOLE or each.domain in domains]
        return contrasts(confused, pool.questions(among)) if confused else {}

    def _drawn(self, blueprint: Blueprint, pool: Pool, order: Order, found: Needed | None) -> Form:
        wishes = self._wishes(blueprint, pool, order, found)
        seen = self._archive.seen(blueprint.id)
        if order.seed is not None:
            return assemble(blueprint, pool, order.seed % SEEDS, seen, wishes)
        for attempt in self._archive.attempts(blueprint.id):
            if attempt.bank_version == pool.version:
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
        session = Session.start(briefing.form.slots, briefing.rules, at)
        self._archive.open(attempt, briefing.mode, briefing.blueprint, briefing.form, questions, session)
        return self._sitting(attempt, briefing.blueprint, questions, session, lock)

    def _sitting(
        self,
        attempt: str,
        blueprint: Blueprint,
        questions: tuple[Question, ...],
        session: Session,
        lock: "FileLock",
    ) -> Sitting:
        posed = tuple(pose(question, slot) for question, slot in zip(questions, session.slots, strict=True))
        exhibits = self.exhibits(blueprint.id)
        margin = self.margin(attempt, blueprint.id)
        return Sitting(attempt, blueprint, posed, session, self._archive, self._clock, lock, margin, exhibits)

    def exhibits(self, exam: str) -> Exhibits:
        """Where the pictures of an exam's questions are."""
        return Exhibits(self._library, exam)

    def margin(self, attempt: str, exam: str) -> Margin:
        """Where remarks on the questions of an attempt are kept, live or finished."""
        return Margin(attempt, exam, self._archive, self._clock)

    def _questions(self, briefing: Briefing) -> tuple[Question, ...]:
        pool = self._library.pool(self._library.shelf(briefing.blueprint.id))
        known = {each.id: each.fingerprint for each in pool}
        slots = briefing.form.slots
        if any(known.get(slot.question) != slot.fingerprint for slot in slots):
            raise UsageFault("the bank has changed since this form was drawn; go back and draw a new one")
        return pool.questions([slot.question for slot in slots])

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
        questions = self._archive.questions(head.id)
        session = Session.of(self._archive.standing(head.id))
        sitting = self._sitting(head.id, self._archive.blueprint(head.id), questions, session, lock)
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


def _spread(order: Order, blueprint: Blueprint) -> Order:
    """The same order, with domains for what is the name of several."""
    return replace(order, wanted=replace(order.wanted, domains=blueprint.spread(order.wanted.domains)))


def _pilot(blueprint: Blueprint) -> int:
    if not blueprint.profile.pilot:
        raise UsageFault(f"{blueprint.id} has no pilot questions; leave --pilot out")
    return blueprint.profile.pilot


def _uuid7(at: datetime, dice: Dice) -> str:
    """A UUID of version 7 (RFC 9562, 5.7): milliseconds, then random bits."""
    stamp = round(at.timestamp() * 1000)
    bits = stamp << 80 | 0x7 << 76 | dice(12) << 64 | 0b10 << 62 | dice(62)
    text = f"{bits:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
