"""The Insights screen: what it tells, from which figure which sitting starts, and how it comes to be filled."""

import re
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from tests.build import Office
from tests.report.insights_made import TODAY, below_the_floors, calendar, empty, hostile, rich
from tests.tui.insights_made import BACKWARD, LONG, WIDE, many_mocks, with_domains
from tests.tui.stage import LARGE, NARROW, SMALL, WIDEST, Dimensions, app_of, picture, press, words
from textual.message import Message
from textual.pilot import Pilot

from mlquiz.errors import UnreadableHistory
from mlquiz.exam.choosing import Filter
from mlquiz.model.plan import Doing
from mlquiz.proctor.order import Order
from mlquiz.report.insights import Insights
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.screens.briefing import BriefingScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.screens.insights import InsightsScreen
from mlquiz.tui.widgets.aim_line import AimLine
from mlquiz.tui.widgets.domain_rows import DomainRows
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.section import Section

EVERY_SIZE = [NARROW, SMALL, LARGE, WIDEST]
HEADINGS = (
    "Chance to pass",
    "Plan",
    "Domains",
    "Study next",
    "Mocks",
    "Chance to pass, mock by mock",
    "Confidence",
    "Median time on a question",
    "Confused pairs",
    "Retention",
    "Days",
)


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Local days are shown; here they are those of UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


class Reader:
    """Who looks at the insights into an exam, and what is ordered from there."""

    def __init__(self, app: MlquizApp, pilot: Pilot[int], started: Sequence[InsightsScreen.Start]) -> None:
        self.app = app
        self.pilot = pilot
        self._started = started

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    async def go_to(self, heading: str) -> None:
        """Puts the cursor to the first figure of a section."""
        for _ in self.sections:
            if self.here.startswith(heading):
                return
            await self.press("right")
        raise AssertionError(heading)

    async def starts(self, *keys: str) -> Order:
        """What keys order."""
        before = len(self.ordered)
        await self.press(*keys)
        (order,) = self.ordered[before:]
        return order

    @property
    def ordered(self) -> list[Order]:
        return [each.order for each in self._started]

    @property
    def sections(self) -> list[Section]:
        return list(self.app.screen.query(Section))

    @property
    def here(self) -> str:
        """The heading of the section the cursor is in."""
        section = next(each for each in self.sections if each.here is not None)
        return str(section.query_one(".heading").render()).removeprefix("▸").strip()

    @property
    def told(self) -> str:
        """What Enter does here."""
        return str(self.app.screen.query_one(AimLine).render())

    @property
    def said(self) -> str:
        """All the words of the page as they read, wherever lines break."""
        return " ".join(words(self.app).split())

    @property
    def picture(self) -> str:
        return picture(self.app)


async def filled(app: MlquizApp, pilot: Pilot[int]) -> None:
    """Waits until all is worked out and stands on the page."""
    for _ in range(100):
        await app.workers.wait_for_complete()
        await pilot.pause()
        if app.screen.query(Section):
            return
    raise AssertionError("never filled")


@asynccontextmanager
async def reading(folder: Path, insights: Insights, size: Dimensions = SMALL) -> AsyncIterator[Reader]:
    """The insights on the screen, all worked out."""
    app, started = app_of(Office(folder)), list[InsightsScreen.Start]()

    def overhear(message: Message) -> None:
        """Each node that a message comes to is overheard."""
        if isinstance(message, InsightsScreen.Start) and not any(message is each for each in started):
            started.append(message)

    async with app.run_test(size=size, message_hook=overhear) as pilot:
        reader = Reader(app, pilot, started)
        app.push_screen(InsightsScreen(insights.ready.blueprint.title, lambda: insights))
        await filled(app, pilot)
        yield reader
    assert app.crash is None


# what it tells


async def test_where_one_stands_comes_first_and_every_section_is_there(tmp_path: Path) -> None:
    async with reading(tmp_path, rich()) as reader:
        assert "62% (80%: 43% to 79%), by 290 first answers in mocks" in reader.picture
        places = [reader.said.index(heading) for heading in HEADINGS]
        assert places == sorted(places)


