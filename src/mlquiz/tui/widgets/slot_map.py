"""All slots at a glance, beside the question where there is room."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from mlquiz.exam.session import Session

_COLUMNS = 5
LEGEND = "● answered  ◐ part\n○ unanswered  · unseen\n⚑ flagged  ⊘ closed"


def mark(session: Session, position: int) -> str:
    """How a slot stands, as one character."""
    if session.complete(position):
        return "●"
    response = session.responses[position - 1]
    if response.given:
        return "◐"
    return "○" if response.seen_at else "·"


class SlotMap(VerticalScroll, can_focus=False):
    """A small grid of numbers and marks; hidden where the terminal is narrow."""

    DEFAULT_CSS = """
    SlotMap {
        width: 36;
        height: 1fr;
        padding: 1 1;
        background: $surface;
        display: none;
        & #legend { color: $text-muted; margin: 1 0 0 0; }
    }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)

    def compose(self) -> ComposeResult:
        yield Static(id="map", markup=False)
        yield Static(LEGEND, id="legend", markup=False)

    def on_mount(self) -> None:
        self.watch_session(None, self.session)

    def watch_session(self, before: Session | None, session: Session | None) -> None:
        if session is None or not self.is_mounted or (before and _same(before, session)):
            return
        cells = [_cell(session, slot.position) for slot in session.slots]
        rows = [Content("").join(cells[start : start + _COLUMNS]) for start in range(0, len(cells), _COLUMNS)]
        self.query_one("#map", Static).update(Content("\n").join(rows), layout=before is None)


def _same(before: Session, session: Session) -> bool:
    """Whether only time went by."""
    there = before.position == session.position
    return there and all(
        (old.picks, old.typed, old.flagged, old.locked) == (new.picks, new.typed, new.flagged, new.locked)
        for old, new in zip(before.responses, session.responses, strict=True)
    )


def _cell(session: Session, position: int) -> Content:
    shut, flagged = session.shut(position), session.responses[position - 1].flagged
    flag = "⊘" if shut else "⚑" if flagged else " "
    style = "reverse bold" if position == session.position else ""
    return Content.styled(f"{position:>3}{mark(session, position)}{flag}", style) + Content(" ")
