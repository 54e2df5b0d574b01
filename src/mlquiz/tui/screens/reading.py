"""What is read in an exam: the question, its case, and what the answer teaches. How it is answered is the sheet's."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.exam.session import Session
from mlquiz.model.attempt import Answered
from mlquiz.model.text import clean
from mlquiz.proctor.sitting import Sitting
from mlquiz.tui.prose import prose
from mlquiz.tui.screens.desk import TakersDesk
from mlquiz.tui.teaching import taught, verdict
from mlquiz.tui.widgets.answer_pad import AnswerPad
from mlquiz.tui.widgets.case import Case
from mlquiz.tui.widgets.header import ExamHeader
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.pictures import Pictures
from mlquiz.tui.widgets.prose_text import ProseText
from mlquiz.tui.widgets.slot_map import SlotMap
from mlquiz.tui.widgets.stem import Stem

_WIDE, _WIDEST, _TALL = 116, 160, 30
"""From so many columns on, case and question stand side by side, and beside them the map; lines with room to spare."""


class Reading(TakersDesk):
    """Shows the slot the taker is at, fitted to the terminal, and turns from the question to its case and back."""

    BINDINGS = [
        Binding("pageup", "scroll(-1)", "page up", show=False, id="exam.page-up"),
        Binding("pagedown", "scroll(1)", "page down", show=False, id="exam.page-down"),
        Binding("s", "case", "show or hide the case", show=False, id="exam.case"),
    ]

    def __init__(self, sitting: Sitting, settings: Settings = DEFAULTS) -> None:
        super().__init__(sitting, settings)
        prose.cache_clear()  # what an answer review has taught is not kept for the next mock
        self._cases: set[str] = set()
        self._taught = 0

    def compose(self) -> ComposeResult:
        plan = self.sitting.blueprint
        code = clean(plan.code or plan.id)
        sections = tuple(clean(each.title) for each in plan.profile.sections)
        yield ExamHeader(code, sections).data_bind(Reading.session)
        yield Static(id="trouble", markup=False)
        with Horizontal(id="desk"):
            yield Case(self.sitting.posed).data_bind(Reading.session)
            with Page(id="question"):
                yield Static("▤ Case study: s shows it", id="case-hint", markup=False)
                yield Stem(self.sitting.posed).data_bind(Reading.session)
                yield Pictures(self.sitting.posed, self.sitting.exhibits.file).data_bind(Reading.session)
                yield AnswerPad(self.sitting.posed).data_bind(Reading.session)
                yield ProseText(id="taught")
            yield SlotMap().data_bind(Reading.session)
        yield Static(id="announcement", markup=False)
        yield Static(id="notice", markup=False)
        yield self.keys()

    def on_mount(self) -> None:
        self._fit()  # whether a case covers the first question depends on it
        self.query_one(ExamHeader).clock = self.settings.clock
        self.arrive()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Says what there is room for."""
        width, height = self.app.size
        self.set_class(width >= _WIDE, "-wide")
        self.set_class(width >= _WIDEST, "-widest")
        self.set_class(height >= _TALL, "-tall")

    def perform(self, verb: Callable[[], Session], *, tell: bool = True) -> None:
        """Does what was asked and shows what came of it; a move that is not allowed says why."""
        position = self.session.position
        refusal = self.do(verb)
        if tell:
            self.tell(refusal)
        if self.session.position != position:
            self.arrive()
        elif self.session.checked and self._taught != position:
            self._teach()

    def arrive(self) -> None:
        """Shows another question from its top; its case first, where that takes the whole screen."""
        self._viewed = 0
        self.page.begin()
        case = self.session.slot.case
        self._read_case(bool(case) and case not in self._cases and not self.has_class("-wide"))
        self._cases.add(case)
        self.set_class(bool(case), "-case")
        self._teach()

    def _teach(self) -> None:
        """Shows what the answer teaches, in the place of where it was given, once it was checked."""
        answered = self.sitting.answered
        self._taught = self.session.position if answered else 0
        self.query_one(AnswerPad).display = answered is None
        lesson = self.query_one("#taught", ProseText)
        lesson.display = answered is not None
        self.refresh_bindings()
        if answered:
            self.query_one(Stem).passage = None
            lesson.put(lambda width: _lesson(answered, width))
            self.call_after_refresh(self._turn_to_lesson)

    def _turn_to_lesson(self) -> None:
        """Brings the verdict into view, with the question above it where there is room."""
        lesson, page = self.query_one("#taught", ProseText), self.page
        if not 0 <= lesson.virtual_region.y - page.scroll_y <= page.size.height // 2:
            lesson.scroll_visible(animate=False, top=True)

    @property
    def page(self) -> Page:
        """What the question stands on."""
        return self.query_one("#question", Page)

    @property
    def paper(self) -> Page:
        """What is read, and what the scroll keys scroll: the question or its case."""
        return self.query_one(Case) if self.has_class("-reading-case") else self.page

    @property
    def case_covers(self) -> bool:
        """Whether the case is shown in the place of the question."""
        return self.has_class("-reading-case") and not self.has_class("-wide")

    def action_case(self) -> None:
        """Turns to the case, or back to the question: one covers the other where there is no room for both."""
        if self.session.slot.case:
            self._read_case(not self.has_class("-reading-case"))

    def _read_case(self, reads: bool) -> None:
        self.query_one(Stem).passage = None
        self.set_class(reads, "-reading-case")
        self.query_one(Case).set_class(reads, "-read")
        self.page.lay_out()
        self.query_one(Case).lay_out()
        self.refresh_bindings()
        if self.session.checked and not reads:
            self.call_after_refresh(self._turn_to_lesson)

    def action_scroll(self, by: int) -> None:
        paper = self.paper
        paper.scroll_relative(y=by * max(1, paper.size.height - 2), animate=False)


def _lesson(answered: Answered, width: int) -> Content:
    return Content("\n\n").join([verdict(answered), taught(answered, width)])