async def test_domains_stand_by_weight_with_interval_n_and_verdict(tmp_path: Path) -> None:
    async with reading(tmp_path, rich(), LARGE) as reader:
        lines = [line for line in reader.picture.splitlines() if "╌" in line and " n " in line]
        assert [line.split("  ")[2].strip() for line in lines] == [
            "Modeling",
            "Exploratory Data Analysis",
            "Data Engineering",
        ]
        assert "24%" in lines[1]
        assert "67% (61% to 73%)  n 74" in lines[1]
        assert "weak" in lines[1]
        assert lines[1].endswith("+8")


async def test_below_the_floor_there_is_no_figure_but_how_far_it_is(tmp_path: Path) -> None:
    async with reading(tmp_path, below_the_floors()) as reader:
        assert "8 of 25 first answers in mocks" in reader.said
        assert reader.said.count("not enough evidence (2 of 5)") == 4
        assert "●" not in reader.said.replace("● estimate", "")
        assert "2 of 3 right, not enough evidence" in reader.said


async def test_what_has_no_data_says_what_would_fill_it(tmp_path: Path) -> None:
    async with reading(tmp_path, empty()) as reader:
        assert "No mock yet." in reader.said
        assert "Say with each answer how sure you are" in reader.said
        assert "Nothing was answered yet." in reader.said
        assert all(section.size.height < 12 for section in reader.sections)
        assert not any(section.query("Curve, DayMap, DayStrip") for section in reader.sections)


async def test_the_curve_marks_what_passed_and_what_failed_and_the_cut(tmp_path: Path) -> None:
    async with reading(tmp_path, rich()) as reader:
        await reader.go_to("Mocks")
        chart = [line for line in reader.picture.splitlines() if re.match(r" +(\d+%)?[┤│]", line)]
        assert sum(line.count("●") for line in chart) == 2
        assert sum(line.count("○") for line in chart) == 4
        assert any("75%┤╌" in line for line in chart)
        assert "n of each: 22, 50, 50, 50, 50, 50" in reader.picture


async def test_of_many_mocks_the_newest_are_drawn_and_that_is_said(tmp_path: Path) -> None:
    async with reading(tmp_path, many_mocks(64), NARROW) as reader:
        await reader.go_to("Mocks")
        assert "The last of 64 mocks" in reader.said
        assert "n of each of the last 20: 50" in reader.said
        assert any(line.count("●") == 20 for line in reader.picture.splitlines())


async def test_the_map_of_days_tells_how_many_without_colour(tmp_path: Path) -> None:
    async with reading(tmp_path, rich()) as reader:
        await reader.go_to("Days")
        assert re.search(r"· none  ░ 1-\d+  ▒ \d+-\d+  ▓ \d+-\d+  █ \d+-\d+", reader.picture)
        assert sum(line.strip().startswith(("Mon", "Sun")) for line in reader.picture.splitlines()) == 2


async def test_the_plan_tells_today_and_the_days_to_come(tmp_path: Path) -> None:
    async with reading(tmp_path, rich()) as reader:
        assert "on 2027-02-01, in 71 days" in reader.said
        assert "18 of 30 left: 7 new, 11 again" in reader.said
        assert "M a mock" in reader.said


async def test_without_a_plan_it_is_told_how_a_day_is_kept(tmp_path: Path) -> None:
    async with reading(tmp_path, replace(rich(), calendar=None)) as reader:
        assert "Keep the day of the exam (d), and each day until then has its list." in reader.said
        await reader.press("p")
        assert not reader.ordered


async def test_of_a_day_that_has_passed_no_list_is_told(tmp_path: Path) -> None:
    passed = calendar(TODAY - timedelta(days=3))
    async with reading(tmp_path, replace(rich(), calendar=passed)) as reader:
        assert "The exam was on 2026-11-19, 3 days ago. Keep the day" in reader.said
        assert "Next mock" not in reader.said


