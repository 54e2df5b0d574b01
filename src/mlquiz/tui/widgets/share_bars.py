"""Figures side by side as bars, each with its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from mlquiz.tui.hanging import hanging
from mlquiz.tui.interval_bar import Interval, interval_bar
from mlquiz.tui.widgets.prose_text import ProseText

_LONGEST, _SHORTEST = 24, 8
_GAP = "  "


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A name, a share of 0 to 1 with its interval or without any, and the same in words.

    Without an interval the bar is as long as the share; without a share there is none.
    """

    name: str
    told: str
    share: float | None = None
    interval: Interval | None = None


class ShareBars(ProseText):
    """A line a row; where there is no room for bars, words alone."""

    def __init__(self, rows: Sequence[ShareRow]) -> None:
        super().__init__()
        self._shares = rows
        self.put(self._lines)

    def _lines(self, width: int) -> Content:
        name = max(len(row.name) for row in self._shares) + len(_GAP)
        told = max(len(row.told) for row in self._shares) + len(_GAP)
        bar = min(_LONGEST, width - name - told)
        lines = [
            hanging(_head(row, name, bar), Content(row.told), width)
            if row.share is not None
            else hanging(Content(row.name.ljust(name)), Content(row.told), width)
            for row in self._shares
        ]
        return Content("\n").join(lines)


def _head(row: ShareRow, name: int, bar: int) -> Content:
    head = Content(row.name.ljust(name))
    return head + _bar(row, bar) + _GAP if bar >= _SHORTEST else head


def _bar(row: ShareRow, length: int) -> Content:
    if row.share is not None and row.interval:
        return interval_bar(length, row.share, row.interval, style="$text-primary")
    return Content.styled(("━" * round(length * (row.share or 0.0))).ljust(length), "$text-primary")
