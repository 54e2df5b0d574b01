"""The exam: one screen, updated in place from question to question. Here is where the taker goes next."""

from collections.abc import Callable, Mapping

from textual import on
from textual.binding import Binding
from textual.message import Message

from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.exam.session import Session
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.words import gaps_words, questions_text
from mlquiz.tui.screens.sheet import AnswerSheet
from mlquiz.tui.widgets.header import ExamHeader
from mlquiz.tui.widgets.page import Page

_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "pick": ("choice", "ordering", "matching"),
    "toggle_here": ("choice", "ordering", "matching"),
    "shift": ("ordering",),
    "type": ("numeric",),
    "rub_out": ("numeric",),
    "comma": ("numeric",),
    "strike": ("choice", "matching"),
    "strike_here": ("choice",),
    "clear": ("choice", "ordering", "matching", "numeric"),
    "highlight": ("choice", "ordering", "matching", "numeric"),
}
"""What is done while a question is open, and with which kinds of question."""


class ExamScreen(AnswerSheet):
    """Goes from question to question; every key becomes a verb of the sitting, on disk before it shows."""

    CSS_PATH = "exam.tcss"
    AUTO_FOCUS = ""  # the page begins at its top, wherever the options are
    BINDINGS = [
        Binding("enter", "confirm", "next", id="exam.next"),
        Binding("left,p", "go(-1)", "previous question", show=False, id="exam.left"),
        Binding("right,n", "go(1)", "next question", show=False, id="exam.right"),
        Binding("g", "jump", "go", id="exam.jump"),
        Binding("r", "review", "review", id="exam.review"),
        Binding("q", "leave", "leave", id="exam.leave"),
        Binding("z", "pause", "pause the clock", show=False, id="exam.pause"),
    ]

    class Ticked(Message):
        """A second went by; the session as it stands now."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    class Closed(Message):
        """The form was submitted, or time ran out."""

    class Left(Message):
        """The taker leaves; the sitting is kept."""

    class Review(Message):
        """The taker wants to look over all slots."""

    def __init__(self, sitting: Sitting, settings: Settings = DEFAULTS) -> None:
        super().__init__(sitting, settings)
        self._warned: tuple[int, str] = (0, "")
        self._handed_over = False
        self._read: set[int] = set()

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        self.perform(self.sitting.tick, tell=False)
        self.post_message(self.Ticked(self.sitting.session))

    def do(self, verb: Callable[[], Session]) -> str:
        was_finished = self.sitting.finished
        refusal = super().do(verb)
        if self.sitting.finished and not was_finished:
            self.post_message(self.Closed())
        return refusal

    @on(Page.Scrolled)
    def _mark_more(self, event: Page.Scrolled) -> None:
        self.query_one(ExamHeader).more = self.paper.below
        if event.moved and self.page.at_end:
            self._read.add(self.session.position)

    def go_to(self, position: int | None) -> None:
        """Goes to a slot, as chosen here or on another screen; asks first where the way back is closed."""
        if position is None or self._unread(position):
            return
        closing = self.session.closing(position)
        if not closing:
            self.perform(lambda: self.sitting.go_to(position))
            return

        from mlquiz.tui.screens.confirm import ConfirmScreen

        def decide(agreed: bool | None) -> None:
            if agreed:
                self.perform(lambda: self.sitting.go_to(position))

        gaps = gaps_words(self.session, self.sitting.blueprint.unit, closing)
        question = f"You cannot come back to {questions_text(closing)}. {gaps or 'All answered'}."
        self.app.push_screen(ConfirmScreen(question, "Go on", "Stay", safe=not gaps), decide)

    def _unread(self, position: int) -> bool:
        """Whether this question must be read to its end before it is left, and is not yet."""
        here = self.session.position
        read = here in self._read or self.page.at_end
        if self.session.rules.read_to_end and position != here and not read:
            self.tell("Read this question to its end first: PgDn")
            return True
        return False

    def submit(self) -> None:
        """Submits the form, as decided on the review screen."""
        self.perform(self.sitting.submit)

    def action_confirm(self) -> None:
        """Moves on: from the case to the question, from an answer to what it teaches, to the next question."""
        if self.on_passage:
            self.leave_passages()
        elif self.case_covers:
            self.action_case()
        elif not self._warns(self._gap()):
            self._ask_how_sure()

    def _gap(self) -> str:
        """What the answer here lacks, where that is worth a word."""
        given, choose = self.session.response.given, self.session.slot.choose
        if self.session.response.locked:
            return ""
        if self.begun:
            return f"{self.begun!r} is no number yet, so no answer; Enter again goes on all the same."
        if not given and self.session.rules.feedback:
            return "No answer yet; Enter again checks it all the same."
        if 0 < given < choose:
            return f"{choose - given} more to give; Enter again goes on all the same."
        return ""

    def _warns(self, text: str) -> bool:
        """Says what is amiss, once; True where the taker shall look at it."""
        here = (self.session.position, text)
        if not text or self._warned == here:
            self._warned = (0, "")
            return False
        self._warned = here
        self.tell(text)
        return True

    def _ask_how_sure(self) -> None:
        response = self.session.response
        if not self.settings.confidence or not response.given or response.confidence or response.locked:
            self._onward()
            return

        from mlquiz.tui.screens.sure import SureScreen

        def rate(confidence: str | None) -> None:
            if confidence is None or self.session.response.locked:
                return
            if confidence:
                self.perform(lambda: self.sitting.rate(confidence))
            self._onward()

        self.app.push_screen(SureScreen(), rate)

    def _onward(self) -> None:
        session = self.session
        if session.rules.feedback and not session.response.locked:
            self.perform(self.sitting.check)
        elif session.position == len(session.slots):
            self.action_review()
        else:
            self.action_go(1)

    def action_go(self, by: int) -> None:
        there = self.session.position + by
        if 1 <= there <= len(self.session.slots):
            self.go_to(there)

    def action_jump(self) -> None:
        from mlquiz.tui.screens.jump import JumpScreen

        self.app.push_screen(JumpScreen(len(self.session.slots)), self.go_to)

    def action_pause(self) -> None:
        if not self.session.rules.feedback:
            self.tell("A mock is not paused; q leaves and keeps it.")
            return

        from mlquiz.tui.screens.pause import PauseScreen

        def go_on(_: object) -> None:
            self.perform(self.sitting.resume)

        self.perform(self.sitting.pause)
        self.app.push_screen(PauseScreen(), go_on)

    def _hand_over(self, message: Message) -> None:
        """Asks for another screen; keys typed before it is there are meant for it and do nothing here."""
        self._handed_over = True
        self.post_message(message)

    def on_screen_resume(self) -> None:
        self._handed_over = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._handed_over:
            return False
        if action == "case":
            return bool(self.session.slot.case)
        if action not in _ANSWERS:
            return True
        if action == "toggle_here" and self.on_passage:
            return True
        open_ = not self.case_covers and not self.session.checked
        return open_ and self.session.slot.kind in _ANSWERS[action]

    def action_review(self) -> None:
        if not self._unread(0):
            self._hand_over(self.Review())

    def action_leave(self) -> None:
        self._hand_over(self.Left())
