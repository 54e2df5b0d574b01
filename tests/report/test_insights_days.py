"""Where the marks of the plan and of the map of days stand."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.report.insights_made import TODAY, calendar

from mlquiz.model.plan import Day, Doing
from mlquiz.report.charts import HEIGHT
from mlquiz.report.insights_days import CELL, WEEKS, day_map, plan_chart, weeks


def test_the_plan_has_a_column_a_day_and_a_mark_for_mock_and_exam() -> None:
    chart = plan_chart(calendar())
    assert chart
    assert len(chart.stacks) == 72
    assert max(each.new + each.again for each in chart.stacks) <= HEIGHT
    assert [each.mark for each in chart.stacks if each.mark] == ["mock"] * 5 + ["exam"]
    assert chart.stacks[0].told == "2026-11-22: 11 new, 19 again"
    assert plan_chart(replace(calendar(), days=(Day(TODAY, Doing.EXAM),))) is None


@given(st.lists(st.integers(0, 700), min_size=1, max_size=300))
def test_no_column_is_higher_than_the_chart(counts: list[int]) -> None:
    days = tuple(Day(TODAY + timedelta(days=place), Doing.STUDY, each) for place, each in enumerate(counts))
    chart = plan_chart(replace(calendar(), days=days))
    if chart:
        assert all(each.new <= HEIGHT + 0.1 for each in chart.stacks)
        assert all(0 <= line.y < HEIGHT for line in chart.lines)
        assert len(chart.lines) <= 4


def test_weeks_have_all_questions_of_the_plan() -> None:
    plan = calendar()
    found = weeks(plan)
    assert sum(each.new for each in found) == sum(day.new for day in plan.days)
    assert sum(each.again for each in found) == sum(day.again for day in plan.days)
    assert [day for each in found for day in each.mocks] == list(plan.mocks)
    assert found[0].begins == TODAY


@given(st.dictionaries(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 400), min_size=1))
def test_the_map_has_a_square_for_every_day_it_shows(days: dict[date, int]) -> None:
    found = day_map(days, TODAY)
    assert found
    shown = {day for day in days if day >= found.begins}
    assert found.cells[-1].told.startswith(f"{max(TODAY, *days)}: ")
    assert sum(each.side > 0 for each in found.cells) == len(shown)
    assert found.columns <= WEEKS
    assert all(0 < each.x < found.columns * CELL and 0 < each.y < 7 * CELL for each in found.cells)
    assert all(each.side < CELL for each in found.cells)


def test_more_answers_make_a_larger_square_and_none_makes_none() -> None:
    found = day_map({TODAY: 100, TODAY - timedelta(days=2): 25}, TODAY)
    assert found
    few, none, many = found.cells[-3:]
    assert many.side > few.side > none.side == 0
    assert (many.told, none.told) == ("2026-11-22: 100 answers", "2026-11-21: 0 answers")
    assert day_map({}, TODAY) is None
