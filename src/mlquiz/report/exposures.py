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
        return [_exposure(each, plan) for each in self._kept(plan.id)]

    def _kept(self, exam: str) -> Iterator[KeptExposure]:
        now, moved = self._clock(), self._moved(exam)
        yield from self._archive.exposures(exam, now)
        for question, place in moved.items():
            for each in self._archive.exposures(exam, now, question):
                yield from _instead(each, place.take(each))
        yield from self._corrected(exam, now, moved)

    def _corrected(self, exam: str, now: datetime, moved: Mapping[str, Place]) -> Iterator[KeptExposure]:
        corrected = self._corrections.corrected_points(exam)
        for each in self._archive.answers_at(corrected, now) if corrected else ():
            was = each.exposure
            there = moved[each.question].take(was) if each.question in moved else was
            yield from _instead(there, replace(there, points=corrected[each.attempt, each.position]))

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


def _instead(was: KeptExposure, now: KeptExposure) -> tuple[KeptExposure, KeptExposure]:
    return replace(was, count=-was.count), now


def _exposure(each: KeptExposure, plan: Blueprint) -> Exposure:
    return Exposure(
        each.domain,
        each.points.earned / each.points.possible,
        guess(each.kind, each.offered, each.choose, plan.credit),
        each.difficulty,
        each.age,
        each.gap,
        each.mode == "mock",
        each.count,
        each.objective,
        guess(each.kind, each.offered, each.choose),
    )
