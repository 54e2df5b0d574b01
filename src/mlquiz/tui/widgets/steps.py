"""The steps of an ordering question: moved with keys and mouse until they stand as they should."""

from textual.content import Content

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.report.words import LETTERS
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.pad import Pad, Row


class Steps(Pad):
    """The steps in the taker's order. A step that is held moves with the cursor."""

    KIND = "ordering"

    def __init__(self, posed: "tuple[PosedQuestion, ...]") -> None:
        super().__init__(posed)
        self._held: int | None = None

    def arrive(self, session: Session) -> None:
        self._held = None

    @property
    def _at_cursor(self) -> int:
        return self.session.arranged[self.cursor] if self.session else 0

    def letter(self, place: int) -> None:
        """Puts the cursor on the step with that letter."""
        if self.session and place < len(self.session.slot.order):
            self._held = None
            self.put_cursor(self.session.arranged.index(self.session.slot.order[place]))
            self._refresh()

    def here(self) -> Pad.Change | None:
        """Takes the step at the cursor up, or puts it down."""
        if self._held is not None:
            return self._put_down(self.cursor)
        self._lift()
        return None

    def _lift(self) -> None:
        self._held = self._at_cursor
        self._refresh()

    def _put_down(self, place: int) -> Pad.Change | None:
        """The change that moves the step that is held from the cursor to a place."""
        held, by, self._held = self._held, place - self.cursor, None
        self.put_cursor(place)
        self._refresh()
        return None if held is None else self.Moved(held, by)

    def let_go(self) -> None:
        self._held = None
        self._refresh()

    def move(self, by: int) -> Pad.Change | None:
        return super().move(by) if self._held is None else self.shift(by)

    def shift(self, by: int) -> Pad.Change | None:
        if self.session is None or not 0 <= self.cursor + by < len(self.session.slot.order):
            return None
        step = self._at_cursor
        self.put_cursor(self.cursor + by)
        return self.Moved(step, by)

    def press(self, place: int) -> Pad.Change | None:
        if self._held is not None:
            return self._put_down(place)
        self.put_cursor(place)
        self._lift()
        return None

    def release(self, place: int) -> Pad.Change | None:
        """Puts a step down where it was dragged to; a click leaves it held."""
        return None if self._held is None or place == self.cursor else self._put_down(place)

    def paint(self, session: Session, question: PosedQuestion) -> None:
        answered = bool(session.response.given)
        self.tell(self._told(answered=answered, locked=session.response.locked))
        self.hide_rows_from(len(session.slot.order))
        for place, (row, step) in enumerate(zip(self.query(Row), session.arranged, strict=False)):
            cursor, held = place == self.cursor, step == self._held
            number = f"{place + 1:>2}. " if answered else " ·  "
            letter = LETTERS[session.slot.order.index(step)].upper()
            mark = Content.assemble(
                "↕" if held else "▸" if cursor else " ", (number, "bold $text-primary"), letter, "  "
            )
            text = prose(question.options[step])
            row.show(mark, text.stylize("bold") if held else text, cursor=cursor)

    def _told(self, *, answered: bool, locked: bool) -> str:
        if locked:
            return "Put in order"
        if self._held is not None:
            return "Put in order: ↑ ↓ move it, Space puts it down"
        state = "" if answered else " (not answered yet)"
        return f"Put in order{state}: Shift+↑↓ moves a step, Space lifts it"
