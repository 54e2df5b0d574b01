"""A share on a line from 0 to 100%: its interval, the estimate in it, and the threshold where there is one."""

from textual.content import Content

Interval = tuple[float, float]
"""Its low and its high end, as shares."""

QUIET = "$foreground-muted"
LEGEND = "● estimate  ━ 80% interval"


def ends(low: float | None, high: float | None) -> Interval | None:
    """The interval; None where it is not told."""
    return None if low is None or high is None else (low, high)


def interval_bar(
    length: int, share: float, interval: Interval, *, threshold: float | None = None, style: str = ""
) -> Content:
    """`╌╌━━●━━┿╌╌`: the threshold is `┼`, or `┿` within the interval; the estimate hides it."""
    cells = [("╌", QUIET)] * length
    first, last = (_cell(length, end) for end in interval)
    cells[first : last + 1] = [("━", style)] * (last - first + 1)
    if threshold is not None:
        mark = _cell(length, threshold)
        cells[mark] = ("┿" if first <= mark <= last else "┼", "bold")
    cells[_cell(length, share)] = ("●", f"bold {style}".strip())
    return Content.assemble(*cells)


def track(length: int, threshold: float) -> Content:
    """The line of a share that is not known."""
    mark = _cell(length, threshold)
    return Content.assemble(("╌" * mark, QUIET), ("┼", "bold"), ("╌" * (length - mark - 1), QUIET))


def _cell(length: int, share: float) -> int:
    return min(length - 1, int(share * length))
