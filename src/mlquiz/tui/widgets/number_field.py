"""The field of a numeric question: digits go in as they are typed."""

from textual.binding import Binding
from textual.content import Content

from mlquiz.exam.session import Session
from mlquiz.model.arithmetic import typed_number
from mlquiz.model.posed import PosedQuestion
from mlquiz.model.text import clean
from mlquiz.tui.widgets.pad import Pad, Row

_LONGEST = 30
_KEYS = dict(zip("0123456789e", "0123456789e", strict=True)) | {
    "E": "e",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "percent_sign": "%",
}


class NumberField(Pad):
    """What is typed, its unit, and whether it is a number yet.

    Its keys come before those of the screen; all others mean what they mean everywhere.
    """

    KIND = "numeric"
    BINDINGS = [
        *(Binding(key, f"screen.type({sign!r})", "type a number", show=False) for key, sign in _KEYS.items()),
        Binding("comma", "screen.comma", "", show=False),
        Binding("backspace", "screen.rub_out", "take the last sign back", show=False),
    ]

    def __init__(self, posed: "tuple[PosedQuestion, ...]") -> None:
        super().__init__(posed)
        self._text = ""

    def rows_of(self, question: PosedQuestion) -> int:
        return 1

    def arrive(self, session: Session) -> None:
        self._text = session.response.typed

    @property
    def begun(self) -> str:
        """What was typed and is no number yet."""
        return "" if self._is_number else self._text

    def put(self, sign: str) -> Pad.Change | None:
        """A sign was typed."""
        return self._now(self._text + sign) if len(self._text) < _LONGEST else None

    def rub_out(self) -> Pad.Change:
        """The last sign is to go."""
        return self._now(self._text[:-1])

    def let_go(self) -> None:
        self._text = ""
        self._refresh()

    def _now(self, text: str) -> Pad.Change:
        self._text = text
        self._refresh()
        return self.Typed(text if self._is_number else "")

    @property
    def _is_number(self) -> bool:
        unit = self._posed[self.session.position - 1].unit if self.session else ""
        return typed_number(self._text, unit) is not None

    def paint(self, session: Session, question: PosedQuestion) -> None:
        unit = clean(question.unit)
        self.tell(f"Type a number, like 0.75, 75% or 3/4{f', in {unit}' if unit else ''}")
        cursor = " " if session.response.locked else "▏"
        field = Content.assemble((f" {self._text}", "bold $text-primary"), cursor, " ")
        state = "  (no number yet)" if self.begun else ""
        told = Content(f"{unit}{state}".strip())
        self.query_one(Row).show(Content("▸ "), field + told, cursor=True)
