"""What was answered to an exam, as evidence: by the domains and the keys of today's bank, where it is there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from mlquiz.bank.library import Library
from mlquiz.history.archive import Archive
from mlquiz.history.evidence import KeptExposure
from mlquiz.insight.evidence import Exposure, guess
from mlquiz.model.blueprint import Blueprint
from mlquiz.report.corrections import Corrections


class Place(NamedTuple):
    """Where a question stands in the blueprint."""

    domain: str
    objective: str

    def take(self, each: KeptExposure) -> KeptExposure:
        """The same answers, as if their question had always stood here."""
        return replace(each, domain=self.domain, objective=self.objective)


@dataclass(frozen=True, slots=True)
class Dated:
    """A first answer in a mock, when its question was seen, and when it was graded."""

    at: datetime
    graded_at: datetime
    exposure: Exposure

    def by(self, moment: datetime) -> Exposure:
        """The same as it was at a later moment."""
        return replace(self.exposure, age=max(0, (moment.date() - self.at.date()).days))


class _Known(NamedTuple):
    """Answers that are alike, and where that is known, the chance that they were remembered; taken away below 0."""

    kept: KeptExposure
    recall: float | None = None
    sign: int = 1


class Exposures:
    """Reads answers as evidence. A question that was moved counts where it is today, a corrected key as it is today.

    For that, what history holds is taken away and put back in its new place: counts may be below zero on the way.
    """

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._archive = archive
        self._clock = clock
        self._corrections = Corrections(library, archive)

    def of(self, plan: Blueprint) -> list[Exposure]:
        """Everything that was answered."""
        return [_exposure(each.kept, plan, each.recall, each.sign) for each in self._known(plan.id)]

    def _known(self, exam: str) -> Iterator[_Known]:
        now, moved = self._clock(), self._moved(exam)
        yield from map(_Known, self._archive.exposures(exam, now))
        for question, place in moved.items():
            for each in self._archive.exposures(exam, now, question):
                yield _Known(each, sign=-1)
                yield _Known(place.take(each))
        yield from self._one_by_one(exam, now, moved)

    def _one_by_one(self, exam: str, now: datetime, moved: Mapping[str, Place]) -> Iterator[_Known]:
        """Answers that sums do not tell all of: by a key that was corrected, or to what was remembered."""
        corrected, recalled = self._corrections.corrected_points(exam), self._recalled(exam)
        for each in self._archive.answers_at(corrected.keys() | recalled.keys(), now):
            at, was = (each.attempt, each.position), each.exposure
            there = moved[each.question].take(was) if each.question in moved else was
            yield _Known(there, sign=-1)
            now_right = replace(there, points=corrected[at]) if at in corrected else there
            yield _Known(now_right, recalled.get(at))

    def _recalled(self, exam: str) -> Mapping[tuple[str, int], float]:
        """Of answers to questions seen before, the chance that they were remembered; the model is loaded for them."""
        from mlquiz.planning.recalls import remembered_at

        return remembered_at(self._archive, exam)

    def first_in_mocks(self, plan: Blueprint) -> list[Dated]:
        """First answers in mocks, in the order of time."""
        moved, corrected = self._moved(plan.id), self._corrections.corrected_points(plan.id)
        found = []
        for each in self._archive.first_in_mocks(plan.id, self._clock()):
            was = each.exposure
            there = moved[each.question].take(was) if each.question in moved else was
            points = corrected.get((each.attempt, each.position), was.points)
            found.append(Dated(each.at, each.graded_at, _exposure(replace(there, points=points), plan)))
        return found

    def unseen(self, exam: str) -> int | None:
        """Questions of the bank that were never answered; None where it is gone."""
        today = self._today(exam)
        answered = {question for question, *_ in self._archive.places_of(exam)}
        return len(today.keys() - answered) if today else None

    def _today(self, exam: str) -> Mapping[str, Place]:
        """Each question of the bank with its place; nothing where that is gone."""
        return {each.id: Place(each.domain, each.objective) for each in self._library.listed(exam)}

    def _moved(self, exam: str) -> Mapping[str, Place]:
        """The place of today of each question that was answered in another."""
        today = self._today(exam)
        kept = self._archive.places_of(exam)
        return {name: today[name] for name, *was in kept if name in today and today[name] != Place(*was)}


def _exposure(each: KeptExposure, plan: Blueprint, recall: float | None = None, sign: int = 1) -> Exposure:
    return Exposure(
        each.domain,
        each.points.earned / each.points.possible,
        guess(each.kind, each.offered, each.choose, plan.credit),
        each.difficulty,
        each.age,
        each.gap,
        each.mode == "mock",
        sign * each.count,
        each.objective,
        guess(each.kind, each.offered, each.choose),
        recall,
    )
