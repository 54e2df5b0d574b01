"""A question as it stands in the exam room, for looking at: nothing in it takes the focus or an answer."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from mlquiz.exam.session import Session
from mlquiz.model.form import Rules, Slot
from mlquiz.model.posed import pose
from mlquiz.model.question import Question
from mlquiz.tui.widgets.answer_pad import AnswerPad
from mlquiz.tui.widgets.pictures import Pictures
from mlquiz.tui.widgets.stem import Stem

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Specimen(Vertical):
    """Stem, pictures and pad of one slot, unanswered; another question is another specimen."""

    DEFAULT_CSS = """
    Specimen { height: auto; }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)

    def __init__(self, question: Question, slot: Slot, file_of: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._posed = (pose(question, slot),)
        self._file_of = file_of
        rules = Rules(limit=None, feedback=True)
        self.set_reactive(Specimen.session, Session.start((slot,), rules, _NEVER))

    def compose(self) -> ComposeResult:
        yield Stem(self._posed).data_bind(Specimen.session)
        yield Pictures(self._posed, self._file_of).data_bind(Specimen.session)
        pad = AnswerPad(self._posed).data_bind(Specimen.session)
        pad.disabled = True
        yield pad

    def show_pad(self, shown: bool) -> None:
        """Shows where the answer is given, or leaves its place to what the answer teaches."""
        self.query_one(AnswerPad).display = shown
