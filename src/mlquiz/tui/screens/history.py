"""The history: every attempt, and the trend of each exam."""

from collections import defaultdict

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from mlquiz.model.attempt import Attempt
from mlquiz.model.text import clean
from mlquiz.report.words import local, outcome, percent
from mlquiz.tui.screens.room import Room

_STEPS = "▁▂▃▄▅▆▇█"


class AttemptTable(DataTable[Text]):
    """The attempts; Enter opens the one under the cursor."""

    BINDINGS = [("enter", "select_cursor", "open")]


class HistoryScreen(Room):
    """Attempts, newest first; enter opens one, or goes on with it."""

    CSS_PATH = "history.tcss"
    BINDINGS = [("escape,h,q", "done", "home")]

    class Open(Message):
        """The taker chose an attempt."""

        def __init__(self, attempt: Attempt) -> None:
            super().__init__()
            self.attempt = attempt

    class Done(Message):
        """The taker has seen enough."""

    def __init__(self, attempts: tuple[Attempt, ...]) -> None:
        super().__init__()
        self._attempts = attempts

    def compose(self) -> ComposeResult:
        yield Static(_trends(self._attempts), id="trends", markup=False)
        yield AttemptTable(cursor_type="row")
        yield self.keys()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("Started", "Exam", "Mode", "Score", "Outcome")
        for each in self._attempts:
            cells = (
                local(each.started_at),
                clean(each.exam),
                clean(each.mode),
                percent(each.fraction),
                outcome(each),
            )
            table.add_row(*(Text(cell) for cell in cells))
        table.focus()

    def action_done(self) -> None:
        self.post_message(self.Done())

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        self.post_message(self.Open(self._attempts[event.cursor_row]))


def _trends(attempts: tuple[Attempt, ...]) -> Content:
    """A line an exam: its scores from first to last, as steps and as the last figures."""
    by_exam: dict[str, list[float]] = defaultdict(list)
    for each in reversed(attempts):
        if each.fraction is not None:
            by_exam[each.exam].append(each.fraction)
    if not by_exam:
        return Content("No finished attempts yet.")
    return Content("\n").join(_trend(exam, shares) for exam, shares in by_exam.items())


def _trend(exam: str, shares: list[float]) -> Content:
    steps = "".join(_STEPS[min(7, int(share * 8))] for share in shares[-30:])
    recent = " ".join(percent(share) for share in shares[-3:])
    figures = f"  last: {recent}  (n={len(shares)})"
    return Content.assemble((clean(f"{exam}  "), "bold"), (steps, "$text-primary"), figures)
