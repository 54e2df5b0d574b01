"""A screen with one long page that keys scroll. What is on the page is each screen's own."""

from textual.binding import Binding

from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.page import Page


def scroll_keys(screen: str, *, page_down: str = "pagedown,space") -> list[Binding]:
    """The keys that scroll, under the name of a screen."""
    return [
        Binding("down,j", "scroll(1)", "scroll", key_display="↑↓", id=f"{screen}.down"),
        Binding("up,k", "scroll(-1)", "scroll up", show=False, id=f"{screen}.up"),
        *page_keys(screen, page_down=page_down),
    ]


def page_keys(screen: str, *, page_down: str = "pagedown,space") -> list[Binding]:
    """The keys that scroll by pages and to the ends."""
    return [
        Binding(page_down, "page(1)", "page down", show=False, id=f"{screen}.page-down"),
        Binding("pageup", "page(-1)", "page up", show=False, id=f"{screen}.page-up"),
        Binding("home", "edge(False)", "to the top", show=False, id=f"{screen}.top"),
        Binding("end", "edge(True)", "to the end", show=False, id=f"{screen}.end"),
    ]


class Scrolled(Room):
    """Scrolls its page; a page keeps two lines of the one before."""

    @property
    def _page(self) -> Page:
        return self.query_one(Page)

    def action_scroll(self, by: int) -> None:
        self._page.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        self._page.scroll_relative(y=by * max(1, self._page.size.height - 2), animate=False)

    def action_edge(self, end: bool) -> None:
        if end:
            self._page.scroll_end(animate=False)
        else:
            self._page.scroll_home(animate=False)
