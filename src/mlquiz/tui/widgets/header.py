"""The line on top of the exam: where you are, what is flagged, the time."""

from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from mlquiz.exam.session import Session
from mlquiz.report.words import clock_text

LAST_MINUTES = timedelta(minutes=5)
ROOM_FOR_PACE = 76


class ExamHeader(Widget):
    """Question n of N on the left, countdown and pace on the right, progress below."""

    DEFAULT_CSS = """
    ExamHeader {
        height: 2;
        dock: top;
        background: $panel;
        padding: 0 1;
        & Horizontal { height: 1; }
        & #place { width: 1fr; text-style: bold; }
        & #clock { width: 40; text-align: right; text-style: bold; }
        & #progress { height: 1; color: $text-muted; }
        &.-small #clock { width: 13; }
        &.-last-minutes #clock { color: $text-warning; text-style: bold reverse; }
    }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)
    more: reactive[bool] = reactive(bool, repaint=False)

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(id="place", markup=False)
            yield Static(id="clock", markup=False)
        yield Static(id="progress", markup=False)

    def watch_session(self, session: Session | None) -> None:
        if session is None or not self.is_mounted:
            return
        self._update("#place", self._place(session))
        self._update("#clock", _clock(session, pace=not self.has_class("-small")))
        self._update("#progress", _progress(session, self.size.width, self.more))
        self.set_class(session.left < LAST_MINUTES, "-last-minutes")

    def watch_more(self) -> None:
        self.watch_session(self.session)

    def on_mount(self) -> None:
        self.watch_session(self.session)

    def on_resize(self) -> None:
        self.set_class(self.size.width < ROOM_FOR_PACE, "-small")
        self.watch_session(self.session)

    def _update(self, where: str, text: str) -> None:
        """Repaints only what reads differently, so that an idle second costs one small rectangle."""
        shown = self.query_one(where, Static)
        if str(shown.content) != text:
            shown.update(Content(text), layout=False)

    def _place(self, session: Session) -> str:
        flag = "  ⚑ flagged" if session.response.flagged else ""
        return f"{self._code}  Question {session.position} of {len(session.slots)}{flag}"


def _clock(session: Session, *, pace: bool) -> str:
    left = clock_text(session.left)
    if not pace:
        return f"{left} left"
    return f"{left} left  {clock_text(session.pace(session.at))} per question left"


def _progress(session: Session, width: int, more: bool) -> str:
    said = f"  {session.answered} answered, {session.flagged} flagged{'  ▼ PgDn' if more else ''}"
    room = max(0, width - len(said))
    filled = room * session.answered // len(session.slots)
    return "━" * filled + "─" * (room - filled) + said
