"""The plan until an exam: its day, and what is done on each day before. Days are those of the taker's own calendar."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(at: datetime) -> date:
    """The day of a moment in the taker's calendar."""
    return at.astimezone().date()


def day_from(text: str) -> date:
    """A day as a person writes it, as in 2027-02-01.

    Raises:
        ValueError: it is none.
    """
    if not _DAY.fullmatch(text.strip()):
        raise ValueError(f"{text!r} is no day")
    return date.fromisoformat(text.strip())


class Doing(StrEnum):
    """What a day of a plan is for."""

    STUDY = "study"
    MOCK = "mock"
    REST = "rest"
    EXAM = "exam"


@dataclass(frozen=True, slots=True)
class Plan:
    """That an exam is sat on a day.

    Args:
        exam: its id.
        on: the day of the exam.
        per_day: questions that are answered a day until then.
        since: the day on which the plan was made.
    """

    exam: str
    on: date
    per_day: int
    since: date

    def left(self, today: date) -> int:
        """Days until the exam; 0 on its day, below 0 after it."""
        return (self.on - today).days


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a plan: so many new questions, so many that come again. A mock and a rest have none of either."""

    on: date
    doing: Doing
    new: int = 0
    again: int = 0


@dataclass(frozen=True, slots=True)
class Today:
    """What is left of today's list, what comes first standing first.

    Args:
        day: what it is for.
        new, again: ids of questions that are new, and of those that come again.
        done: questions answered today.
        urgent: so many of those that come again, from the first on, go before anything else.
        open: ids of all questions that may be asked today, on the list or not: no mock needs them.
        sat: whether a mock was sat today.
    """

    day: Day
    new: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    done: int = 0
    urgent: int = 0
    open: frozenset[str] = frozenset()
    sat: bool = False

    @property
    def left(self) -> int:
        return len(self.new) + len(self.again)

    def first(self, number: int) -> tuple[str, ...]:
        """So many questions of the list, or all that are left: the urgent ones, then new and old ones evenly mixed."""
        rows = (self.new, self.again[self.urgent :])
        placed = [((place + 0.5) / len(row), name) for row in rows for place, name in enumerate(row)]
        return (*self.again[: self.urgent], *(name for _, name in sorted(placed)))[:number]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A plan, day by day.

    Args:
        plan: what was decided.
        title: of the exam.
        today: the list of today.
        days: from today to the day of the exam; counts of days to come are what they will be if each list is done.
        bank: questions that there are.
        answered: those of them that were answered.
        recall_then: the mean chance to recall these on the day of the exam without another look; None where there is
            none.
        left_over: questions, but for those of mocks, that stay unseen at this pace.
    """

    plan: Plan
    title: str
    today: Today
    days: tuple[Day, ...]
    bank: int
    answered: int
    recall_then: float | None = None
    left_over: int = 0

    @property
    def left(self) -> int:
        """Days until the exam; 0 on its day, below 0 after it."""
        return self.plan.left(self.today.day.on)

    @property
    def mocks(self) -> tuple[date, ...]:
        """The days on which a mock is still to be sat."""
        sat = self.today.day.on if self.today.sat else None
        return tuple(day.on for day in self.days if day.doing is Doing.MOCK and day.on != sat)
