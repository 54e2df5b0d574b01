"""What is asked, as wide as is good to read."""

from textual.reactive import reactive

from mlquiz.exam.session import Session
from mlquiz.model.question import PosedQuestion
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.prose_text import ProseText


class Stem(ProseText):
    """The stem of the slot the taker is at, updated in place."""

    DEFAULT_CSS = """
    Stem { padding: 1 2 0 2; }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)

    def __init__(self, posed: tuple[PosedQuestion, ...]) -> None:
        super().__init__()
        self._posed = posed
        self._shown = 0

    def watch_session(self, session: Session | None) -> None:
        if session is None or self._shown == session.position:
            return
        self._shown = session.position
        question = self._posed[session.position - 1]
        text = f"{question.scenario}\n\n{question.stem}" if question.scenario else question.stem
        self.put(lambda width: prose(text, width))
