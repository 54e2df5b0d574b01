"""Two attempts side by side: what was fixed, what slipped, what is still missed."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from mlquiz.model.attempt import Answered
from mlquiz.model.text import clean
from mlquiz.report.analysis import Fate, Pair
from mlquiz.report.answers import verdict, with_numbers
from mlquiz.report.facts import fates_text
from mlquiz.report.records import Result, SideBySide
from mlquiz.report.words import local, outcome, percent
from mlquiz.tui.prose import prose
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.fitted_table import FittedTable

_FATES = (Fate.SLIPPED, Fate.STILL_MISSED, Fate.FIXED, Fate.HELD, None)
"""What needs the taker's eye comes first."""

_HEADS = ("#", "Question", "Before", "Now", "")


class PairTable(FittedTable):
    """The questions that both attempts asked; Enter shows the later answer."""

    BINDINGS = [
        Binding("enter", "select_cursor", "answer", id="compare.open"),
        Binding("home", "scroll_top", "to the first", show=False, id="compare.first"),
        Binding("end", "scroll_bottom", "to the last", show=False, id="compare.last"),
    ]


class CompareScreen(Room):
    """Counts, then a row a question."""

    CSS_PATH = "compare.tcss"
    BINDINGS = [Binding("escape,q", "done", "back", id="compare.done")]

    class Open(Message):
        """The taker wants to see the later answer to a question."""

        def __init__(self, attempt: str, position: int) -> None:
            super().__init__()
            self.attempt = attempt
            self.position = position

    class Done(Message):
        """The taker has seen enough."""

    def __init__(self, sides: SideBySide) -> None:
        super().__init__()
        self._sides = sides
        pairs = sides.comparison
        self._pairs = [pair for fate in _FATES for pair in pairs.of(fate)]

    def compose(self) -> ComposeResult:
        yield Static(_head(self._sides), id="both", markup=False)
        yield PairTable(_HEADS, yielding=_HEADS.index("Question"))
        yield self.keys()

    def on_mount(self) -> None:
        table = self.query_one(PairTable)
        table.fill([_cells(pair) for pair in self._pairs])
        table.focus()

    def action_done(self) -> None:
        self.post_message(self.Done())

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        position = self._pairs[event.cursor_row].after.slot.position
        self.post_message(self.Open(self._sides.later.attempt.id, position))


def _head(sides: SideBySide) -> Content:
    title = Content.styled(clean(sides.later.blueprint.title), "bold")
    attempts = [_attempt("Before", sides.earlier), _attempt("Now", sides.later)]
    forms = "one form" if sides.one_form else "two forms"
    return Content("\n").join(
        [title, *attempts, Content.styled(clean(f"{fates_text(sides)} ({forms})"), "bold")]
    )


def _attempt(name: str, side: Result) -> Content:
    head = side.attempt
    told = f"{local(head.started_at)}  {head.mode}, {outcome(head)}, {percent(head.fraction)}"
    return Content.assemble((f"{name:<8}", "$foreground-muted"), clean(told))


def _cells(pair: Pair) -> tuple[str, ...]:
    fate = "rewritten since" if pair.fate is None else str(pair.fate)
    position = str(pair.after.slot.position)
    return position, _on_one_line(pair.after), verdict(pair.before), verdict(pair.after), fate


def _on_one_line(each: Answered) -> str:
    """What was asked, on one line."""
    return " ".join(prose(with_numbers(each, each.question.stem)).plain.split())
