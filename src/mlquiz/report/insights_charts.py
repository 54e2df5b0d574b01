"""Where the marks of trends stand: shares of the width in percent, heights in pixels from the top.

How they are drawn is the template's; what they mean is `insight`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from mlquiz.insight.readiness import CLOSE, READY
from mlquiz.model.plan import day_of
from mlquiz.report.charts import HEIGHT, Line, middle
from mlquiz.report.insights import Mock
from mlquiz.report.words import percent

_LABELS = 8
_FIFTH = 0.2
_TITLE = "{} on {}: {}"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of one mock. `low` and `high` are the ends of its interval, None where there is none."""

    x: float
    y: float
    low: float | None
    high: float | None
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text below a chart, in the middle of what it is about."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Figures of one mock after another, evenly spaced; `cut` is where the threshold lies, if it is held to one."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    cut: float | None = None

    @property
    def path(self) -> str:
        """The line through all points, as SVG writes it."""
        return " ".join(f"{each.x},{each.y}" for each in self.points)

    @property
    def area(self) -> str:
        """What lies between the ends of the intervals, as SVG writes it."""
        with_ends = [each for each in self.points if each.low is not None]
        above = [f"{each.x},{each.high}" for each in with_ends]
        return " ".join([*above, *(f"{each.x},{each.low}" for each in reversed(with_ends))])


def score_trend(mocks: Sequence[Mock], threshold: float) -> Trend:
    """The score of each mock with its band. The scale begins at the fifth below all of them, so that changes show."""
    bands = [each.band for each in mocks if each.band]
    lowest = min([threshold, *map(_share, mocks), *(each.low for each in bands)])
    bottom = min(0.8, floor(lowest / _FIFTH + 1e-9) * _FIFTH)
    points = tuple(_scored(each, place, len(mocks), bottom) for place, each in enumerate(mocks))
    fifths = range(round(bottom / _FIFTH), 6)
    return Trend(
        points, tuple(_line(n * _FIFTH, bottom) for n in fifths), _dates(mocks), _y(threshold, bottom)
    )


def chance_trend(mocks: Sequence[Mock]) -> Trend:
    """The chance of passing after each mock with its interval; none where there was not enough evidence."""
    found = (_chance(each, place, len(mocks)) for place, each in enumerate(mocks))
    lines = tuple(_line(share) for share in (0.0, CLOSE, READY, 1.0))
    return Trend(tuple(each for each in found if each), lines, _dates(mocks))


def _scored(mock: Mock, place: int, count: int, bottom: float) -> Point:
    band, share = mock.band, _share(mock)
    told = (
        f"{mock.score.right} of {mock.score.total}, {percent(share)}, {'passed' if mock.passed else 'failed'}"
    )
    return Point(
        middle(place, count),
        _y(share, bottom),
        _y(band.low, bottom) if band else None,
        _y(band.high, bottom) if band else None,
        "right" if mock.passed else "wrong",
        _TITLE.format("mock", _day_of(mock), told),
    )


def _chance(mock: Mock, place: int, count: int) -> Point | None:
    found = mock.readiness
    if found.probability is None or found.low is None or found.high is None:
        return None
    told = f"{percent(found.probability)} (80%: {percent(found.low)} to {percent(found.high)}), n {found.n}"
    ends = _y(found.low), _y(found.high)
    return Point(
        middle(place, count),
        _y(found.probability),
        *ends,
        "right",
        _TITLE.format("chance to pass", _day_of(mock), told),
    )


def _share(mock: Mock) -> float:
    return mock.score.fraction or 0.0


def _day_of(mock: Mock) -> str:
    return str(day_of(mock.at))


def _dates(mocks: Sequence[Mock]) -> tuple[Label, ...]:
    return labels([_day_of(each) for each in mocks])


def labels(days: Sequence[str]) -> tuple[Label, ...]:
    """Month and day, of so many that they do not run into each other."""
    every = ceil(len(days) / _LABELS)
    return tuple(
        Label(middle(place, len(days)), day[5:]) for place, day in enumerate(days) if place % every == 0
    )


def _y(share: float, bottom: float = 0.0) -> float:
    return round(HEIGHT * (1 - (share - bottom) / (1 - bottom)), 1)


def _line(share: float, bottom: float = 0.0) -> Line:
    return Line(_y(share, bottom), percent(share))
