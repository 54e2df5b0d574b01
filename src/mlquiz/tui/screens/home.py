"""The home screen: the sitting that waits, the exams, how you stand."""

from collections.abc import Sequence
from math import inf

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import ListView, Static

from mlquiz.model.attempt import Attempt
from mlquiz.model.text import clean
from mlquiz.report.records import ExamEntry, Listing
from mlquiz.report.words import left_text
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.exam_card import ExamCard


class ExamList(ListView):
    """The exams; Enter takes the one under the cursor."""

    BINDINGS = [Binding("enter", "select_cursor", "take", id="home.take")]


class HomeScreen(Room):
    """Every exam with its bank and history; an unfinished sitting on top."""

    CSS_PATH = "home.tcss"
    BINDINGS = [
        Binding("c", "custom", "custom", id="home.custom"),
        Binding("i", "insights", "insights", id="home.insights"),
        Binding("p", "today", "today", id="home.today"),
        Binding("d", "exam_day", "exam day", id="home.day"),
        Binding("r", "resume", "resume", id="home.resume"),
        Binding("h", "history", "history", id="home.history"),
        Binding("q", "app.quit", "quit", id="home.quit"),
    ]

    class Take(Message):
        """The taker chose an exam."""

        def __init__(self, exam: str) -> None:
            super().__init__()
            self.exam = exam

    class Custom(Message):
        """The taker wants an exam in a way of their own."""

        def __init__(self, entry: ExamEntry) -> None:
            super().__init__()
            self.entry = entry

    class Insights(Message):
        """The taker wants to see how they stand with an exam."""

        def __init__(self, entry: ExamEntry) -> None:
            super().__init__()
            self.entry = entry

    class Today(Message):
        """The taker wants to begin what the plan has for today."""

        def __init__(self, entry: ExamEntry) -> None:
            super().__init__()
            self.entry = entry

    class ExamDay(Message):
        """The taker wants to keep the day of an exam."""

        def __init__(self, entry: ExamEntry) -> None:
            super().__init__()
            self.entry = entry

    class Resume(Message):
        """The taker wants to go on with the sitting on top."""

        def __init__(self, attempt: str) -> None:
            super().__init__()
            self.attempt = attempt

    class History(Message):
        """The taker wants to see the attempts."""

    def __init__(self, listing: Listing, unfinished: tuple[Attempt, ...]) -> None:
        super().__init__()
        self._listing = listing
        self._unfinished = unfinished

    def compose(self) -> ComposeResult:
        yield Static("mlquiz  mock exams for machine-learning certifications", id="title", markup=False)
        if self._unfinished:
            yield Static(_waiting(self._unfinished), id="unfinished", markup=False)
        yield ExamList(*map(ExamCard, _latest_first(self._listing.entries)), id="exams")
        if self._listing.problems:
            yield Static(_problems(self._listing), id="problems", markup=False)
        yield self.keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "today":
            return any(each.plan for each in self._listing.entries)
        return bool(self._unfinished) if action == "resume" else True

    @property
    def _entry(self) -> ExamEntry | None:
        """The exam under the cursor."""
        card = self.query_one(ExamList).highlighted_child
        return card.entry if isinstance(card, ExamCard) else None

    def action_custom(self) -> None:
        if self._entry:
            self.post_message(self.Custom(self._entry))

    def action_insights(self) -> None:
        if self._entry:
            self.post_message(self.Insights(self._entry))

    def action_today(self) -> None:
        if self._entry:
            self.post_message(self.Today(self._entry))

    def action_exam_day(self) -> None:
        if self._entry:
            self.post_message(self.ExamDay(self._entry))

    def action_resume(self) -> None:
        self.post_message(self.Resume(self._unfinished[0].id))

    def action_history(self) -> None:
        self.post_message(self.History())

    @on(ListView.Selected)
    def _take(self, event: ListView.Selected) -> None:
        if isinstance(event.item, ExamCard):
            self.post_message(self.Take(event.item.entry.blueprint.id))


def _latest_first(entries: Sequence[ExamEntry]) -> list[ExamEntry]:
    """The nearest exam stands first, then what was sat last; what was never sat keeps its order."""
    return sorted(entries, key=_urgency)


def _urgency(entry: ExamEntry) -> tuple[float, float]:
    return (
        float(entry.days_left) if entry.plan else inf,
        -entry.last.started_at.timestamp() if entry.last else 0.0,
    )


def _waiting(unfinished: tuple[Attempt, ...]) -> Content:
    newest = unfinished[0]
    left = left_text(None if newest.limit is None else newest.limit - newest.used)
    others = f" ({len(unfinished) - 1} more in history)" if len(unfinished) > 1 else ""
    return Content.assemble(
        ("Unfinished: ", "bold"),
        clean(newest.title),
        f"\n{newest.answered} of {newest.questions} answered, {left}. Press ",
        ("r", "bold"),
        f" to go on{others}.",
    )


def _problems(listing: Listing) -> Content:
    head = Content.styled("Not every bank can be read; 'mlquiz exams' lists all problems:\n", "bold")
    return head + Content("\n".join(str(problem) for problem in listing.problems[:3]))
