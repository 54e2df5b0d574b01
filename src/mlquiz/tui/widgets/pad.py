"""Where an answer is given: what every kind of question has in common.

A pad shows the answer at the slot the taker is at, and says what the taker wants to change. It changes
nothing itself: a key gives a change, the mouse posts one, and the session that comes of it is painted.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import MouseDown, MouseUp
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.tui.widgets.marked import Marked


class Row(Marked):
    """A line that can be clicked, with marks on its left."""

    DEFAULT_CSS = """
    Row {
        &:hover { background: $boost; }
        &.-cursor { background: $panel; }
    }
    """

    ALLOW_SELECT = False  # dragging moves a step

    class Pressed(Message):
        """The mouse went down on a row; `place` counts all rows of its pad, from 0."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Released(Pressed):
        """The mouse went up on a row."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self._shown: tuple[object, ...] = ()

    def show(self, mark: Content, text: Content, *, cursor: bool) -> None:
        """Shows marks and text; paints nothing where nothing changed."""
        now = (mark, mark.spans, text, text.spans, cursor)
        if now != self._shown:
            self._shown = now
            self.put(mark, text)
            self.set_class(cursor, "-cursor")

    def on_mouse_down(self, event: MouseDown) -> None:
        if event.button == 1:
            self.post_message(self.Pressed(self._place))

    def on_mouse_up(self, event: MouseUp) -> None:
        self.post_message(self.Released(self._place))


class Pad(Vertical, can_focus=True, inherit_bindings=False):
    """One way of answering. Rows are reused from question to question."""

    DEFAULT_CSS = """
    Pad {
        height: auto;
        margin: 1 0 0 0;  /* scrolling a row into view reckons with margins, not with padding */
        padding: 0 1;
        & .told { padding: 0 1; color: $text-accent; text-style: bold; height: auto; }
    }
    """

    KIND: ClassVar[str]
    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)
    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class Change(Message):
        """What the taker wants to be otherwise in the answer. One that is posted says at which slot."""

        position = 0

    class Toggled(Change):
        """An option (the author's index) is to be picked, or taken back."""

        def __init__(self, option: int) -> None:
            super().__init__()
            self.option = option

    class Struck(Toggled):
        """An option is to be struck out, or restored."""

    class Moved(Change):
        """A step is to be moved so many places down; by none, the order as it stands is the answer."""

        def __init__(self, step: int, by: int) -> None:
            super().__init__()
            self.step = step
            self.by = by

    class Assigned(Change):
        """A prompt is to be given a match."""

        def __init__(self, prompt: int, match: int) -> None:
            super().__init__()
            self.prompt = prompt
            self.match = match

    class Typed(Change):
        """The text of a numeric answer is another."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, posed: Sequence[PosedQuestion]) -> None:
        super().__init__()
        self._posed = posed
        own = [question for question in posed if question.kind == self.KIND]
        self._rows = max((self.rows_of(question) for question in own), default=0)

    def rows_of(self, question: PosedQuestion) -> int:
        """How many rows a question needs."""
        return len(question.options)

    def compose(self) -> ComposeResult:
        yield Static(classes="told", markup=False)
        for place in range(self._rows):
            yield Row(place)

    def on_mount(self) -> None:
        self._refresh()

    def watch_session(self, before: Session | None, session: Session | None) -> None:
        if session is None or (before and _same(before, session)):
            return
        if before is None or before.position != session.position:
            self.set_reactive(Pad.cursor, 0)
            self.arrive(session)
        self._refresh()

    def watch_cursor(self) -> None:
        self._refresh()

    @on(Row.Pressed)
    def _by_mouse(self, event: Row.Pressed) -> None:
        event.stop()
        change = (self.release if isinstance(event, Row.Released) else self.press)(event.place)
        if change and self.session:
            change.position = self.session.position
            self.post_message(change)

    def arrive(self, session: Session) -> None:
        """Another question came."""

    def paint(self, session: Session, question: PosedQuestion) -> None:
        """Shows the answer as it stands."""
        raise NotImplementedError

    def letter(self, place: int) -> Change | None:
        """The key of a place was pressed."""
        return None

    def here(self) -> Change | None:
        """Space: do what is to be done at the cursor."""
        return None

    def move(self, by: int) -> Change | None:
        """Moves the cursor, around the ends."""
        if self.session:
            self.put_cursor((self.cursor + by) % self.places(self.session))
        return None

    def shift(self, by: int) -> Change | None:
        """Moves what is at the cursor."""
        return None

    def strike(self, place: int | None) -> Change | None:
        """Strikes out what is at a place, or at the cursor."""
        return None

    def press(self, place: int) -> Change | None:
        """The mouse went down on a row."""
        return None

    def release(self, place: int) -> Change | None:
        """The mouse went up on a row."""
        return None

    def let_go(self) -> None:
        """The answer was taken back: what was begun is, too."""

    @property
    def begun(self) -> str:
        """What was typed and is no answer yet."""
        return ""

    def places(self, session: Session) -> int:
        """Over how many places the cursor goes."""
        return max(1, len(session.slot.order))

    def put_cursor(self, place: int) -> None:
        """Puts the cursor on a place and that place into view."""
        self.cursor = place
        self.query(Row)[place].scroll_visible(animate=False)

    def tell(self, text: str) -> None:
        """Says above the rows how it stands."""
        told = self.query_one(".told", Static)
        told.display = bool(text)
        if str(told.content) != text:
            told.update(Content(text))

    def hide_rows_from(self, first: int) -> None:
        for place, row in enumerate(self.query(Row)):
            row.display = place < first

    def _refresh(self) -> None:
        session = self.session
        if session and self.is_mounted and session.slot.kind == self.KIND:
            self.paint(session, self._posed[session.position - 1])


def _same(before: Session, session: Session) -> bool:
    """Whether only time went by: then nothing is painted."""
    old, new = before.response, session.response
    return (before.position, old.picks, old.struck, old.typed, old.locked) == (
        session.position,
        new.picks,
        new.struck,
        new.typed,
        new.locked,
    )
