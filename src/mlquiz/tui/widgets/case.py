"""The scenario that several questions share, beside the question or in its place."""

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.report.words import questions_text
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.prose_text import ProseText


class Case(Page):
    """The scenario of the slot the taker is at; it scrolls by itself and stays where it was read to."""

    DEFAULT_CSS = """
    Case {
        display: none;
        border-right: tall $panel;
        &.-read { border-right: tall $accent; }
        & ProseText { padding: 1 2; }
        & .way { padding: 0 2 1 2; color: $text-accent; }
    }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)

    def __init__(self, posed: tuple[PosedQuestion, ...]) -> None:
        super().__init__()
        self._posed = posed
        self._shown = ""

    def compose(self) -> ComposeResult:
        yield ProseText()
        yield Static("⏎ turns to the question, s comes back here", classes="way", markup=False)

    def on_mount(self) -> None:
        self.watch_session(self.session)

    def watch_session(self, session: Session | None) -> None:
        if session is None or not self.is_mounted or self._shown == session.slot.case:
            return
        self._shown = session.slot.case
        told = self._posed[session.position - 1].scenario
        positions = [slot.position for slot in session.slots if slot.case == self._shown]
        head = Content.styled(f"Case for {questions_text(positions)}", "bold $text-accent")
        self.query_one(ProseText).put(lambda width: Content("\n\n").join([head, prose(told, width)]))
        self.begin()
