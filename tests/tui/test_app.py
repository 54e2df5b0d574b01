"""The screens, driven by keys and mouse: what a taker does is what is kept and shown."""

import gc
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.build import EXAM_YAML, Office, pool, question, write_bank
from tests.tui.stage import SMALL, app_of, exam_of, exam_screen, press, words
from textual.content import Content
from textual.events import Key
from textual.widgets import DataTable

from mlquiz.bank.cache import Cache
from mlquiz.bank.library import Library
from mlquiz.errors import UnreadableHistory
from mlquiz.exam.session import Session
from mlquiz.model.question import Option, Question
from mlquiz.model.standing import Status
from mlquiz.proctor.order import Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.report.records import Records
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.screens.answers import AnswersScreen
from mlquiz.tui.screens.briefing import BriefingScreen
from mlquiz.tui.screens.confirm import ConfirmScreen
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.help import HelpScreen
from mlquiz.tui.screens.history import HistoryScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.screens.jump import JumpScreen
from mlquiz.tui.screens.result import ResultScreen
from mlquiz.tui.screens.review import ReviewScreen
from mlquiz.tui.screens.too_small import TooSmallScreen
from mlquiz.tui.widgets.answer_pad import AnswerPad
from mlquiz.tui.widgets.exam_card import ExamCard
from mlquiz.tui.widgets.options import Options
from mlquiz.tui.widgets.pad import Row
from mlquiz.tui.widgets.stem import Stem


def singles() -> Sequence[Question]:
    return [question(n, domain=domain) for domain in ("data", "models") for n in range(1, 13)]


def doubles() -> Sequence[Question]:
    return [question(n, domain=d, options=5, key=(0, 2)) for d in ("data", "models") for n in range(1, 13)]


def session(app: MlquizApp) -> Session:
    return exam_screen(app).session


async def test_from_home_through_a_whole_exam_and_back(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=singles())
    app = app_of(office)
    async with app.run_test(size=SMALL) as pilot:
        assert isinstance(app.screen, HomeScreen)
        assert "Demo exam" in words(app)
        assert "Not taken yet." in words(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, BriefingScreen)
        assert "20:00" in words(app)
        assert office.archive.attempts() == ()
        await press(pilot, "enter")
        assert isinstance(app.screen, ExamScreen)
        order = session(app).slots
        for slot in order:
            await press(pilot, "abcd"[slot.order.index(0)], "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert "Everything is answered." in words(app)
        await press(pilot, "s")
        assert isinstance(app.screen, ConfirmScreen)
        await press(pilot, "y")
        assert isinstance(app.screen, ResultScreen)
        assert "100%, 8 of 8 scored questions right" in words(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, AnswersScreen)
        assert "✓ Right" in words(app)
        assert "✓ key, your pick" in words(app)
        assert "rationale 0" in words(app)
        assert "https://example.org/doc" in words(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "Last: passed 8/8 (100%). Best mock: 100%." in words(app)
        await press(pilot, "q")
    assert app.return_value == 0


async def test_every_key_of_the_exam_does_what_help_says(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "b")
        order = session(app).slot.order
        assert session(app).response.picks == (order[1],)
        await press(pilot, "3")
        assert session(app).response.picks == (order[2],)
        await press(pilot, "c")
        assert session(app).response.picks == ()
        await press(pilot, "down", "space")
        assert session(app).response.picks == (order[3],)
        await press(pilot, "x")
        assert session(app).response.struck == (order[3],)
        await press(pilot, "A")
        assert set(session(app).response.struck) == {order[3], order[0]}
        await press(pilot, "d", "backspace")
        assert session(app).response.picks == ()
        await press(pilot, "m")
        assert session(app).response.flagged
        await press(pilot, "right", "n")
        assert session(app).position == 3
        await press(pilot, "left")
        assert session(app).position == 2
        await press(pilot, "g", "9", "enter")
        assert session(app).position == 9
        await press(pilot, "g")
        assert isinstance(app.screen, JumpScreen)
        await press(pilot, "9", "9", "enter")
        assert isinstance(app.screen, JumpScreen)
        await press(pilot, "escape", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        shown = words(app)
        for does in (
            "pick",
            "flag",
            "strike",
            "go",
            "review",
            "leave",
            "previous question",
            "page up",
            "take the answer back",
            "hide or show the clock",
            "highlight a passage",
            "write a note",
            "bookmark the question",
            "say how sure you are",
            "report the question",
            "calculator",
            "open the exhibit",
            "pause the clock",
        ):
            assert does in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, ExamScreen)


async def test_enter_on_a_part_answer_stays_once_and_says_why(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=doubles()))
    async with app.run_test(size=SMALL) as pilot:
        assert "Choose TWO: 0 of 2 picked" in words(app)
        await press(pilot, "a", "enter")
        assert session(app).position == 1
        await press(pilot, "enter")
        assert session(app).position == 2
        await press(pilot, "a", "b", "c")
        assert len(session(app).response.picks) == 2
        await press(pilot, "enter")
        assert session(app).position == 3


async def test_the_mouse_picks_and_takes_back(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=SMALL) as pilot:
        row = app.screen.query(Row)[2]
        await pilot.click(row)
        assert session(app).response.picks == (session(app).slot.order[2],)
        await pilot.click(row)
        assert session(app).response.picks == ()


async def test_review_filters_jumps_and_counts_what_is_unanswered(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "a", "enter", "m", "r")
        assert "1 of 10 answered, 1 flagged" in words(app)
        assert "9 blank: they count as wrong." in words(app)
        await press(pilot, "f")
        assert "Showing all [complete] incomplete unseen flagged: 1" in words(app)
        await press(pilot, "f")
        assert "Showing all complete [incomplete] unseen flagged: 9" in words(app)
        await press(pilot, "f")
        assert "Showing all complete incomplete [unseen] flagged: 8" in words(app)
        await press(pilot, "f")
        assert "Showing all complete incomplete unseen [flagged]: 1" in words(app)
        await press(pilot, "f", "F")
        assert "Showing all complete incomplete unseen [flagged]: 1" in words(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ExamScreen)
        assert session(app).position == 2


async def test_enter_in_the_submit_question_keeps_the_exam_open_while_something_is_unanswered(
    tmp_path: Path,
) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "r", "s")
        assert "10 blank: they count as wrong." in str(app.screen.query("Label").first().render())
        await press(pilot, "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert session(app).status is Status.RUNNING


@pytest.mark.parametrize("on_top", [(), ("r",), ("r", "s"), ("question_mark",), ("g",)])
async def test_when_time_is_up_the_result_comes_whatever_is_on_top(
    tmp_path: Path, on_top: tuple[str, ...]
) -> None:
    office = Office(tmp_path, questions=singles())
    app = exam_of(office, minutes=1)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "a", *on_top)
        screen = exam_screen(app)
        for _ in range(60):
            office.clock.pass_(1)
            screen._tick()
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert "Time ran out" in words(app)
        await press(pilot, "a", "escape")
        assert isinstance(app.screen, ResultScreen), "a key meant for the exam does not close the result"
        app.screen._get_ready()
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_leaving_keeps_the_sitting_and_home_offers_it(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=singles())
    app = exam_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "b", "q")
        assert isinstance(app.screen, HomeScreen)
        assert "1 of 10 answered, 20:00 left" in words(app)
        office.clock.pass_(500)
        await press(pilot, "r")
        assert isinstance(app.screen, ExamScreen)
        assert session(app).answered == 1
        assert session(app).used.total_seconds() == 0