# what is started from where


AIMS = {
    "Chance to pass": Order("cloud-ml"),
    "Plan": Order("cloud-ml", mode="drill"),
    "Domains": Order("cloud-ml", mode="drill", wanted=Filter(domains=("modeling",))),
    "Study next": Order("cloud-ml", mode="drill", wanted=Filter(domains=("exploring",))),
    "Mocks": Order("cloud-ml"),
    "Chance to pass, mock by mock": Order("cloud-ml"),
    "Confidence": Order("cloud-ml", mode="drill", wanted=Filter(missed=5)),
    "Median time on a question": Order("cloud-ml", mode="drill", wanted=Filter(missed=5)),
    "Confused pairs": Order(
        "cloud-ml", mode="drill", wanted=Filter(domains=("modeling",), objectives=("3.5",))
    ),
    "Retention": Order("cloud-ml", mode="drill"),
    "Days": Order("cloud-ml", mode="drill"),
}


@pytest.mark.parametrize("size", [NARROW, LARGE])
async def test_enter_starts_what_would_improve_the_figure(tmp_path: Path, size: Dimensions) -> None:
    async with reading(tmp_path, rich(), size) as reader:
        for heading, order in zip(HEADINGS, AIMS.values(), strict=True):
            await reader.go_to(heading)
            assert "▸" in reader.picture
            assert await reader.starts("enter") == order


async def test_the_cursor_goes_from_figure_to_figure_and_says_what_enter_does(tmp_path: Path) -> None:
    async with reading(tmp_path, rich()) as reader:
        await reader.go_to("Domains")
        assert reader.told == "Enter: drill Modeling"
        await reader.press("down")
        assert reader.told == "Enter: drill Exploratory Data Analysis"
        await reader.press("up", "up")
        assert reader.here == "Plan"
        assert reader.told == "Enter: begin today's drill"


async def test_every_stop_of_the_cursor_is_in_view(tmp_path: Path) -> None:
    async with reading(tmp_path, with_domains(*(f"Domain {n}" for n in range(12))), NARROW) as reader:
        seen = 0
        for _ in range(40):
            await reader.press("down")
            seen += "▸" in reader.picture
        assert seen >= 24
        page = reader.app.screen.query_one(Page)
        assert page.scroll_y == page.max_scroll_y


async def test_sections_go_round_and_round(tmp_path: Path) -> None:
    async with reading(tmp_path, rich()) as reader:
        await reader.press("shift+tab")
        assert reader.here == "Days"
        await reader.press("tab")
        assert reader.here == "Chance to pass"


async def test_digits_drill_what_an_hour_is_worth_most_on(tmp_path: Path) -> None:
    async with reading(tmp_path, rich()) as reader:
        order = await reader.starts("2")
        assert order == Order(
            "cloud-ml", mode="drill", wanted=Filter(domains=("exploring",), objectives=("2.2",))
        )


@pytest.mark.parametrize(
    ("doing", "mode"), [(Doing.STUDY, "drill"), (Doing.REST, "drill"), (Doing.MOCK, "mock")]
)
async def test_p_begins_what_the_day_is_for(tmp_path: Path, doing: Doing, mode: str) -> None:
    async with reading(tmp_path, replace(rich(), calendar=calendar(doing=doing))) as reader:
        assert await reader.starts("p") == Order("cloud-ml", mode=mode)


async def test_a_click_chooses_and_another_one_starts(tmp_path: Path) -> None:
    async with reading(tmp_path, rich(), LARGE) as reader:
        rows = reader.app.screen.query_one(DomainRows)
        await reader.pilot.click(rows, offset=(10, 2))
        assert reader.told == "Enter: drill Data Engineering"
        assert not reader.ordered
        await reader.pilot.click(rows, offset=(10, 2))
        await reader.pilot.pause()
        assert [each.wanted for each in reader.ordered] == [Filter(domains=("data",))]


# how it comes to be filled


