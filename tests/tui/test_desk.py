"""What lies on the taker's desk: how sure, note, bookmark, report, calculator, exhibit, highlighter."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.build import (
    Office,
    every_kind,
    question,
)
from tests.tui.stage import LARGE, NARROW, Dimensions, Stage, on_stage, room
from textual.geometry import Offset

from mlquiz.config.settings import Settings
from mlquiz.model.question import Question
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.result import ResultScreen
from mlquiz.tui.screens.sure import SureScreen
from mlquiz.tui.widgets.stem import Stem

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
