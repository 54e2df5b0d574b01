"""The options of a question: letters, picks, strikes and a cursor."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from mlquiz.exam.session import Session
from mlquiz.model.question import PosedQuestion
from mlquiz.report.words import LETTERS, NUMBER_WORDS
from mlquiz.tui.prose import prose
from mlquiz.tui.widgets.marked import Marked


class OptionRow(Marked):
    """One option: a cursor, whether it is picked or struck out, its letter, its text."""

    DEFAULT_CSS = """
    OptionRow {
        &:hover { background: $boost; }
        &.-cursor { background: $panel; }
    }
    """

    class Clicked(Message):
        """A row was clicked; `place` is its place on the screen, from 0."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self._shown: tuple[object, ...] = ()

    def show(self, text: str, picked: bool, struck: bool, cursor: bool, several: bool) -> None:
        """Shows an option; `several` draws boxes instead of circles."""
        now = (text, picked, struck, cursor, several)
        if now == self._shown:
            return
        self._shown = now
        on, off, out = ("[■]", "[ ]", "[-]") if several else ("(●)", "( )", "(-)")
        mark = out if struck else on if picked else off
        style = "bold $text-primary" if picked else "dim" if struck else ""
        letter = Content.styled(LETTERS[self._place].upper(), "strike" if struck else "bold")
        self.put(
            Content.assemble("▸" if cursor else " ", (mark, style), " ", letter, "  "), _styled(text, style)
        )
        self.set_class(cursor, "-cursor")

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self._place))


def _styled(text: str, style: str) -> Content:
    shown = prose(text)
    if style == "dim":
        return Content.styled(shown.plain, style)
    return shown.stylize(style) if style else shown


class Options(Vertical, can_focus=True, inherit_bindings=False):
    """The options of the slot the taker is at, as displayed. Rows are reused from question to question."""

    DEFAULT_CSS = """
    Options {
        height: auto;
        padding: 1 1 0 1;
        & #choose { padding: 0 1; color: $text-accent; text-style: bold; display: none; height: 1; }
    }
    """

    session: reactive[Session | None] = reactive[Session | None](None, repaint=False)
    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class Toggled(Message):
        """An option was picked or taken back with the mouse; `option` is the author's index."""

        def __init__(self, option: int) -> None:
            super().__init__()
            self.option = option

    def __init__(self, posed: tuple[PosedQuestion, ...]) -> None:
        super().__init__()
        self._posed = posed
        self._rows = max(len(question.options) for question in posed)

    def compose(self) -> ComposeResult:
        yield Static(id="choose", markup=False)
        for place in range(self._rows):
            yield OptionRow(place)

    def on_mount(self) -> None:
        self._refresh_rows()

    @property
    def at_cursor(self) -> int:
        """The author's index of the option under the cursor."""
        return self.session.slot.order[self.cursor] if self.session else 0

    def move(self, by: int) -> None:
        """Moves the cursor, around the ends."""
        if self.session:
            self.put_cursor((self.cursor + by) % len(self.session.slot.order))

    def watch_session(self, before: Session | None, session: Session | None) -> None:
        if before and session and _same(before, session):
            return
        if before and session and before.position != session.position:
            self.set_reactive(Options.cursor, 0)
        self._refresh_rows()

    def watch_cursor(self) -> None:
        self._refresh_rows()

    def put_cursor(self, place: int) -> None:
        """Puts the cursor on an option and that option into view."""
        self.cursor = place
        self.query(OptionRow)[place].scroll_visible(animate=False)

    @on(OptionRow.Clicked)
    def _toggle(self, event: OptionRow.Clicked) -> None:
        event.stop()
        if self.session:
            self.put_cursor(event.place)
            self.post_message(self.Toggled(self.session.slot.order[event.place]))

    def _refresh_rows(self) -> None:
        session = self.session
        if session is None or not self.is_mounted:
            return
        question, slot, response = self._posed[session.position - 1], session.slot, session.response
        several = slot.choose > 1
        choose = self.query_one("#choose", Static)
        choose.display = several
        asked = NUMBER_WORDS.get(slot.choose, str(slot.choose))
        told = f"Choose {asked}: {len(response.picks)} of {slot.choose} picked"
        choose.update(Content(told), layout=False)
        for place, row in enumerate(self.query(OptionRow)):
            row.display = place < len(slot.order)
            if row.display:
                option = slot.order[place]
                picked, struck = option in response.picks, option in response.struck
                row.show(question.options[option], picked, struck, place == self.cursor, several)


def _same(before: Session, session: Session) -> bool:
    """Whether only time went by: then nothing is painted."""
    old, new = before.response, session.response
    return (before.position, old.picks, old.struck) == (session.position, new.picks, new.struck)