async def test_quitting_in_an_exam_keeps_the_sitting(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=singles())
    app = exam_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "b", "ctrl+q")
    (kept,) = office.proctor.unfinished()
    assert kept.answered == 1


async def test_answers_can_be_filtered_by_wrong_flagged_and_domain(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=SMALL) as pilot:
        for place, slot in enumerate(session(app).slots):
            right = "abcd"[slot.order.index(0)]
            wrong = "abcd"[slot.order.index(1)]
            await press(pilot, right if place < 6 else wrong, *(["m"] if place == 1 else []), "enter")
        await press(pilot, "s", "y", "a")
        assert "1 of 10: all" in words(app)
        await press(pilot, "w")
        assert "1 of 4: wrong" in words(app)
        assert "✗ Wrong" in words(app)
        assert "✗ your pick" in words(app)
        assert "✓ key, not picked" in words(app)
        await press(pilot, "d", "d")
        assert "wrong, Models" in words(app)
        await press(pilot, "u", "f")
        assert "1 of 1: flagged" in words(app)
        await press(pilot, "f", "d")
        assert ": all, Data" in words(app)
        await press(pilot, "u", "n")
        assert "of 10: all" in words(app)


async def test_history_opens_old_attempts_after_their_bank_has_gone(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=singles())
    office.proctor.open(office.proctor.brief(Order("demo"))).submit()
    for file in office.bank.iterdir():
        file.unlink()
    office.bank.rmdir()
    app = app_of(Office(tmp_path, bank_is_there=False))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "h")
        assert isinstance(app.screen, HistoryScreen)
        assert "last: 0%  (n=1)" in words(app)
        assert app.screen.query_one(DataTable).row_count == 1
        await press(pilot, "enter")
        assert isinstance(app.screen, ResultScreen)
        await press(pilot, "a")
        assert "What is right in" in words(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HistoryScreen)


