"""The exam room: the case, sections and their locks, practice, the clock, and what lies on the desk."""

import gc
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import (
    CASE,
    Office,
    every_kind,
    exam_yaml,
    fixed_number,
    fresh_number,
    matching,
    ordering,
    question,
)
from tests.tui.stage import LARGE, NARROW, SMALL, WIDEST, Dimensions, Stage, app_of, on_stage, press
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from mlquiz.config.settings import Settings
from mlquiz.exam.pacing import NOTICES
from mlquiz.model.attempt import Answered
from mlquiz.model.question import Choice, Option, Question
from mlquiz.model.standing import Status
from mlquiz.proctor.order import Order
from mlquiz.tui.screens.confirm import ConfirmScreen
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.screens.result import ResultScreen
from mlquiz.tui.screens.sure import SureScreen
from mlquiz.tui.screens.too_small import TooSmallScreen
from mlquiz.tui.widgets.case import Case
from mlquiz.tui.widgets.pad import Row
from mlquiz.tui.widgets.stem import Stem

LONG_CASE = "\n\n".join(f"Paragraph {n} of a case that is longer than the screen." for n in range(60))
LONG_STEM = "\n\n".join(f"Paragraph {n} of a stem that is longer than the screen." for n in range(40))


def with_case(case: str = CASE, stem: str = "") -> list[Question]:
    """Ten questions of one kind, three of which share a case."""
    plain = [question(n, domain=domain, stem=stem) for domain in ("data", "models") for n in range(1, 7)]
    return [
        replace(each, scenario=case) if each.domain == "models" and each.id[-1] in "123" else each
        for each in plain[:6] + plain[6:10]
    ]


def room(folder: Path, profile: str = "", questions: list[Question] | None = None) -> Office:
    """The demo exam with a profile of its exam room."""
    return Office(folder, questions or every_kind(), exam_yaml(profile=profile))


# --- the case ---


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


# --- sections, cases that close, questions to be read to their end ---

SECTIONS = "{sections: [{title: First, domains: [data]}, {title: Second}]}"


async def test_leaving_a_section_asks_first_and_closes_it(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, SECTIONS)) as stage:
        last = sum(slot.section == 1 for slot in stage.session.slots)
        assert "1/2 First" in stage.words
        await stage.press("g", str(last), "enter", "n")
        assert isinstance(stage.app.screen, ConfirmScreen)
        assert f"You cannot come back to questions 1 to {last}." in stage.words
        assert f"{last} unanswered: they count as wrong." in stage.words
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


# --- practice ---


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


# --- the clock ---


