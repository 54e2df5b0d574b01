"""Answers by day: weeks as columns, weekdays as rows."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil

from textual.content import Content

from mlquiz.tui.widgets.prose_text import ProseText

_SHADES = "░▒▓█"
_NONE = "·"
_MOST, _LEAST = 26, 4
"""Weeks."""

_SIDE, _CELL = 4, 2
_QUIET = "$foreground-muted"


class DayMap(ProseText):
    """The last weeks that fit, up to a day; how full a cell is tells how many answers, in four equal steps."""

    def __init__(self, days: Mapping[date, int], until: date) -> None:
        super().__init__()
        self._days = days
        self._until = until
        self._step = max(1, ceil(max(days.values(), default=0) / len(_SHADES)))
        self.put(self._map)

    def _map(self, width: int) -> Content:
        monday = self._until - timedelta(days=self._until.weekday())
        since = ceil((self._until - min(self._days, default=self._until)).days / 7) + 1
        weeks = min(_MOST, max(_LEAST, since), max(1, (width - _SIDE) // _CELL))
        mondays = [monday - timedelta(weeks=ago) for ago in range(weeks - 1, -1, -1)]
        rows = [self._weekday(mondays, weekday) for weekday in range(7)]
        return Content("\n").join([_months(mondays), *rows, self._legend()])

    def _weekday(self, mondays: list[date], weekday: int) -> Content:
        days = [monday + timedelta(days=weekday) for monday in mondays]
        name = Content.styled(f"{days[0]:%a} ", _QUIET)
        return name + Content(" ").join(map(self._cell, days))

    def _cell(self, day: date) -> Content:
        if day > self._until:
            return Content(" ")
        count = self._days.get(day, 0)
        shade = _SHADES[(count - 1) // self._step] if count else _NONE
        return Content.styled(shade, "$text-primary" if count else _QUIET)

    def _legend(self) -> Content:
        """What each shade stands for; a step that no day reaches is not told."""
        most = max(self._days.values(), default=0)
        firsts = range(1, most + 1, self._step)
        told = [f"{shade} {_range(first, self._step)}" for shade, first in zip(_SHADES, firsts, strict=False)]
        return Content.styled("  ".join([f"{' ' * _SIDE}{_NONE} none", *told]), _QUIET)


def _range(first: int, step: int) -> str:
    return str(first) if step == 1 else f"{first}-{first + step - 1}"


def _begins(mondays: list[date], place: int) -> bool:
    """Whether a month is named there: above its first week, and above the first of all where there is room."""
    if place:
        return mondays[place].month != mondays[place - 1].month
    return len({monday.month for monday in mondays[:3]}) == 1


def _months(mondays: list[date]) -> Content:
    """The name of a month above the first of its weeks."""
    line = " " * _SIDE
    for place, monday in enumerate(mondays):
        if _begins(mondays, place):
            line = f"{line.ljust(_SIDE + place * _CELL)}{monday:%b} "
    return Content.styled(line.rstrip(), _QUIET)
