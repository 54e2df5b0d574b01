"""The shape of `status --json`: a public contract, described in docs/cli.md."""

from datetime import datetime
from typing import Any

from mlquiz.report.situation import Situation


def situation_shape(situation: Situation, now: datetime) -> dict[str, Any]:
    calendar, found = situation.calendar, situation.readiness
    return {
        "exam": situation.exam,
        "title": situation.title,
        "on": str(calendar.plan.on) if calendar else None,
        "days_left": calendar.left if calendar else None,
        "due": situation.due(now),
        "done_today": calendar.today.done if calendar and situation.planned else None,
        "n": found.n,
        "probability": found.probability,
        "low": found.low,
        "high": found.high,
        "state": str(found.state),
    }
