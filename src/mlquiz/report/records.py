"""Reading across bank, history and insight, for both faces. Nothing here changes anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from mlquiz.bank.cache import Card
from mlquiz.bank.library import Library
from mlquiz.bank.problem import Problem
from mlquiz.errors import UnreadableHistory, UsageFault
from mlquiz.exam.grade import by_domain
from mlquiz.history.archive import Archive
from mlquiz.insight.comparison import Comparison, compare
from mlquiz.insight.tally import scored
from mlquiz.insight.verdict import Mastery, Verdict
from mlquiz.model.attempt import Answered, Attempt, DomainScore, Event
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar, Plan, day_of
from mlquiz.model.standing import Standing
from mlquiz.report.corrections import Corrected, Corrections, Regrade
from mlquiz.report.progress import Ready
from mlquiz.report.standings import Standings
from mlquiz.report.words import judged

if TYPE_CHECKING:
    from mlquiz.report.analysis import Analysis


@dataclass(frozen=True)
class ExamEntry:
    """An exam, its bank, and how the taker stands with it: the last attempt, the best mock, the plan to come.

    `judge` works out mastery by domain and the chance of passing, `calendar` the days until the exam.
    """

    blueprint: Blueprint
    counts: tuple[tuple[str, int], ...]
    last: Attempt | None
    best: Attempt | None
    judge: Callable[[], Ready]
    plan: Plan | None = None
    days_left: int = 0
    calendar: Callable[[], Calendar | None] = lambda: None

    @property
    def bank_questions(self) -> int:
        return sum(count for _, count in self.counts)

    @cached_property
    def ready(self) -> Ready:
        """How ready the taker is, worked out when it is first asked for."""
        return self.judge()

    @property
    def mastery(self) -> tuple[Mastery, ...]:
        """Mastery of every domain."""
        return self.ready.mastery

    @property
    def weak(self) -> tuple[str, ...]:
        """Titles of the domains that are weak."""
        return tuple(
            self.blueprint.domain(each.domain).title for each in self.mastery if each.verdict is Verdict.WEAK
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """Every exam that can be sat, and what keeps other banks from being read."""

    entries: tuple[ExamEntry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Result:
    """A finished attempt with its questions, and the ledger of its sitting."""

    attempt: Attempt
    blueprint: Blueprint
    standing: Standing
    answers: tuple[Answered, ...]
    regrade: Regrade = field(repr=False, compare=False)
    ledger: tuple[Event, ...] = ()

    @cached_property
    def corrected(self) -> Corrected | None:
        """The attempt by the keys of today's bank; None where they are those by which it was graded."""
        return self.regrade(self.attempt, self.blueprint, self.answers)

    @property
    def domains(self) -> tuple[DomainScore, ...]:
        return by_domain(self.blueprint, [(each.slot.domain, each.points) for each in scored(self.answers)])

    @cached_property
    def analysis(self) -> "Analysis":
        """All else that the attempt tells, worked out when it is first asked for."""
        from mlquiz.report.analysis import analyse

        return analyse(self.blueprint, self.answers, self.ledger)


@dataclass(frozen=True)
class SideBySide:
    """Two finished attempts of one exam, over the questions that both asked."""

    earlier: Result
    later: Result

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.earlier.answers, self.later.answers)

    @property
    def one_form(self) -> bool:
        """Whether both were sat on the same form, so that they can be read slot by slot."""
        return self.earlier.standing.slots == self.later.standing.slots


@dataclass(frozen=True, slots=True)
class Report:
    """What a report file is made of: an attempt, the one before it, and the taker's notes by question."""

    result: Result
    since: SideBySide | None
    notes: Mapping[str, str]


