"""Rows of text with a cursor beside one of them."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.reactive import reactive

from mlquiz.tui.hanging import hanging
from mlquiz.tui.widgets.prose_text import ProseText

HERE, ELSEWHERE = Content.styled("▸ ", "bold $text-accent"), Content("  ")


class Rows(ProseText):
    """Each row is a text of one or several lines; the one under the cursor is marked."""

    cursor: reactive[int | None] = reactive[int | None](None)

    def __init__(self, build: Callable[[int], Sequence[Content]]) -> None:
        """Takes what gives the rows for a width."""
        super().__init__()
        self._rows = build
        self.put(lambda width: Content("\n").join(self._marked(width)))

    def _marked(self, width: int) -> list[Content]:
        rows = self._rows(width - ELSEWHERE.cell_length)
        marks = (HERE if place == self.cursor else ELSEWHERE for place in range(len(rows)))
        found = [hanging(mark, row, width) for mark, row in zip(marks, rows, strict=True)]
        return [_lit(row, width) if place == self.cursor else row for place, row in enumerate(found)]

    def lines_of(self, place: int) -> tuple[int, int]:
        """The first line of a row, and how many lines it has."""
        heights = [row.plain.count("\n") + 1 for row in self._marked(self.content_size.width)]
        return sum(heights[:place]), heights[place]

    def at(self, line: int) -> int:
        """The row that a line belongs to."""
        ends = [sum(self.lines_of(place)) for place in range(len(self._rows(self.content_size.width)))]
        return next((place for place, end in enumerate(ends) if line < end), len(ends) - 1)


def _lit(row: Content, width: int) -> Content:
    """The row on a ground of its own, as wide as there is room."""
    lines = (line.pad_right(width - line.cell_length) for line in row.split())
    return Content("\n").join(line.stylize("on $panel") for line in lines)
