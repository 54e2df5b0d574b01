"""The case of a question, before it or beside it: what is shown, and what the keys are for."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import (
    question,
)
from tests.tui.stage import (
    LARGE,
    LONG_CASE,
    LONG_STEM,
    NARROW,
    SMALL,
    WIDEST,
    Dimensions,
    on_stage,
    with_case,
)

from mlquiz.tui.widgets.case import Case


@pytest.mark.parametrize("size", [NARROW, SMALL])
async def test_where_there_is_no_room_for_both_the_case_comes_first_and_enter_turns_to_the_question(
    tmp_path: Path, size: Dimensions
) -> None:
    async with on_stage(tmp_path, with_case(), size=size) as stage:
        place = stage.place("models-001")
        stage.exam.go_to(place)
        await stage.pilot.pause()
        assert "A telecom company" in stage.picture
        assert "What is right" not in stage.picture
        await stage.press("enter")
        assert stage.session.position == place
        assert "What is right" in stage.picture
        assert "A telecom company" not in stage.picture
        assert "▤ Case study: s shows it" in stage.picture


async def test_the_case_is_read_first_once_and_shown_again_on_demand(tmp_path: Path) -> None:
    async with on_stage(tmp_path, with_case()) as stage:
        await stage.find("models-001")
        stage.exam.go_to(stage.place("models-002"))
        await stage.pilot.pause()
        assert not stage.exam.case_covers
        await stage.press("s")
        assert stage.exam.case_covers
        await stage.press("s")
        assert "What is right" in stage.picture
        await stage.find("data-001")
        await stage.press("s")
        assert not stage.exam.case_covers


async def test_keys_that_answer_do_nothing_while_the_case_covers_the_question(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        for name in ("models-001", "models-ordering", "models-fresh"):
            await stage.find(name)
            await stage.press("s")
            before = stage.response
            await stage.press("a", "1", "space", "A", "x", "J", "shift+down", "h", "space", "5", "backspace")
            assert stage.response == before
            await stage.press("s")
            assert "Highlight" not in stage.words
        assert all(not response.given for response in stage.session.responses)


@pytest.mark.parametrize("size", [LARGE, WIDEST])
async def test_where_there_is_room_case_and_question_stand_side_by_side(
    tmp_path: Path, size: Dimensions
) -> None:
    async with on_stage(tmp_path, with_case(), size=size) as stage:
        await stage.find("models-001")
        assert not stage.exam.case_covers
        assert "A telecom company" in stage.picture
        assert "What is right" in stage.picture
        await stage.press("a")
        assert stage.response.given == 1
        await stage.press("enter")
        assert stage.session.position == stage.place("models-001") + 1


async def test_a_wide_terminal_that_becomes_narrow_keeps_the_question_in_view(tmp_path: Path) -> None:
    async with on_stage(tmp_path, with_case(), size=LARGE) as stage:
        await stage.find("models-001")
        await stage.pilot.resize_terminal(*SMALL)
        await stage.pilot.pause()
        assert "What is right" in stage.picture
        await stage.press("s")
        assert "A telecom company" in stage.picture
        await stage.pilot.resize_terminal(*LARGE)
        await stage.pilot.pause()
        assert "What is right" in stage.picture
        assert "A telecom company" in stage.picture


async def test_a_sitting_that_begins_with_a_case_does_not_scroll_it_where_both_are_shown(
    tmp_path: Path,
) -> None:
    asked = [question(n, domain=d) for d in ("data", "models") for n in range(1, 7)]
    cased = [replace(each, scenario=LONG_CASE) for each in asked]
    async with on_stage(tmp_path, cased, size=LARGE) as stage:
        await stage.press("pagedown")
        assert stage.exam.query_one(Case).scroll_y == 0


async def test_page_keys_scroll_what_is_read(tmp_path: Path) -> None:
    async with on_stage(tmp_path, with_case(LONG_CASE, LONG_STEM)) as stage:
        stage.exam.go_to(stage.place("models-001"))
        await stage.pilot.pause()
        assert "▼ PgDn" in stage.picture
        case, page = stage.exam.query_one(Case), stage.exam.page
        await stage.press("pagedown", "pagedown", "down")
        there = case.scroll_y
        assert there > 20
        await stage.press("enter", "pagedown")
        assert page.scroll_y > 10
        assert case.scroll_y == there
        await stage.press("s", "pageup")
        assert 0 < case.scroll_y < there


async def test_in_the_split_view_s_turns_the_page_keys_to_the_case_and_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path, with_case(LONG_CASE, LONG_STEM), size=LARGE) as stage:
        await stage.find("models-001")
        case, page = stage.exam.query_one(Case), stage.exam.page
        await stage.press("pagedown")
        assert (case.scroll_y, page.scroll_y > 0) == (0, True)
        await stage.press("s", "pagedown")
        assert case.scroll_y > 0
        await stage.press("s", "pageup")
        assert page.scroll_y == 0
        assert case.scroll_y > 0


async def test_another_question_on_the_same_case_leaves_it_where_it_was_read_to(tmp_path: Path) -> None:
    async with on_stage(tmp_path, with_case(LONG_CASE), size=LARGE) as stage:
        await stage.find("models-001")
        await stage.press("s", "pagedown")
        there = stage.exam.query_one(Case).scroll_y
        await stage.find("models-002")
        assert stage.exam.query_one(Case).scroll_y == there > 0
