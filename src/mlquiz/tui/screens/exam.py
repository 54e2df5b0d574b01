"""The exam: one screen, updated in place from question to question."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from mlquiz.errors import IllegalMove
from mlquiz.exam.session import Session
from mlquiz.model.text import clean
from mlquiz.proctor import Sitting
from mlquiz.tui.prose import prose
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.header import ExamHeader
from mlquiz.tui.widgets.options import Options
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.slot_map import SlotMap
from mlquiz.tui.widgets.stem import Stem

_PICKS = [
    Binding(
        f"{letter},{place + 1}",
        f"pick({place})",
        "pick",
        show=not place,
        key_display="a-f" if not place else None,
    )
    for place, letter in enumerate("abcdef")
]
_STRIKES = [
    Binding(letter, f"strike({place})", "strike out that option", show=False)
    for place, letter in enumerate("ABCDEF")
]


class ExamScreen(Room):
    """Holds the session; every key becomes a verb of the sitting, which is on disk before it shows."""

    CSS_PATH = "exam.tcss"
    AUTO_FOCUS = ""  # the page begins at its top, wherever the options are
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]
    BINDINGS = [
        *_PICKS,
        *_STRIKES,
        Binding("enter", "confirm", "next"),
        Binding("left,p", "go(-1)", "previous question", show=False),
        Binding("right,n", "go(1)", "next question", show=False),
        Binding("m", "flag", "flag"),
        Binding("x", "strike_here", "strike"),
        Binding("g", "jump", "go"),
        Binding("r", "review", "review"),
        Binding("q", "leave", "leave"),
        Binding("up,k", "move(-1)", "cursor up", show=False),
        Binding("down,j", "move(1)", "cursor down", show=False),
        Binding("space", "toggle_here", "pick at the cursor", show=False),
        Binding("pageup", "scroll(-1)", "page up", show=False),
        Binding("pagedown", "scroll(1)", "page down", show=False),
        Binding("delete,backspace", "clear", "take the answer back", show=False),
    ]

    session: reactive[Session] = reactive[Session](None, repaint=False)  # type: ignore[arg-type]  # set before it is read

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

    class Jump(Message):
        """The taker wants to go to a number."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        prose.cache_clear()  # what an answer review has taught is not kept for the next mock
        self.sitting = sitting
        self.set_reactive(ExamScreen.session, sitting.session)
        self._held = 0
        self._handed_over = False

    def compose(self) -> ComposeResult:
        code = clean(self.sitting.blueprint.code or self.sitting.blueprint.id)
        yield ExamHeader(code).data_bind(ExamScreen.session)
        yield Static(id="trouble", markup=False)
        with Horizontal(id="desk"):
            with Page(id="question"):
                yield Stem(self.sitting.posed).data_bind(ExamScreen.session)
                yield Options(self.sitting.posed).data_bind(ExamScreen.session)
            yield SlotMap().data_bind(ExamScreen.session)
        yield Static(id="notice", markup=False)
        yield self.keys()

    def on_mount(self) -> None:
        self.query_one(Options).focus(scroll_visible=False)
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        self._do(self.sitting.tick)
        self.post_message(self.Ticked(self.sitting.session))

    def _do(self, verb: Callable[[], Session]) -> None:
        """Does what was asked and shows what came of it; a move that is not allowed says why."""
        was_finished, position = self.sitting.finished, self.session.position
        refusal = ""
        try:
            self.session = verb()
        except IllegalMove as refused:
            refusal = str(refused)
        if verb != self.sitting.tick:
            self._tell(refusal)
        if self.session.position != position:
            self.query_one(Page).scroll_home(animate=False)
            self.call_after_refresh(self.query_one(Page).tell)
        trouble = self.query_one("#trouble", Static)
        if trouble.display != bool(self.sitting.trouble):
            trouble.display = bool(self.sitting.trouble)
            trouble.update(f"NOT SAVED: {clean(self.sitting.trouble)}")
        if self.sitting.finished and not was_finished:
            self.post_message(self.Closed())

    def _tell(self, text: str) -> None:
        """Says something above the keys until the next key."""
        notice = self.query_one("#notice", Static)
        if notice.display or text:
            notice.display = bool(text)
            notice.update(Content(text))

    @on(Page.More)
    def _mark_more(self, event: Page.More) -> None:
        self.query_one(ExamHeader).more = event.below

    def go_to(self, position: int) -> None:
        """Goes to a slot, as chosen on another screen."""
        self._do(lambda: self.sitting.go_to(position))

    def submit(self) -> None:
        """Submits the form, as decided on the review screen."""
        self._do(self.sitting.submit)

    def action_pick(self, place: int) -> None:
        order = self.session.slot.order
        if place < len(order):
            self.query_one(Options).put_cursor(place)
            self._do(lambda: self.sitting.toggle(order[place]))

    def action_toggle_here(self) -> None:
        option = self.query_one(Options).at_cursor
        self._do(lambda: self.sitting.toggle(option))

    def action_strike(self, place: int) -> None:
        order = self.session.slot.order
        if place < len(order):
            self._do(lambda: self.sitting.strike(order[place]))

    def action_strike_here(self) -> None:
        option = self.query_one(Options).at_cursor
        self._do(lambda: self.sitting.strike(option))

    def action_clear(self) -> None:
        self._do(self.sitting.clear)

    def action_flag(self) -> None:
        self._do(self.sitting.flag)

    def action_confirm(self) -> None:
        """Moves on. Once, where some but not all picks are made, it says so and stays."""
        session = self.session
        partly = 0 < len(session.response.picks) < session.slot.choose
        if partly and self._held != session.position:
            self._held = session.position
            more = session.slot.choose - len(session.response.picks)
            self._tell(f"{more} more to pick; Enter again moves on all the same.")
            return
        self._held = 0
        if session.position == len(session.slots):
            self.action_review()
        else:
            self.action_go(1)

    def action_go(self, by: int) -> None:
        there = self.session.position + by
        if 1 <= there <= len(self.session.slots):
            self._do(lambda: self.sitting.go_to(there))

    def action_move(self, by: int) -> None:
        self.query_one(Options).move(by)

    def action_scroll(self, by: int) -> None:
        page = self.query_one(Page)
        page.scroll_relative(y=by * max(1, page.size.height - 2), animate=False)

    def _hand_over(self, message: Message) -> None:
        """Asks for another screen; keys typed before it is there are meant for it and do nothing here."""
        self._handed_over = True
        self.post_message(message)

    def on_screen_resume(self) -> None:
        self._handed_over = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self._handed_over

    def action_jump(self) -> None:
        self._hand_over(self.Jump())

    def action_review(self) -> None:
        self._hand_over(self.Review())

    def action_leave(self) -> None:
        self._hand_over(self.Left())

    @on(Options.Toggled)
    def _toggle(self, event: Options.Toggled) -> None:
        self._do(lambda: self.sitting.toggle(event.option))
