"""The answer review: each question with your answer, the key, and why; what led to a miss in one key."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mlquiz.errors import MlquizError
from mlquiz.model.attempt import CAUSES, Answered
from mlquiz.model.text import clean
from mlquiz.proctor.exhibits import Exhibits
from mlquiz.proctor.margin import Margin
from mlquiz.report.records import Result
from mlquiz.tui.circumstances import causes, circumstances
from mlquiz.tui.screens.marginal import Marginal, Subject
from mlquiz.tui.screens.scrolled import Scrolled, scroll_keys
from mlquiz.tui.sieve import Sieve
from mlquiz.tui.teaching import asked, taught, verdict
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.prose_text import ProseText

_ABOUT_ONE = frozenset({"note", "bookmark", "complain", "view"})
_CAUSES = [
    Binding(
        str(place + 1), f"cause({place})", f"missed: {cause}", show=False, id=f"answers.cause-{place + 1}"
    )
    for place, cause in enumerate(CAUSES)
]


class AnswersScreen(Marginal, Scrolled):
    """Walks through a finished attempt, all of it or what a sieve keeps."""

    CSS_PATH = "answers.tcss"
    BINDINGS = [
        Binding("right,n,enter", "go(1)", "next", key_display="→", id="answers.next"),
        Binding("left,p", "go(-1)", "back", key_display="←", id="answers.back"),
        Binding("w", "sift('wrong')", "wrong", id="answers.wrong"),
        Binding("e", "note", "note", id="answers.note"),
        *scroll_keys("answers"),
        Binding("escape,q", "done", "result", id="answers.done"),
        Binding("f", "sift('flagged')", "flagged", id="answers.flagged"),
        Binding("d", "domain", "domain", id="answers.domain"),
        Binding("u", "everything", "all questions", show=False, id="answers.all"),
        Binding("b", "sift('blank')", "blank only", show=False, id="answers.blank"),
        Binding("c", "sift('changed')", "changed answers only", show=False, id="answers.changed"),
        Binding("g", "sift('guessed right')", "guessed right only", show=False, id="answers.luck"),
        Binding("s", "sift('sure but wrong')", "sure but wrong only", show=False, id="answers.sure"),
        Binding("t", "slowest", "slowest first", show=False, id="answers.slowest"),
        *_CAUSES,
        Binding(
            "asterisk",
            "bookmark",
            "bookmark the question",
            show=False,
            key_display="*",
            id="answers.bookmark",
        ),
        Binding(
            "exclamation_mark",
            "complain",
            "report the question",
            show=False,
            key_display="!",
            id="answers.report",
        ),
        Binding("v", "view", "open the exhibit", show=False, id="answers.exhibit"),
    ]

    class Done(Message):
        """The taker has seen enough; the result as it is now, with what led to the misses."""

        def __init__(self, result: Result) -> None:
            super().__init__()
            self.result = result

    def __init__(self, result: Result, margin: Margin, exhibits: Exhibits, position: int = 1) -> None:
        """Begins at a position of the form."""
        super().__init__()
        self._result = result
        self._margin = margin
        self._exhibits = exhibits
        self._sieve = Sieve()
        self._kept = self._sieve.kept(result)
        self._position = position

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(id="verdict", markup=False)
            yield Static(id="place", markup=False)
        yield ProseText(id="why")
        with Page():
            yield ProseText(id="answer")
        yield Static(id="notice", markup=False)
        yield self.keys()

    def on_mount(self) -> None:
        self._show()

    @property
    def _here(self) -> Answered | None:
        """The answer on the screen; None where no question fits."""
        return self._result.answers[self._position - 1] if self._kept else None

    @property
    def subject(self) -> Subject:
        question = self._result.answers[self._position - 1].question
        texts = (question.scenario, question.stem, *question.body.prompts, *question.body.offered)
        return Subject(
            self._margin,
            self._exhibits,
            question.id,
            self._position,
            told=True,
            texts=(*texts, question.explanation),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "cause":
            return self._here is not None and not self._here.correct
        return self._here is not None or action not in _ABOUT_ONE

    def action_go(self, by: int) -> None:
        place = self._kept.index(self._position) + by if self._kept else -1
        if 0 <= place < len(self._kept):
            self._position = self._kept[place]
            self._show()

    def action_sift(self, status: str) -> None:
        self._sift(self._sieve.toggled(status))

    def action_domain(self) -> None:
        self._sift(self._sieve.next_domain(self._result))

    def action_slowest(self) -> None:
        self._sift(self._sieve.turned())

    def action_everything(self) -> None:
        self._sift(Sieve())

    def _sift(self, sieve: Sieve) -> None:
        """Keeps what fits, and stays where it is if that fits too; another order begins at its top."""
        turned = sieve.slowest and not self._sieve.slowest
        self._sieve, self._kept = sieve, sieve.kept(self._result)
        if self._kept and (turned or self._position not in self._kept):
            self._position = self._kept[0]
        self._show()

    def action_cause(self, place: int) -> None:
        """Keeps what led to the miss here, or takes it back."""
        each = self._here
        if each is None:
            return
        cause = "" if each.cause == CAUSES[place] else CAUSES[place]
        if self.kept(lambda: self._margin.keep_cause(self._position, cause)):
            told = replace(each, cause=cause)
            answers = tuple(told if other is each else other for other in self._result.answers)
            self._result = replace(self._result, answers=answers)
            self._show_why(told)
            self.tell("")

    def action_done(self) -> None:
        self.post_message(self.Done(self._result))

    def remarked(self) -> None:
        self._show_answer()

    def _show(self) -> None:
        self.tell("")
        self.query_one("#place", Static).update(Content(self._counted()))
        self.query_one("#verdict", Static).update(_head(self._here))
        self._show_why(self._here)
        self._show_answer()
        self.query_one(Page).scroll_home(animate=False)
        self.refresh_bindings()

    def _counted(self) -> str:
        place = self._kept.index(self._position) + 1 if self._kept else 0
        return clean(f"{place} of {len(self._kept)}: {self._sieve.words(self._result)}")

    def _show_why(self, each: Answered | None) -> None:
        """Asks what led to a miss."""
        line = self.query_one("#why", ProseText)
        line.display = each is not None and not each.correct
        if each is not None:
            line.put(lambda width: causes(each.cause, width))

    def _show_answer(self) -> None:
        each, text = self._here, self.query_one("#answer", ProseText)
        text.display = each is not None
        if each is not None:
            note, result = self._note(), self._result
            text.put(lambda width: _lesson(each, result, note, width))

    def _note(self) -> str:
        """The taker's note on the question; none where it cannot be read, which is told."""
        margin, _, question, _, told, _ = self.subject
        try:
            return margin.note(question, told=told)
        except MlquizError as error:
            self.tell(clean(str(error)))
            return ""


def _head(each: Answered | None) -> Content:
    if each is None:
        return Content.styled("No question fits", "bold")
    return Content.assemble((f"Question {each.slot.position}  ", "bold"), verdict(each))


def _lesson(each: Answered, result: Result, note: str, width: int) -> Content:
    parts = [circumstances(each, result), asked(each, width), taught(each, width)]
    if note:
        parts.append(Content("\n").join([Content.styled("Your note", "bold"), Content(clean(note))]))
    return Content("\n\n").join(parts)
