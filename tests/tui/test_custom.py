"""The custom exam, driven by keys and mouse: what is chosen is what the command line says and what is drawn."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import Office, exam_yaml, question
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Label

from mlquiz.cli.take import command, order_of
from mlquiz.insight.verdict import Mastery, Verdict
from mlquiz.model.question import Question
from mlquiz.proctor.order import Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.screens.briefing import BriefingScreen
from mlquiz.tui.screens.custom import CustomScreen
from mlquiz.tui.screens.help import HelpScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.widgets.count import Count
from mlquiz.tui.widgets.finder import Find, Finder
from mlquiz.tui.widgets.picks import Picks
from mlquiz.tui.widgets.ticks import OneOf, Tick

SMALL = (80, 24)


def bank() -> Sequence[Question]:
    """Twelve questions of each domain: easy and hard ones in data, medium ones in models; some with tags."""
    return [
        replace(
            question(n, domain=domain),
            difficulty=("easy", "hard")[n % 2] if domain == "data" else "medium",
            objective=f"1.{1 + n % 3}",
            tags=(("leakage",) if n < 5 else ()) + ((f"word {n}",) if domain == "models" else ()),
        )
        for domain in ("data", "models")
        for n in range(1, 13)
    ]


EXAM = exam_yaml(profile="{pilot: 2}").replace(
    '{"1.1": Do it}', '{"1.1": Do it, "1.2": Check it, "1.3": Mend it}'
)


def office_in(folder: Path, questions: Sequence[Question] = (), exam: str = EXAM) -> Office:
    return Office(folder, questions=questions or bank(), exam=exam)


def app_of(office: Office) -> MlquizApp:
    return MlquizApp(office.proctor, office.records)


def command_of(app: MlquizApp) -> str:
    """The command line that is shown."""
    return str(app.screen.query_one("#command").render()).removeprefix("$ ")


def outlook_of(app: MlquizApp) -> str:
    return str(app.screen.query_one("#outlook").render())


def words(app: MlquizApp) -> str:
    """All that the fields, lists and texts on the screen say."""
    said = [str(each.render()) for each in app.screen.query("Static") if each.region]
    said += [str(option.prompt) for each in app.screen.query(Picks) for option in each.options]
    return "\n".join([*said, *(each.placeholder for each in app.screen.query(Find))])


def notices(app: MlquizApp) -> list[str]:
    return [each.message for each in app._notifications]


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def go_to(pilot: Pilot[int], name: str) -> None:
    """Gives the focus to a field, as the Tab key would."""
    pilot.app.screen.query_one(f"#{name}").focus()
    await pilot.pause()


def sit_badly(office: Office) -> int:
    """Takes a mock and answers the first four questions wrong, all others right; gives the number missed."""
    sitting = office.proctor.open(office.proctor.brief(Order("demo", seed=1)))
    for position in range(1, 11):
        sitting.go_to(position)
        sitting.pick(1 if position <= 4 else 0)
    sitting.submit()
    return 4


async def test_twenty_on_what_i_am_bad_at_fifteen_minutes_go(tmp_path: Path) -> None:
    office = office_in(tmp_path)
    missed = sit_badly(office)
    app = app_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c")
        await press(pilot, "tab", "3", "tab", "1", "5", "tab", "tab", "2")
        assert command_of(app) == "mlquiz take demo --mode drill --missed 2 --questions 3 --minutes 15"
        assert outlook_of(app) == f"✓ {missed} questions fit, 3 drawn, 15:00"
        await press(pilot, "enter")
        assert isinstance(app.screen, BriefingScreen)
        briefing = app.screen._briefing
        assert (briefing.mode, len(briefing.form.slots)) == ("drill", 3)
        assert briefing.rules.limit is not None
        assert briefing.rules.limit.total_seconds() == 900
        assert {slot.question for slot in briefing.form.slots} <= office.archive.missed("demo", 2)
    assert len(office.archive.attempts()) == 1, "nothing is stored before the clock starts"


async def test_every_key_does_what_help_says(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "c")
        assert isinstance(app.focused, OneOf)
        await press(pilot, "right")
        assert command_of(app) == "mlquiz take demo"
        await press(pilot, "left", "left")
        assert command_of(app) == "mlquiz take demo --mode practice"
        await press(pilot, "space")
        assert command_of(app) == "mlquiz take demo --mode drill"
        await press(pilot, "tab")
        assert app.focused is app.screen.query_one("#questions")
        await press(pilot, "down", "down", "up")
        assert app.focused is app.screen.query_one("#minutes")
        await press(pilot, "shift+tab", "shift+tab")
        assert isinstance(app.focused, OneOf)
        await press(pilot, "tab", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape", "y")
        assert app.clipboard == "mlquiz take demo --mode drill"
        assert notices(app) == ["Copied; paste it into a shell."]
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, BriefingScreen)
        await press(pilot, "escape", "q")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "c", "escape")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize(
    ("field", "keys", "said"),
    [
        ("questions", "4", "--questions 4"),
        ("minutes", "9 0", "--minutes 90"),
        ("seconds", "4 5", "--per-question 45"),
        ("unseen", "1", "--unseen 1"),
        ("easy", "space", "--difficulty easy"),
        ("hard", "enter", "--difficulty hard"),
        ("domains", "down space up enter", "--domain data --domain models"),
        ("domains", "down space enter", ""),
        ("objectives", "down space", "--objective 1.2"),
        ("tags", "space", "--tag leakage"),
    ],
)
async def test_what_is_chosen_is_said_and_drawn(tmp_path: Path, field: str, keys: str, said: str) -> None:
    office = office_in(tmp_path)
    app = app_of(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "c")
        await go_to(pilot, field)
        await press(pilot, *keys.split())
        assert command_of(app) == f"mlquiz take demo --mode drill {said}".strip()
        assert outlook_of(app).startswith("✓ ")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, BriefingScreen)
        assert len(app.screen._briefing.form.slots) == drawn_by(office, said)


def drawn_by(office: Office, said: str) -> int:
    """How many questions the command draws of its line."""
    asked = command.make_context("take", ["demo", "--mode", "drill", *said.split()]).params
    order = order_of("demo", {name: asked[name] for name in asked.keys() - {"exam", "plain", "as_json"}})
    return len(office.proctor.brief(order).form.slots)


async def test_history_filters_are_ticked_and_an_empty_one_says_so(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "c")
        for name in ("flagged", "bookmarked"):
            await go_to(pilot, name)
            await press(pilot, "space")
        assert command_of(app) == "mlquiz take demo --mode drill --flagged --bookmarked"
        assert outlook_of(app) == "✗ No question fits this filter; ask for less"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CustomScreen)
        assert notices(app) == ["no question fits this filter; ask for less"]
        await press(pilot, "space")
        assert command_of(app) == "mlquiz take demo --mode drill --flagged"


async def test_more_than_fit_is_never_widened(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c")
        await go_to(pilot, "easy")
        await press(pilot, "space")
        await go_to(pilot, "questions")
        await press(pilot, "7")
        assert "6 questions fit this filter" in outlook_of(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, CustomScreen)
        await press(pilot, "backspace", "6", "enter")
        assert isinstance(app.screen, BriefingScreen)


async def test_a_number_out_of_bounds_says_its_bounds(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c")
        await go_to(pilot, "seconds")
        await press(pilot, "4")
        assert outlook_of(app) == "✗ Seconds each: 5 to 3600"
        await press(pilot, "enter")
        assert isinstance(app.screen, CustomScreen)
        await press(pilot, "5")
        assert outlook_of(app) == "✓ 24 questions fit, 14 drawn, no time limit, 45 seconds each"
        await press(pilot, "x", "0", "0", "0", "-")
        assert app.screen.query_one("#seconds", Count).value == "4500"


async def test_a_mock_has_its_own_choices_and_forgets_no_others(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c")
        await go_to(pilot, "missed")
        await press(pilot, "3")
        app.screen.query_one(OneOf).focus()
        await press(pilot, "right")
        assert "no feedback until the end" in words(app)
        assert outlook_of(app) == "✓ 24 questions fit, 10 drawn, 20:00"
        shown = {each.id for each in app.screen.query("Count, Tick, Picks") if each.region}
        assert shown == {"questions", "minutes", "extra_time", "pilot", "strict", "domains"}
        for name in ("extra_time", "pilot", "strict"):
            await go_to(pilot, name)
            await press(pilot, "space")
        assert command_of(app) == "mlquiz take demo --extra-time --pilot --strict"
        assert outlook_of(app) == "✓ 24 questions fit, 12 drawn, 30:00"
        assert app.screen.query_one("#minutes", Count).placeholder == "30"
        app.screen.query_one(OneOf).focus()
        await press(pilot, "left")
        assert command_of(app) == "mlquiz take demo --mode drill --missed 3"


async def test_a_mock_offers_only_what_its_exam_has(tmp_path: Path) -> None:
    plain = exam_yaml().replace(", extra_minutes: 5", "")
    app = app_of(office_in(tmp_path, [replace(each, objective="1.1") for each in bank()], plain))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c", "right")
        assert {each.id for each in app.screen.query(Tick) if each.region} == {"strict"}


async def test_back_loses_nothing(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c", "tab", "5")
        await go_to(pilot, "hard")
        await press(pilot, "space", "tab", "space", "tab", *"1.1", "enter", "tab", "tab", *"leak", "enter")
        line = command_of(app)
        assert line == (
            "mlquiz take demo --mode drill --domain data --objective 1.1 --tag leakage --difficulty hard "
            "--questions 5"
        )
        await press(pilot, "ctrl+s")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "c")
        assert command_of(app) == line


async def test_typing_finds_a_tag_among_many(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c", "shift+tab")
        find = app.focused
        assert isinstance(find, Find)
        assert find.placeholder == "any of 13; type to find"
        picks = app.screen.query_one("#tags", Picks)
        assert picks.region
        await press(pilot, *"WORD")
        await press(pilot, "space", "7")
        assert [str(each.prompt) for each in picks.options] == ["[ ]    1  word 7"]
        await press(pilot, "enter")
        assert command_of(app) == "mlquiz take demo --mode drill --tag 'word 7'"
        assert (find.value, find.placeholder) == ("", "word 7")
        assert str(picks.options[0].prompt) == "[■]    1  word 7", "what is ticked comes first"
        await press(pilot, *"no such")
        assert [str(each.prompt) for each in picks.options] == ["nothing has these words"]
        await press(pilot, "enter")
        assert command_of(app).endswith("--tag 'word 7'")
        await press(pilot, "x", "escape")
        assert isinstance(app.screen, CustomScreen)
        assert find.value == ""
        await press(pilot, "down", "space", "up")
        assert app.focused is find
        assert command_of(app) == "mlquiz take demo --mode drill"
        await press(pilot, "enter")
        assert isinstance(app.screen, BriefingScreen)


async def test_a_list_is_folded_while_the_taker_is_elsewhere(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c", "shift+tab")
        folded = [each.size.height for each in app.screen.query(Finder)]
        assert folded[0] == 1
        assert folded[1] > 1
        await press(pilot, "tab")
        assert app.screen.query_one("#tags").has_focus
        await press(pilot, "tab")
        assert [each.size.height for each in app.screen.query(Finder)] == [1, 1]


HOSTILE = "[red]$(rm -rf ~)[/] `'\""


async def test_text_of_a_bank_is_shown_and_quoted_but_never_obeyed(tmp_path: Path) -> None:
    questions = [replace(each, tags=(HOSTILE, "-x", "two\nlines")) for each in bank()]
    exam = EXAM.replace("title: Data", 'title: "[bold]Data[/bold] [@click=app.quit]x"')
    app = app_of(office_in(tmp_path, questions, exam))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c", "shift+tab", *"rm", "enter", *"lines", "enter", "minus", "x", "enter")
        assert "[bold]Data[/bold] [@click=app.quit]x" in words(app)
        assert HOSTILE in words(app)
        assert "two lines" in words(app)
        quoted = "'[red]$(rm -rf ~)[/] `'\"'\"'\"'"
        assert command_of(app) == f"mlquiz take demo --mode drill --tag -x --tag {quoted} --tag 'two\nlines'"
        assert outlook_of(app).startswith("✓ 24 questions fit")


async def test_keys_typed_in_one_go_land_in_their_fields(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c")
        burst = "tab 1 2 tab 3 0 down 4 5 shift+tab 9" + " down" * 7 + " space tab space down down space tab"
        for key in burst.split():
            app.post_message(Key(key, key if len(key) == 1 else " " if key == "space" else None))
        app.post_message(Key("ctrl+s", None))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, BriefingScreen)
        await press(pilot, "escape")
        assert command_of(app) == (
            "mlquiz take demo --mode drill --domain models --difficulty medium --difficulty hard "
            "--questions 12 --minutes 9 --per-question 45"
        )


async def test_the_mouse_chooses_too(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c")
        await pilot.click("#easy")
        await pilot.click("#domains", offset=(2, 1))
        assert command_of(app) == "mlquiz take demo --mode drill --domain models --difficulty easy"
        await pilot.click("OneOf > Alternative")
        await pilot.pause()
        assert command_of(app) == "mlquiz take demo --domain models"


class CountingProctor(Proctor):
    """Counts how often it is asked what fits."""

    asked = 0

    def fitting(self, order: Order) -> int:
        self.asked += 1
        return super().fitting(order)


async def test_keys_that_change_nothing_ask_nothing(tmp_path: Path) -> None:
    office = office_in(tmp_path)
    proctor = CountingProctor(
        office.library, office.archive, office.clock, office.dice, office.folder / "sittings"
    )
    app = MlquizApp(proctor, office.records)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "c")
        assert proctor.asked == 1
        await press(pilot, "tab", "x", "tab", "down", "up", "y", "shift+tab")
        assert proctor.asked == 1
        await press(pilot, "5")
        assert proctor.asked == 2


async def test_a_fault_that_comes_up_at_the_start_is_told(tmp_path: Path) -> None:
    office = office_in(tmp_path)
    app = app_of(office)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "c")
        assert outlook_of(app).startswith("✓ ")
        (office.bank / "questions.yaml").write_text("questions: [", encoding="utf-8")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CustomScreen)
        assert any("questions.yaml" in each for each in notices(app))


async def test_weak_domains_are_named_where_they_are_chosen(tmp_path: Path) -> None:
    office = office_in(tmp_path)
    entry = office.records.exams().entries[0]
    judged = replace(entry.ready, mastery=(Mastery("models", 9, 1, Verdict.WEAK),))
    weak = replace(entry, judge=lambda: judged)
    app = app_of(office)
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(CustomScreen(office.proctor, weak))
        await pilot.pause()
        rows = [str(each.prompt) for each in app.screen.query_one("#domains", Picks).options]
        assert rows == ["[ ]   12  Data", "[ ]   12  Models  weak"]


@pytest.mark.parametrize("size", [(60, 16), (60, 20), (80, 24), (120, 40)])
async def test_every_field_is_reached_in_view(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "c")
        first = app.focused
        page = app.screen.query_one("Page")
        reached = set()
        for _ in range(40):
            await press(pilot, "tab")
            assert app.focused is not None
            if app.focused is first:
                break
            reached.add(app.focused)
            assert app.focused.region.intersection(page.region).height >= 1
        assert app.focused is first
        asked = {each.id for each in reached if each.id}
        assert asked >= {"questions", "minutes", "seconds", "missed", "unseen", "domains", "tags"}
        assert command_of(app) == "mlquiz take demo --mode drill"


async def test_a_wide_terminal_has_two_columns(tmp_path: Path) -> None:
    app = app_of(office_in(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "c")
        domains, tags = app.screen.query_one("#domains"), app.screen.query_one("#tags")
        assert tags.region.x > domains.region.right
        assert tags.region, "unfolded where there is room"
        assert any(str(each.render()) == "Objectives" for each in app.screen.query(Label))


async def test_a_bank_that_cannot_be_read_any_more_is_told_at_home(tmp_path: Path) -> None:
    office = office_in(tmp_path)
    app = app_of(office)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        (office.bank / "questions.yaml").write_text("questions: [", encoding="utf-8")
        await press(pilot, "c")
        assert isinstance(app.screen, HomeScreen)
        assert any("questions.yaml" in each for each in notices(app))
