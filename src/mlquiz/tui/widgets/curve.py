"""Shares over time, each with its interval, as a curve."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from textual.content import Content
from textual_plotext import PlotextPlot

from mlquiz.report.words import percent
from mlquiz.tui.interval_bar import Interval

_BESIDE = 6
"""Cells of the scale."""

_BELOW = 2
"""Lines of the axis and of the labels."""

_LABEL = 7
_STEP = 0.25
_ONE_SIDE = (True, False)
"""Axes below and on the left, none above and on the right."""

_AXIS = re.compile(r"^[^┤│└]*[┤│└]")
_STYLES = {
    "●": "bold $text-primary",
    "○": "bold $text-primary",
    "╌": "$text-warning",
    "│": "$foreground-muted",
    "─": "$foreground-muted",
}
_LINE = "$text-primary"


@dataclass(frozen=True, slots=True)
class Point:
    """A share, what stands below it, its interval where there is one, and what marks it."""

    label: str
    share: float
    interval: Interval | None = None
    mark: str = "●"


class Curve(PlotextPlot):
    """Marks differ by shape; colours follow the theme."""

    DEFAULT_CSS = """
    Curve { width: 100%; max-width: 96; height: 12; }
    """

    def __init__(self, points: Sequence[Point], threshold: float | None = None) -> None:
        super().__init__()
        self.theme = "clear"
        self._points = points
        self._threshold = threshold

    def render(self) -> Content:
        """Draws anew for the room there is."""
        self._draw(self.size.width)
        lines = str(super().render()).splitlines()
        return Content("\n").join(map(_styled, lines))

    def _draw(self, width: int) -> None:
        points = self._points
        places = list(range(1, len(points) + 1))
        self.plt.clear_figure()
        least = self._scale(points, max(1, len(points) * _LABEL // max(1, width - _BESIDE) + 1))
        if self._threshold is not None:
            self.plt.plot([0.5, len(points) + 0.5], [self._threshold] * 2, marker="╌")
        for place, point in zip(places, points, strict=True):
            if point.interval:
                self.plt.plot([place, place], list(point.interval), marker="│")
        self.plt.plot(places, [self._in_line(point.share, least) for point in points], marker="braille")
        for place, point in zip(places, points, strict=True):
            self.plt.scatter([place], [point.share], marker=point.mark)

    def _scale(self, points: Sequence[Point], every: int) -> float:
        """From the quarter below all there is, which it gives, to the whole; a label at one of so many points."""
        ends = [point.interval[0] if point.interval else point.share for point in points]
        least = min(floor(min([*ends, self._threshold or 1.0]) / _STEP), round(1 / _STEP) - 1)
        steps = [step * _STEP for step in range(least, round(1 / _STEP) + 1)]
        labelled = range(len(points), 0, -every)
        self.plt.xaxes(*_ONE_SIDE)
        self.plt.yaxes(*_ONE_SIDE)
        self.plt.xlim(0.5, len(points) + 0.5)
        self.plt.ylim(steps[0], steps[-1])
        self.plt.xticks(list(labelled), [points[place - 1].label for place in labelled])
        self.plt.yticks(steps, [percent(step) for step in steps])
        return steps[0]

    def _in_line(self, share: float, least: float) -> float:
        """The share as its mark shows it: a line is drawn finer than marks, and would pass them by."""
        lines = max(1, self.size.height - _BELOW - 1)
        return least + round((share - least) / (1 - least) * lines) / lines * (1 - least)


def _styled(line: str) -> Content:
    """The scale is quiet, every mark has its own style."""
    axis = _AXIS.match(line)
    if axis is None or axis[0].endswith("└"):
        return Content.styled(line, "$foreground-muted")
    rest = line[axis.end() :]
    quiet = Content.styled(axis[0], "$foreground-muted")
    return quiet + Content.assemble(*((each, _STYLES.get(each, _LINE)) for each in rest))
