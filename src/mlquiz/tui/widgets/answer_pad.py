"""The pads of a form: one for each kind of question on it, and the one that is needed is shown."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.tui.widgets.number_field import NumberField
from mlquiz.tui.widgets.options import Options
from mlquiz.tui.widgets.pad import Pad
from mlquiz.tui.widgets.pairs import Pairs
from mlquiz.tui.widgets.steps import Steps

_PADS: tuple[type[Pad], ...] = (Options, Steps, Pairs, NumberField)


class AnswerPad(Vertical):
    """Shows the pad for the slot the taker is at."""

    DEFAULT_CSS = """
    AnswerPad { height: auto; }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)

    def __init__(self, posed: tuple[PosedQuestion, ...]) -> None:
        super().__init__()
        self._posed = posed
        self._kinds = {question.kind for question in posed}

    def compose(self) -> ComposeResult:
        for pad in _PADS:
            if pad.KIND in self._kinds:
                yield pad(self._posed).data_bind(AnswerPad.session)

    def on_mount(self) -> None:
        self._choose()

    def watch_session(self, before: Session | None, session: Session | None) -> None:
        if session and self.is_mounted and (before is None or before.position != session.position):
            self._choose()

    @property
    def pad(self) -> Pad:
        """The pad that is shown."""
        kind = self.session.slot.kind if self.session else ""
        return next(pad for pad in self.query(Pad) if kind == pad.KIND)

    def _choose(self) -> None:
        if self.session is None:
            return
        for pad in self.query(Pad):
            pad.display = pad is self.pad
        self.hold()

    def hold(self) -> None:
        """Gives the focus to the pad that is needed, at once: a key of its own may be waiting."""
        for pad in self.query(Pad):
            if self.session and self.session.slot.kind == pad.KIND:
                self.screen.set_focus(pad, scroll_visible=False)
