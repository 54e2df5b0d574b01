"""The preview: what it shows of a file, how it follows it, and what its author does there."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
from tests.build import (
    CASE,
    FakeClock,
    FakeDice,
    every_kind,
    fixed_number,
    fresh_number,
    matching,
    ordering,
    question,
)
from tests.tui.stage import LARGE, NARROW, SMALL, Dimensions, picture, press, words
from textual.message import Message
from textual.pilot import Pilot

from mlquiz.authoring.finding import Finding, Severity
from mlquiz.authoring.preview import STAND_IN, Draft, Preview
from mlquiz.authoring.specimen import specimen
from mlquiz.cli.bank.rehearsal import Rehearsal
from mlquiz.model.question import Question
from mlquiz.report.answers import key_texts
from mlquiz.tui.preview_app import PreviewApp, Tools
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.preview import PreviewScreen
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.specimen import Specimen

FILE = Path("/bank/metrics.yaml")
SIZES = {"small": (80, 24), "large": (120, 36)}


def finding(question: str, severity: Severity = Severity.WARNING, code: str = "MQ201") -> Finding:
    what = "has a key that is far longer than every distractor"
    return Finding(str(FILE), 12, 9, code, severity, what, "shorten the key", question)


def preview_of(questions: list[Question] | tuple[Question, ...], *found: Finding, **parts: Any) -> Preview:
    """A preview of these questions, ten lines each; findings go to the question they name."""
    drafts = tuple(
        Draft(place, 10 * place + 2, each, tuple(one for one in found if one.question == each.id))
        for place, each in enumerate(questions)
    )
    further = tuple(one for one in found if not one.question)
    return Preview(FILE, STAND_IN, drafts, further=further, **{"whole": True} | parts)


def broken(*names: str, line: int = 7) -> tuple[Finding, ...]:
    what, remedy = "has no key", "mark one option with correct: true"
    return tuple(
        Finding(str(FILE), line + place, 5, "MQ101", Severity.ERROR, what, remedy, name)
        for place, name in enumerate(names)
    )


@dataclass
class Author:
    """An app on a file that is what it is told to be, and what its author did."""

    folder: Path
    preview: Preview
    start: Draft | None = None
    heard: list[Message] = field(default_factory=list)
    rolls: Iterator[int] = field(default_factory=lambda: count(1))
    whole: Preview | None = None

    def __post_init__(self) -> None:
        self.rehearsal = Rehearsal(self.folder, FakeClock(), FakeDice(), self.folder / "locks")
        tools = Tools(self.read, self.rehearsal.sitting, lambda _: "", lambda: next(self.rolls))
        self.app = PreviewApp(self.preview, self.start, tools)

    def read(self, *, whole: bool) -> Preview:
        if whole:
            return self.whole or replace(self.preview, whole=False)
        return self.preview

    @property
    def screen(self) -> PreviewScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, PreviewScreen))

    @property
    def here(self) -> str:
        return self.screen.here.question.id if self.screen.here else ""

    @property
    def words(self) -> str:
        return words(self.app)

    @property
    def picture(self) -> str:
        return picture(self.app)

    async def save(self, preview: Preview) -> None:
        """What the watcher does once the file was saved."""
        self.preview = preview
        await self.screen.reread()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    pilot: Pilot[int] = field(init=False)


@asynccontextmanager
async def author(
    folder: Path, preview: Preview, *, size: Dimensions = SMALL, **how: Any
) -> AsyncIterator[Author]:
    each = Author(folder, preview, **how)
    async with each.app.run_test(size=size, message_hook=each.heard.append) as pilot:
        await pilot.pause()
        each.pilot = pilot
        yield each
    each.rehearsal.close()


def numbered(*numbers: int) -> list[Question]:
    return [question(number) for number in numbers]


async def test_a_question_is_shown_as_the_exam_room_shows_it(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1, 2))) as each:
        assert "What is right in data, number 1?" in each.words
        assert "( ) A  Option" in each.picture
        assert "rationale" not in each.words
        assert "Because." not in each.words


async def test_every_kind_of_question_is_shown_and_taught(tmp_path: Path) -> None:
    questions = every_kind()
    async with author(tmp_path, preview_of(questions), size=LARGE) as each:
        for asked in questions:
            assert each.here == asked.id
            assert asked.stem.split("{")[0] in " ".join(each.words.split())
            await each.press("a")
            assert "✓ The key" in each.words
            assert asked.explanation in each.words
            assert not [said for said in OF_A_TAKER if said in each.words]
            await each.press("a", "n")


OF_A_TAKER = ("pick", "Your", "You ", "Rightly", "in its place", "✓ right", "✗")
"""What is said to somebody who has answered."""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (question(1), "✓ key rationale 0 of data 1"),
        (ordering(), "The right order 1. "),
        (matching(), " → "),
        (fixed_number(), "Key "),
        (fresh_number(), "With "),
    ],
    ids=lambda each: getattr(each, "id", ""),
)
async def test_the_key_is_shown_as_such_for_nobody_has_answered(
    tmp_path: Path, asked: Question, told: str
) -> None:
    async with author(tmp_path, preview_of([asked]), size=LARGE) as each:
        await each.press("a")
        assert told in " ".join(each.words.split())
        for text in key_texts(specimen(asked, 0, 1)):
            assert text.partition(" → ")[2] or text in " ".join(each.words.split())


async def test_key_and_why_are_shown_and_hidden_by_one_key(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1))) as each:
        await each.press("a")
        assert "✓ key" in each.words
        assert "rationale 3 of data 1" in each.words
        assert "( ) A" not in each.picture
        await each.press("a")
        assert "✓ key" not in each.words
        assert "( ) A" in each.picture


async def test_an_answer_below_a_long_question_comes_into_view(tmp_path: Path) -> None:
    stem = "\n\n".join(f"Paragraph {n}." for n in range(40))
    async with author(tmp_path, preview_of([question(1, stem=stem)])) as each:
        await each.press("a")
        assert "✓ The key" in each.picture
        assert "rationale" in each.picture


async def test_findings_stand_beside_the_question_with_word_and_symbol(tmp_path: Path) -> None:
    grave = finding("q-data-001", Severity.ERROR, "MQ101")
    preview = preview_of(numbered(1, 2), grave, finding("q-data-001"), finding("", Severity.INFO, "MQ051"))
    async with author(tmp_path, preview) as each:
        assert "✗ error MQ101 12:9" in each.picture
        assert "✗ 1 error, 1 warning" in each.picture
        assert "▲ warning MQ201 12:9" in each.words
        assert "· info MQ051" in each.words
        assert "Has a key that is far longer" in " ".join(each.words.split())
        await each.press("n")
        assert "✓ nothing found" in each.picture


@pytest.mark.parametrize(("size", "beside"), [(SMALL, False), (NARROW, False), (LARGE, True)])
async def test_findings_stand_under_the_question_or_where_there_is_room_beside_it(
    tmp_path: Path, size: Dimensions, beside: bool
) -> None:
    async with author(tmp_path, preview_of(numbered(1), finding("q-data-001")), size=size) as each:
        page, found = (each.screen.query_one(name, Page).region for name in ("#question", "#findings"))
        assert (found.x >= page.right) == beside
        assert (found.y >= page.bottom) != beside
        assert each.screen.query_one("Options Row").is_on_screen


async def test_findings_are_folded_away_and_back(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1), finding("q-data-001"))) as each:
        await each.press("l")
        assert "MQ201" not in each.picture
        assert "▲ 1 warning" in each.picture
        await each.press("l")
        assert "MQ201" in each.picture


async def test_the_question_that_is_looked_at_stays_when_others_are_put_above_it(tmp_path: Path) -> None:
    preview = preview_of(numbered(1, 2, 3))
    async with author(tmp_path, preview, start=preview.drafts[1]) as each:
        await each.save(preview_of(numbered(7, 8, 1, 2, 3)))
        assert each.here == "q-data-002"
        assert "q-data-002  4 of 5" in each.picture


async def test_what_is_saved_is_shown(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1))) as each:
        changed = replace(question(1), stem="Is this the new stem?")
        await each.save(preview_of([changed], finding("q-data-001")))
        assert "Is this the new stem?" in each.picture
        assert "MQ201" in each.picture
        assert len(each.screen.query(Specimen)) == 1


async def test_the_shuffle_and_the_answer_that_is_shown_stay_over_a_save(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of([fresh_number()])) as each:
        await each.press("r", "a")
        before = each.words
        await each.save(preview_of([fresh_number()]))
        assert each.words == before


async def test_a_save_does_not_scroll(tmp_path: Path) -> None:
    stem = "\n\n".join(f"Paragraph {n}." for n in range(40))
    async with author(tmp_path, preview_of([question(1, stem=stem)])) as each:
        await each.press("pagedown")
        page = each.screen.query_one("#question", Page)
        before = page.scroll_y
        assert before > 0
        await each.save(preview_of([question(1, stem=f"{stem}\n\nOne more.")]))
        assert page.scroll_y == before


async def test_while_the_file_is_broken_the_last_good_view_stays_under_its_problems(tmp_path: Path) -> None:
    preview = preview_of(numbered(1, 2))
    async with author(tmp_path, preview, start=preview.drafts[1]) as each:
        await each.save(Preview(FILE, STAND_IN, problems=broken("")))
        assert each.screen.stale
        assert "7:5 has no key; mark one option with correct: true" in each.picture
        assert "number 2?" in each.picture
        await each.press("n")
        assert each.here == "q-data-002"
        await each.save(preview)
        assert not each.screen.stale
        assert "has no key" not in each.picture
        assert "q-data-002  2 of 2" in each.picture


async def test_a_question_that_cannot_be_read_stays_as_it_was_and_others_can_be_gone_to(
    tmp_path: Path,
) -> None:
    preview = preview_of(numbered(1, 2, 3))
    async with author(tmp_path, preview, start=preview.drafts[1]) as each:
        found = replace(preview, drafts=(preview.drafts[0], preview.drafts[2]), problems=broken("q-data-002"))
        await each.save(found)
        assert each.here == "q-data-002"
        assert "the question as it was" in each.picture
        await each.press("n")
        assert each.here == "q-data-003"
        assert "Not all of the file can be read" in each.picture
        await each.press("p")
        assert each.here == "q-data-001"


async def test_a_file_that_is_broken_from_the_start_is_waited_for(tmp_path: Path) -> None:
    nothing = Preview(FILE, STAND_IN, problems=broken("", "", "", "", ""))
    async with author(tmp_path, nothing) as each:
        assert "Nothing of the file can be read" in each.picture
        assert "11:5 has no key" in each.picture
        await each.press("n", "a", "t", "r", "f", "s", "end", "g", "escape")
        await each.save(preview_of(numbered(1)))
        assert "number 1?" in each.picture


def of_exam(*lines: int) -> tuple[Finding, ...]:
    exam = str(FILE.with_name("exam.yaml"))
    return tuple(Finding(exam, line, 1, "MQ010", Severity.ERROR, "is odd", "mend it") for line in lines)


async def test_where_only_the_blueprint_is_broken_the_file_is_not_blamed(tmp_path: Path) -> None:
    preview = replace(preview_of(numbered(1)), problems=of_exam(3))
    async with author(tmp_path, preview) as each:
        assert "✗ The blueprint has faults; the question is held against none" in each.picture
        assert "exam.yaml:3:1 is odd; mend it" in each.picture
        assert "be read" not in each.picture
        known = replace(preview, blueprint=replace(STAND_IN, id="known"))
        await each.save(known)
        assert "✗ The blueprint has faults" in each.picture
        assert "held against" not in each.picture


async def test_as_many_problems_are_shown_as_there_is_room_for(tmp_path: Path) -> None:
    found = (*broken(*"abcde"), *of_exam(*range(1, 31)))
    async with author(tmp_path, Preview(FILE, STAND_IN, problems=found)) as each:
        shown = sum("is odd; mend it" in line for line in each.picture.splitlines())
        assert shown >= 10
        assert f"and {30 - shown} more; 'mlquiz bank lint' lists them" in each.picture
        await each.save(replace(preview_of(numbered(1)), problems=found))
        assert "11:5 question 'e': has no key" in " ".join(each.picture.split())
        assert "and 29 more" in each.picture
        assert "( ) A" in each.picture


async def test_findings_of_the_whole_bank_follow_by_themselves(tmp_path: Path) -> None:
    whole = preview_of(numbered(1), finding("q-data-001", code="MQ402"))
    async with author(tmp_path, preview_of(numbered(1), whole=False), whole=whole) as each:
        await each.app.workers.wait_for_complete()
        await each.pilot.pause()
        assert "MQ402" in each.picture


async def test_one_walks_through_the_file_and_to_its_ends(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1, 2, 3, 4))) as each:
        await each.press("n", "right")
        assert each.here == "q-data-003"
        await each.press("p")
        assert each.here == "q-data-002"
        await each.press("end", "n")
        assert each.here == "q-data-004"
        await each.press("home", "left")
        assert each.here == "q-data-001"


async def test_one_goes_from_finding_to_finding(tmp_path: Path) -> None:
    found = (finding("q-data-002"), finding("q-data-004"))
    async with author(tmp_path, preview_of(numbered(1, 2, 3, 4), *found)) as each:
        await each.press("f", "f")
        assert each.here == "q-data-004"
        await each.press("f", "F")
        assert each.here == "q-data-004"
    async with author(tmp_path, preview_of(numbered(1, 2))) as each:
        await each.press("f")
        assert "No other question of this file has findings." in each.picture


@pytest.mark.parametrize(
    ("typed", "there"), [("3", "q-data-003"), ("Q-DATA-002", "q-data-002"), ("a-004", "q-data-004")]
)
async def test_one_jumps_by_number_id_or_part_of_an_id(tmp_path: Path, typed: str, there: str) -> None:
    async with author(tmp_path, preview_of(numbered(1, 2, 3, 4))) as each:
        await each.press("g", *typed, "enter")
        assert each.here == there


async def test_an_id_that_is_not_there_is_not_gone_to(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1, 2))) as each:
        await each.press("g", "z", "enter")
        assert "No question has that in its id" in each.picture
        await each.press("escape")
        assert each.here == "q-data-001"


async def test_shuffling_again_gives_another_order_and_other_numbers(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of([ordering(), fresh_number()])) as each:
        seen = set()
        for _ in range(6):
            await each.press("r")
            seen.add(each.words)
        assert len(seen) > 1
        await each.press("n")
        numbers = each.words
        await each.press("r")
        assert each.words != numbers


async def test_a_case_is_turned_to_and_back(tmp_path: Path) -> None:
    asked = [replace(question(1), scenario=CASE), question(2), replace(question(3), scenario=CASE)]
    async with author(tmp_path, preview_of(asked)) as each:
        assert "▤ Case study: press s to read it" in each.picture
        await each.press("s")
        assert "Case for questions 1, 3: press s for the question" in each.picture
        assert "telecom" in each.picture
        assert "( ) A" not in each.picture
        await each.press("s")
        assert "( ) A" in each.picture
        await each.press("s", "n")
        assert "number 2?" in each.picture
        assert "Case" not in each.picture


async def test_a_question_is_taken_in_the_exam_room_as_it_is_shown(tmp_path: Path) -> None:
    questions = [replace(each, scenario="") for each in every_kind()]
    async with author(tmp_path, preview_of(questions), size=LARGE) as each:
        for asked in questions:
            assert each.here == asked.id
            shown = each.screen.query_one(Specimen).session
            await each.press("t")
            exam = cast("ExamScreen", each.app.screen)
            assert isinstance(exam, ExamScreen)
            slot, as_shown = exam.session.slot, shown.slot if shown else None
            assert as_shown
            assert (slot.question, slot.order, slot.values) == (asked.id, as_shown.order, as_shown.values)
            await each.press("enter", "enter")
            assert exam.sitting.answered
            assert asked.explanation in each.words
            await each.press("enter")
            assert isinstance(each.app.screen, PreviewScreen)
            await each.press("n")


async def test_a_question_with_a_case_is_taken_and_left(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of([replace(question(1), scenario=CASE)])) as each:
        await each.press("t")
        assert "telecom" in each.picture
        await each.press("enter", "q")
        assert isinstance(each.app.screen, PreviewScreen)
        assert not list((tmp_path / "locks").glob("*.db"))


async def test_a_file_that_is_saved_while_a_question_is_taken_changes_nothing_there(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1))) as each:
        await each.press("t")
        await each.save(preview_of([replace(question(1), stem="New?")]))
        assert isinstance(each.app.screen, ExamScreen)
        assert "New?" not in each.picture
        await each.press("q")
        assert "New?" in each.picture


async def test_a_question_that_cannot_be_sat_says_so(tmp_path: Path) -> None:
    body = replace(fresh_number().numeric, formula="1 / (tp - tp)")
    async with author(tmp_path, preview_of([fresh_number(body=body)])) as each:
        assert "its formula has no value" in " ".join(each.picture.split())
        await each.press("a", "t", "r")
        assert isinstance(each.app.screen, PreviewScreen)


async def test_a_question_without_key_is_shown_all_the_same(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of([question(1, key=())])) as each:
        assert "( ) A" in each.picture
        await each.press("a")
        assert "rationale 0 of data 1" in each.words


async def test_the_editor_is_opened_at_the_question_or_at_what_is_broken(tmp_path: Path) -> None:
    preview = preview_of(numbered(1, 2))
    async with author(tmp_path, preview, start=preview.drafts[1]) as each:
        await each.press("e")
        await each.save(Preview(FILE, STAND_IN, problems=broken("")))
        await each.press("e")
        asked = {id(one): one.line for one in each.heard if isinstance(one, PreviewScreen.Edit)}
        assert [*asked.values()] == [12, 7]


async def test_no_text_of_a_file_is_obeyed(tmp_path: Path) -> None:
    hostile = "[red]\x1b[31m[/]"
    asked = replace(question(1, stem=f"Stem {hostile}"), id=f"id{hostile}", objective=hostile)
    said = replace(finding(asked.id), what=f"has {hostile}")
    problems = (replace(broken("")[0], what=hostile),)
    preview = replace(preview_of([asked], said), problems=problems, file=Path(f"/bank/{hostile}.yaml"))
    async with author(tmp_path, preview) as each:
        assert "\x1b[31m" not in each.picture
        assert each.picture.count("[red]") >= 4


async def test_leaving_ends_with_nothing(tmp_path: Path) -> None:
    async with author(tmp_path, preview_of(numbered(1))) as each:
        await each.press("q")
    assert each.app.return_value == 0


PICTURES: dict[str, tuple[str, ...]] = {
    "findings": (),
    "answer": ("a",),
    "ordering": ("n", "n"),
    "broken": (),
}


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("state", list(PICTURES))
def test_the_preview_looks_as_it_did(snap_compare: Any, tmp_path: Path, state: str, size: str) -> None:
    first = every_kind()[0].id
    found = (finding(first, Severity.ERROR, "MQ101"), finding(first), finding(first, Severity.INFO, "MQ501"))
    each = Author(tmp_path, preview_of(every_kind(), *found))

    async def before(pilot: Pilot[int]) -> None:
        each.pilot = pilot
        await pilot.pause()
        await each.press(*PICTURES[state])
        if state == "broken":
            await each.save(Preview(FILE, STAND_IN, problems=broken("", "other")))

    assert snap_compare(each.app, run_before=before, terminal_size=SIZES[size])
