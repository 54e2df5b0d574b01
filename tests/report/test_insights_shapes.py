"""The JSON of insights and of plans: a public contract."""

import json
import math
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.report.insights_made import CONFUSIONS, below_the_floors, calendar, empty, hostile, rich

from mlquiz.insight.study import Study
from mlquiz.model.plan import Doing
from mlquiz.report.insights import Insights
from mlquiz.report.insights_shapes import calendar_shape, insights_shape, study_shape
from mlquiz.report.progress_shapes import ready_shape

ALL = [rich(), below_the_floors(), empty(), hostile()]


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from parts(each)


@pytest.mark.parametrize("insights", ALL)
def test_it_is_json_with_the_promised_fields(insights: Insights) -> None:
    shape = insights_shape(insights)
    assert json.loads(json.dumps(shape, allow_nan=False)) == shape
    assert list(shape) == [
        "exam",
        "title",
        "answers",
        "ready",
        "plan",
        "study",
        "mocks",
        "confidence",
        "times",
        "confusions",
        "retention",
        "days",
    ]
    assert shape["ready"] == ready_shape(insights.ready)


@pytest.mark.parametrize("insights", ALL)
def test_every_interval_has_its_n(insights: Insights) -> None:
    for part in parts(insights_shape(insights)):
        if "low" in part:
            assert "n" in part
            assert part["low"] is None or 0 <= part["low"] <= part["high"] <= 1


def test_below_the_floors_figures_are_null_and_their_n_is_told() -> None:
    shape = insights_shape(below_the_floors())
    assert shape["retention"] == {"n": 3, "right": 2, "share": None, "recalled": None}
    assert shape["times"]["right"] == {"n": 4, "median_seconds": None}
    assert shape["confidence"][2] == {"word": "sure", "n": 3, "right": 2, "low": None, "high": None}
    assert (shape["mocks"][0]["interval"], shape["mocks"][0]["readiness"]["probability"]) == (None, None)
    assert (shape["study"], shape["plan"]) == ([], None)


def test_without_answers_no_pair_tells_a_key() -> None:
    shape = insights_shape(rich(), answers=False)
    assert shape["confusions"] is None
    told = json.dumps(shape)
    assert not [each for each in CONFUSIONS if each.key in told or each.picked in told]


def test_days_are_days_and_moments_are_moments() -> None:
    shape = insights_shape(rich())
    assert all(date.fromisoformat(each["on"]) and each["n"] for each in shape["days"])
    assert [each["on"] for each in shape["days"]] == sorted(each["on"] for each in shape["days"])
    assert shape["mocks"][0]["at"] == "2026-09-13T09:00:00.000Z"
    assert shape["times"]["wrong"] == {"n": 150, "median_seconds": 108}


def test_a_plan_tells_today_and_every_day() -> None:
    shape = calendar_shape(calendar())
    assert (shape["on"], shape["days_left"], shape["per_day"]) == ("2027-02-01", 71, 30)
    assert (shape["today"]["done"], shape["today"]["left"], len(shape["today"]["new"])) == (12, 18, 7)
    assert len(shape["days"]) == 72
    assert shape["days"][-1] == {"on": "2027-02-01", "doing": "exam", "new": 0, "again": 0}
    assert shape["mocks"] == [each["on"] for each in shape["days"] if each["doing"] == Doing.MOCK]


def test_an_hour_of_study_is_a_share_of_its_gain() -> None:
    shape = study_shape(Study("modeling", "", "Modeling", 12, None, 0.03, 1.5))
    assert shape["objective"] is None
    assert shape["mastery"] is None
    assert math.isclose(shape["gain_per_hour"], 0.02)
