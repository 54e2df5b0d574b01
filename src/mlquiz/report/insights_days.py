"""Where the marks of charts by day stand: the plan to come, and the map of the days behind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, sqrt

from mlquiz.model.plan import Calendar, Day, Doing
from mlquiz.report.charts import HEIGHT, Line, middle
from mlquiz.report.insights_charts import Label, labels
from mlquiz.report.insights_words import day_words
from mlquiz.report.words import counted

CELL = 18
"""Width and height of a day on the map of days."""

WEEKS = 26
"""How many weeks the map of days shows at most."""

_STEPS = (5, 10, 20, 50, 100, 200, 500)
_LINES = 4
_ROOM = 4


@dataclass(frozen=True, slots=True)
class Stack:
    """A day of a plan: `new` questions stand on those that come `again`, both as heights; `mark` is what else it is."""

    x: float
    new: float
    again: float
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class PlanChart:
    """A plan day by day. `width` is what a column takes, in percent."""

    stacks: tuple[Stack, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    width: float


def plan_chart(calendar: Calendar) -> PlanChart | None:
    """The chart of a plan; None where no question is to come."""
    days = calendar.days
    most = max((day.new + day.again for day in days), default=0)
    if not most:
        return None
    step = next((each for each in _STEPS if most <= each * _LINES), ceil(most / _LINES))
    scale = HEIGHT / max(most, step)
    stacks = tuple(_stack(day, middle(place, len(days)), scale) for place, day in enumerate(days))
    lines = tuple(Line(HEIGHT - n * step * scale, str(n * step)) for n in range(1, most // step + 1))
    return PlanChart(stacks, lines, labels([str(day.on) for day in days]), round(72 / len(days), 3))


def _stack(day: Day, x: float, scale: float) -> Stack:
    mark = "" if day.doing in (Doing.STUDY, Doing.REST) else str(day.doing)
    heights = round(day.new * scale, 1), round(day.again * scale, 1)
    return Stack(x, *heights, mark, f"{day.on}: {day_words(day)}")


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a plan, by the day it begins on."""

    begins: date
    new: int
    again: int
    rest: int
    mocks: tuple[date, ...]


def weeks(calendar: Calendar) -> tuple[Week, ...]:
    """What each week of a plan is made of; the first begins today."""
    return tuple(_week(calendar.days[place : place + 7]) for place in range(0, len(calendar.days), 7))


def _week(days: Sequence[Day]) -> Week:
    mocks = tuple(day.on for day in days if day.doing is Doing.MOCK)
    rests = sum(day.doing is Doing.REST for day in days)
    return Week(days[0].on, sum(day.new for day in days), sum(day.again for day in days), rests, mocks)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day on the map: the middle and the side of its square, in pixels; the larger the more answers."""

    x: int
    y: int
    side: float
    told: str


@dataclass(frozen=True, slots=True)
class DayMap:
    """Answers by day: a week is a column, Monday on top. `begins` is the first day of the map."""

    cells: tuple[Cell, ...]
    months: tuple[Label, ...]
    begins: date
    columns: int


def day_map(days: Mapping[date, int], today: date) -> DayMap | None:
    """The map of the last weeks until today; None where nothing was ever answered."""
    if not any(days.values()):
        return None
    last, first = max(today, *days), min(days)
    monday = last - timedelta(days=last.weekday())
    begins = max(monday - timedelta(weeks=WEEKS - 1), first - timedelta(days=first.weekday()))
    shown = [begins + timedelta(days=place) for place in range((last - begins).days + 1)]
    most = max(days.get(day, 0) for day in shown)
    cells = tuple(_cell(day, begins, days.get(day, 0), most) for day in shown)
    return DayMap(cells, tuple(_months(shown, begins)), begins, (monday - begins).days // 7 + 1)


def _cell(day: date, begins: date, count: int, most: int) -> Cell:
    side = round(4 + (CELL - 7) * sqrt(count / most), 1) if count else 0.0
    told = f"{day}: {counted(count, 'answer')}"
    return Cell((day - begins).days // 7 * CELL + CELL // 2, day.weekday() * CELL + CELL // 2, side, told)


def _months(shown: Sequence[date], begins: date) -> Iterator[Label]:
    """The first day of the map and those of months, each above its week, where there is room until the next one."""
    starts = [begins, *(day for day in shown[1:] if day.day == 1)]
    columns = [(day - begins).days // 7 for day in starts]
    for day, column, following in zip(starts, columns, [*columns[1:], None], strict=True):
        if following is None or following - column >= _ROOM:
            yield Label(column * CELL, f"{day:%Y-%m}")
