"""The clock of the exam room: pauses, hidden clocks, notices, and time that is up whatever is open."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.tui.stage import LARGE, SMALL, WIDEST, Stage, on_stage, room, with_case

from mlquiz.config.settings import Settings
from mlquiz.exam.pacing import NOTICES
from mlquiz.model.standing import Status
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.result import ResultScreen
from mlquiz.tui.screens.too_small import TooSmallScreen


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


@pytest.mark.parametrize("modal", ["note", "sure", "submit", "palette"])
async def test_leaving_with_something_open_keeps_the_sitting(tmp_path: Path, modal: str) -> None:
    office = room(tmp_path, ALL, with_case())
    async with on_stage(office, settings=Settings(confidence=True)) as stage:
        await stage.press("b", *MODALS[modal], "ctrl+q")
    assert stage.app.crash is None
    assert office.proctor.unfinished()[0].questions == 10


@pytest.mark.parametrize("modal", ["note", "sure", "submit", "palette"])
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
