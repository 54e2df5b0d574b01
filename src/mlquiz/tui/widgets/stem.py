"""What is asked, as wide as is good to read, scrolling when it is long."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from mlquiz.exam.session import Session
from mlquiz.model.question import PosedQuestion
from mlquiz.tui.prose import prose


class Stem(VerticalScroll, can_focus=False):
    """The stem of the slot the taker is at, updated in place."""

    DEFAULT_CSS = """
    Stem {
        height: auto;
        max-height: 60%;
        padding: 1 2 0 2;
        & Static { width: 100%; max-width: 96; }
    }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)

    def __init__(self, posed: tuple[PosedQuestion, ...]) -> None:
        super().__init__()
        self._posed = posed
        self._shown = 0

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def on_mount(self) -> None:
        self.watch_session(self.session)

    def watch_session(self, session: Session | None) -> None:
        if session is None or not self.is_mounted or self._shown == session.position:
            return
        self._shown = session.position
        question = self._posed[session.position - 1]
        text = f"{question.scenario}\n\n{question.stem}" if question.scenario else question.stem
        self.query_one(Static).update(prose(text))
        self.scroll_home(animate=False)
