"""All that history tells of how a taker stands with one exam, put together to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mlquiz.insight.band import Band
from mlquiz.insight.habit import Confusion, Level, Retention, Times
from mlquiz.insight.study import Study
from mlquiz.insight.tally import Tally
from mlquiz.insight.verdict import Readiness
from mlquiz.model.plan import Calendar
from mlquiz.report.progress import Ready


@dataclass(frozen=True, slots=True)
class Mock:
    """A finished mock, as a point of the trend.

    Args:
        attempt: its id.
        at: when it ended.
        score: right of total, or points.
        passed: whether it was.
        band: the 80% interval of its score; None below the floor.
        readiness: how ready its taker was when it ended, by all mocks up to it.
    """

    attempt: str
    at: datetime
    score: Tally
    passed: bool
    band: Band | None
    readiness: Readiness


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything over time, each figure with its n.

    Args:
        ready: mastery by domain, and the chance of passing.
        mocks: finished ones, the oldest first.
        levels: what the taker's own word on their answers was worth.
        times: how long right and wrong answers took.
        confusions: the most frequent first.
        retention: what is kept of what was seen before.
        days: answers by day of the taker's calendar.
        study: what to study next, the best hour first; empty below the floor of readiness.
        calendar: the plan until the exam, where a day is kept.
        answers: how many there are in all.
        today: the day on which all this was worked out.
    """

    ready: Ready
    mocks: tuple[Mock, ...]
    levels: tuple[Level, ...]
    times: Times
    confusions: tuple[Confusion, ...]
    retention: Retention
    study: tuple[Study, ...]
    answers: int
    today: date
    calendar: Calendar | None = None
    days: Mapping[date, int] = field(default_factory=dict)
