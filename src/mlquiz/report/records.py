"""Reading across bank, history and insight, for both faces. Nothing here changes anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

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
from mlquiz.model.standing import Standing
from mlquiz.report.progress import Progress, Ready
from mlquiz.report.words import judged

if TYPE_CHECKING:
    from mlquiz.report.analysis import Analysis


@dataclass(frozen=True)
class ExamEntry:
    """An exam, its bank, and how the taker stands with it: the last attempt, the best mock.

    `judge` works out mastery by domain and the chance of passing.
    """

    blueprint: Blueprint
    counts: tuple[tuple[str, int], ...]
    last: Attempt | None
    best: Attempt | None
    judge: Callable[[], Ready]

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
    ledger: tuple[Event, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Weakness:
    """Mastery of every domain of an exam, and how many first answers it rests on."""

    exam: str
    title: str
    titles: dict[str, str]
    threshold: float
    mastery: tuple[Mastery, ...]

    @property
    def n(self) -> int:
        return sum(each.n for each in self.mastery)


class Records:
    """Answers questions about exams and attempts."""

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._archive = archive
        self._progress = Progress(archive, clock)

    def exam(self, exam: str) -> ExamEntry:
        """One exam that can be sat.

        Raises:
            UsageFault: there is none with this id.
            UnreadableBank: its bank has problems.
        """
        card = self._library.shelf(exam).card
        return self._entry(card.blueprint, tuple(card.counts.items()))

    def exams(self) -> Listing:
        catalogue = self._library.catalogue()
        entries = [
            self._entry(shelf.card.blueprint, tuple(shelf.card.counts.items()))
            for shelf in catalogue.shelves.values()
        ]
        return Listing(tuple(entries), tuple(catalogue.all_problems))

    def _entry(self, blueprint: Blueprint, counts: tuple[tuple[str, int], ...]) -> ExamEntry:
        finished = [attempt for attempt in self._archive.attempts(blueprint.id) if attempt.finished_at]
        return ExamEntry(
            blueprint=blueprint,
            counts=counts,
            last=finished[0] if finished else None,
            best=max(filter(judged, finished), key=lambda attempt: attempt.fraction or 0.0, default=None),
            judge=partial(self._progress.ready, blueprint),
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
        return Result(head, self._archive.blueprint(head.id), standing, answers, ledger)

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

    def weak(self, exam: str | None = None) -> tuple[Weakness, ...]:
        """Mastery by domain: of one exam, or of every exam with a finished attempt; its bank may have gone.

        Raises:
            UsageFault: no such exam is in any bank or was finished.
        """
        return tuple(map(self._weakness, self._blueprints(exam)))

    def ready(self, exam: str | None = None, offset: float = 0.0) -> tuple[Ready, ...]:
        """How ready the taker is: for one exam, or for every exam with a finished attempt; its bank may have gone.

        Raises:
            UsageFault: no such exam is in any bank or was finished.
        """
        return tuple(self._progress.ready(each, offset) for each in self._blueprints(exam))

    def _blueprints(self, exam: str | None) -> tuple[Blueprint, ...]:
        """Of one exam, or of every exam with a finished attempt."""
        if exam:
            return (self._blueprint(exam),)
        shelves = self._library.catalogue().shelves
        sat = {each.exam: each.id for each in reversed(self._archive.attempts()) if each.finished_at}
        here = [shelf.card.blueprint for name, shelf in shelves.items() if name in sat]
        gone = [self._archive.blueprint(last) for name, last in sat.items() if name not in shelves]
        return (*here, *gone)

    def _blueprint(self, exam: str) -> Blueprint:
        """The blueprint of an exam; where its bank is gone, that of its last finished attempt."""
        try:
            return self._library.shelf(exam).card.blueprint
        except UsageFault:
            last = next((each.id for each in self._archive.attempts(exam) if each.finished_at), None)
            if last is None:
                raise
            return self._archive.blueprint(last)

    def _weakness(self, blueprint: Blueprint) -> Weakness:
        titles = {domain.id: domain.title for domain in blueprint.domains}
        threshold = float(blueprint.passing.threshold)
        return Weakness(blueprint.id, blueprint.title, titles, threshold, self._progress.mastery(blueprint))
