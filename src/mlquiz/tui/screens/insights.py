"""The Insights screen: where one stands with an exam, whether it is getting better, and what would help most.

A cursor goes from figure to figure; Enter starts what would improve the one it is at.
"""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from mlquiz.errors import MlquizError
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.text import clean
from mlquiz.proctor.order import Order
from mlquiz.report.insights import Insights
from mlquiz.tui.aims import Aim, has_today, studied, today_of
from mlquiz.tui.screens.scrolled import Scrolled, page_keys
from mlquiz.tui.widgets.aim_line import AimLine
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.section import Section
from mlquiz.tui.widgets.sentences import Sentence


class InsightsScreen(Scrolled):
    """One page of sections. It stands at once, and is filled when all is worked out."""

    CSS_PATH = "insights.tcss"
    BINDINGS = [
        Binding("enter", "start", "start", id="insights.start"),
        Binding("p", "today", "today's plan", id="insights.today"),
        Binding("d", "exam_day", "keep the day of the exam", show=False, id="insights.day"),
        *(
            Binding(
                str(place),
                f"study({place})",
                f"drill what is worth most: {place}",
                show=False,
                id=f"insights.study-{place}",
            )
            for place in (1, 2, 3)
        ),
        Binding("down,j", "step(1)", "choose", key_display="↑↓", id="insights.down"),
        Binding("up,k", "step(-1)", "choose the one above", show=False, id="insights.up"),
        Binding("right,n", "section(1)", "section", key_display="←→", id="insights.next"),
        Binding("left,shift+tab", "section(-1)", "section before", show=False, id="insights.before"),
        Binding("tab", "section(1)", "section", show=False, id="insights.next"),
        *page_keys("insights"),
        Binding("escape,h,q", "done", "home", id="insights.home"),
    ]

    class Start(Message):
        """The taker wants to sit what would improve a figure."""

        def __init__(self, order: Order) -> None:
            super().__init__()
            self.order = order

    class ExamDay(Message):
        """The taker wants to keep the day of the exam."""

        def __init__(self, blueprint: Blueprint) -> None:
            super().__init__()
            self.blueprint = blueprint

    class Done(Message):
        """The taker has seen enough."""

    class Told(Message):
        """All is worked out."""

        def __init__(self, insights: Insights) -> None:
            super().__init__()
            self.insights = insights

    class Failed(Message):
        """It cannot be worked out."""

        def __init__(self, error: MlquizError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, title: str, load: Callable[[], Insights]) -> None:
        """Takes the title of the exam, and what works its insights out, in a thread of its own."""
        super().__init__()
        self._title = title
        self._load = load
        self._insights: Insights | None = None
        self._stops: list[tuple[Section, int]] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        with Page():
            title = Content.assemble((clean(self._title), "bold"), ("  insights", "$foreground-muted"))
            yield Static(title, id="title", markup=False)
            yield Sentence("Working it out…", id="state")
        yield AimLine()
        yield self.keys()

    def on_mount(self) -> None:
        self.call_after_refresh(self.run_worker, self._work_out, thread=True)

    def _work_out(self) -> None:
        try:
            insights = self._load()
        except MlquizError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Told(insights))

    async def on_insights_screen_told(self, event: Told) -> None:
        """What draws curves is loaded only now: the screen stands before."""
        from mlquiz.tui.screens.sections import sections

        self._insights = event.insights
        found = list(sections(event.insights))
        self._stops = [(section, place) for section in found for place in range(len(section.aims))]
        await self.query_one("#state").remove()
        await self._page.mount(*found)
        self._point(0)
        self.refresh_bindings()

    def on_insights_screen_failed(self, event: Failed) -> None:
        self.query_one("#state", Sentence).say(f"This cannot be told: {event.error}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("start", "step", "section", "exam_day"):
            return bool(self._stops)
        if action == "today":
            return bool(self._insights and has_today(self._insights.calendar))
        if action == "study":
            return bool(self._insights and parameters[0] in range(1, len(studied(self._insights)) + 1))
        return True

    @property
    def _aim(self) -> Aim:
        section, place = self._stops[self._at]
        return section.aims[place]

    def _point(self, at: int, *, stay: bool = False) -> None:
        """Puts the cursor to a figure, and brings that into view unless the page is to stay."""
        before, _ = self._stops[self._at]
        self._at = at
        section, place = self._stops[at]
        before.here, section.here = None, place
        self.query_one(AimLine).told = self._aim.told
        if stay:
            return
        if at == 0:
            self._page.scroll_home(animate=False)
        else:
            self._page.scroll_to_region(self._around(section, place), animate=False)

    def _around(self, section: Section, place: int) -> Region:
        """What is brought into view: a section whole where one enters it and it fits, else the row."""
        whole = place == 0 and section.size.height <= self._page.size.height
        return section.virtual_region if whole else section.region_of(place)

    def action_step(self, by: int) -> None:
        """To the figure before or after; at the last one, to the end of the page."""
        at = self._at + by
        if at in range(len(self._stops)):
            self._point(at)
        else:
            self.action_edge(by > 0)

    def action_page(self, by: int) -> None:
        super().action_page(by)
        self.call_after_refresh(self._follow)

    def action_edge(self, end: bool) -> None:
        super().action_edge(end)
        if self._stops:
            self._point(len(self._stops) - 1 if end else 0, stay=True)

    def _follow(self) -> None:
        """Takes the cursor to the first figure that is in view now: Enter starts nothing that is out of sight."""
        tops = [section.region_of(place).y for section, place in self._stops]
        seen = (at for at, top in enumerate(tops) if top >= self._page.scroll_offset.y)
        if tops:
            self._point(next(seen, len(tops) - 1), stay=True)

    def action_section(self, by: int) -> None:
        """To the first figure of the section before or after, round and round."""
        firsts = [at for at, (_, place) in enumerate(self._stops) if place == 0]
        here = max(index for index, at in enumerate(firsts) if at <= self._at)
        self._point(firsts[(here + by) % len(firsts)])

    def on_section_pointed(self, event: Section.Pointed) -> None:
        """A click puts the cursor there; one more starts what Enter would."""
        at = self._stops.index((event.section, event.place))
        if at == self._at:
            self.action_start()
        else:
            self._point(at)

    def action_start(self) -> None:
        self.post_message(self.Start(self._aim.order))

    def action_today(self) -> None:
        if self._insights and self._insights.calendar and has_today(self._insights.calendar):
            aim = today_of(self._insights.ready.blueprint, self._insights.calendar)
            self.post_message(self.Start(aim.order))

    def action_exam_day(self) -> None:
        if self._insights:
            self.post_message(self.ExamDay(self._insights.ready.blueprint))

    def action_study(self, place: int) -> None:
        if self._insights:
            self.post_message(self.Start(studied(self._insights)[place - 1].order))

    def action_done(self) -> None:
        self.post_message(self.Done())
