"""The days of a plan that are to come, a cell each."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from mlquiz.model.plan import Day, Doing
from mlquiz.report.words import counted
from mlquiz.tui.widgets.prose_text import ProseText

_STEPS = "▁▂▃▄▅▆"
_MARKS = {Doing.MOCK: "M", Doing.REST: "-", Doing.EXAM: "E"}
_STYLES = {Doing.MOCK: "bold $text-warning", Doing.EXAM: "bold $text-accent", Doing.STUDY: "$text-primary"}
_CELL = 2
_WEEK = 7
_QUIET = "$foreground-muted"


class DayStrip(ProseText):
    """As many days as fit: how much is to be answered on each, or what else it is for; a date each week."""

    def __init__(self, days: Sequence[Day]) -> None:
        super().__init__()
        self._days = days
        self.put(self._strip)

    def _strip(self, width: int) -> Content:
        days = self._days[: max(1, width // _CELL)]
        most = max(map(_load, self._days), default=0)
        cells = Content(" ").join([_cell(day, most) for day in days])
        return Content("\n").join([_dates(days), cells, *self._legend(len(days), most, width)])

    def _legend(self, shown: int, most: int, width: int) -> Iterator[Content]:
        """Only what there is is explained."""
        doings = {day.doing for day in self._days[:shown]}
        told = [f"▁ to ▆  up to {counted(most, 'question')}"] if Doing.STUDY in doings else []
        words = {Doing.MOCK: "M  a mock", Doing.REST: "-  rest", Doing.EXAM: "E  the exam"}
        told += [word for doing, word in words.items() if doing in doings]
        if more := len(self._days) - shown:
            told.append(f"and {counted(more, 'day')} more")
        yield from (line.stylize(_QUIET) for line in Content("   ".join(told)).wrap(width))


def _load(day: Day) -> int:
    return day.new + day.again


def _cell(day: Day, most: int) -> Content:
    """A step for a day of study; a day without questions is as empty as it looks."""
    if day.doing is not Doing.STUDY:
        return Content.styled(_MARKS[day.doing], _STYLES.get(day.doing, ""))
    share = _load(day) / most if most else 0.0
    step = _STEPS[min(len(_STEPS) - 1, int(share * len(_STEPS)))] if share else "·"
    return Content.styled(step, _STYLES[Doing.STUDY])


def _dates(days: Sequence[Day]) -> Content:
    """Month and day above each seventh day, the first of them today."""
    dates = (f"{day.on:%m-%d}".ljust(_WEEK * _CELL) for day in days[: len(days) - 2 : _WEEK])
    return Content.styled("".join(dates).rstrip(), _QUIET)
