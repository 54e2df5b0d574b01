"""Reading across bank, history and insight, for both faces. Nothing here changes anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlquiz.bank.library import Library
from mlquiz.bank.problem import Problem
from mlquiz.errors import UsageFault
from mlquiz.exam.grade import by_domain
from mlquiz.history.archive import Archive
from mlquiz.insight.mastery import Evidence, Mastery, Verdict, estimate
from mlquiz.model.attempt import Attempt, DomainScore, Response
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Slot
from mlquiz.model.question import Question
from mlquiz.model.standing import Standing


@dataclass(frozen=True, slots=True)
class ExamEntry:
    """An exam, its bank, and how the taker stands with it."""

    blueprint: Blueprint
    counts: tuple[tuple[str, int], ...]
    last: Attempt | None
    best: Attempt | None
    mastery: tuple[Mastery, ...]

    @property
    def bank_questions(self) -> int:
        return sum(count for _, count in self.counts)

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


@dataclass(frozen=True, slots=True)
class Answered:
    """One slot of a finished attempt: what was asked, what was picked, what was right."""

    slot: Slot
    response: Response
    question: Question
    correct: bool
    seen_before: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A finished attempt with its questions."""

    attempt: Attempt
    blueprint: Blueprint
    standing: Standing
    answers: tuple[Answered, ...]

    @property
    def domains(self) -> tuple[DomainScore, ...]:
        return by_domain(self.blueprint, [(each.slot.domain, each.correct) for each in self._scored])

    @property
    def fresh(self) -> tuple[int, int]:
        """Right of total over scored questions never seen before."""
        return _right_of([each for each in self._scored if not each.seen_before])

    @property
    def seen(self) -> tuple[int, int]:
        """Right of total over scored questions seen in an earlier attempt."""
        return _right_of([each for each in self._scored if each.seen_before])

    @property
    def _scored(self) -> list[Answered]:
        return [each for each in self.answers if each.slot.scored]


def _right_of(answers: Sequence[Answered]) -> tuple[int, int]:
    return sum(each.correct for each in answers), len(answers)


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

    def __init__(self, library: Library, archive: Archive) -> None:
        self._library = library
        self._archive = archive

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
            best=max(finished, key=lambda attempt: attempt.fraction or 0.0, default=None),
            mastery=self._mastery(blueprint),
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
            strict=True,
        )
        answers = tuple(Answered(*each) for each in parts)
        return Result(head, self._archive.blueprint(head.id), standing, answers)

    def standing(self, attempt: str) -> Standing:
        return self._archive.standing(attempt)

    def weak(self, exam: str | None = None) -> tuple[Weakness, ...]:
        """Mastery by domain: of one exam, or of every exam with a finished attempt."""
        if exam:
            return (self._weakness(self._library.shelf(exam).card.blueprint),)
        shelves = self._library.catalogue().shelves
        sat = {attempt.exam for attempt in self._archive.attempts() if attempt.finished_at}
        return tuple(self._weakness(shelf.card.blueprint) for name, shelf in shelves.items() if name in sat)

    def _weakness(self, blueprint: Blueprint) -> Weakness:
        titles = {domain.id: domain.title for domain in blueprint.domains}
        threshold = float(blueprint.passing.threshold)
        return Weakness(blueprint.id, blueprint.title, titles, threshold, self._mastery(blueprint))

    def _mastery(self, blueprint: Blueprint) -> tuple[Mastery, ...]:
        counts = self._archive.first_answers(blueprint.id)
        evidence = [Evidence(domain.id, *counts.get(domain.id, (0, 0))) for domain in blueprint.domains]
        return estimate(evidence, float(blueprint.passing.threshold))
