"""Shares against a threshold, as bars."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from mlquiz.report.words import percent

_BAR = 24
_FIGURES = 25


class DomainBars(Widget):
    """A line a domain: title, bar with a mark at the threshold, right of total, which side of it."""

    DEFAULT_CSS = """
    DomainBars { width: 100%; height: auto; }
    """

    def __init__(self, rows: Sequence[tuple[str, int, int]], threshold: float) -> None:
        super().__init__()
        self._rows = rows
        self._threshold = threshold

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows)

    def render(self) -> Content:
        longest = max((len(title) for title, _, _ in self._rows), default=0)
        room = max(8, min(longest, self.content_size.width - _BAR - _FIGURES))
        return Content("\n").join(self._line(room, *row) for row in self._rows)

    def _line(self, room: int, title: str, right: int, total: int) -> Content:
        short = title if len(title) <= room else f"{title[: room - 1]}…"
        share = right / total
        side = "at or above" if share >= self._threshold else "below"
        figures = f"  {right}/{total}".ljust(8) + f"{percent(share)} {side}"
        return Content.assemble(f"{short:<{room}}  ", _bar(share, self._threshold), figures)


def _bar(share: float, threshold: float) -> Content:
    filled, mark = round(_BAR * share), min(_BAR - 1, round(_BAR * threshold))
    cells = ["━" if place < filled else "╌" for place in range(_BAR)]
    cells[mark] = "╋" if mark < filled else "┼"
    return Content.styled("".join(cells), "$text-success" if share >= threshold else "$text-error")
