"""The shape of `status --json`: a public contract, described in docs/cli.md."""

from datetime import datetime
from typing import Any

from mlquiz.report.situation import Situation


def situation_shape(situation: Situation, now: datetime) -> dict[str, Any]:
    plan, calendar, found = situation.plan, situation.calendar, situation.readiness
    return {
        "exam": situation.exam,
        "title": situation.title,
        "on": str(plan.on) if plan else None,
        "days_left": situation.left if plan else None,
        "today": str(calendar.today.day.doing) if calendar and situation.planned else None,
        "due": situation.due(now),
        "done_today": calendar.today.done if calendar and situation.planned else None,
        "n": found.n,
        "probability": found.probability,
        "low": found.low,
        "high": found.high,
        "state": str(found.state),
    }
