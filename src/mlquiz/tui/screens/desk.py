"""The taker's desk: what lies beside the answer sheet. Clock, note, bookmark, highlighter, calculator and the like.

None of it is scored, and none of it changes which question is shown.
"""

from collections.abc import Callable

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Static

from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.errors import IllegalMove
from mlquiz.exam.pacing import notice
from mlquiz.exam.session import Session
from mlquiz.model.attempt import CONFIDENCES
from mlquiz.model.text import clean
from mlquiz.proctor.sitting import Sitting
from mlquiz.tui.screens.marginal import Marginal, Subject
from mlquiz.tui.widgets.header import ExamHeader
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.stem import Stem

_NOTICE_SECONDS = 12.0
_NOT_ASKED = "Select within one passage of the question to highlight it."


class TakersDesk(Marginal):
    """Holds the session and does the verbs; every one is on disk before it shows."""

    BINDINGS = [
        Binding("t", "clock", "hide or show the clock", show=False, id="exam.clock"),
        Binding("h", "highlight", "highlight a passage", show=False, id="exam.highlight"),
        Binding("w", "note", "write a note", show=False, id="exam.note"),
        Binding(
            "asterisk", "bookmark", "bookmark the question", show=False, key_display="*", id="exam.bookmark"
        ),
        Binding("u", "sure", "say how sure you are", show=False, id="exam.sure"),
        Binding(
            "exclamation_mark",
            "complain",
            "report the question",
            show=False,
            key_display="!",
            id="exam.report",
        ),
        Binding("equals_sign", "calculate", "calculator", show=False, key_display="=", id="exam.calculator"),
        Binding("v", "view", "open the exhibit", show=False, id="exam.exhibit"),
    ]

    session: reactive[Session] = reactive[Session](None, repaint=False)  # type: ignore[arg-type]  # set before it is read

    def __init__(self, sitting: Sitting, settings: Settings = DEFAULTS) -> None:
        super().__init__()
        self.sitting = sitting
        self.settings = settings
        self.set_reactive(TakersDesk.session, sitting.session)
        self._tape: list[tuple[str, str]] = []
        self._silence: Timer | None = None

    @property
    def subject(self) -> Subject:
        sitting, question = self.sitting, self.sitting.question
        position, told = self.session.position, self.session.checked
        return Subject(sitting.margin, sitting.exhibits, question.id, position, told, question.texts)

    def do(self, verb: Callable[[], Session]) -> str:
        """Does what was asked and shows the session that came of it; gives the reason of a refusal."""
        before, refusal = self.session, ""
        try:
            self.session = verb()
        except IllegalMove as refused:
            refusal = str(refused)
        said = notice(before, self.session)
        if said:
            self.announce(said)
        self._tell_trouble()
        return refusal

    def _tell_trouble(self) -> None:
        trouble = self.query_one("#trouble", Static)
        if trouble.display != bool(self.sitting.trouble):
            trouble.display = bool(self.sitting.trouble)
            trouble.update(f"NOT SAVED: {clean(self.sitting.trouble)}")

    def announce(self, text: str) -> None:
        """Says something about the time; it stays for a while, whatever is typed."""
        line = self.query_one("#announcement", Static)
        line.display = True
        line.update(Content(text))
        if self._silence:
            self._silence.stop()
        self._silence = self.set_timer(_NOTICE_SECONDS, self._fall_silent)

    def _fall_silent(self) -> None:
        self.query_one("#announcement", Static).display = False

    def action_clock(self) -> None:
        header = self.query_one(ExamHeader)
        header.clock = not header.clock

    def action_highlight(self) -> None:
        """Highlights what the mouse has selected; else puts a cursor on the first passage, or takes it away."""
        selected = " ".join((self.get_selected_text() or "").split())
        stem = self.query_one(Stem)
        if selected:
            self.clear_selection()
            said = stem.says(selected)
            self.tell(self.do(lambda: self.sitting.highlight(selected)) if said else _NOT_ASKED)
        elif stem.passage is None:
            self.move_passage(0)
            self.tell("Highlight: ↑ ↓ another passage, Space highlights it, h ends")
        else:
            self.leave_passages()

    def move_passage(self, by: int) -> None:
        """Puts the cursor on another passage, and that into view."""
        stem = self.query_one(Stem)
        stem.move(by)
        self.query_one("#question", Page).scroll_to_region(stem.here[1], animate=False)

    @property
    def on_passage(self) -> bool:
        """Whether a cursor goes over the passages of the stem."""
        return self.query_one(Stem).passage is not None

    def leave_passages(self) -> None:
        self.query_one(Stem).passage = None
        self.tell("")

    def highlight_here(self) -> None:
        """Highlights the passage under the cursor, or takes the highlight away."""
        passage, _ = self.query_one(Stem).here
        if passage:
            self.do(lambda: self.sitting.highlight(passage))

    def action_sure(self) -> None:
        """Goes through the answers to "how sure are you?"."""
        cycle = ("", *CONFIDENCES)
        here = self.session.response.confidence
        refusal = self.do(lambda: self.sitting.rate(cycle[(cycle.index(here) + 1) % len(cycle)]))
        said = self.session.response.confidence or "not said"
        self.tell(refusal or f"How sure: {said}. Never scored; u says something else.")

    def action_calculate(self) -> None:
        from mlquiz.tui.screens.calculator import CalculatorScreen

        if self.sitting.blueprint.profile.calculator:
            self.app.push_screen(CalculatorScreen(self._tape))
        else:
            self.tell("This exam has no calculator.")
