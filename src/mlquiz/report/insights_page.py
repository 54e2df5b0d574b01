"""Insights into one exam as one page of HTML: self-contained, without scripts, like the report of an attempt.

The template says what stands where; charts are measured out in `insights_charts`.
"""

from datetime import timedelta
from typing import Any

from mlquiz.insight.habit import Times
from mlquiz.insight.readiness import CLOSE, READY
from mlquiz.model.text import capital
from mlquiz.report.blueprints import form_words, name_words
from mlquiz.report.insights import Insights
from mlquiz.report.insights_charts import chance_trend, score_trend
from mlquiz.report.insights_days import day_map, plan_chart, weeks
from mlquiz.report.insights_facts import SIGNS, STUDIED, stands, stated
from mlquiz.report.insights_words import (
    FEW,
    Heading,
    exam_words,
    level_words,
    median_words,
    points_an_hour,
    recall_words,
    retention_words,
    study_name,
    today_words,
)
from mlquiz.report.mastery_words import error_words, verdict_words
from mlquiz.report.page import environment, style
from mlquiz.report.reasons import reasons
from mlquiz.report.words import chance_words, counted, weight_words

_SECOND = timedelta(seconds=1)
_WORDS = {
    "capital": capital,
    "count": counted,
    "exam": exam_words,
    "hour": points_an_hour,
    "level": level_words,
    "median": median_words,
    "recall": recall_words,
    "retention": retention_words,
    "study": study_name,
    "today": today_words,
    "verdict": verdict_words,
    "weight": weight_words,
    "wrong": error_words,
}
"""How the template says what."""


def insights_page(insights: Insights, *, answers: bool = True) -> str:
    """How one stands with an exam, as a page. Without `answers`, the confused pairs are left out: they tell keys."""
    told = _facts(insights) | _charts(insights)
    template = environment().get_template("insights.html")
    return template.render(
        insights=insights, answers=answers, words=_WORDS, headings=Heading, style=style(), **told
    )


def _facts(insights: Insights) -> dict[str, Any]:
    ready, plan = insights.ready, insights.ready.blueprint
    return {
        "ready": ready,
        "plan": plan,
        "calendar": insights.calendar,
        "name": name_words(plan),
        "form": form_words(plan),
        "titles": {domain.id: domain.title for domain in plan.domains},
        "threshold": float(plan.passing.threshold),
        "close": CLOSE,
        "sure": READY,
        "few": FEW,
        "signs": SIGNS,
        "stated": stated(insights),
        "chance": chance_words(ready.readiness),
        "reasons": reasons(ready),
        "stands": stands(insights.ready),
        "studied": STUDIED,
    }


def _charts(insights: Insights) -> dict[str, Any]:
    calendar, mocks = insights.calendar, insights.mocks
    threshold = float(insights.ready.blueprint.passing.threshold)
    return {
        "plan_chart": plan_chart(calendar) if calendar else None,
        "weeks": weeks(calendar) if calendar else (),
        "best": max((each.per_hour for each in insights.study), default=0.0) or 1.0,
        "longest": _longest(insights.times),
        "scores": score_trend(mocks, threshold) if mocks else None,
        "chances": chance_trend(mocks),
        "days": day_map(insights.days, insights.today),
    }


def _longest(times: Times) -> timedelta:
    """The longer of the two medians; never nothing, so that shares of it can be taken."""
    return max(times.right.time or _SECOND, times.wrong.time or _SECOND, _SECOND)
