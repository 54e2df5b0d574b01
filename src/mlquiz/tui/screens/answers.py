"""The answer review: each question with your picks, the key, and why."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mlquiz.model.text import clean
from mlquiz.report.records import Answered, Result
from mlquiz.report.words import LETTERS, clock_text
from mlquiz.tui.prose import prose
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.marked import Marked
from mlquiz.tui.widgets.prose_text import ProseText


class AnswersScreen(Room):
    """Walks through a finished attempt, all of it or what a filter keeps."""

    CSS_PATH = "answers.tcss"
    BINDINGS = [
        Binding("right,n,enter", "go(1)", "next"),
        Binding("left,p", "go(-1)", "back"),
        ("w", "filter('wrong')", "wrong"),
        ("f", "filter('flagged')", "flagged"),
        ("d", "domain", "domain"),
        ("u", "everything", "all"),
        Binding("down,j", "scroll(1)", "scroll", key_display="↑↓"),
        Binding("up,k", "scroll(-1)", "scroll up", show=False),
        Binding("pageup", "scroll(-10)", "page up", show=False),
        Binding("pagedown,space", "scroll(10)", "page down", show=False),
        ("escape,q", "done", "result"),
    ]

    class Done(Message):
        """The taker has seen enough."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._result = result
        self._status = "all"
        self._domain = ""
        self._kept = list(result.answers)
        self._place = 0

    def compose(self) -> ComposeResult:
        yield Static(id="place", markup=False)
        with VerticalScroll(can_focus=False):
            yield ProseText(id="asked")
            for _ in range(max(len(each.slot.order) for each in self._result.answers)):
                yield Marked()
            yield ProseText(id="taught")
        yield self.keys()

    def on_mount(self) -> None:
        self._show()

    def action_go(self, by: int) -> None:
        if 0 <= self._place + by < len(self._kept):
            self._place += by
            self._show()

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_filter(self, status: str) -> None:
        self._keep("all" if status == self._status else status, self._domain)

    def action_domain(self) -> None:
        """Goes through the domains of the exam, then back to all."""
        ids = ["", *(domain.id for domain in self._result.blueprint.domains)]
        self._keep(self._status, ids[(ids.index(self._domain) + 1) % len(ids)])

    def action_everything(self) -> None:
        self._keep("all", "")

    def _keep(self, status: str, domain: str) -> None:
        """Keeps what fits both filters, and stays where it is if that fits too."""
        kept = [each for each in self._result.answers if _fits(each, status, domain)]
        here = self._kept[self._place] if self._kept else None
        self._status, self._domain, self._kept = status, domain, kept
        self._place = kept.index(here) if here in kept else 0
        self._show()

    def action_done(self) -> None:
        self.post_message(self.Done())

    def _show(self) -> None:
        titles = {domain.id: domain.title for domain in self._result.blueprint.domains}
        filters = ", ".join(each for each in (self._status, titles.get(self._domain, "")) if each)
        each = self._kept[self._place] if self._kept else None
        for part in self.query("#asked, #taught, Marked"):
            part.display = each is not None
        place = self._place + 1 if each else 0
        self.query_one("#place", Static).update(
            _head(each, clean(f"{place} of {len(self._kept)}: {filters}"))
        )
        if each:
            self._show_answer(each, clean(titles[each.slot.domain]))

    def _show_answer(self, each: Answered, domain: str) -> None:
        self.query_one("#asked", ProseText).put(lambda width: _asked(each, domain, width))
        for place, row in enumerate(self.query(Marked)):
            row.display = place < len(each.slot.order)
            if row.display:
                letter = Content.styled(f"{LETTERS[place].upper()}  ", "bold")
                row.put(letter, _option(each, each.slot.order[place]))
        self.query_one("#taught", ProseText).put(lambda width: _taught(each, width))
        self.query_one(VerticalScroll).scroll_home(animate=False)


def _fits(each: Answered, status: str, domain: str) -> bool:
    if domain and each.slot.domain != domain:
        return False
    return {"wrong": not each.correct, "flagged": each.response.flagged}.get(status, True)


def _head(each: Answered | None, counted: str) -> Content:
    if each is None:
        return Content.assemble(("No question fits  ", "bold"), (counted, "$foreground-muted"))
    notes = [
        *(["⚑ flagged"] if each.response.flagged else []),
        *(["seen before"] if each.seen_before else []),
    ]
    return Content.assemble(
        (f"Question {each.slot.position}  ", "bold"),
        _verdict(each),
        (f"  {', '.join(notes)}" if notes else ""),
        (f"  {counted}", "$foreground-muted"),
    )


def _verdict(each: Answered) -> tuple[str, str]:
    word = "✓ Right" if each.correct else "✗ Wrong" if each.response.picks else "✗ Blank"
    counts = "" if each.slot.scored else " (unscored)"
    return f"{word}{counts}", "bold $text-success" if each.correct else "bold $text-error"


def _asked(each: Answered, domain: str, width: int) -> Content:
    question = each.question
    where = f"{domain}, objective {question.objective}, {question.difficulty}, {clock_text(each.response.spent)} spent"
    parts = [Content.styled(clean(f"{where}, {question.id}"), "$foreground-muted")]
    parts += [prose(question.scenario, width)] if question.scenario else []
    return Content("\n\n").join([*parts, prose(question.stem, width)])


def _taught(each: Answered, width: int) -> Content:
    question = each.question
    parts = [Content.styled("Explanation", "bold") + Content("\n") + prose(question.explanation, width)]
    if question.references:
        parts.append(
            Content.styled("References", "bold") + Content(clean("\n" + "\n".join(question.references)))
        )
    return Content("\n\n").join(parts)


def _option(each: Answered, option: int) -> Content:
    body = each.question.choice.options[option]
    why = prose(body.rationale) if body.rationale else Content("")
    told = _told(body.correct, option in each.response.picks)
    below = told + Content("  " if told and why else "") + why
    return prose(body.text).stylize("bold") + Content("\n") + below + Content("\n")


def _told(correct: bool, picked: bool) -> Content:
    if correct:
        return Content.styled("✓ key, your pick" if picked else "✓ key, not picked", "bold $text-success")
    return Content.styled("✗ your pick", "bold $text-error") if picked else Content("")
