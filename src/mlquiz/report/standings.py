"""How a taker stands with exams, over all attempts. What works it out is loaded when it is first asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from mlquiz.bank.library import Library
from mlquiz.errors import MlquizError
from mlquiz.history.archive import Archive
from mlquiz.insight.verdict import Mastery
from mlquiz.model.blueprint import Blueprint
from mlquiz.planning.planner import Planner
from mlquiz.report.progress import Progress, Ready

if TYPE_CHECKING:
    from mlquiz.report.insights import Insights
    from mlquiz.report.situation import Situation


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


class Standings:
    """Works out figures over a library of banks and an archive of attempts."""

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._archive = archive
        self._clock = clock
        self._progress = Progress(library, archive, clock)
        self._planner = Planner(library, archive, clock)

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

    def insights(self, exam: str) -> "Insights":
        """All that history tells of one exam; its bank may have gone.

        Raises:
            UsageFault: no such exam is in any bank or was finished.
        """
        from mlquiz.report.survey import Survey

        return Survey(self._library, self._archive, self._clock).insights(self._blueprint(exam))

    def insights_apart(self, exam: str) -> "Insights":
        """The same over a connection of its own, for a thread of its own."""
        archive = Archive(self._archive.path)
        try:
            return Standings(self._library, archive, self._clock).insights(exam)
        finally:
            archive.close()

    def situations(self) -> "Iterator[Situation]":
        """How the taker stands with each exam that was sat or has a day, the nearest first; worked out one by one."""
        from mlquiz.report.situation import Situations

        situations = Situations(self._library, self._archive, self._clock)
        yield from map(situations.of, sorted(self._of_interest(), key=situations.urgency))

    def _of_interest(self) -> tuple[Blueprint, ...]:
        """Exams with a finished attempt, the last one first, and exams with a plan."""
        sat = [each.exam for each in self._archive.attempts() if each.finished_at]
        planned = [each.exam for each in self._archive.plans()]
        names = dict.fromkeys((*sat, *planned))
        return tuple(filter(None, map(self._blueprint_or_none, names)))

    def _blueprint_or_none(self, exam: str) -> Blueprint | None:
        """None where it was never finished and its bank is gone, or where its bank has problems."""
        try:
            return self._blueprint(exam)
        except MlquizError:
            return None

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
        except MlquizError:
            last = next((each.id for each in self._archive.attempts(exam) if each.finished_at), None)
            if last is None:
                raise
            return self._archive.blueprint(last)

    def _weakness(self, blueprint: Blueprint) -> Weakness:
        titles = {domain.id: domain.title for domain in blueprint.domains}
        threshold = float(blueprint.passing.threshold)
        return Weakness(blueprint.id, blueprint.title, titles, threshold, self._progress.mastery(blueprint))
