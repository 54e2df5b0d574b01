"""The answer sheet: every key and click that answers becomes a verb of the sitting."""

from collections.abc import Callable

from textual import on
from textual.binding import Binding

from mlquiz.exam.session import Session
from mlquiz.tui.screens.reading import Reading
from mlquiz.tui.widgets.answer_pad import AnswerPad
from mlquiz.tui.widgets.number_field import NumberField
from mlquiz.tui.widgets.pad import Pad

_PICK_KEYS = ("a,1", "b,2", "c,3", "d,4", "e,5", "f,6", "7", "8", "9", "0")

_PICKS = [
    Binding(
        keys,
        f"pick({place})",
        "pick" if not place else f"pick {'ABCDEFGHIJ'[place]}",
        show=not place,
        key_display="a-f" if not place else None,
        id=f"exam.pick-{place + 1}",
    )
    for place, keys in enumerate(_PICK_KEYS)
]
_STRIKES = [
    Binding(letter, f"strike({place})", f"strike out {letter}", show=False, id=f"exam.strike-{place + 1}")
    for place, letter in enumerate("ABCDEF")
]


class AnswerSheet(Reading):
    """Takes the answer at the slot the taker is at; which slot comes next is not known here."""

    BINDINGS = [
        *_PICKS,
        *_STRIKES,
        Binding("m", "flag", "flag", id="exam.flag"),
        Binding("x", "strike_here", "strike", id="exam.strike"),
        Binding("up,k", "move(-1)", "cursor up", show=False, id="exam.up"),
        Binding("down,j", "move(1)", "cursor down", show=False, id="exam.down"),
        Binding("shift+up,K", "shift(-1)", "move the step up", show=False, id="exam.shift-up"),
        Binding("shift+down,J", "shift(1)", "move the step down", show=False, id="exam.shift-down"),
        Binding("space", "toggle_here", "pick at the cursor", show=False, id="exam.toggle"),
        Binding("delete,backspace", "clear", "take the answer back", show=False, id="exam.clear"),
    ]

    @property
    def _pad(self) -> Pad:
        return self.query_one(AnswerPad).pad

    @property
    def begun(self) -> str:
        """What is typed here and is no answer yet."""
        return self._pad.begun

    def on_descendant_blur(self) -> None:
        """The pad keeps the focus while something covers it; there is none once the screen is taken down."""
        for pad in self.query(AnswerPad):
            pad.hold()

    def action_pick(self, place: int) -> None:
        self._answer(self._pad.letter(place))

    def action_type(self, sign: str) -> None:
        self._answer(self.query_one(NumberField).put(sign))

    def action_comma(self) -> None:
        self.tell("A number has no comma: its decimals come after a full stop.")

    def action_rub_out(self) -> None:
        self._answer(self.query_one(NumberField).rub_out())

    def action_toggle_here(self) -> None:
        if self.on_passage:
            self.highlight_here()
        else:
            self._answer(self._pad.here())

    def action_strike(self, place: int) -> None:
        self._answer(self._pad.strike(place))

    def action_strike_here(self) -> None:
        self._answer(self._pad.strike(None))

    def action_move(self, by: int) -> None:
        if self.on_passage:
            self.move_passage(by)
        elif self.session.checked or self.case_covers:
            self.paper.scroll_relative(y=by, animate=False)
        else:
            self._answer(self._pad.move(by))

    def action_shift(self, by: int) -> None:
        self._answer(self._pad.shift(by))

    @on(Pad.Change)
    def _by_mouse(self, event: Pad.Change) -> None:
        if event.position == self.session.position:
            self._answer(event)

    def _answer(self, change: Pad.Change | None) -> None:
        """Does at once what the pad gives for a key: keys that are waiting are meant for what comes of it."""
        if change:
            self.perform(self._verb(change))

    def _verb(self, change: Pad.Change) -> Callable[[], Session]:
        sitting = self.sitting
        match change:
            case Pad.Struck():
                return lambda: sitting.strike(change.option)
            case Pad.Toggled():
                return lambda: sitting.toggle(change.option)
            case Pad.Moved():
                return lambda: sitting.move(change.step, change.by)
            case Pad.Assigned():
                return lambda: sitting.assign(change.prompt, change.match)
            case Pad.Typed():
                return lambda: sitting.enter(change.text)
        raise TypeError(change)

    def action_clear(self) -> None:
        self.perform(self.sitting.clear)
        self._pad.let_go()

    def action_flag(self) -> None:
        self.perform(self.sitting.flag)
