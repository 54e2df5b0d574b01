"""Shares against a threshold, as bars."""

from textual.content import Content
from textual.widgets import Static

from mlquiz.report.words import percent

WIDTH = 24


def bar(share: float, threshold: float, width: int = WIDTH) -> Content:
    """A bar with a mark at the threshold; what is below it is told by the mark's side, not by colour alone."""
    filled, mark = round(width * share), min(width - 1, round(width * threshold))
    cells = ["█" if place < filled else "░" for place in range(width)]
    cells[mark] = "┃"
    return Content.styled("".join(cells), "$text-success" if share >= threshold else "$text-error")


class DomainBars(Static):
    """A line a domain: title, bar, right of total, and whether it is at the threshold."""

    DEFAULT_CSS = """
    DomainBars { width: auto; height: auto; margin: 0 2; }
    """

    def __init__(self, rows: list[tuple[str, int, int]], threshold: float) -> None:
        longest = max((len(title) for title, _, _ in rows), default=0)
        lines = [
            _line(title.ljust(min(longest, 34)), right, total, threshold) for title, right, total in rows
        ]
        super().__init__(Content("\n").join(lines))


def _line(title: str, right: int, total: int, threshold: float) -> Content:
    short = title if len(title) <= 34 else f"{title[:33]}…"
    share = right / total
    side = "at or above" if share >= threshold else "below"
    return Content.assemble(f"{short}  ", bar(share, threshold), f"  {right}/{total} {percent(share)} {side}")