async def test_a_terminal_too_small_says_so_and_recovers(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        assert "needs 60x16. This is 40x10" in words(app)
        await press(pilot, "a")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)
        assert session(app).response.picks == ()


async def test_a_bank_with_problems_is_told_on_the_home_screen(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=singles())
    (tmp_path / "banks" / "broken").mkdir()
    app = app_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "exam.yaml:1:1: is missing from this bank" in words(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, BriefingScreen)


def full_disk(*_: object) -> None:
    raise UnreadableHistory("history.db: the disk is full")


async def test_a_change_that_cannot_be_saved_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, questions=singles())
    app = exam_of(office)
    async with app.run_test(size=SMALL) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(office.archive, "save", full_disk)
            await press(pilot, "a")
            assert "NOT SAVED: history.db: the disk is full" in words(app)
        await press(pilot, "b")
        assert "NOT SAVED" not in words(app)


async def test_no_key_and_no_explanation_is_in_memory_during_a_mock(tmp_path: Path) -> None:
    names = [(domain, number) for domain in ("data", "models") for number in range(1, 7)]
    asked = [question(n, domain=d, explanation="SECRET 2", option_text="MARKED 2 ") for d, n in names]
    office = Office(tmp_path, questions=asked)
    app = exam_of(office)
    del asked
    office.questions = ()
    async with app.run_test(size=SMALL) as pilot:
        await press(
            pilot, "a", "r", "s", "y", "enter", "n", "n", "escape", "escape", "enter", "enter", "a", "enter"
        )
        assert isinstance(app.screen, ExamScreen)
        gc.collect()
        held = [each for each in gc.get_objects() if isinstance(each, Question | Option | Content)]
        assert not [each for each in held if isinstance(each, Question | Option) and "MARKED 2" in repr(each)]
        shown = [str(each) for each in held if isinstance(each, Content)]
        assert not [each for each in shown if "SECRET 2" in each or "rationale" in each]


@pytest.mark.parametrize(
    ("on_the_way", "twice", "lands_on"),
    [
        (("escape",), "enter", BriefingScreen),
        ((), "enter", ExamScreen),
        (("enter",), "r", ReviewScreen),
        (("enter", "r"), "r", ExamScreen),
        (("enter", "r"), "s", ConfirmScreen),
        (("enter", "r", "s"), "y", ResultScreen),
        (("enter", "r", "s", "y"), "a", AnswersScreen),
        (("enter", "r", "s", "y", "a"), "q", ResultScreen),
        (("enter", "r", "s", "y"), "q", HomeScreen),
        (("enter",), "q", HomeScreen),
    ],
)
async def test_a_key_typed_twice_at_once_counts_once(
    tmp_path: Path, on_the_way: tuple[str, ...], twice: str, lands_on: type
) -> None:
    office = Office(tmp_path, questions=singles())
    app = MlquizApp(office.proctor, office.records, office.proctor.brief(Order("demo", seed=1)))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *on_the_way)
        before = len(office.archive.attempts())
        for _ in range(2):
            app.post_message(Key(twice, twice if len(twice) == 1 else "\r"))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, lands_on)
        assert len(office.archive.attempts()) <= before + 1
    assert app.crash is None


async def test_a_sitting_that_cannot_be_saved_is_not_left_without_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, questions=singles())
    app = exam_of(office)
    async with app.run_test(size=SMALL) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(office.archive, "save", full_disk)
            await press(pilot, "a", "q")
            assert isinstance(app.screen, ConfirmScreen)
            await press(pilot, "enter")
            assert isinstance(app.screen, ExamScreen)
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)
    assert office.proctor.unfinished()[0].answered == 1


async def test_a_form_that_cannot_be_saved_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, questions=singles())
    app = exam_of(office)
    async with app.run_test(size=SMALL) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(office.archive, "finish", full_disk)
            await press(pilot, "a", "r", "s", "y")
            assert not isinstance(app.screen, ResultScreen)
        office.clock.pass_(1)
        exam_screen(app)._tick()
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)


async def test_a_history_that_cannot_be_read_is_told_and_the_screen_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, questions=singles())
    app = app_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        monkeypatch.setattr(office.archive, "attempts", full_disk)
        await press(pilot, "h")
        assert isinstance(app.screen, HomeScreen)
    assert app.crash is None


HOSTILE = "[/] List[int] [@click=app.bell]x[/] [red]y[/red] [link=file:///etc/passwd]z[/link] \\[b] [bold"


async def test_markup_in_bank_text_shows_as_written(tmp_path: Path) -> None:
    asked = [
        question(n, domain=d, stem=HOSTILE, explanation=HOSTILE, option_text=f"{HOSTILE} ")
        for d in ("data", "models")
        for n in range(1, 13)
    ]
    app = exam_of(Office(tmp_path, questions=asked))
    async with app.run_test(size=(120, 40)) as pilot:
        for sign in (
            "[/] List[int]",
            "[@click=app.bell]x[/]",
            "[red]y[/red]",
            "[link=file:///etc/passwd]z[/link]",
        ):
            assert sign in words(app)
        await press(pilot, "a", "r", "s", "y", "enter")
        assert "[@click=app.bell]x[/]" in words(app)