async def test_a_pause_covers_the_question_and_the_clock_stands(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice", minutes=10) as stage:
        await stage.pass_(10)
        await stage.press("z")
        assert "Paused" in stage.words
        assert "What is" not in stage.picture
        assert stage.session.status is Status.PAUSED
        stage.office.clock.pass_(300)
        stage.exam._tick()
        await stage.press("enter")
        assert stage.session.status is Status.RUNNING
        assert stage.session.used.total_seconds() == 10
        assert isinstance(stage.app.screen, ExamScreen)
        await stage.pass_(5)
        assert stage.session.used.total_seconds() == 15


async def test_a_mock_is_not_paused_and_says_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("z")
        assert stage.session.status is Status.RUNNING
        assert "A mock is not paused; q leaves and keeps it." in stage.words


async def test_leaving_while_paused_keeps_the_sitting(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice") as stage:
        await stage.press("b", "z", "ctrl+q")
    (kept,) = stage.office.proctor.unfinished()
    assert stage.office.again().proctor.resume(kept.id).session.status is Status.RUNNING


async def test_the_clock_can_be_hidden_and_is_back_by_itself_in_the_last_minutes(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("t")
        assert "clock hidden" in stage.picture
        assert " left" not in stage.picture.splitlines()[0]
        await stage.pass_(15 * 60)
        assert "clock hidden" in stage.picture
        await stage.pass_(1)
        assert "4:59 left" in stage.picture
        await stage.press("t", "t")
        assert "4:58 left" in stage.picture or "4:59 left" in stage.picture


async def test_settings_hide_the_clock_from_the_start(tmp_path: Path) -> None:
    async with on_stage(tmp_path, settings=Settings(clock=False)) as stage:
        assert "clock hidden" in stage.picture
        await stage.press("t")
        assert "20:00 left" in stage.picture


async def test_the_time_of_a_question_can_be_hidden_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice", seconds=90) as stage:
        await stage.press("t")
        assert "clock hidden" in stage.picture
        assert "for this one" not in stage.picture


async def test_a_narrow_terminal_shows_the_time_of_a_question_whole(tmp_path: Path) -> None:
    async with on_stage(tmp_path, mode="practice", seconds=999, size=(60, 16)) as stage:
        assert stage.picture.splitlines()[0].endswith(" 16:39 for this")


async def announced(stage: Stage, seconds: float, step: float) -> list[str]:
    """What is announced while so many seconds go by."""
    heard: list[str] = []
    line = stage.exam.query_one("#announcement")
    while seconds > 0:
        stage.exam._fall_silent()
        stage.office.clock.pass_(step)
        stage.exam._tick()
        seconds -= step
        if line.display:
            heard.append(str(line.render()))
    return heard


@pytest.mark.parametrize("step", [1.0, 4.5])
async def test_notices_and_checkpoints_come_each_once(tmp_path: Path, step: float) -> None:
    async with on_stage(tmp_path, minutes=50) as stage:
        heard = await announced(stage, 50 * 60 - 30, step)
        assert [each for each in heard if "left" in each] == [
            "30 minutes left.",
            "15 minutes left.",
            "5 minutes left.",
            "1 minute left.",
        ]
        assert [each.split(":")[0] for each in heard if "gone" in each] == [
            "A quarter of the time is gone",
            "Half of the time is gone",
            "Three quarters of the time is gone",
        ]


@pytest.mark.parametrize("step", [420.0, 1000.0])
async def test_a_jump_of_the_clock_in_a_strict_sitting_tells_only_the_last_notice_it_passed(
    tmp_path: Path, step: float
) -> None:
    async with on_stage(tmp_path, minutes=50, strict=True) as stage:
        heard = await announced(stage, step * (3000 // step), step)
        assert len(heard) == len(set(heard))
        minutes = [int(each.split()[0]) for each in heard if "left" in each]
        assert minutes == sorted(minutes, reverse=True)
        assert set(minutes) <= set(NOTICES)


async def test_an_announcement_stays_whatever_is_typed_and_a_notice_stands_beside_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.pass_(5 * 60)
        assert "15 minutes left." in stage.picture
        await stage.press("z")
        assert "15 minutes left." in stage.picture
        assert "A mock is not paused" in stage.picture
        await stage.press("m")
        assert "15 minutes left." in stage.picture
        assert "A mock is not paused" not in stage.picture


MODALS: Mapping[str, tuple[str, ...]] = {
    "note": ("w",),
    "report": ("exclamation_mark",),
    "calculator": ("equals_sign",),
    "jump": ("g",),
    "help": ("question_mark",),
    "sure": ("a", "enter"),
    "review": ("r",),
    "submit": ("r", "s"),
    "section": ("g", "6", "enter", "n"),
    "palette": ("ctrl+p",),
}
ALL = "{calculator: true, sections: [{title: First, domains: [data]}, {title: Second}]}"


@pytest.mark.parametrize("modal", MODALS)
async def test_when_time_is_up_the_result_comes_whatever_is_open(tmp_path: Path, modal: str) -> None:
    office = room(tmp_path, ALL, with_case())
    async with on_stage(office, settings=Settings(confidence=True), minutes=1) as stage:
        await stage.press(*MODALS[modal])
        assert type(stage.app.screen) is not ExamScreen
        await stage.pass_(61)
        assert isinstance(stage.app.screen, ResultScreen)
        assert stage.office.archive.attempts()[0].outcome == "expired"
    assert stage.app.crash is None


@pytest.mark.parametrize("modal", MODALS)
async def test_leaving_with_something_open_keeps_the_sitting(tmp_path: Path, modal: str) -> None:
    office = room(tmp_path, ALL, with_case())
    async with on_stage(office, settings=Settings(confidence=True)) as stage:
        await stage.press("b", *MODALS[modal], "ctrl+q")
    assert stage.app.crash is None
    assert office.proctor.unfinished()[0].questions == 10


@pytest.mark.parametrize("modal", MODALS)
async def test_a_terminal_too_small_covers_what_is_open_and_gives_it_back(tmp_path: Path, modal: str) -> None:
    office = room(tmp_path, ALL, with_case())
    async with on_stage(office, settings=Settings(confidence=True)) as stage:
        await stage.press(*MODALS[modal])
        before = stage.app.screen
        await stage.pilot.resize_terminal(40, 10)
        await stage.pilot.pause()
        assert isinstance(stage.app.screen, TooSmallScreen)
        await stage.press("a", "y", "enter", "escape")
        await stage.pilot.resize_terminal(*SMALL)
        await stage.pilot.pause()
        assert stage.app.screen is before


@pytest.mark.parametrize("key", ["u", "h", "m", "enter"])
async def test_a_key_in_the_moment_the_time_is_up_ends_the_exam_too(tmp_path: Path, key: str) -> None:
    async with on_stage(tmp_path, minutes=1) as stage:
        await stage.find("data-001")
        await stage.press("a", *(["h"] if key == "h" else []))
        await stage.pass_(58)
        stage.office.clock.pass_(4)
        await stage.press("space" if key == "h" else key)
        if isinstance(stage.app.screen, ExamScreen):
            stage.exam._tick()
            await stage.pilot.pause()
        assert isinstance(stage.app.screen, ResultScreen)


async def test_a_terminal_that_changes_under_a_box_is_fitted_when_the_box_closes(tmp_path: Path) -> None:
    async with on_stage(tmp_path, with_case(), size=LARGE) as stage:
        await stage.find("models-001")
        await stage.press("g")
        await stage.pilot.resize_terminal(*SMALL)
        await stage.press("escape")
        assert "What is right" in stage.picture
        assert "A telecom company" not in stage.picture
        await stage.pilot.resize_terminal(40, 10)
        await stage.pilot.pause()
        await stage.pilot.resize_terminal(*WIDEST)
        await stage.pilot.pause()
        assert "What is right" in stage.picture
        assert "A telecom company" in stage.picture
        assert "○ unanswered" in stage.picture


# --- how sure ---


@pytest.mark.parametrize(("key", "said"), [("g", "guess"), ("f", "fairly"), ("s", "sure"), ("3", "sure")])
async def test_how_sure_is_asked_where_the_taker_wants_it(tmp_path: Path, key: str, said: str) -> None:
    async with on_stage(tmp_path, settings=Settings(confidence=True)) as stage:
        await stage.find("data-001")
        here = stage.session.position
        await stage.press("a", "enter")
        assert isinstance(stage.app.screen, SureScreen)
        await stage.press(key)
        assert stage.session.position == here + 1
        await stage.press("p")
        assert stage.kept.confidence == said
        await stage.press("enter")
        assert stage.session.position == here + 1, "it is asked once"


async def test_enter_goes_on_without_saying_how_sure_and_escape_stays(tmp_path: Path) -> None:
    async with on_stage(tmp_path, settings=Settings(confidence=True)) as stage:
        await stage.find("data-001")
        here = stage.session.position
        await stage.press("a", "enter", "escape")
        assert (stage.session.position, stage.kept.confidence) == (here, "")
        await stage.press("enter", "enter")
        assert stage.session.position == here + 1
        await stage.press("enter")
        assert isinstance(stage.app.screen, ExamScreen), "nothing is asked about a blank"


async def test_u_goes_through_how_sure_and_needs_an_answer(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        await stage.press("u")
        assert "answer first, then say how sure you are" in stage.words
        await stage.press("a")
        for said in ("guess", "fairly", "sure", ""):
            await stage.press("u")
            assert stage.kept.confidence == said
        await stage.press("u", "delete")
        assert stage.kept.confidence == ""


async def test_time_that_runs_out_while_it_is_asked_how_sure_leaves_the_lesson_to_be_read(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, settings=Settings(confidence=True), mode="practice", seconds=10) as stage:
        await stage.find("data-001")
        here = stage.session.position
        await stage.press("a", "enter")
        await stage.pass_(10)
        await stage.press("f")
        assert stage.session.position == here
        assert "Because." in stage.words


async def test_how_sure_is_asked_before_an_answer_is_checked(tmp_path: Path) -> None:
    async with on_stage(tmp_path, settings=Settings(confidence=True), mode="practice") as stage:
        await stage.find("data-001")
        await stage.press("a", "enter")
        assert "✓" not in stage.words
        await stage.press("f")
        assert stage.kept.locked
        assert stage.kept.confidence == "fairly"


# --- note, bookmark, report, calculator, exhibit ---


async def test_a_note_is_kept_and_shown_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        await stage.press("w", *"see p. 3", "escape")
        assert "Note kept." in stage.words
        await stage.press("w")
        assert "see p. 3" in stage.picture
        await stage.press("x", "ctrl+r", "w")
        assert "see p. 3x" not in stage.picture
        await stage.press("ctrl+s", "q", "r", "w")
        assert "see p. 3" in stage.picture


async def test_what_is_being_written_is_kept_when_time_is_up_or_the_taker_leaves(tmp_path: Path) -> None:
    async with on_stage(tmp_path, minutes=1) as stage:
        await stage.find("data-001")
        await stage.press("w", *"half")
        await stage.pass_(61)
        assert isinstance(stage.app.screen, ResultScreen)
    notes = stage.office.archive.notes("demo", "q-data-001")
    assert [note.text for note in notes] == ["half"]


async def test_what_is_being_written_is_kept_when_mlquiz_is_left(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        await stage.press("w", *"half", "ctrl+q")
    assert [note.text for note in stage.office.archive.notes("demo", "q-data-001")] == ["half"]


async def test_notes_of_earlier_attempts_are_hidden_in_a_mock_and_told_once_practice_has_checked(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path, every_kind())
    async with on_stage(office) as stage:
        await stage.find("data-001")
        await stage.press("w", *"old", "escape", "r", "s", "y")
    async with on_stage(office.again()) as stage:
        await stage.find("data-001")
        await stage.press("w")
        assert "old" not in stage.picture
        await stage.press(*"new", "escape")
    async with on_stage(office.again(), mode="practice") as stage:
        await stage.find("data-001")
        await stage.press("w")
        assert "old" not in stage.picture
        await stage.press("ctrl+r", "enter", "enter", "w")
        assert "old" in stage.picture
        assert "new" in stage.picture


async def test_a_bookmark_is_set_and_taken_away(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        await stage.press("*")
        assert "Bookmarked: a drill can ask for it." in stage.words
        assert stage.office.archive.bookmarks("demo") == {"q-data-001"}
        await stage.press("*")
        assert "No longer bookmarked." in stage.words
        assert not stage.office.archive.bookmarks("demo")


async def test_a_question_is_reported_with_a_reason_and_a_few_words(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.find("data-001")
        await stage.press("!", "down", "tab", *"who", "enter")
        assert "Kept for the author: unclear." in stage.words
        await stage.press("!", "escape")
        assert isinstance(stage.app.screen, ExamScreen)
        await stage.press("!", "enter")
        assert "Kept for the author: wrong key." in stage.words
    with closing(sqlite3.connect(stage.office.archive.path)) as database:
        told = database.execute("SELECT reason, text FROM complaint").fetchall()
    assert ("unclear", "who") in told


async def test_the_calculator_is_there_only_where_the_exam_has_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("=")
        assert "This exam has no calculator." in stage.words


async def test_the_calculator_computes_goes_on_and_says_what_it_cannot(tmp_path: Path) -> None:
    async with on_stage(room(tmp_path, "{calculator: true}")) as stage:
        await stage.press("=", *"2*40/(2*40+14)", "enter")
        assert "= 0.8510638298" in stage.words
        await stage.press(*"ans*100", "enter")
        assert "= 85.10638298" in stage.words
        for typed, said in (
            ("1/0", "no value: it divides by zero"),
            ("sqrt(0-1)", "no value: it takes a root"),
            ("foo+1", "no value: 'foo' is no variable of it"),
            ("9**9**9", "no value: its value is too large"),
            ("2^3", "= 8"),
            ("(((", "no value: it is no arithmetic"),
        ):
            await stage.press("ctrl+u", *typed, "enter")
            assert said in stage.words
        await stage.press("ctrl+u", *"ans+1", "enter")
        assert "= 9" in stage.words
        await stage.press("escape", "=")
        assert "= 9" in stage.words, "the tape goes on"


def exhibit(stem: str) -> list[Question]:
    return [question(n, domain=d, stem=stem) for d in ("data", "models") for n in range(1, 7)]


async def test_an_exhibit_that_is_gone_is_told_and_a_question_without_one_says_so(tmp_path: Path) -> None:
    office = Office(tmp_path, exhibit("See ![a [/] plot](exhibits/plot.png) here."))
    folder = office.bank / "exhibits"
    folder.mkdir()
    (folder / "plot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    async with on_stage(office) as stage:
        (folder / "plot.png").unlink()
        await stage.press("v")
        assert "The exhibit is no longer in the bank: a [/] plot" in stage.words
    async with on_stage(tmp_path / "other") as stage:
        await stage.press("v")
        assert "This question has no exhibit." in stage.words


# --- highlights ---

SENTENCES = (
    "The first sentence has no end in sight but it comes. "
    "The second sentence is long enough that it must be broken over two lines of a narrow terminal. "
    "Which is right?"
)


def highlightable() -> list[Question]:
    return [question(n, domain=d, stem=SENTENCES) for d in ("data", "models") for n in range(1, 7)]


def highlighted(stage: Stage) -> str:
    """What stands highlighted in the stem."""
    shown = stage.exam.query_one(Stem).render()
    parts = [shown.plain[span.start : span.end] for span in shown.spans if "underline" in str(span.style)]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("size", [NARROW, LARGE])
async def test_passages_are_highlighted_by_keys_kept_and_taken_away(tmp_path: Path, size: Dimensions) -> None:
    async with on_stage(tmp_path, highlightable(), size=size) as stage:
        await stage.press("h")
        assert "Space highlights it" in stage.words
        await stage.press("down", "space")
        (passage,) = stage.kept.highlights
        assert passage.startswith("The second sentence")
        assert highlighted(stage) == passage
        await stage.press("h")
        assert "Space highlights it" not in stage.words
        assert stage.response.picks == ()
        await stage.press("n")
        assert highlighted(stage) == ""
        await stage.press("p", "q", "r")
        assert highlighted(stage) == passage
        await stage.press("h", "down", "space", "enter")
        assert stage.kept.highlights == ()
        assert highlighted(stage) == ""
        assert stage.session.position == 1


async def test_the_cursor_of_passages_goes_round_and_stays_in_view(tmp_path: Path) -> None:
    stem = " ".join(f"Sentence {n} of very many that are here." for n in range(80))
    asked = [question(n, domain=d, stem=stem) for d in ("data", "models") for n in range(1, 7)]
    async with on_stage(tmp_path, asked) as stage:
        await stage.press("h", "up")
        assert stage.exam.query_one(Stem).passage == 79
        assert "Sentence 79 of" in stage.picture
        await stage.press("down")
        assert "Sentence 0 of" in stage.picture


async def test_what_the_mouse_selects_is_highlighted(tmp_path: Path) -> None:
    async with on_stage(tmp_path, highlightable(), size=LARGE) as stage:
        stem = stage.exam.query_one(Stem)
        corner = stem.content_region.offset - stem.region.offset
        await stage.pilot.mouse_down(stem, offset=corner + Offset(4, 0))
        await stage.pilot.hover(stem, offset=corner + Offset(18, 0))
        await stage.pilot.mouse_up(stem, offset=corner + Offset(18, 0))
        await stage.pilot.pause()
        await stage.press("h")
        (passage,) = stage.kept.highlights
        assert passage in SENTENCES
        assert passage.startswith("first")
        assert highlighted(stage) == passage


async def test_a_selection_outside_the_question_is_not_highlighted(tmp_path: Path) -> None:
    async with on_stage(tmp_path, highlightable(), size=LARGE) as stage:
        place = stage.exam.query_one("#place")
        await stage.pilot.mouse_down(place, offset=(0, 0))
        await stage.pilot.hover(place, offset=(6, 0))
        await stage.pilot.mouse_up(place, offset=(6, 0))
        await stage.press("h")
        assert stage.kept.highlights == ()


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
        held = [each for each in gc.get_objects() if isinstance(each, Question | Option | Answered | Content)]
        assert not [each for each in held if not isinstance(each, Content) and "MARKED 3" in repr(each)]
        shown = [str(each) for each in held if isinstance(each, Content)]
        assert [each for each in shown if "SECRET 3" in each] == []


def marked() -> list[Question]:
    """Questions of every kind whose explanations and stems say so."""
    asked = [*every_kind(), ordering("other", domain="models")]
    return [
        replace(
            each,
            stem=f"MARKED 3 {each.stem}",
            explanation="SECRET 3",
            body=Choice(tuple(replace(option, rationale="SECRET 3") for option in each.body.options))
            if isinstance(each.body, Choice)
            else each.body,
        )
        for each in asked
    ]


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

SIZES = [(60, 16), (60, 20), (80, 24), (100, 30), (116, 20), (120, 40), (160, 24), (200, 60)]
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
        for place in range(1, 11):
            await stage.press(*(["enter"] if stage.exam.case_covers else []))
            assert stage.app.focused is stage.pad
            for key in ("down", "down", "up", "up", "up", "space", "space", "J", "K", "a", "b"):
                await stage.press(key)
                await stage.pilot.pause()
                assert_cursor_in_view(stage, key)
            await stage.press("7", "pageup", "pagedown", "h", "down", "h", "n")
            assert stage.session.position == min(10, place + 1)
        await stage.press("r", "down", "escape")
        assert isinstance(stage.app.screen, ExamScreen)


def assert_cursor_in_view(stage: Stage, key: str) -> None:
    page = stage.exam.page.content_region
    (row,) = [each.region for each in stage.pad.query(Row) if each.has_class("-cursor")]
    assert page.y <= row.y < page.bottom, (key, stage.asked.id, row, page)
    assert row.bottom <= page.bottom or row.height > page.height, (key, stage.asked.id, row, page)


async def test_the_screen_follows_a_terminal_that_changes_its_size(tmp_path: Path) -> None:
    async with on_stage(tmp_path, long_ones(), size=LARGE) as stage:
        for name in ("data-001", "data-ordering", "data-matching", "models-001", "models-fixed"):
            await stage.find(name)
            await stage.press("a")
            for size in SIZES:
                await stage.pilot.resize_terminal(*size)
                await stage.press(*(["enter"] if stage.exam.case_covers else ["m"]))
                assert "Question" in stage.picture
                assert stage.app.focused is stage.pad
