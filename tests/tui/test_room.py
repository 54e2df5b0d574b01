"""The exam room as a whole: what is not in its memory, what is not painted, and every size of a terminal."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import (
    Office,
    every_kind,
    fixed_number,
    fresh_number,
    matching,
    ordering,
    question,
)
from tests.tui.stage import (
    LARGE,
    LONG_CASE,
    LONG_STEM,
    WIDEST,
    Dimensions,
    Stage,
    app_of,
    on_stage,
    press,
)
from textual.content import Content

from mlquiz.model.attempt import Answered
from mlquiz.model.question import Body, Choice, Matching, Option, Ordering, Question
from mlquiz.proctor.order import Order
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.widgets.pad import Row

# --- what is not in memory, and what is not painted ---


async def test_no_key_and_no_explanation_of_any_kind_is_in_memory_during_a_mock(tmp_path: Path) -> None:
    office = Office(tmp_path, marked())
    office.questions = ()
    app = app_of(office)
    async with app.run_test(size=LARGE) as pilot:
        stage = Stage(office, app, pilot)
        practice = office.proctor.open(office.proctor.brief(Order("demo", mode="practice", seed=1)))
        app._sit(practice)
        await pilot.pause()
        for _ in range(10):
            await press(pilot, "a", "enter", "enter", "enter")
        await press(pilot, "escape", "r", "s", "y", "enter", "n", "n", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter", "enter", "a", "enter", "enter", "w", "escape", "v", "r", "escape")
        assert isinstance(app.screen, ExamScreen)
        for place in range(1, 11):
            stage.exam.go_to(place)
            await press(pilot, "a", "J", "7")
        del practice
        gc.collect()
        held = gc.get_objects()
        knowing = [each for each in held if isinstance(each, Question | Option | Answered | Body)]
        assert [each for each in knowing if "MARKED 3" in repr(each)] == []
        shown = [str(each) for each in held if isinstance(each, Content)]
        assert [each for each in shown if "SECRET 3" in each] == []


def marked() -> list[Question]:
    """Questions of every kind, marked in all that may not be told."""
    asked = [*every_kind(), ordering("other", domain="models")]
    return [
        replace(each, stem=f"MARKED 3 {each.stem}", explanation="SECRET 3", body=_marked(each.body))
        for each in asked
    ]


def _marked(body: Body) -> Body:
    if isinstance(body, Choice):
        return Choice(tuple(replace(option, rationale="MARKED 3 SECRET 3") for option in body.options))
    if isinstance(body, Ordering):
        return Ordering(tuple(f"MARKED 3 {step}" for step in body.steps))
    if isinstance(body, Matching):
        return replace(body, distractors=("MARKED 3",))
    return replace(body, unit="MARKED 3")


@pytest.mark.parametrize("name", ["data-001", "data-ordering", "data-matching", "data-fixed", "models-001"])
async def test_a_second_that_goes_by_repaints_the_clock_and_nothing_else(tmp_path: Path, name: str) -> None:
    async with on_stage(tmp_path, size=WIDEST) as stage:
        await stage.find(name)
        await stage.press("a")
        await stage.pilot.pause()
        painted: list[str] = []
        for each in stage.exam.query("*"):
            each.render = counted(painted, each.id or type(each).__name__, each.render)  # type: ignore[method-assign]
        for _ in range(3):
            await stage.pass_(1)
            await stage.pilot.pause()
        assert set(painted) == {"clock"}


def counted(painted: list[str], name: str, render):  # type: ignore[no-untyped-def]
    def rendering() -> object:
        painted.append(name)
        return render()

    return rendering


# --- every size ---

SIZES = [(60, 16), (80, 24), (116, 20), (120, 40), (200, 60)]
LONG_LINES = " which goes on for longer than a narrow terminal has columns, so that it is broken" * 2


def long_ones() -> list[Question]:
    """Every kind, with texts of several lines and as many rows as there may be."""
    steps = [f"Step {place}{LONG_LINES}" for place in range(10)]
    pairs = [(f"Prompt {place}{LONG_LINES}", f"Match {place}{LONG_LINES}") for place in range(6)]
    asked = [
        question(1, options=6, option_text=f"Long{LONG_LINES} ", stem=LONG_STEM),
        question(2, options=5, key=(0, 2), stem="```python\n" + "x = 1  # " * 30 + "\n```\nWhat is x?"),
        ordering(steps=steps),
        matching(pairs=pairs, distractors=[f"No match {place}" for place in range(4)]),
        fixed_number(unit="parts per million of the population"),
        fresh_number(),
    ]
    cased = [
        question(1, domain="models", stem=LONG_STEM),
        ordering(domain="models", steps=steps),
        matching(domain="models", pairs=pairs),
        fixed_number(domain="models"),
    ]
    return [*asked, *(replace(each, scenario=LONG_CASE) for each in cased)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_kind_can_be_answered_in_a_terminal_of_any_size(tmp_path: Path, size: Dimensions) -> None:
    async with on_stage(tmp_path, long_ones(), size=size) as stage:
        for name in ("data-001", "data-ordering", "data-matching", "data-fixed", "models-001"):
            await stage.find(name)
            assert stage.app.focused is stage.pad
            for key in ("down", "up", "up", "space", "J", "b"):
                await stage.press(key)
                assert_cursor_in_view(stage, key)
            await stage.press("pageup", "h", "down", "h")
        await stage.press("r", "down", "escape")
        assert isinstance(stage.app.screen, ExamScreen)


def assert_cursor_in_view(stage: Stage, key: str) -> None:
    page = stage.exam.page.content_region
    (row,) = [each.region for each in stage.pad.query(Row) if each.has_class("-cursor")]
    assert page.y <= row.y < page.bottom, (key, stage.asked.id, row, page)
    assert row.bottom <= page.bottom or row.height > page.height, (key, stage.asked.id, row, page)


async def test_the_screen_follows_a_terminal_that_changes_its_size(tmp_path: Path) -> None:
    async with on_stage(tmp_path, long_ones(), size=LARGE) as stage:
        for name in ("data-001", "data-matching", "models-fixed"):
            await stage.find(name)
            await stage.press("a")
            for size in SIZES:
                await stage.pilot.resize_terminal(*size)
                await stage.press(*(["enter"] if stage.exam.case_covers else ["m"]))
                assert "Question" in stage.picture
                assert stage.app.focused is stage.pad
