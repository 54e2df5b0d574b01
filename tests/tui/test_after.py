"""The screens after an exam: the verdict at once, then each answer, what led to the misses, and the attempt before."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.build import Office, every_kind, exam_yaml, question
from tests.report.hostile import hostile_questions
from tests.report.sat import office_of_every_kind, sit
from tests.tui.stage import LARGE, NARROW, SMALL, Dimensions, app_of, picture, press, words
from textual.content import Content
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import DataTable, OptionList, TextArea

from mlquiz.errors import UnreadableHistory
from mlquiz.model.attempt import CAUSES
from mlquiz.model.question import Option, Question
from mlquiz.proctor.order import Order
from mlquiz.report.records import Result
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.keymap import every_key
from mlquiz.tui.screens.answers import AnswersScreen
from mlquiz.tui.screens.briefing import BriefingScreen
from mlquiz.tui.screens.compare import CompareScreen
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.help import HelpScreen
from mlquiz.tui.screens.history import HistoryScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.screens.note import ComplaintScreen, NoteScreen
from mlquiz.tui.screens.result import ResultScreen
from mlquiz.tui.widgets.page import Page

MIXED = "+-.+-+-++-"
SIZES = [NARROW, SMALL, LARGE]


class Visitor:
    """Who looks at the history of an office, from its newest attempt on."""

    def __init__(self, office: Office, app: MlquizApp, pilot: Pilot[int]) -> None:
        self.office = office
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    @property
    def words(self) -> str:
        return words(self.app)

    @property
    def said(self) -> str:
        """The words as they read, wherever lines break."""
        return " ".join(self.words.split())

    @property
    def picture(self) -> str:
        return picture(self.app)

    @property
    def notices(self) -> str:
        return "\n".join(each.message for each in self.app._notifications)

    async def every(self, look: Callable[[], str]) -> list[str]:
        """What is seen at each question of the review, from the first to the last that fits."""
        seen = [look()]
        for _ in range(9):
            await self.press("n")
            seen.append(look())
        return seen


@asynccontextmanager
async def looking_back(office: Office, *keys: str, size: Dimensions = SMALL) -> AsyncIterator[Visitor]:
    """The history on the screen, then some keys."""
    app = app_of(office)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", *keys)
        yield Visitor(office, app, pilot)
    assert app.crash is None


def plain(folder: Path, *, credit: str = "whole") -> Office:
    """An office whose exam fits its ten questions of every kind."""
    return Office(folder, every_kind(), exam_yaml(credit=credit))


def long_bank(folder: Path) -> Office:
    """Questions enough for forms that differ."""
    return Office(folder, [question(n, domain=domain) for domain in ("data", "models") for n in range(1, 13)])


def place_of(result: Result, kind: str) -> int:
    return next(each.slot.position for each in result.answers if each.slot.kind == kind)


def causes_of(office: Office, result: Result) -> tuple[str, ...]:
    return office.archive.causes(result.attempt.id)


# the result


@pytest.mark.parametrize("size", SIZES)
async def test_verdict_score_and_domains_are_seen_at_one_glance(tmp_path: Path, size: Dimensions) -> None:
    office = plain(tmp_path)
    result = sit(office, MIXED)
    async with looking_back(office, "enter", size=size) as visitor:
        assert isinstance(visitor.app.screen, ResultScreen)
        assert "█▀▀" in visitor.picture
        assert f"{result.attempt.right} of {result.attempt.total} scored questions right" in visitor.picture
        for each in result.domains:
            title = result.blueprint.domain(each.domain).title
            assert any(
                title in line and f"{each.right}/{each.total}" in line
                for line in visitor.picture.splitlines()
            )


@pytest.mark.parametrize(("pattern", "word"), [("++++++++++", "mock passed"), ("----------", "mock failed")])
async def test_the_verdict_is_a_word_too(tmp_path: Path, pattern: str, word: str) -> None:
    office = plain(tmp_path)
    sit(office, pattern)
    async with looking_back(office, "enter") as visitor:
        assert word in visitor.picture


@pytest.mark.parametrize(("pattern", "side"), [("++++++++++", "at or above"), ("----------", "below")])
async def test_each_domain_says_in_words_on_which_side_of_the_cut_it_is(
    tmp_path: Path, pattern: str, side: str
) -> None:
    office = plain(tmp_path)
    sit(office, pattern)
    async with looking_back(office, "enter") as visitor:
        bars = [line for line in visitor.picture.splitlines() if "━" in line or "╌" in line]
        assert len(bars) == 2
        assert all(line.endswith(side) for line in bars)
        assert ("╋" in bars[0]) == (side == "at or above")
        assert "75% to pass" in visitor.picture


async def test_a_drill_is_held_against_nothing(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office, "+++-", mode="drill")
    async with looking_back(office, "enter") as visitor:
        assert "3 of 4 right" in visitor.picture
        assert not any(
            said in visitor.picture for said in ("to pass", "at or above", "below", "╋", "80% interval")
        )


async def test_practice_is_neither_passed_nor_failed(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sitting = office.proctor.open(office.proctor.brief(Order("demo", mode="practice")))
    sitting.submit()
    async with looking_back(office) as visitor:
        assert "practice" in visitor.picture
        assert "failed" not in visitor.picture
        await visitor.press("enter")
        assert "Practice: 0 of 10 right" in visitor.picture
        assert "passed" not in visitor.picture
        assert "█" not in visitor.picture.splitlines()[1]
        await visitor.press("escape", "escape", "q")
    assert visitor.app.return_value == 0


async def test_a_short_form_says_that_there_is_not_enough_evidence(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office, MIXED)
    async with looking_back(office, "enter") as visitor:
        assert "80% interval: not enough evidence, over 8 scored questions" in visitor.words


async def test_a_longer_form_has_its_band(tmp_path: Path) -> None:
    office = Office(tmp_path, every_kind(), exam_yaml().replace("unscored: 2", "unscored: 0"))
    sit(office, MIXED)
    async with looking_back(office, "enter") as visitor:
        assert "not enough evidence" not in visitor.words
        assert "over 10 scored questions" in visitor.words
        assert "Scaled score, estimated:" in visitor.words


async def test_the_result_tells_where_the_misses_were_and_how_to_sit_the_form_again(tmp_path: Path) -> None:
    office = plain(tmp_path)
    result = sit(office, MIXED, sure={2: "sure", 1: "guess"})
    async with looking_back(office, "enter", size=LARGE) as visitor:
        for told in (
            "Objectives with misses",
            "1.1  Do it",
            "Difficulty",
            "Never seen before",
            "luck: 1 (question 1); misconceptions: 1 (question 2)",
            "Answers changed",
            "Left blank",
            "1 (question 3)",
            "Causes of misses",
            "none told of 5 missed",
            f"mlquiz take demo --form {result.attempt.form}",
            f"mlquiz report {result.attempt.id}",
        ):
            assert " ".join(told.split()) in visitor.said


@pytest.mark.parametrize("mode", ["mock", "practice", "drill"])
async def test_the_command_that_is_shown_draws_the_same_form_in_the_same_mode(
    tmp_path: Path, mode: str
) -> None:
    office = long_bank(tmp_path)
    sitting = office.proctor.open(office.proctor.brief(Order("demo", mode=mode, questions=5)))
    sitting.submit()
    async with looking_back(office, "enter", size=LARGE) as visitor:
        typed = visitor.said.partition("mlquiz take ")[2].split()
    exam, form = typed[0], typed[2]
    said = typed[4] if typed[3] == "--mode" else "mock"
    assert said == mode
    again = office.proctor.brief(Order(exam, mode=said, form=form))
    assert [slot.question for slot in again.form.slots] == [slot.question for slot in sitting.session.slots]


@pytest.mark.parametrize("size", SIZES)
async def test_each_question_is_marked_below_its_time(tmp_path: Path, size: Dimensions) -> None:
    office = plain(tmp_path)
    sit(office, MIXED)
    async with looking_back(office, "enter", "end", size=size) as visitor:
        lines = visitor.picture.splitlines()
        (marks,) = (place for place, line in enumerate(lines) if line.strip().startswith("✓✗·✓✗✓✗✓✓✗"))
        assert lines[marks - 1].strip().startswith("█" * 10)
        assert "✓ right  ✗ wrong  · blank" in visitor.picture


async def test_a_long_form_is_charted_in_as_many_rows_as_it_takes(tmp_path: Path) -> None:
    exam = exam_yaml().replace("questions: 10, unscored: 2", "questions: 70, unscored: 0")
    asked = [question(n, domain=domain, key=(1,)) for domain in ("data", "models") for n in range(1, 46)]
    office = Office(tmp_path, asked, exam)
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    for position in range(1, 71):
        sitting.go_to(position)
        office.clock.pass_(4)
    sitting.submit()
    async with looking_back(office, "enter", "end", size=NARROW) as visitor:
        dots = [line.count("·") for line in visitor.picture.splitlines() if "··" in line]
        assert dots == [40, 30]
        assert {"1", "11", "21", "31", "41", "51", "61"} <= set(visitor.picture.split())


async def test_the_result_scrolls_by_keys(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office, MIXED)
    async with looking_back(office, "enter", size=NARROW) as visitor:
        page = visitor.app.screen.query_one(Page)
        await visitor.press("end")
        assert page.scroll_y == page.max_scroll_y > 0
        await visitor.press("home")
        assert page.scroll_y == 0
        await visitor.press("pagedown", "down", "down", "up")
        assert page.scroll_y == page.size.height - 2 + 1
        await visitor.press("pageup", "k")
        assert page.scroll_y == 0


@pytest.mark.parametrize("key", ["escape", "h", "q"])
async def test_the_result_leads_back_to_where_one_came_from(tmp_path: Path, key: str) -> None:
    office = plain(tmp_path)
    sit(office)
    async with looking_back(office, "enter", key) as visitor:
        assert isinstance(visitor.app.screen, HistoryScreen)


async def test_the_misses_of_the_newest_attempt_can_be_drilled(tmp_path: Path) -> None:
    office = plain(tmp_path)
    result = sit(office, MIXED)
    missed = {each.slot.question for each in result.answers if not each.correct}
    async with looking_back(office, "enter", "d") as visitor:
        assert isinstance(visitor.app.screen, BriefingScreen)
        assert len(office.archive.attempts()) == 1
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, ResultScreen)
        await visitor.press("d", "enter")
        screen = visitor.app.screen
        assert isinstance(screen, ExamScreen)
        assert {slot.question for slot in screen.session.slots} == missed


@pytest.mark.parametrize("pattern", ["++++++++++", "an older one"])
async def test_there_is_no_drill_where_it_would_ask_for_other_questions(tmp_path: Path, pattern: str) -> None:
    office = plain(tmp_path)
    older = pattern == "an older one"
    sit(office, MIXED if older else pattern)
    if older:
        sit(office)
    async with looking_back(office, *(["down"] if older else []), "enter") as visitor:
        assert "drill the misses" not in visitor.picture
        await visitor.press("d")
        assert isinstance(visitor.app.screen, ResultScreen)


async def test_a_drill_on_a_bank_that_has_gone_is_refused_in_words(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office, MIXED)
    for file in office.bank.iterdir():
        file.unlink()
    office.bank.rmdir()
    async with looking_back(Office(tmp_path, bank_is_there=False), "enter", "d") as visitor:
        assert isinstance(visitor.app.screen, ResultScreen)
        assert "demo" in visitor.notices


# the answers


async def test_every_kind_of_answer_is_told_in_symbols_and_words(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    result = sit(office, "----------")
    async with looking_back(office, "enter", "a", size=LARGE) as visitor:
        seen = dict(enumerate(await visitor.every(lambda: visitor.words), start=1))
    choice, steps, pairs, number = (
        seen[place_of(result, kind)] for kind in ("choice", "ordering", "matching", "numeric")
    )
    assert all("✗ Wrong" in each for each in seen.values())
    assert "✗ your pick" in choice
    assert "✓ key, not picked" in choice
    assert "rationale" in choice
    assert "✗ belongs in place" in steps
    assert "The right order" in steps
    assert "✗ wrong" in pairs
    assert "key: Found of all there are" in pairs
    assert "You   123456  ✗ wrong" in number


async def test_right_answers_of_every_kind_are_told_as_such(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    result = sit(office)
    async with looking_back(office, "enter", "a", size=LARGE) as visitor:
        seen = dict(enumerate(await visitor.every(lambda: visitor.words), start=1))
    for kind, told in (
        ("choice", "✓ key, your pick"),
        ("ordering", "✓ in its place"),
        ("matching", "✓ right"),
        ("numeric", "✓ right"),
    ):
        assert told in seen[place_of(result, kind)]
        assert "✗" not in seen[place_of(result, kind)]
        assert "Why?" not in seen[place_of(result, kind)]


async def test_a_number_is_told_with_key_tolerance_formula_and_the_numbers_drawn(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    result = sit(office, "----------")
    fresh = next(each for each in result.answers if each.slot.values)
    async with looking_back(office, "enter", "a", *["n"] * (fresh.slot.position - 1), size=LARGE) as visitor:
        assert "give or take 0.005" in visitor.words
        assert "2*tp / (2*tp + fp + fn)" in visitor.words
        assert f"tp = {dict(fresh.slot.values)['tp']}" in visitor.words


async def test_partial_credit_is_told_in_points(tmp_path: Path) -> None:
    office = plain(tmp_path, credit="partial")
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    slot = next(slot for slot in sitting.session.slots if slot.kind == "matching")
    sitting.go_to(slot.position)
    body = office.archive.question(sitting.attempt, slot.position).body
    sitting.assign(0, body.key[0])
    sitting.submit()
    async with looking_back(office, "enter", "a", *["n"] * (slot.position - 1)) as visitor:
        assert "◐ 1 of 3 points" in visitor.picture
        assert "✗ no match given" in visitor.words
        await visitor.press("escape", "end")
        assert "◐ in part" in visitor.picture


async def test_an_answer_says_where_it_belongs_and_how_it_came_about(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office)
    office.clock.pass_(60)
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    sitting.flag()
    slot = sitting.session.slot
    sitting.respond(slot.order[: slot.choose]) if slot.kind != "numeric" else sitting.enter("1")
    sitting.rate("fairly")
    office.clock.pass_(4)
    sitting.submit()
    async with looking_back(office, "enter", "a", size=LARGE) as visitor:
        for told in (
            f"{office.records.result(sitting.attempt).blueprint.domain(slot.domain).title}, objective 1.1 Do it",
            "medium",
            "0:04 spent",
            "how sure: fairly",
            "seen before",
            "⚑ flagged",
            slot.question,
        ):
            assert told in visitor.words


@pytest.mark.parametrize(
    ("key", "kept", "told"),
    [
        ("w", 5, "wrong"),
        ("b", 1, "blank"),
        ("f", 1, "flagged"),
        ("g", 1, "guessed right"),
        ("s", 1, "sure but wrong"),
        ("c", 1, "changed"),
        ("t", 10, "all, slowest first"),
        ("d", 6, "all, Data"),
    ],
)
async def test_each_filter_keeps_what_it_says_and_its_key_takes_it_back(
    tmp_path: Path, key: str, kept: int, told: str
) -> None:
    office = Office(tmp_path, [question(n, domain=d) for d in ("data", "models") for n in range(1, 13)])
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    for position, sign in enumerate(MIXED, start=1):
        sitting.go_to(position)
        if sign != ".":
            sitting.pick(0 if sign == "+" else 1)
    sitting.go_to(1)
    sitting.rate("guess")
    sitting.flag()
    sitting.go_to(2)
    sitting.rate("sure")
    sitting.pick(2)
    sitting.submit()
    async with looking_back(office, "enter", "a", key) as visitor:
        assert f"1 of {kept}: {told}" in visitor.picture
        again = {"d": ("d", "d")}.get(key, (key,))
        await visitor.press(*again)
        assert "of 10: all" in visitor.picture
        await visitor.press(key, "u")
        assert "of 10: all" in visitor.picture


async def test_filters_combine_and_an_empty_one_says_so(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office)
    async with looking_back(office, "enter", "a", "w") as visitor:
        assert "No question fits" in visitor.picture
        assert "0 of 0: wrong" in visitor.picture
        await visitor.press("n", "p", "1", "e", "asterisk", "exclamation_mark", "t", "d")
        assert isinstance(visitor.app.screen, AnswersScreen)
        assert "0 of 0: wrong, Data, slowest first" in visitor.picture
        await visitor.press("u")
        assert "1 of 10: all" in visitor.picture


async def test_the_slowest_answer_comes_first_when_asked_for(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    for position, seconds in ((1, 1), (7, 4), (3, 2)):
        sitting.go_to(position)
        office.clock.pass_(seconds)
    sitting.submit()
    async with looking_back(office, "enter", "a", "t") as visitor:
        seen = await visitor.every(lambda: visitor.picture.splitlines()[0].split()[1])
    assert seen[:3] == ["7", "3", "1"]


@pytest.mark.parametrize(("forth", "back"), [("n", "p"), ("right", "left"), ("enter", "p")])
async def test_one_goes_from_question_to_question_and_stays_at_the_ends(
    tmp_path: Path, forth: str, back: str
) -> None:
    office = plain(tmp_path)
    sit(office)
    async with looking_back(office, "enter", "a") as visitor:
        await visitor.press(back)
        assert "Question 1 " in visitor.picture
        await visitor.press(forth, forth, back)
        assert "Question 2 " in visitor.picture
        await visitor.press(*[forth] * 12)
        assert "Question 10 " in visitor.picture


async def test_an_answer_scrolls_by_keys_and_the_next_begins_at_its_top(tmp_path: Path) -> None:
    stem = "\n\n".join(f"Line {n}." for n in range(40))
    office = Office(
        tmp_path, [question(n, domain=d, stem=stem) for d in ("data", "models") for n in range(1, 13)]
    )
    sit(office)
    async with looking_back(office, "enter", "a") as visitor:
        page = visitor.app.screen.query_one(Page)
        await visitor.press("end")
        assert page.scroll_y == page.max_scroll_y > 0
        await visitor.press("home", "space", "pagedown", "j", "up", "pageup")
        assert page.scroll_y == page.size.height - 2
        await visitor.press("n")
        assert page.scroll_y == 0


# what led to a miss


@pytest.mark.parametrize(
    ("key", "cause"), [(str(place), cause) for place, cause in enumerate(CAUSES, start=1)]
)
async def test_one_key_says_what_led_to_a_miss_and_takes_it_back(
    tmp_path: Path, key: str, cause: str
) -> None:
    office = plain(tmp_path)
    result = sit(office, MIXED)
    async with looking_back(office, "enter", "a", "w", key) as visitor:
        assert f"●{key} {cause}" in visitor.picture
        assert causes_of(office.again(), result)[1] == cause
        await visitor.press(key)
        assert "●" not in visitor.picture
        assert causes_of(office, result)[1] == ""


async def test_another_cause_takes_the_place_of_the_first(tmp_path: Path) -> None:
    office = plain(tmp_path)
    result = sit(office, MIXED)
    async with looking_back(office, "enter", "a", "w", "1", "6", "n", "p") as visitor:
        assert visitor.picture.count("●") == 1
        assert "●6 bad question" in visitor.picture
        assert causes_of(office, result)[1] == "bad question"


async def test_only_a_miss_has_a_cause(tmp_path: Path) -> None:
    office = plain(tmp_path)
    result = sit(office, MIXED)
    async with looking_back(office, "enter", "a", "1") as visitor:
        assert "Why?" not in visitor.picture
        assert set(causes_of(office, result)) == {""}
        await visitor.press("question_mark")
        assert isinstance(visitor.app.screen, HelpScreen)
        assert "missed: misread" not in visitor.words
        await visitor.press("escape", "n", "question_mark")
        assert "missed: misread" in visitor.words


async def test_the_result_sums_the_causes_up_and_the_answers_remember_them(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office, MIXED)
    async with looking_back(office, "enter", "a", "w", "1", "n", "2", "n", "2", "escape") as visitor:
        assert "told for 3 of 5 missed: misread 2, didn't know 1" in visitor.words
        await visitor.press("a", "w")
        assert "●1 didn't know" in visitor.picture
        await visitor.press("escape", "escape", "enter")
        assert "told for 3 of 5 missed" in visitor.words


@pytest.mark.parametrize(("size", "lines"), [(NARROW, 2), (SMALL, 2), (LARGE, 1)])
async def test_all_causes_are_in_view_in_every_terminal(tmp_path: Path, size: Dimensions, lines: int) -> None:
    office = plain(tmp_path)
    sit(office, MIXED)
    async with looking_back(office, "enter", "a", "w", "end", size=size) as visitor:
        asked = visitor.picture.splitlines()[1 : 1 + lines]
        assert all(f"{place} {cause}" in "".join(asked) for place, cause in enumerate(CAUSES, start=1))


def full_disk(*_: object, **__: object) -> None:
    raise UnreadableHistory("history.db: the disk is full")


async def test_a_cause_that_cannot_be_kept_is_told_and_not_shown_as_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = plain(tmp_path)
    sit(office, MIXED)
    async with looking_back(office, "enter", "a", "w") as visitor:
        with monkeypatch.context() as broken:
            broken.setattr(office.archive, "keep_cause", full_disk)
            await visitor.press("1")
        assert "Not kept: history.db: the disk is full" in visitor.picture
        assert "●" not in visitor.picture
        await visitor.press("1")
        assert "Not kept" not in visitor.picture
        assert "●1" in visitor.picture


# remarks


async def test_a_note_is_written_beside_an_answer_and_read_there(tmp_path: Path) -> None:
    office = plain(tmp_path)
    result = sit(office)
    async with looking_back(office, "enter", "a", "e") as visitor:
        assert isinstance(visitor.app.screen, NoteScreen)
        await visitor.press(*"[b]trick", "escape")
        assert "Note kept." in visitor.picture
        assert "Your note\n[b]trick" in visitor.words
        margin = office.proctor.margin(result.attempt.id, "demo")
        assert margin.note(result.answers[0].slot.question, told=True) == "[b]trick"
        await visitor.press("n", "p", "e")
        assert visitor.app.screen.query_one(TextArea).text == "[b]trick"
        await visitor.press("escape")
        assert "Your note\n[b]trick" in visitor.words


async def test_a_note_that_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = plain(tmp_path)
    sit(office)
    async with looking_back(office, "enter", "a", "e") as visitor:
        with monkeypatch.context() as broken:
            broken.setattr(office.archive, "keep_note", full_disk)
            await visitor.press("x", "escape")
        assert "Not kept: history.db: the disk is full" in visitor.picture
        with monkeypatch.context() as broken:
            broken.setattr(office.archive, "notes", full_disk)
            await visitor.press("n")
            assert "the disk is full" in visitor.picture
            assert "Question 2 " in visitor.picture


async def test_a_question_is_bookmarked_and_the_bookmark_removed(tmp_path: Path) -> None:
    office = plain(tmp_path)
    asked = sit(office).answers[0].slot.question
    async with looking_back(office, "enter", "a", "asterisk") as visitor:
        assert "Bookmarked" in visitor.picture
        assert asked in office.archive.bookmarks("demo")
        await visitor.press("asterisk")
        assert "No longer bookmarked." in visitor.picture
        assert asked not in office.archive.bookmarks("demo")
        await visitor.press("n")
        assert "bookmarked" not in visitor.picture


async def test_a_question_is_reported_to_its_author(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office)
    async with looking_back(office, "enter", "a", "exclamation_mark") as visitor:
        assert isinstance(visitor.app.screen, ComplaintScreen)
        assert visitor.app.screen.query_one(OptionList).option_count == 4
        await visitor.press("down", "enter")
        assert "Kept for the author: unclear." in visitor.picture


# side by side


def twice(folder: Path) -> Office:
    """The same ten questions twice: 3 fixed, 3 slipped, 2 still missed, 2 held."""
    office = plain(folder)
    first = sit(office, "+----+++-+")
    sit(office, "-++---+++-", form=first.attempt.form)
    return office


async def test_the_result_stands_beside_the_attempt_before(tmp_path: Path) -> None:
    office = twice(tmp_path)
    async with looking_back(office, "enter") as visitor:
        assert "10 shared questions: fixed 3, slipped 3, still missed 2, held 2" in visitor.said
        await visitor.press("c")
        assert isinstance(visitor.app.screen, CompareScreen)
        assert "10 shared questions: fixed 3, slipped 3, still missed 2, held 2 (one form)" in visitor.words
        rows = [line for line in visitor.picture.splitlines() if "✓" in line or "✗" in line]
        assert [line.split()[-1] for line in rows] == [
            *["slipped"] * 3,
            *["missed"] * 2,
            *["fixed"] * 3,
            *["held"] * 2,
        ]
        assert "✓ right  ✗ wrong  slipped" in rows[0]
        assert "✗ wrong  ✓ right  fixed" in rows[5]
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, ResultScreen)


async def test_a_first_attempt_has_none_before_it(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office)
    async with looking_back(office, "enter", "c") as visitor:
        assert isinstance(visitor.app.screen, ResultScreen)
        assert "compare" not in visitor.picture


async def test_a_row_opens_the_later_answer_and_a_cause_told_there_is_remembered(tmp_path: Path) -> None:
    office = twice(tmp_path)
    async with looking_back(office, "enter", "c", "enter") as visitor:
        assert isinstance(visitor.app.screen, AnswersScreen)
        assert "✗ Wrong" in visitor.picture
        await visitor.press("3", "escape")
        assert isinstance(visitor.app.screen, CompareScreen)
        await visitor.press("enter")
        assert "●3 between two" in visitor.picture
        await visitor.press("escape", "escape")
        assert "between two 1" in visitor.words


@pytest.mark.parametrize("size", SIZES)
async def test_no_row_of_a_comparison_is_cut_off(tmp_path: Path, size: Dimensions) -> None:
    office = twice(tmp_path)
    async with looking_back(office, "enter", "c", size=size) as visitor:
        table = visitor.app.screen.query_one(DataTable)
        assert table.max_scroll_x == 0
        assert "still missed" in visitor.picture
        await visitor.press("end")
        assert table.cursor_row == 9
        await visitor.press("home")
        assert table.cursor_row == 0


async def test_two_attempts_of_the_history_are_put_side_by_side(tmp_path: Path) -> None:
    office = twice(tmp_path)
    sit(office)
    async with looking_back(office, "c") as visitor:
        assert isinstance(visitor.app.screen, HistoryScreen)
        assert "Mark the other attempt" in visitor.notices
        await visitor.press("space", "end")
        assert visitor.picture.count("●") == 1
        await visitor.press("c")
        assert isinstance(visitor.app.screen, CompareScreen)
        assert "shared questions" in visitor.words
        await visitor.press("q")
        assert isinstance(visitor.app.screen, HistoryScreen)
        await visitor.press("home", "space")
        assert "●" not in visitor.picture


async def test_what_cannot_be_compared_is_refused_in_words(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office)
    office.proctor.open(office.proctor.brief(Order("demo"))).leave()
    async with looking_back(office, "space", "c") as visitor:
        assert isinstance(visitor.app.screen, HistoryScreen)
        assert "unfinished" in visitor.notices
        await visitor.press("end", "space", "c")
        assert "cannot be compared with itself" in visitor.notices


async def test_attempts_that_share_no_question_say_so(tmp_path: Path) -> None:
    office = long_bank(tmp_path)
    for seed in (1, 2):
        order = Order("demo", questions=5, seed=seed)
        office.proctor.open(office.proctor.brief(order)).submit()
        office.clock.pass_(60)
    async with looking_back(office, "space", "down", "c") as visitor:
        assert isinstance(visitor.app.screen, CompareScreen)
        assert "no shared questions" in visitor.words
        await visitor.press("enter", "home", "end")
        assert isinstance(visitor.app.screen, CompareScreen)


# the history


async def test_the_history_keeps_to_one_exam_when_asked_to(tmp_path: Path) -> None:
    office = plain(tmp_path)
    sit(office)
    other = Office(tmp_path / "other", every_kind(), exam_yaml().replace("id: demo", "id: other"))
    brief = other.proctor.brief(Order("other"))
    office.archive.open(
        "z-1",
        "mock",
        brief.blueprint,
        brief.form,
        other.library.pool(other.library.shelf("other")).everything(),
        office.proctor.open(office.proctor.brief(Order("demo"))).session,
    )
    async with looking_back(office) as visitor:
        assert "3 attempts" in visitor.words
        await visitor.press("e")
        assert "2 attempts" in visitor.words
        assert "other" not in visitor.picture
        await visitor.press("e")
        assert "1 attempt;" in visitor.words
        assert "demo" not in visitor.picture
        await visitor.press("e")
        assert "3 attempts" in visitor.words


async def test_trends_are_of_mocks_alone(tmp_path: Path) -> None:
    office = plain(tmp_path)
    office.proctor.open(office.proctor.brief(Order("demo", mode="practice"))).submit()
    async with looking_back(office) as visitor:
        assert "1 attempt; no finished mock yet." in visitor.words
    office.clock.pass_(60)
    sit(office)
    async with looking_back(office) as visitor:
        assert "last: 100%  (n=1)" in visitor.words


async def test_a_history_without_attempts_stays_calm(tmp_path: Path) -> None:
    async with looking_back(plain(tmp_path), "enter", "space", "c", "e") as visitor:
        assert isinstance(visitor.app.screen, HistoryScreen)
        assert "0 attempts" in visitor.words
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, HomeScreen)


# all of them


WALK = (
    "enter",
    "end",
    "home",
    "c",
    "end",
    "enter",
    "w",
    "d",
    "u",
    "t",
    "end",
    "n",
    "n",
    "n",
    "n",
    "2",
    "escape",
)


@pytest.mark.parametrize("size", SIZES)
async def test_text_of_a_bank_is_shown_as_written_on_every_screen(tmp_path: Path, size: Dimensions) -> None:
    exam = (
        exam_yaml().replace("Demo exam", "'[bold]Demo[/] [@click=app.bell]x[/]'").replace("Do it", "'[/] do'")
    )
    office = Office(tmp_path, hostile_questions(), exam)
    first = sit(office, "----------")
    sit(office, ".-+-+-+-+-", form=first.attempt.form)
    async with looking_back(office, *WALK, size=size) as visitor:
        await visitor.press("escape", "a")
        seen = "\n".join(await visitor.every(lambda: visitor.words))
        assert '<script>alert("boo")</script>' in seen
        assert "\x1b" not in seen
        await visitor.press("escape")
        assert "[@click=app.bell]x[/]" in visitor.words


@pytest.mark.parametrize("size", [NARROW, SMALL, LARGE, (61, 16)])
async def test_no_text_of_the_screens_is_wider_than_the_terminal(tmp_path: Path, size: Dimensions) -> None:
    office = twice(tmp_path)
    async with looking_back(office, "enter", size=size) as visitor:
        for keys in ((), ("a",), ("escape", "c"), ("escape", "escape")):
            await visitor.press(*keys)
            assert all(each.max_scroll_x == 0 for each in visitor.app.screen.query(Page))


def test_every_key_of_these_screens_can_be_given_another() -> None:
    ids = {key.id for key in every_key()}
    assert ids >= {
        *(f"answers.cause-{place}" for place in range(1, 7)),
        *(
            "answers.next",
            "answers.back",
            "answers.done",
            "answers.note",
            "answers.bookmark",
            "answers.report",
        ),
        *("result.answers", "result.compare", "result.drill", "result.home", "result.page-down"),
        *("history.open", "history.mark", "history.compare", "history.exam", "history.home"),
        *("compare.open", "compare.done"),
    }


@pytest.mark.parametrize(
    ("way", "twice_pressed", "lands_on"),
    [
        (("enter",), "c", CompareScreen),
        (("enter",), "d", BriefingScreen),
        (("enter", "c"), "enter", AnswersScreen),
        (("enter", "c"), "q", ResultScreen),
        (("enter", "a"), "q", ResultScreen),
        (("enter",), "q", HistoryScreen),
        (("space", "down"), "c", CompareScreen),
    ],
)
async def test_a_key_typed_twice_at_once_counts_once(
    tmp_path: Path, way: tuple[str, ...], twice_pressed: str, lands_on: type
) -> None:
    async with looking_back(twice(tmp_path), *way) as visitor:
        for _ in range(2):
            visitor.app.post_message(Key(twice_pressed, twice_pressed if len(twice_pressed) == 1 else "\r"))
        await visitor.pilot.pause()
        await visitor.pilot.pause()
        assert isinstance(visitor.app.screen, lands_on)


async def test_what_was_taught_is_not_in_memory_in_the_next_mock(tmp_path: Path) -> None:
    asked = [
        question(n, domain=d, explanation="SECRET 3", option_text="MARKED 3 ")
        for d in ("data", "models")
        for n in range(1, 7)
    ]
    office = Office(tmp_path, asked)
    first = sit(office, MIXED)
    sit(office, MIXED, form=first.attempt.form)
    del asked, first
    office.questions = ()
    way = (
        "enter",
        "a",
        "n",
        "1",
        "e",
        "escape",
        "escape",
        "c",
        "enter",
        "escape",
        "escape",
        "escape",
        "escape",
    )
    async with looking_back(office, *way, "enter", "enter") as visitor:
        assert isinstance(visitor.app.screen, ExamScreen)
        gc.collect()
        held = [each for each in gc.get_objects() if isinstance(each, Question | Option | Content)]
        assert not [each for each in held if isinstance(each, Question | Option) and "MARKED 3" in repr(each)]
        shown = [each.plain for each in held if isinstance(each, Content)]
        assert not [each for each in shown if "SECRET 3" in each or "rationale" in each]
