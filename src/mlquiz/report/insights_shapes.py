"""The shapes of `report EXAM --json` and of a plan: a public contract, described in docs/cli.md.

Days are written as days, moments in UTC, shares as 0 to 1. What is below its floor of evidence is null.
"""

from typing import Any

from mlquiz.history.rows import moment
from mlquiz.insight.habit import Confusion, Level, Retention, Times
from mlquiz.insight.pace import Median
from mlquiz.insight.study import Study
from mlquiz.model.plan import Calendar, Day, Today
from mlquiz.report.analysis_shapes import band_shape, tally_shape
from mlquiz.report.insights import Insights, Mock
from mlquiz.report.progress_shapes import ready_shape

Shape = dict[str, Any]


def insights_shape(insights: Insights, *, answers: bool = True) -> Shape:
    """How one stands with an exam. Without `answers`, the confused pairs are null: they tell keys."""
    plan = insights.ready.blueprint
    return {
        "exam": plan.id,
        "title": plan.title,
        "answers": insights.answers,
        "ready": ready_shape(insights.ready),
        "plan": None if insights.calendar is None else calendar_shape(insights.calendar),
        "study": [study_shape(each) for each in insights.study],
        "mocks": [_mock(each) for each in insights.mocks],
        "confidence": [_level(each) for each in insights.levels],
        "times": _times(insights.times),
        "confusions": [_confusion(each) for each in insights.confusions] if answers else None,
        "retention": _retention(insights.retention),
        "days": [{"on": str(day), "n": count} for day, count in sorted(insights.days.items())],
    }


def calendar_shape(calendar: Calendar) -> Shape:
    """A plan, day by day; `today` has the questions that are left."""
    plan = calendar.plan
    return {
        "exam": plan.exam,
        "title": calendar.title,
        "on": str(plan.on),
        "days_left": calendar.left,
        "per_day": plan.per_day,
        "since": str(plan.since),
        "bank": calendar.bank,
        "answered": calendar.answered,
        "recall_then": calendar.recall_then,
        "today": _today(calendar.today),
        "mocks": [str(day) for day in calendar.mocks],
        "days": [_day(each) for each in calendar.days],
    }


def study_shape(study: Study) -> Shape:
    """What an hour on a part of the blueprint is worth; `objective` is null for a whole domain."""
    return {
        "domain": study.domain,
        "objective": study.objective or None,
        "title": study.title,
        "n": study.n,
        "mastery": study.mastery,
        "gain": study.gain,
        "hours": study.hours,
        "gain_per_hour": study.per_hour,
    }


def _today(today: Today) -> Shape:
    return {
        "on": str(today.day.on),
        "doing": str(today.day.doing),
        "done": today.done,
        "left": today.left,
        "new": list(today.new),
        "again": list(today.again),
    }


def _day(day: Day) -> Shape:
    return {"on": str(day.on), "doing": str(day.doing), "new": day.new, "again": day.again}


def _mock(mock: Mock) -> Shape:
    found = mock.readiness
    return {
        "attempt": mock.attempt,
        "at": moment(mock.at),
        **tally_shape(mock.score),
        "fraction": mock.score.fraction,
        "passed": mock.passed,
        "interval": band_shape(mock.band),
        "readiness": {
            "n": found.n,
            "state": str(found.state),
            "probability": found.probability,
            "low": found.low,
            "high": found.high,
        },
    }


def _level(level: Level) -> Shape:
    return {"word": level.word, "n": level.n, "right": level.right, "low": level.low, "high": level.high}


def _times(times: Times) -> Shape:
    return {"right": _median(times.right), "wrong": _median(times.wrong)}


def _median(found: Median) -> Shape:
    return {"n": found.n, "median_seconds": None if found.time is None else found.time.total_seconds()}


def _confusion(confusion: Confusion) -> Shape:
    return {
        "question": confusion.question,
        "domain": confusion.domain,
        "objective": confusion.objective,
        "key": confusion.key,
        "picked": confusion.picked,
        "times": confusion.times,
        "n": confusion.n,
    }


def _retention(retention: Retention) -> Shape:
    return {
        "n": retention.n,
        "right": retention.right,
        "share": retention.share,
        "recalled": retention.recalled,
    }
