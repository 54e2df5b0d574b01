"""Facts with their names in a column, or before them where the terminal is narrow."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from mlquiz.model.text import clean
from mlquiz.tui.hanging import hanging
from mlquiz.tui.widgets.prose_text import ProseText

_ROOM_FOR_COLUMNS = 70
_GAP = "  "


class FactList(ProseText):
    """A row a fact; further lines are indented."""

    def __init__(self, rows: Iterable[tuple[str, str]], *, columns: bool = True, classes: str = "") -> None:
        """With `columns` names and sentences stand side by side, where there is room for it."""
        super().__init__()
        self.add_class(*classes.split())
        self._columns = columns
        self.show(rows)

    def show(self, rows: Iterable[tuple[str, str]]) -> None:
        """Shows other facts: names and sentences."""
        cleaned = [(clean(name), clean(text)) for name, text in rows]
        self.put(lambda width: Content("\n").join(self._rows(cleaned, width)))

    def _rows(self, rows: Sequence[tuple[str, str]], width: int) -> Iterator[Content]:
        longest = max((len(name) for name, _ in rows), default=0)
        for name, text in rows:
            if self._columns and width >= _ROOM_FOR_COLUMNS:
                head = Content.styled(f"{name:<{longest}}{_GAP}", "$foreground-muted")
                yield hanging(head, Content(text), width)
            else:
                yield _flowing(name, text, width)


def _flowing(name: str, text: str, width: int) -> Content:
    head = Content.styled(f"{name}: " if name else "", "$foreground-muted")
    first, *others = (head + text).wrap(width - len(_GAP))
    return Content("\n").join([first, *(_GAP + line for line in others)])
