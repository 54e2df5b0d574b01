"""Where the marks of a report's charts stand: shares of the width in percent, heights in pixels.

How they are drawn is the template's; what they mean is `insight`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from mlquiz.model.attempt import Answered
from mlquiz.report.answers import verdict
from mlquiz.report.words import clock_text

HEIGHT = 160
"""How high the highest column may be."""

_STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200)
_LINES = 4
_NUMBERED = 12


@dataclass(frozen=True, slots=True)
class Column:
    """The time of one question: `x` is its middle, `top` its upper end, `mark` right, partly, wrong or blank."""

    position: int
    x: float
    top: float
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the chart and the time it stands for."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Time by question, in the order of the form. `width` is what a column may take, in percent."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    width: float
    numbered: frozenset[int]


def time_chart(answers: Sequence[Answered], *, told: bool = True) -> TimeChart:
    """The time chart of a form; with `told` off, nothing says which question was right."""
    longest = max(max(each.response.spent.total_seconds() for each in answers), 1.0)
    step = next((each for each in _STEPS if longest <= each * _LINES), longest / _LINES)
    full = max(longest, step)
    scale = HEIGHT / full
    count = len(answers)
    columns = (_column(each, count, scale, told=told) for each in answers)
    lines = (Line(HEIGHT - n * step * scale, _time(n * step)) for n in range(1, int(full / step) + 1))
    return TimeChart(tuple(columns), tuple(lines), 100 / count, _numbered(count))


def _column(each: Answered, count: int, scale: float, *, told: bool) -> Column:
    spent = each.response.spent
    return Column(
        position=each.slot.position,
        x=middle(each.slot.position - 1, count),
        top=round(HEIGHT - spent.total_seconds() * scale, 1),
        mark=mark(each) if told else "told-not",
        told=f"{verdict(each).partition(' ')[2]}, {clock_text(spent)}" if told else clock_text(spent),
    )


def middle(place: int, count: int) -> float:
    """The middle of one of so many columns of equal width, in percent."""
    return round((place + 0.5) * 100 / count, 3)


def mark(each: Answered) -> str:
    """What an answer is called in the styles: right, partly, wrong or blank."""
    if each.correct:
        return "right"
    return "partly" if each.points.earned else "blank" if each.blank else "wrong"


def _time(seconds: float) -> str:
    return clock_text(timedelta(seconds=seconds))


def _numbered(count: int) -> frozenset[int]:
    """Positions whose number is written below: every fifth or tenth where there are many."""
    every = 1 if count <= _NUMBERED else 5 if count <= _NUMBERED * 5 else 10
    return frozenset({1, *range(every, count + 1, every)})