class Records(Standings):
    """Answers questions about exams and attempts."""

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        super().__init__(library, archive, clock)
        self.corrections = Corrections(library, archive)

    def exam(self, exam: str) -> ExamEntry:
        """One exam that can be sat.

        Raises:
            UsageFault: there is none with this id.
            UnreadableBank: its bank has problems.
        """
        return self._entry(self._library.shelf(exam).card)

    def exams(self) -> Listing:
        catalogue = self._library.catalogue()
        entries = tuple(self._entry(shelf.card) for shelf in catalogue.shelves.values())
        return Listing(entries, tuple(catalogue.all_problems))

    def _entry(self, card: Card) -> ExamEntry:
        finished = [attempt for attempt in self._archive.attempts(card.blueprint.id) if attempt.finished_at]
        today = day_of(self._clock())
        plan = next((each for each in self._archive.plans(card.blueprint.id) if each.on >= today), None)
        return ExamEntry(
            blueprint=card.blueprint,
            counts=tuple(card.counts.items()),
            last=finished[0] if finished else None,
            best=max(filter(judged, finished), key=lambda attempt: attempt.fraction or 0.0, default=None),
            judge=partial(self._progress.ready, card.blueprint),
            plan=plan,
            days_left=plan.left(today) if plan else 0,
            calendar=partial(self._planner.calendar, card.blueprint.id),
        )

    def attempts(self, exam: str | None = None) -> tuple[Attempt, ...]:
        """Attempts, newest first, unfinished ones included.

        Raises:
            UsageFault: no such exam is in any bank or in history.
        """
        found = self._archive.attempts(exam)
        if exam and not found:
            self._library.shelf(exam)
        return found

    def attempt(self, attempt: str) -> Attempt:
        return self._archive.attempt(attempt)

    def result(self, attempt: str) -> Result:
        """A finished attempt, from history alone: its bank may have changed or gone.

        Raises:
            UsageFault: there is no such attempt, or it is unfinished.
        """
        head = self._archive.attempt(attempt)
        if head.finished_at is None:
            raise UsageFault(f"attempt {head.id} is unfinished; 'mlquiz resume' goes on with it")
        standing = self._archive.standing(head.id)
        parts = zip(
            standing.slots,
            standing.responses,
            self._archive.questions(head.id),
            self._archive.marks(head.id),
            self._archive.seen_before(head.id),
            self._archive.causes(head.id),
            strict=True,
        )
        answers = tuple(Answered(*each) for each in parts)
        ledger = self._archive.events(head.id)
        return Result(head, self._archive.blueprint(head.id), standing, answers, self.corrections.of, ledger)

    def previous(self, result: Result) -> Result | None:
        """The last attempt before it that asked at least one of the same questions, or None."""
        if not any(each.seen_before for each in result.answers):
            return None
        before = self._archive.attempt_before(result.attempt.id)
        return self.result(before) if before else None

    def compare(self, one: Result, other: Result) -> SideBySide:
        """Two attempts side by side, in the order in which they were started.

        Raises:
            UsageFault: they are of different exams, or one and the same.
        """
        if one.attempt.exam != other.attempt.exam:
            raise UsageFault(
                f"{one.attempt.id} is of {one.attempt.exam}, {other.attempt.id} of {other.attempt.exam}; "
                "compare two attempts of one exam"
            )
        if one.attempt.id == other.attempt.id:
            raise UsageFault(f"{one.attempt.id} cannot be compared with itself; name another attempt")
        return SideBySide(*sorted((one, other), key=lambda each: (each.attempt.started_at, each.attempt.id)))

    def progress(self, result: Result) -> SideBySide | None:
        """An attempt beside the one before it, where they share questions and that one can be read."""
        try:
            before = self.previous(result)
        except UnreadableHistory:
            return None
        return self.compare(before, result) if before else None

    def report(self, attempt: str) -> Report:
        """All that a report of a finished attempt says.

        Raises:
            UsageFault: there is no such attempt, or it is unfinished.
        """
        result = self.result(attempt)
        return Report(result, self.progress(result), self._notes(result))

    def _notes(self, result: Result) -> dict[str, str]:
        """The private notes on the questions of an attempt; only those that have one."""
        exam = result.attempt.exam
        found = {each.slot.question: self._archive.notes(exam, each.slot.question) for each in result.answers}
        return {
            question: "\n".join(note.text for note in notes) for question, notes in found.items() if notes
        }

    def standing(self, attempt: str) -> Standing:
        return self._archive.standing(attempt)
