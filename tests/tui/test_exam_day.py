"""The day of an exam, kept, changed and forgotten on the screen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import Office
from tests.tui.stage import SMALL, app_of, press, words
from textual.pilot import Pilot
from textual.widgets import Input

from mlquiz.model.plan import day_of
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.screens.briefing import BriefingScreen
from mlquiz.tui.screens.exam_day import ExamDayScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.screens.insights import InsightsScreen


@asynccontextmanager
async def asked(office: Office, *keys: str) -> AsyncIterator[tuple[MlquizApp, Pilot[int]]]:
    """The box, opened from home."""
    app = app_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *(keys or ("d",)))
        yield app, pilot


def typed(text: str) -> Sequence[str]:
    return [{"-": "minus"}.get(each, each) for each in text]


def day(office: Office, days: int) -> str:
    return str(day_of(office.clock()) + timedelta(days=days))


async def test_a_day_that_is_typed_is_kept_and_home_tells_it(tmp_path: Path) -> None:
    office = Office(tmp_path)
    async with asked(office) as (app, pilot):
        assert isinstance(app.screen, ExamDayScreen)
        await press(pilot, *typed(day(office, 30)))
        assert "in 30 days" in words(app)
        await press(pilot, "tab", "backspace", "backspace", *typed("12"), "enter")
        assert isinstance(app.screen, HomeScreen)
        await pilot.pause()
        assert f"on {day(office, 30)}" in words(app)
    plan = office.planner.coming("demo")
    assert plan
    assert (str(plan.on), plan.per_day) == (day(office, 30), 12)


async def test_the_day_that_is_kept_stands_there_and_can_be_changed(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.planner.keep("demo", day_of(office.clock()) + timedelta(days=9), 7)
    async with asked(office) as (app, pilot):
        assert [each.value for each in app.screen.query(Input)] == [day(office, 9), "7"]
        await press(pilot, *["backspace"] * 10, *typed(day(office, 12)), "enter")
    plan = office.planner.coming("demo")
    assert plan
    assert (str(plan.on), plan.per_day) == (day(office, 12), 7)


async def test_an_empty_day_forgets_the_plan_and_escape_changes_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.planner.keep("demo", day_of(office.clock()) + timedelta(days=9))
    async with asked(office) as (app, pilot):
        await press(pilot, *["backspace"] * 10, "escape")
        assert office.planner.coming("demo")
        await press(pilot, "d", *["backspace"] * 10, "enter")
        assert isinstance(app.screen, HomeScreen)
    assert office.planner.plan("demo") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Write the day as in 2027-02-01."),
        ("tomorrow", "Write the day as in 2027-02-01."),
        ("2026-02-30", "Write the day as in 2027-02-01."),
        ("2020-01-01", "2020-01-01 has passed"),
        ("2999-01-01", "more than two years away"),
    ],
)
async def test_what_is_no_day_to_plan_for_is_told_and_the_box_stays_open(
    tmp_path: Path, text: str, told: str
) -> None:
    office = Office(tmp_path)
    async with asked(office) as (app, pilot):
        await press(pilot, *typed(text), "enter")
        assert isinstance(app.screen, ExamDayScreen)
        assert told in " ".join(words(app).split())
    assert office.planner.plan("demo") is None


@pytest.mark.parametrize("pace", ["", "0", "501", "-3"])
async def test_a_pace_that_nobody_keeps_is_told(tmp_path: Path, pace: str) -> None:
    office = Office(tmp_path)
    async with asked(office) as (app, pilot):
        await press(pilot, *typed(day(office, 30)), "tab", "backspace", "backspace", *typed(pace), "enter")
        assert "Answer 1 to 500 questions a day." in words(app)
    assert office.planner.plan("demo") is None


async def test_from_insights_the_plan_is_shown_anew(tmp_path: Path) -> None:
    office = Office(tmp_path)
    async with asked(office, "i") as (app, pilot):
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Keep the day of the exam (d)" in words(app)
        await press(pilot, "d", *typed(day(office, 20)), "enter")
        assert isinstance(app.screen, InsightsScreen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert f"on {day(office, 20)}, in 20 days" in words(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_todays_list_begins_from_home(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.planner.keep("demo", day_of(office.clock()) + timedelta(days=9), 7)
    async with asked(office, "p") as (app, _):
        assert isinstance(app.screen, BriefingScreen)
        assert "7 new, of today's list" in words(app)


async def test_without_a_list_nothing_begins_from_home(tmp_path: Path) -> None:
    office = Office(tmp_path)
    async with asked(office, "p") as (app, _):
        assert isinstance(app.screen, HomeScreen)
    office.planner.keep("demo", day_of(office.clock()) + timedelta(days=1))
    async with asked(office, "p") as (app, pilot):
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert any("No list waits" in each.message for each in app._notifications)
