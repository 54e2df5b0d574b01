"""A section of a page: a heading, figures, and what can be done about them."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from mlquiz.tui.aims import Aim
from mlquiz.tui.widgets.rows import ELSEWHERE, HERE, Rows


class Section(Vertical):
    """An aim for each of its rows, or one for all of it. The cursor stands beside a row, or beside the heading."""

    DEFAULT_CSS = """
    Section {
        height: auto;
        margin: 1 0 0 0;
        & > .heading { text-style: bold; color: $text-primary; }
        & > .heading.-here { background: $panel; }
        & > * { height: auto; }
        & > .beside { margin: 0 0 0 2; }
    }
    """

    here: reactive[int | None] = reactive[int | None](None)

    class Pointed(Message):
        """A row was clicked, or all of it where it has no rows."""

        def __init__(self, section: "Section", place: int) -> None:
            super().__init__()
            self.section = section
            self.place = place

    def __init__(self, title: str, aims: Sequence[Aim], *body: Widget) -> None:
        super().__init__()
        self.aims = tuple(aims)
        self._title = title
        self._body = body
        self._rows = next((each for each in body if isinstance(each, Rows)), None)

    def compose(self) -> ComposeResult:
        yield Static(ELSEWHERE + self._title, classes="heading", markup=False)
        for each in self._body:
            each.set_class(each is not self._rows, "beside")
            yield each

    def watch_here(self, here: int | None) -> None:
        if self._rows:
            self._rows.cursor = here
        elif self.is_mounted:
            mark = ELSEWHERE if here is None else HERE
            heading = self.query_one(".heading", Static)
            told = Content.assemble(mark, self._title)
            heading.update(
                told, layout=False
            )  # as long as before; after a scroll, a layout leaves old rows standing
            heading.set_class(here is not None, "-here")

    def region_of(self, place: int) -> Region:
        """Where a row stands on the page, the first one with the heading; all of it where it has no rows."""
        mine = self.virtual_region
        if self._rows is None:
            return mine
        first, height = self._rows.lines_of(place)
        top = self._rows.virtual_region.y + first
        if place == 0:
            return Region(mine.x, mine.y, mine.width, top + height)
        return Region(mine.x, mine.y + top, mine.width, height)

    def on_click(self, event: Click) -> None:
        """Points at the row that was clicked."""
        place = 0
        if self._rows and event.widget is self._rows:
            place = self._rows.at(event.get_content_offset_capture(self._rows).y)
        self.post_message(self.Pointed(self, place))