async def test_the_screen_stands_before_all_is_worked_out(tmp_path: Path) -> None:
    app, go = app_of(Office(tmp_path)), threading.Event()

    def work() -> Insights:
        go.wait(10)
        return rich()

    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(InsightsScreen("A title", work))
        await press(pilot, "enter", "p", "down", "1", "tab")
        assert "A title" in picture(app)
        assert "Working it out" in picture(app)
        go.set()
        await filled(app, pilot)
        assert "Working it out" not in picture(app)
        assert "Chance to pass" in picture(app)


async def test_what_cannot_be_read_is_told_on_the_page(tmp_path: Path) -> None:
    def fail() -> Insights:
        raise UnreadableHistory("history.db is no history")

    app = app_of(Office(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(InsightsScreen("A title", fail))
        await app.workers.wait_for_complete()
        await press(pilot, "enter", "down")
        assert "history.db is no history" in picture(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_i_on_the_home_screen_opens_it_and_escape_leads_back(tmp_path: Path) -> None:
    app = app_of(Office(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "i")
        await filled(app, pilot)
        assert isinstance(app.screen, InsightsScreen)
        assert "Demo exam" in picture(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, BriefingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, InsightsScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("keys", [["q"], ["r", "s", "y", "escape"]], ids=["left", "finished"])
async def test_a_sitting_that_was_begun_from_it_leads_back_to_it(tmp_path: Path, keys: list[str]) -> None:
    app = app_of(Office(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "i")
        await filled(app, pilot)
        await press(pilot, "enter", "enter")
        for key in keys:
            await press(pilot, key)
        await filled(app, pilot)
        assert isinstance(app.screen, InsightsScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter", "enter", "q")
        assert isinstance(app.screen, HomeScreen)


async def test_the_cursor_goes_with_the_page(tmp_path: Path) -> None:
    """Enter starts nothing that is out of sight."""
    async with reading(tmp_path, rich()) as reader:
        await reader.press("end")
        assert reader.here == HEADINGS[-1]
        await reader.press("home")
        assert reader.here == HEADINGS[0]
        await reader.press("pagedown")
        assert reader.here != HEADINGS[0]


# how it looks


HARD: dict[str, Callable[[], Insights]] = {
    "rich": rich,
    "empty": empty,
    "few": below_the_floors,
    "hostile": hostile,
    "many": lambda: with_domains(*(f"Domain {n} of twelve" for n in range(12))),
    "one": lambda: with_domains("All of it"),
    "long": lambda: with_domains(LONG, WIDE, BACKWARD),
}


@pytest.mark.parametrize("size", EVERY_SIZE)
@pytest.mark.parametrize("name", list(HARD))
async def test_nothing_is_cut_at_the_right_edge(tmp_path: Path, name: str, size: Dimensions) -> None:
    async with reading(tmp_path, HARD[name](), (size[0], 240)) as reader:
        page = reader.app.screen.query_one(Page)
        for section in reader.sections:
            for widget in section.query("*"):
                lines = str(widget.render()).split("\n")
                assert all(len(line) <= page.size.width for line in lines) or widget.size.height > len(lines)
        assert "\x1b" not in reader.picture
        assert "‮" not in reader.picture


async def pinned(pilot: Pilot[int]) -> None:
    """The rich insights, at the domains."""
    app, insights = cast("MlquizApp", pilot.app), rich()
    app.push_screen(InsightsScreen(insights.ready.blueprint.title, lambda: insights))
    await filled(app, pilot)
    await press(pilot, "right", "right", "down")


@pytest.mark.parametrize(
    ("size", "colourless"),
    [(SMALL, False), (LARGE, False), (SMALL, True)],
    ids=["small", "large", "colourless"],
)
def test_insights_look_as_they_did(
    snap_compare: Any, tmp_path: Path, size: Dimensions, *, colourless: bool
) -> None:
    office = Office(tmp_path)
    app = MlquizApp(office.proctor, office.records, colourless=colourless)
    assert snap_compare(app, run_before=pinned, terminal_size=size)
