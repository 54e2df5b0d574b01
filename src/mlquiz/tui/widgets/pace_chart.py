"""Time by question: a step for each, and below it whether it was right."""

from collections.abc import Sequence
from datetime import timedelta

from textual.content import Content

from mlquiz.report.words import clock_text
from mlquiz.tui.widgets.prose_text import ProseText

_STEPS = "▁▂▃▄▅▆▇█"
_GROUP = 10
_STYLES = {"✓": "$text-success", "✗": "$text-error", "◐": "$text-warning"}
_QUIET = "$foreground-muted"


class PaceChart(ProseText):
    """Groups of ten questions, as many beside one another as fit: their numbers, their times, their marks."""

    def __init__(self, times: Sequence[timedelta], marks: Sequence[str]) -> None:
        """Takes times and marks (`✓`, `✗`, `◐`, or `·` for blank) in the order of the form."""
        super().__init__()
        longest = max(times, default=timedelta())
        steps = [_step(time, longest) for time in times]
        self.put(lambda width: _chart(steps, marks, clock_text(longest), width))


def _step(time: timedelta, longest: timedelta) -> str:
    share = time / longest if longest else 0.0
    return _STEPS[min(len(_STEPS) - 1, int(share * len(_STEPS)))]


def _chart(steps: Sequence[str], marks: Sequence[str], longest: str, width: int) -> Content:
    across = max(1, (width + 1) // (_GROUP + 1)) * _GROUP
    rows = [
        row
        for start in range(0, len(steps), across)
        for row in _rows(start, steps[start : start + across], marks[start : start + across])
    ]
    partly = "  ◐ in part" if "◐" in marks else ""
    legend = Content.styled(f"█ {longest}, the longest  ✓ right{partly}  ✗ wrong  · blank", _QUIET)
    return Content("\n").join([*rows, legend])


def _rows(start: int, steps: Sequence[str], marks: Sequence[str]) -> tuple[Content, Content, Content]:
    """The numbers of the questions that begin a group, all times, all marks."""
    firsts = range(start + 1, start + len(steps) + 1, _GROUP)
    numbers = " ".join(str(first).ljust(_GROUP) for first in firsts)
    return Content.styled(numbers.rstrip(), _QUIET), _grouped(steps), _grouped(marks)


def _grouped(cells: Sequence[str]) -> Content:
    parts = [Content.styled(cell, _STYLES[cell]) if cell in _STYLES else Content(cell) for cell in cells]
    groups = [Content("").join(parts[start : start + _GROUP]) for start in range(0, len(parts), _GROUP)]
    return Content(" ").join(groups)