async def test_the_cursor_goes_round_the_options(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "up")
        assert app.screen.query_one(Options).cursor == 3
        await press(pilot, "down")
        assert app.screen.query_one(Options).cursor == 0


async def broken_by_a_fault(app: MlquizApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "b")
        app.call_later(lambda: 1 / 0)
        await pilot.pause()


async def test_a_fault_of_the_app_itself_keeps_the_sitting_and_prints_no_locals(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=singles())
    app = exam_of(office)
    with pytest.raises(ZeroDivisionError):
        await broken_by_a_fault(app)
    app.close_sitting()
    assert isinstance(app.crash, ZeroDivisionError)
    assert app._exit_renderables == []
    assert office.proctor.unfinished()[0].answered == 1


LONG = "\n\n".join(f"Paragraph {n} of a stem that is longer than the screen." for n in range(60))


async def test_a_long_question_scrolls_as_one_and_says_that_there_is_more(tmp_path: Path) -> None:
    asked = [
        question(n, domain=d, stem=f"{LONG}\n\nWhat, {n}?") for d in ("data", "models") for n in range(1, 13)
    ]
    app = exam_of(Office(tmp_path, questions=asked))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "▼ PgDn" in words(app)
        page = exam_screen(app).page
        await press(pilot, *["pagedown"] * 8)
        await pilot.pause()
        assert page.scroll_y == page.max_scroll_y
        assert "▼ PgDn" not in words(app)
        await press(pilot, "right")
        await pilot.pause()
        assert page.scroll_y == 0
        assert "▼ PgDn" in words(app)
        await press(pilot, "a")
        await pilot.pause()
        assert page.scroll_y > 0, "what was picked is in view"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_no_question_is_cut_while_rows_stand_empty(tmp_path: Path, size: tuple[int, int]) -> None:
    library = Library([Path(__file__).resolve().parents[2] / "question_banks"], Cache(tmp_path / "cache"))
    office = Office(tmp_path, bank_is_there=False)
    proctor = Proctor(library, office.archive, office.clock, office.dice, tmp_path / "sittings")
    app = MlquizApp(
        proctor,
        Records(library, office.archive, office.clock),
        proctor.open(proctor.brief(Order("aws-mls-c01", seed=1))),
    )
    async with app.run_test(size=size) as pilot:
        for _ in range(12):
            await press(pilot, "right")
            page = exam_screen(app).page
            content = sum(
                each.outer_size.height
                for each in (app.screen.query_one(Stem), app.screen.query_one(AnswerPad))
            )
            assert page.max_scroll_y == max(0, content - page.size.height)


async def test_what_a_refused_key_would_have_done_is_told_until_the_next_key(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=doubles()))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "a", "b", "c")
        assert "choose 2: take one back before you pick another" in words(app)
        await press(pilot, "b")
        assert "choose 2: take" not in words(app)
        await press(pilot, "enter")
        assert "1 more to give; Enter again goes on all the same." in words(app)
        await press(pilot, "enter")
        assert "more to give" not in words(app)


async def test_a_narrow_terminal_shows_place_and_time_and_leaves_the_pace_out(tmp_path: Path) -> None:
    app = exam_of(Office(tmp_path, questions=singles()))
    async with app.run_test(size=(60, 16)) as pilot:
        await press(pilot, "m")
        assert "Question 1 of 10  ⚑ flagged" in words(app)
        assert "20:00 left" in words(app)
        assert "per question left" not in words(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "2:00 per question left" in words(app)


async def test_a_card_tells_how_ready_one_is_and_what_is_weak(tmp_path: Path) -> None:
    for number in range(6):
        write_bank(
            tmp_path / "banks" / f"other-{number}", exam=EXAM_YAML.replace("id: demo", f"id: other-{number}")
        )
    office = Office(tmp_path, pool(40))
    for _ in range(4):
        office.clock.pass_(86_400)
        sitting = office.proctor.open(office.proctor.brief(Order("demo", questions=10)))
        for slot in sitting.session.slots:
            sitting.go_to(slot.position)
            sitting.respond(list(range(slot.choose)))
        sitting.submit()
    app = app_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Chance to pass: 1% (80%: 0% to 1%), by" in words(app)
        assert "by 40 first answers in mocks." in words(app)
        assert "Weak: Data, Models" in words(app)
        assert app.screen.query(ExamCard).first().size.height == 6  # all of it is in view
