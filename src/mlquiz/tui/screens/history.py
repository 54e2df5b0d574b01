"""The history: every attempt, and the trend of each exam."""

from collections import defaultdict
from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from mlquiz.model.attempt import Attempt
from mlquiz.model.text import clean
from mlquiz.report.corrected_words import KEY_MARK, outcomes_short
from mlquiz.report.corrections import Corrected
from mlquiz.report.runs import Run, runs
from mlquiz.report.words import counted, judged, local, percent
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.fitted_table import FittedTable

_STEPS = "▁▂▃▄▅▆▇█"
_MARK = "●"
_HEADS = (" ", "Started", "Exam", "Mode", "Outcome")
_ROOM_FOR_YEARS = 76


class AttemptTable(FittedTable):
    """The attempts; Enter opens the one under the cursor."""

    BINDINGS = [
        Binding("enter", "select_cursor", "open", id="history.open"),
        Binding("home", "scroll_top", "to the first", show=False, id="history.first"),
        Binding("end", "scroll_bottom", "to the last", show=False, id="history.last"),
    ]


class HistoryScreen(Room):
    """Attempts, newest first; enter opens one, or goes on with it; two can be put side by side."""

    CSS_PATH = "history.tcss"
    BINDINGS = [
        Binding("space", "mark", "mark", id="history.mark"),
        Binding("c", "compare", "compare", id="history.compare"),
        Binding("e", "exam", "exam", id="history.exam"),
        Binding("escape,h,q", "done", "home", id="history.home"),
    ]

    class Open(Message):
        """The taker chose an attempt."""

        def __init__(self, attempt: Attempt) -> None:
            super().__init__()
            self.attempt = attempt

    class Compare(Message):
        """The taker wants to see two attempts side by side."""

        def __init__(self, one: str, other: str) -> None:
            super().__init__()
            self.one = one
            self.other = other

    class Done(Message):
        """The taker has seen enough."""

    def __init__(self, attempts: tuple[Attempt, ...], corrected: Mapping[str, Corrected]) -> None:
        """Takes the attempts, and by id those of which a key was corrected since."""
        super().__init__()
        self._attempts = attempts
        self._corrected = corrected
        self._exams = ("", *sorted({each.exam for each in attempts}))
        self._exam = ""
        self._shown = attempts
        self._marked = ""

    def compose(self) -> ComposeResult:
        yield Static(id="trends", markup=False)
        yield AttemptTable(_HEADS, yielding=_HEADS.index("Exam"))
        yield self.keys()

    def on_mount(self) -> None:
        self.query_one(AttemptTable).focus()

    def on_resize(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "exam" or len(self._exams) > 2

    def _show(self) -> None:
        """Shows the attempts of one exam or of all."""
        narrow = self.size.width < _ROOM_FOR_YEARS
        attempts = tuple(each for each in self._attempts if self._exam in ("", each.exam))
        found = runs(attempts)
        self._shown = tuple(run.newest for run in found)
        rows = [self._cells(run, narrow=narrow) for run in found]
        self.query_one(AttemptTable).fill(rows)
        self.query_one("#trends", Static).update(_trends(attempts, self._corrected))

    def _cells(self, run: Run, *, narrow: bool) -> tuple[str, ...]:
        each = run.newest
        mark = _MARK if each.id == self._marked else " "
        started = local(each.started_at)
        day = started.partition("-")[2] if narrow else started
        told = outcomes_short(each, self._corrected.get(each.id), narrow=narrow)
        if run.count > 1:
            told = f"{run.right}/{run.count} right, {percent(run.right / run.count)}"
        mode = f"{each.mode} {run.count} x 1" if run.count > 1 else each.mode
        return (mark, day, clean(each.exam), clean(mode), told)

    @property
    def _here(self) -> Attempt | None:
        row = self.query_one(AttemptTable).cursor_row
        return self._shown[row] if row < len(self._shown) else None

    def action_mark(self) -> None:
        """Marks the attempt under the cursor, or takes the mark away."""
        if self._here:
            self._marked = "" if self._here.id == self._marked else self._here.id
            self._show()

    def action_compare(self) -> None:
        if not self._marked:
            self.notify("Mark the other attempt with Space first.", severity="warning", timeout=4)
        elif self._here:
            self.post_message(self.Compare(self._marked, self._here.id))

    def action_exam(self) -> None:
        """Goes through the exams, then back to all."""
        self._exam = self._exams[(self._exams.index(self._exam) + 1) % len(self._exams)]
        self._show()

    def action_done(self) -> None:
        self.post_message(self.Done())

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        self.post_message(self.Open(self._shown[event.cursor_row]))


def _trends(attempts: tuple[Attempt, ...], corrected: Mapping[str, Corrected]) -> Content:
    """How many attempts there are, and a line an exam: its mocks from first to last, and the last figures."""
    by_exam: dict[str, list[float]] = defaultdict(list)
    for each in filter(judged, reversed(attempts)):
        if each.fraction is not None:
            by_exam[each.exam].append(each.fraction)
    lines = [_trend(exam, shares) for exam, shares in by_exam.items()]
    told = counted(len(attempts), "attempt")
    if any(each.id in corrected and corrected[each.id].gained for each in attempts):
        told += f"; {KEY_MARK} the score as corrected"
    return Content("\n").join([Content(told if lines else f"{told}; no finished mock yet."), *lines])


def _trend(exam: str, shares: list[float]) -> Content:
    steps = "".join(_STEPS[min(7, int(share * 8))] for share in shares[-30:])
    recent = " ".join(percent(share) for share in shares[-3:])
    figures = f"  mocks, last: {recent}  (n={len(shares)})"
    return Content.assemble((clean(f"{exam}  "), "bold"), (steps, "$text-primary"), figures)
