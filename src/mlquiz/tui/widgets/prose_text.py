"""A text laid out for the width there is."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_WIDEST = 96


class ProseText(Widget):
    """Shows what a function of the width gives, so that tables fit and nothing is cut."""

    DEFAULT_CSS = """
    ProseText { width: 100%; max-width: 98; height: auto; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._build: Callable[[int], Content] = lambda _: Content("")

    def put(self, build: Callable[[int], Content]) -> None:
        """Shows another text."""
        self._build = build
        self.refresh(layout=True)

    def render(self) -> Content:
        return self._build(min(_WIDEST, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        room = min(_WIDEST, width)
        return len(self._build(room).wrap(max(1, room)))
