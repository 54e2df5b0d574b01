"""Scores by the keys of today, beside those by which attempts were graded. What is stored is never rewritten.

Where a bank is gone, cannot be read or no longer has a question, there is no key of today: it is as taken.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from mlquiz.bank.library import Library, Shelf
from mlquiz.errors import MlquizError
from mlquiz.exam.grade import held_against
from mlquiz.exam.regrade import regraded, rekeyed
from mlquiz.history.archive import Archive
from mlquiz.history.versions import Given, Version
from mlquiz.model.attempt import Answered, Attempt, Points
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question
from mlquiz.report.words import judged


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """A question of an attempt whose key was corrected since: what its answer earned, and what by today's key."""

    position: int
    question: str
    was: Points
    now: Points
    scored: bool = True


@dataclass(frozen=True, slots=True)
class Corrected:
    """An attempt by the keys of today.

    Args:
        head: the attempt with the score that it has by them.
        flips: a mock was passed and is failed by them, or the other way round.
        questions: those whose key was corrected, whether or not their answer earns something else by it.
    """

    head: Attempt
    flips: bool
    questions: tuple[Rekeyed, ...]

    @property
    def gained(self) -> int:
        """Points that today's keys give or, below zero, take; 0 where the score is as taken."""
        return _gained(self.questions)

    def at(self, position: int) -> Rekeyed | None:
        """The question at this position, if its key was corrected."""
        return next((each for each in self.questions if each.position == position), None)


def _gained(questions: Iterable[Rekeyed]) -> int:
    return sum(each.now.earned - each.was.earned for each in questions if each.scored)


Regrade = Callable[[Attempt, Blueprint, Sequence[Answered]], Corrected | None]
"""Holds a finished attempt against the keys of today."""


class _Mark(NamedTuple):
    """One answer to a corrected question, and by what blueprint it was given."""

    attempt: str
    plan: Blueprint
    mark: Rekeyed


class Corrections:
    """Holds what was answered against the banks of today."""

    def __init__(self, library: Library, archive: Archive) -> None:
        self._library = library
        self._archive = archive

    def of(self, attempt: Attempt, plan: Blueprint, answers: Sequence[Answered]) -> Corrected | None:
        """A finished attempt; None where no key of it was corrected."""
        asked = [(each.slot.question, each.slot.fingerprint) for each in answers]
        today = self._today(self._shelves.get(attempt.exam), asked)
        found = [
            Rekeyed(each.slot.position, each.slot.question, each.points, now, each.slot.scored)
            for each in answers
            if each.slot.question in today and (now := _earned(today[each.slot.question], each, plan.credit))
        ]
        return _corrected(attempt, plan, found) if found else None

    def of_attempts(self, attempts: Iterable[Attempt]) -> Mapping[str, Corrected]:
        """Those of the attempts of which a key was corrected, by id."""
        finished = {each.id: each for each in attempts if each.finished_at}
        shelves = self._shelves if finished else {}
        exams = sorted({each.exam for each in finished.values()} & shelves.keys())
        found = [mark for exam in exams for mark in self._marks(exam, shelves[exam])]
        return {
            head.id: _corrected(head, marks[0].plan, [each.mark for each in marks])
            for attempt, group in groupby(found, key=attrgetter("attempt"))
            if (head := finished.get(attempt)) and (marks := list(group))
        }

    def corrected_points(self, exam: str) -> Mapping[tuple[str, int], Points]:
        """What answers earn by today's keys, where they earned something else: by attempt and position."""
        return {
            (each.attempt, each.mark.position): each.mark.now
            for each in self._marks(exam, self._shelves.get(exam))
            if each.mark.now != each.mark.was
        }

    @property
    def _shelves(self) -> Mapping[str, Shelf]:
        """The banks of today by exam."""
        return self._library.catalogue().shelves

    def _marks(self, exam: str, shelf: Shelf | None) -> Sequence[_Mark]:
        """Every answer to a question whose key was corrected since, by attempt. No other answers are read."""
        try:
            asked = self._archive.versions(exam)
            today = self._today(shelf, asked)
            return self._marks_of(exam, today, [each for each in asked if each[0] in today]) if today else ()
        except MlquizError:
            return ()

    def _today(self, shelf: Shelf | None, asked: Iterable[Version]) -> Mapping[str, Question]:
        """The questions of today's bank of which another version was asked, by id; none where it cannot be read."""
        if shelf is None:
            return {}
        try:
            pool = self._library.pool(shelf)
            now = {each.id: each.fingerprint for each in pool}
            others = sorted(
                {question for question, version in asked if now.get(question, version) != version}
            )
            return dict(zip(others, pool.questions(others), strict=True)) if others else {}
        except MlquizError:
            return {}

    def _marks_of(self, exam: str, today: Mapping[str, Question], asked: Iterable[Version]) -> list[_Mark]:
        """The answers to those of these versions that today's bank asks in the same words with another key."""
        versions = self._archive.asked_as(exam, asked)
        taken = {name: each for name, each in versions.items() if rekeyed(each, today[name[0]])}
        kept = self._archive.marks_of(exam, taken) if taken else ()
        last = {each.blueprint: each.attempt for each in kept}
        plans = {name: self._archive.blueprint(attempt) for name, attempt in last.items()}
        earned = cache(lambda given, credit: _earned(today[given.slot.question], given, credit))
        return [
            _Mark(
                each.attempt,
                plan,
                Rekeyed(each.position, each.given.slot.question, each.points, now, each.scored),
            )
            for each in kept
            if (now := earned(each.given, (plan := plans[each.blueprint]).credit))
        ]


def _earned(now: Question, given: Answered | Given, credit: str) -> Points | None:
    """What an answer earns by the key of today; None where that is the key as it was."""
    return regraded(given.question, now, given.slot, given.response, credit)


def _corrected(attempt: Attempt, plan: Blueprint, questions: Sequence[Rekeyed]) -> Corrected:
    """The score with what these questions earn by today's keys in place of what they earned."""
    right = (attempt.right or 0) + _gained(questions)
    passed, scaled = held_against(plan.passing, right, attempt.total or 0)
    head = replace(attempt, right=right, passed=passed, scaled=scaled)
    return Corrected(head, judged(attempt) and passed != attempt.passed, tuple(questions))
