"""How a taker stands with each exam, in a line: what is due, the days left, the chance of passing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlquiz.bank.library import Library
from mlquiz.history.archive import Archive
from mlquiz.insight.verdict import Readiness
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar, Plan, day_of
from mlquiz.planning.planner import Planner
from mlquiz.planning.recalls import recalls_of
from mlquiz.report.progress import Progress

_SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Situation:
    """How a taker stands with an exam.

    Args:
        exam: its id.
        title: of the exam.
        readiness: the chance of passing.
        plan: where a day is kept.
        left: days until then.
        calendar: the plan worked out; None where the bank is gone, too.
        dues: of an exam without a plan to come: when each question is to come again, up to two days from now.
        is_gone: whether its bank is gone, or cannot be read.
    """

    exam: str
    title: str
    readiness: Readiness
    plan: Plan | None
    left: int
    calendar: Calendar | None
    dues: tuple[datetime, ...]
    is_gone: bool

    @property
    def planned(self) -> bool:
        """Whether its day is to come."""
        return self.plan is not None and self.left >= 0

    def due(self, now: datetime) -> int | None:
        """Questions that wait: those left on today's list, or those that are to come again; None without a bank."""
        if self.is_gone:
            return None
        if self.planned:
            return self.calendar.today.left if self.calendar else 0
        return sum(each <= now for each in self.dues)


class Situations:
    """Works situations out."""

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._archive = archive
        self._clock = clock
        self._progress = Progress(library, archive, clock)
        self._planner = Planner(library, archive, clock)

    def of(self, blueprint: Blueprint) -> Situation:
        """How its taker stands with an exam; its bank may have gone."""
        kept, left = self._kept(blueprint)
        return Situation(
            exam=blueprint.id,
            title=blueprint.title,
            readiness=self._progress.ready(blueprint).readiness,
            plan=kept,
            left=left,
            calendar=self._planner.calendar_if_there(blueprint.id),
            dues=() if kept and left >= 0 else self._dues(blueprint.id),
            is_gone=not self._library.listed(blueprint.id),
        )

    def urgency(self, blueprint: Blueprint) -> tuple[int, int]:
        """The nearest exam first, then those without a day in the order in which they were sat."""
        kept, left = self._kept(blueprint)
        return (0, left) if kept and left >= 0 else (1, 0)

    def _kept(self, blueprint: Blueprint) -> tuple[Plan | None, int]:
        """The plan, and the days left."""
        plan = self._planner.plan(blueprint.id)
        return plan, plan.left(day_of(self._clock())) if plan else 0

    def _dues(self, exam: str) -> tuple[datetime, ...]:
        """When what was answered comes again, of questions that are in the bank; none where that is gone."""
        now = self._clock()
        there = {each.id for each in self._library.listed(exam)}
        recalls = recalls_of(self._archive, exam, now)
        return tuple(
            sorted(each.due for name, each in recalls.items() if name in there and each.due <= now + _SOON)
        )
