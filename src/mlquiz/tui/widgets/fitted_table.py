"""A table that fits the terminal: one of its columns gives way."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import DataTable

from mlquiz.tui.cut import cut

_GAP = 2
_SCROLLBAR = 2
_NARROWEST = 5


class FittedTable(DataTable[Text]):
    """Rows of plain text; what does not fit is cut in the column that gives way, never at the right edge."""

    def __init__(self, heads: Sequence[str], yielding: int) -> None:
        """Takes what stands above the columns, and which of them gives way."""
        super().__init__(cursor_type="row")
        self._heads = tuple(heads)
        self._yielding = yielding
        self._texts: Sequence[Sequence[str]] = ()

    def fill(self, texts: Sequence[Sequence[str]]) -> None:
        """Shows other rows; the cursor stays where it is, if that is there."""
        self._texts = texts
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        row, room = self.cursor_row, self._room()
        self.clear(columns=True)
        self.add_columns(*self._heads)
        for texts in self._texts:
            self.add_row(*(Text(self._cut(text, place, room)) for place, text in enumerate(texts)))
        self.move_cursor(row=row)

    def _cut(self, text: str, place: int, room: int) -> str:
        return cut(text, room) if place == self._yielding else text

    def _room(self) -> int:
        """What the other columns leave."""
        columns = list(zip(self._heads, *self._texts, strict=True))
        taken = sum(max(map(cell_len, column)) + _GAP for column in columns)
        widest = max(map(cell_len, columns[self._yielding]))
        return max(_NARROWEST, self.content_size.width - _SCROLLBAR - taken + widest)
