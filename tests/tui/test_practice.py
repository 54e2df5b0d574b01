"""Practice on the screen: Enter checks, what is right is told at once, and the answer is final."""

from pathlib import Path

import pytest
from tests.build import (
    CASE,
    question,
)
from tests.tui.stage import LARGE, LONG_STEM, on_stage, with_case

from mlquiz.tui.screens.result import ResultScreen


async def test_enter_checks_the_answer_teaches_and_goes_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice") as stage:
        await stage.find("data-001")
        here = stage.session.position
        key = stage.key(1)
        await stage.press(key)
        assert "Because" not in stage.words
        await stage.press("enter")
        assert stage.session.position == here
        assert stage.kept.locked
        assert "✓ Right" in stage.picture
        assert "rationale 0 of data 1" in stage.words
        assert "Because." in stage.words
        assert not stage.pad.is_on_screen
        assert "What is right in data" in stage.picture, "the question stands above what it teaches"
        await stage.press("enter")
        assert stage.session.position == here + 1
        assert "✓ Right" not in stage.words


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("data-002", ("✗ Wrong", "✓ key")),
        ("data-ordering", ("The right order", "Why ordering is so.")),
        ("data-matching", ("→ Found of all there are", "✗ no match given")),
        ("data-fixed", ("0.75", "✗", "Why fixed is so.")),
        ("data-fresh", ("0.", "✗", "Why fresh is so.")),
    ],
)
async def test_every_kind_is_taught_in_the_place_of_where_it_was_answered(
    tmp_path: Path, name: str, signs: tuple[str, ...]
) -> None:
    answers = {"data-002": "ab", "data-ordering": "J", "data-matching": "ba", "data-fixed": "9"}
    async with on_stage(tmp_path, mode="practice", size=LARGE) as stage:
        await stage.find(name)
        await stage.press(*answers.get(name, "7"), "enter")
        if not stage.response.locked:
            await stage.press("enter")
        assert [sign for sign in signs if sign not in stage.words] == []
        assert not stage.pad.is_on_screen


async def test_a_lesson_below_a_long_question_is_brought_into_view(tmp_path: Path) -> None:
    asked = [question(n, domain=d, stem=LONG_STEM) for d in ("data", "models") for n in range(1, 7)]
    async with on_stage(tmp_path, asked, mode="practice") as stage:
        await stage.press(stage.key(0), "enter")
        await stage.pilot.pause()
        assert "✓ Right" in stage.picture
        await stage.press("n", "p")
        await stage.pilot.pause()
        assert "✓ Right" in stage.picture


async def test_a_blank_is_checked_only_when_enter_is_pressed_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice") as stage:
        await stage.find("data-001")
        await stage.press("enter")
        assert not stage.response.locked
        assert "No answer yet; Enter again checks it all the same." in stage.words
        await stage.press("enter")
        assert stage.response.locked
        assert "✗ Blank" in stage.words


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("data-001", ("a", "b", "1", "A", "x", "space", "delete")),
        ("data-ordering", ("space", "J", "shift+up", "delete")),
        ("data-matching", ("a", "b", "space", "delete", "B")),
        ("data-fixed", ("1", "backspace", "e", "minus", "delete")),
    ],
)
async def test_what_was_checked_cannot_be_changed(tmp_path: Path, name: str, keys: tuple[str, ...]) -> None:
    async with on_stage(tmp_path, mode="practice") as stage:
        await stage.find(name)
        await stage.press("enter", "enter")
        before = stage.response
        await stage.press(*keys, "u")
        assert stage.response == before
        assert stage.kept == before
        here = str(stage.session.position)
        await stage.press("g", "3", "enter", "g", *here, "enter", *keys)
        assert stage.response == before
        assert "✗ Blank" in stage.words


async def test_practice_comes_back_to_what_was_checked_and_answers_what_was_not(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice") as stage:
        await stage.find("data-fixed")
        await stage.press("0", "full_stop", "7", "5", "enter")
        assert "✓ Right" in stage.words
        await stage.find("models-fixed")
        await stage.press("2", "5", "0")
        assert stage.response.typed == "250"
        await stage.find("data-fixed")
        assert "✓ Right" in stage.words
        await stage.press("q", "r")
        assert "✓ Right" in stage.words


async def test_the_time_of_a_question_that_runs_out_takes_the_answer_as_it_stands_and_teaches(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, mode="practice", seconds=30) as stage:
        await stage.find("data-001")
        assert "0:30 for this one" in stage.words
        await stage.press(stage.key(1))
        await stage.pass_(29)
        assert "0:01 for this one" in stage.words
        assert not stage.response.locked
        await stage.pass_(1)
        assert stage.kept.locked
        assert "✓ Right" in stage.picture
        await stage.press("enter")
        assert "0:30 for this one" in stage.words
        await stage.pass_(30)
        assert "✗ Blank" in stage.words


async def test_time_that_runs_out_while_the_case_is_read_leads_to_the_lesson(tmp_path: Path) -> None:
    async with on_stage(tmp_path, with_case(CASE, LONG_STEM), mode="practice", seconds=10) as stage:
        stage.exam.go_to(stage.place("models-001"))
        await stage.pilot.pause()
        await stage.pass_(10)
        assert stage.exam.case_covers
        await stage.press("enter")
        await stage.pilot.pause()
        assert "✗ Blank" in stage.picture


async def test_nothing_of_the_past_is_told_when_the_time_of_a_question_runs_out_in_another(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, mode="practice", seconds=30) as stage:
        await stage.pass_(20)
        await stage.press("n")
        await stage.pass_(20)
        assert not stage.response.locked
        await stage.press("p")
        assert "0:10 for this one" in stage.words


async def test_practice_that_is_submitted_ends_in_the_result(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice") as stage:
        await stage.press("r", "s", "y")
        assert isinstance(stage.app.screen, ResultScreen)
