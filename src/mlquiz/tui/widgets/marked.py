"""A text with marks on its left and a clean left edge."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_WIDEST = 90


class Marked(Widget):
    """Marks, and beside them a text whose further lines are indented as far. One widget: layout is what costs."""

    DEFAULT_CSS = """
    Marked { height: auto; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._mark = Content("")
        self._text = Content("")

    def put(self, mark: Content, text: Content) -> None:
        """Shows a text with its marks; asks for another layout only where the text is another."""
        same = text.plain == self._text.plain and mark.cell_length == self._mark.cell_length
        self._mark, self._text = mark, text
        self.refresh(layout=not same)

    def render(self) -> Content:
        first, *others = self._lines(self.content_size.width)
        indent = Content(" " * self._mark.cell_length)
        return Content("\n").join([self._mark + first, *(indent + line for line in others)])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        room = min(_WIDEST, width - self._mark.cell_length)
        return self._text.wrap(max(1, room)) or [Content("")]
