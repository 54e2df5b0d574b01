"""Doors that close behind a taker: sections, cases that close, questions to be read to their end."""

from dataclasses import replace
from pathlib import Path

from tests.build import (
    CASE,
    question,
)
from tests.tui.stage import LARGE, LONG_STEM, on_stage, room, with_case
from textual.widgets import Static

from mlquiz.tui.screens.confirm import ConfirmScreen
from mlquiz.tui.screens.exam import ExamScreen

SECTIONS = "{sections: [{title: First, domains: [data]}, {title: Second}]}"


async def test_leaving_a_section_asks_first_and_closes_it(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, SECTIONS)) as stage:
        last = sum(slot.section == 1 for slot in stage.session.slots)
        assert "1/2 First" in stage.words
        await stage.press("g", str(last), "enter", "n")
        assert isinstance(stage.app.screen, ConfirmScreen)
        assert f"You cannot come back to questions 1 to {last}." in stage.words
        assert f"{last} blank: they count as wrong." in stage.words
        await stage.press("n")
        assert stage.session.position == last
        await stage.press("n", "enter")
        assert stage.session.position == last, "the safe answer has the focus"
        await stage.press("n", "y")
        assert stage.session.position == last + 1
        assert "2/2 Second" in stage.words
        await stage.press("p")
        assert stage.session.position == last + 1
        assert f"question {last} is closed; you cannot go back to it" in stage.words
        await stage.press("g", "1", "enter")
        assert stage.session.position == last + 1
        await stage.press("r")
        assert stage.picture.count("⊘") == last + 1, "each closed slot, and the legend"


async def test_a_closed_slot_is_refused_by_the_review_and_marked_on_the_map(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, SECTIONS), size=LARGE) as stage:
        last = sum(slot.section == 1 for slot in stage.session.slots)
        stage.exam.go_to(last + 1)
        await stage.pilot.pause()
        await stage.press("y")
        assert stage.picture.count("⊘") == last + 1
        await stage.press("r", "home", "enter")
        assert isinstance(stage.app.screen, ExamScreen)
        assert stage.session.position == last + 1
        assert "is closed" in stage.words


async def test_the_review_asks_too_before_a_section_is_left(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, SECTIONS)) as stage:
        await stage.press("a", "r", "ctrl+end", "enter")
        assert isinstance(stage.app.screen, ConfirmScreen)
        await stage.press("y")
        assert stage.session.slot.section == 2


async def test_the_questions_of_a_case_close_when_it_is_left(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, "{case_lock: true}", with_case())) as stage:
        await stage.find("models-001")
        first = stage.session.position
        await stage.press("enter")
        assert stage.session.position == first + 1, "the next question is on the same case"
        stage.exam.go_to(stage.place("data-001"))
        await stage.pilot.pause()
        assert "You cannot come back to questions" in stage.words
        await stage.press("y")
        assert stage.asked.id.endswith("data-001")
        stage.exam.go_to(first)
        await stage.pilot.pause()
        assert "is closed" in stage.words


async def test_a_question_to_be_read_to_its_end_is_not_left_before(tmp_path: Path) -> None:
    asked = [question(n, domain=d, stem=LONG_STEM) for d in ("data", "models") for n in range(1, 7)]
    async with on_stage(room(tmp_path, "{read_to_end: true}", asked)) as stage:
        for keys in (("n",), ("enter",), ("r",), ("g", "3", "enter")):
            await stage.press(*keys)
            assert isinstance(stage.app.screen, ExamScreen)
            assert stage.session.position == 1
            assert "Read this question to its end first: PgDn" in stage.words
        await stage.press(*["pagedown"] * 6)
        await stage.press("n")
        assert stage.session.position == 2
        await stage.press("n")
        assert stage.session.position == 2, "each question is read by itself"
        await stage.press("p")
        assert stage.session.position == 2, "also on the way back"


async def test_a_case_that_covers_a_long_question_does_not_count_as_its_end(tmp_path: Path) -> None:
    asked = [
        replace(question(n, domain=d, stem=LONG_STEM), scenario=CASE)
        for d in ("data", "models")
        for n in range(1, 7)
    ]
    async with on_stage(room(tmp_path, "{read_to_end: true}", asked)) as stage:
        assert stage.exam.case_covers
        await stage.press("n")
        assert stage.session.position == 1
        await stage.press("enter", "n")
        assert stage.session.position == 1
        await stage.press(*["pagedown"] * 6)
        await stage.press("n")
        assert stage.session.position == 2


async def test_a_question_that_grows_after_it_was_shown_is_to_be_read_to_its_new_end(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, "{read_to_end: true}", with_case())) as stage:
        await stage.find("data-001")
        here = stage.session.position
        await stage.exam.page.mount(Static("\n" * 40))
        await stage.pilot.pause()
        await stage.press("n")
        assert stage.session.position == here
        await stage.press("pagedown", "pagedown", "pagedown", "pageup", "n")
        assert stage.session.position == here + 1, "its end was on the screen"


async def test_a_short_question_counts_as_read_at_once(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, "{read_to_end: true}", with_case())) as stage:
        for place in range(2, 11):
            await stage.press("n" if not stage.exam.case_covers else "enter")
            if stage.session.position < place:
                await stage.press("n")
            assert stage.session.position == place
