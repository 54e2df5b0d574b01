"""The review before submitting: every slot, what is unanswered, what is flagged."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.coordinate import Coordinate
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import DataTable, Static

from mlquiz.exam.session import Session
from mlquiz.report.words import gaps_words, left_text
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.slot_map import LEGEND, mark

_FILTERS = ("all", "complete", "incomplete", "unseen", "flagged")
_CELL = 7


class SlotGrid(DataTable[Text]):
    """The slots; Enter goes to the one under the cursor."""

    BINDINGS = [Binding("enter", "select_cursor", "go there", id="review.go")]


class ReviewScreen(Room):
    """A grid of slots with filters; jump to one, or submit."""

    CSS_PATH = "review.tcss"
    BINDINGS = [
        Binding("f", "filter(1)", "filter", id="review.filter"),
        Binding("F", "filter(-1)", "filter before", show=False, id="review.filter-back"),
        Binding("s", "submit", "submit", id="review.submit"),
        Binding("escape,r,q", "back", "back", id="review.back"),
    ]

    class Chosen(Message):
        """The taker chose a slot to go back to."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    class Submit(Message):
        """The taker wants to submit."""

    class Back(Message):
        """The taker goes back to where they were."""

    session: reactive[Session] = reactive[Session](None, repaint=False)  # type: ignore[arg-type]  # set before it is read

    def __init__(self, session: Session, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self.set_reactive(ReviewScreen.session, session)
        self._filter = 0
        self._shown: list[int] = []

    def compose(self) -> ComposeResult:
        yield Static(id="summary", markup=False)
        yield Static(LEGEND.replace("\n", "  "), id="legend", markup=False)
        yield SlotGrid(show_header=False, cursor_type="cell")
        yield self.keys()

    def on_mount(self) -> None:
        self._fill()

    def on_resize(self) -> None:
        self._fill()

    def watch_session(self, session: Session) -> None:
        if self.is_mounted:
            self._summarise()

    def _fill(self) -> None:
        table, session = self.query_one(DataTable), self.session
        self._shown = [slot.position for slot in session.slots if self._fits(slot.position)]
        columns = max(1, min(10, (self.size.width - 4) // (_CELL + 2)))
        table.clear(columns=True)
        for column in range(columns):
            table.add_column(str(column), width=_CELL)
        for start in range(0, len(self._shown), columns):
            cells = [_cell(session, position) for position in self._shown[start : start + columns]]
            table.add_row(*cells, *[Text("")] * (columns - len(cells)))
        if session.position in self._shown:
            row, column = divmod(self._shown.index(session.position), columns)
            table.cursor_coordinate = Coordinate(row, column)
        table.focus()
        self._summarise()

    def _fits(self, position: int) -> bool:
        response = self.session.responses[position - 1]
        return {
            "complete": self.session.complete(position),
            "incomplete": not self.session.complete(position),
            "unseen": response.seen_at is None,
            "flagged": response.flagged,
        }.get(_FILTERS[self._filter], True)

    def _summarise(self) -> None:
        session = self.session
        gaps = gaps_words(session, self._unit)
        warning = f"{gaps or 'Everything is answered'}."
        counts = f"{session.answered} of {len(session.slots)} answered, {session.flagged} flagged"
        head = f"{counts}, {left_text(session.left)}."
        names = [f"[{name}]" if place == self._filter else name for place, name in enumerate(_FILTERS)]
        shown = f"Showing {' '.join(names)}: {len(self._shown)}"
        told = (warning, "$text-warning" if gaps else "$text-success")
        self.query_one("#summary", Static).update(Content.assemble((head, "bold"), "\n", told, "\n", shown))

    def action_filter(self, by: int) -> None:
        self._filter = (self._filter + by) % len(_FILTERS)
        self._fill()

    def action_submit(self) -> None:
        self.post_message(self.Submit())

    def action_back(self) -> None:
        self.post_message(self.Back())

    @on(DataTable.CellSelected)
    def _chosen(self, event: DataTable.CellSelected) -> None:
        place = event.coordinate.row * len(self.query_one(DataTable).columns) + event.coordinate.column
        if place < len(self._shown):
            self.post_message(self.Chosen(self._shown[place]))


def _cell(session: Session, position: int) -> Text:
    sign = mark(session, position)
    style = {"●": "bold", "·": "dim"}.get(sign, "")
    flag = "⚑" if session.responses[position - 1].flagged else ""
    closed = "⊘" if session.shut(position) else ""
    return Text(f"{position:>3} {sign}{flag}{closed}", style=style)
