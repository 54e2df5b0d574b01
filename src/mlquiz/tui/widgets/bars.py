"""Shares as bars, against a threshold where there is one."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from mlquiz.report.words import percent
from mlquiz.tui.cut import column

_LONGEST, _SHORTEST, _TINY = 24, 16, 12
_WIDE = 72
_SIDES = len("  ") + len("  ") + len(" at or above")


class DomainBars(Widget):
    """A line a domain: title, bar with a mark at the threshold, right of total, which side of it.

    The last line says what the mark is. What is not passed or failed is held against nothing.
    """

    DEFAULT_CSS = """
    DomainBars { width: 100%; height: auto; }
    """

    def __init__(self, rows: Sequence[tuple[str, int, int]], threshold: float | None) -> None:
        super().__init__()
        self._rows = rows
        self._threshold = threshold

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows) + (self._threshold is not None)

    def render(self) -> Content:
        width, figures = self.content_size.width, _figures(self._rows)
        sides = len(figures[0]) + _SIDES if figures else _SIDES
        longest = max((cell_len(title) for title, _, _ in self._rows), default=0)
        shortest = _SHORTEST if width >= _WIDE else _TINY
        bar = max(shortest, min(_LONGEST, width - longest - sides))
        room = max(8, min(longest, width - bar - sides))
        lines = [self._line(room, bar, *row, told) for row, told in zip(self._rows, figures, strict=True)]
        if self._threshold is None:
            return Content("\n").join(lines)
        mark = " " * (room + 2 + _mark(bar, self._threshold))
        legend = Content.styled(f"{mark}┴ {percent(self._threshold)} to pass", "$foreground-muted")
        return Content("\n").join([*lines, legend])

    def _line(self, room: int, bar: int, title: str, right: int, total: int, figures: str) -> Content:
        share = right / total
        name = f"{column(title, room)}  "
        if self._threshold is None:
            filled = round(bar * share)
            return Content.assemble(
                name, ("━" * filled, "$text-primary"), f"{'╌' * (bar - filled)}  {figures}"
            )
        side = "at or above" if share >= self._threshold else "below"
        return Content.assemble(name, _bar(bar, share, self._threshold), f"  {figures} {side}")


def _figures(rows: Sequence[tuple[str, int, int]]) -> list[str]:
    """Right of total and the share, in columns."""
    counts = [f"{right}/{total}" for _, right, total in rows]
    shares = [percent(right / total) for _, right, total in rows]
    widest = max(map(len, counts), default=0), max(map(len, shares), default=0)
    return [f"{count:<{widest[0]}} {share:>{widest[1]}}" for count, share in zip(counts, shares, strict=True)]


def _mark(bar: int, threshold: float) -> int:
    """The cell of a bar at which the threshold is marked."""
    return min(bar - 1, round(bar * threshold))


def _bar(length: int, share: float, threshold: float) -> Content:
    """A bar with a mark, which is reached by just what reaches the threshold; what is not filled is quiet."""
    filled, mark, reached = round(length * share), _mark(length, threshold), share >= threshold
    filled = max(filled, mark + 1) if reached else min(filled, mark)
    colour = "$text-success" if reached else "$text-error"
    full, empty = "━" * filled, "╌" * (length - filled)
    before, behind = (full + empty)[:mark], (full + empty)[mark + 1 :]
    parts = [
        before.strip("╌"),
        before.strip("━"),
        "╋" if reached else "┼",
        behind.strip("╌"),
        behind.strip("━"),
    ]
    styles = [colour, "", "bold", colour, ""]
    return Content("").join(map(Content.styled, parts, styles))
