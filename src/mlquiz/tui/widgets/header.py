"""The line on top of the exam: where you are, what is flagged, the time."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from mlquiz.exam.pacing import LAST_MINUTE, LAST_MINUTES
from mlquiz.exam.session import Session
from mlquiz.report.words import clock_text, left_text

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
        & #place { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & #clock { width: 40; text-align: right; text-style: bold; }
        & #progress { height: 1; color: $text-muted; }
        &.-small #clock { width: 15; }
        &.-last-minutes #clock { color: $text-warning; text-style: bold; }
        &.-last-minute #clock { color: $text-error; text-style: bold reverse; }
    }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)
    more: reactive[bool] = reactive(bool, repaint=False)
    clock: reactive[bool] = reactive(True, init=False, repaint=False)  # noqa: FBT003 - the default

    def __init__(self, code: str, sections: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._code = code
        self._sections = sections

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(id="place", markup=False)
            yield Static(id="clock", markup=False)
        yield Static(id="progress", markup=False)

    def watch_session(self, session: Session | None) -> None:
        if session is None or not self.is_mounted:
            return
        self._update("#place", self._place(session))
        self._update("#clock", self._time(session))
        self._update("#progress", _progress(session, self.size.width, self.more))
        self.set_class(session.left is not None and session.left < LAST_MINUTES, "-last-minutes")
        self.set_class(session.left is not None and session.left < LAST_MINUTE, "-last-minute")

    def _time(self, session: Session) -> str:
        """The time left; hidden where the taker wants it so, until the last minutes."""
        timed = session.left is not None or session.question_left is not None
        if timed and not self.clock and (session.left is None or session.left >= LAST_MINUTES):
            return "clock hidden"
        return _clock(session, pace=not self.has_class("-small"))

    def watch_more(self) -> None:
        self.watch_session(self.session)

    def watch_clock(self) -> None:
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
        section = session.slot.section
        name = f"  {section}/{len(self._sections)} {self._sections[section - 1]}" if section else ""
        return f"{self._code}  Question {session.position} of {len(session.slots)}{flag}{name}"


def _clock(session: Session, *, pace: bool) -> str:
    if session.question_left is not None and not session.response.locked:
        return f"{clock_text(session.question_left)} for this{' one' if pace else ''}"
    if session.question_left is not None and session.left is None:
        return ""
    left, per_question = left_text(session.left), session.pace(session.at)
    if not pace or per_question is None:
        return left
    return f"{left}  {clock_text(per_question)} per question left"


def _progress(session: Session, width: int, more: bool) -> str:
    said = f"  {session.answered} answered, {session.flagged} flagged{'  ▼ PgDn' if more else ''}"
    room = max(0, width - len(said))
    filled = room * session.answered // len(session.slots)
    return "━" * filled + "─" * (room - filled) + said
