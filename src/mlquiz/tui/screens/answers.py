"""The answer review: each question with your picks, the key, and why."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from mlquiz.model.text import clean
from mlquiz.report.records import Answered, Result
from mlquiz.report.words import LETTERS, clock_text
from mlquiz.tui.prose import prose
from mlquiz.tui.screens.room import Room


class AnswersScreen(Room):
    """Walks through a finished attempt, all of it or what a filter keeps."""

    CSS_PATH = "answers.tcss"
    BINDINGS = [
        ("right,n,enter", "go(1)", "next"),
        ("left,p", "go(-1)", "back"),
        ("w", "filter('wrong')", "wrong"),
        ("f", "filter('flagged')", "flagged"),
        ("d", "domain", "domain"),
        ("u", "filter('all')", "all"),
        ("up,k", "scroll(-1)", "up"),
        ("down,j", "scroll(1)", "down"),
        ("pageup", "scroll(-10)", "page up"),
        ("pagedown,space", "scroll(10)", "page down"),
        ("escape,q", "done", "result"),
    ]

    class Done(Message):
        """The taker has seen enough."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._result = result
        self._filter = "all"
        self._kept = list(result.answers)
        self._place = 0

    def compose(self) -> ComposeResult:
        yield Static(id="place", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="answer", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        self._show()

    def action_go(self, by: int) -> None:
        if 0 <= self._place + by < len(self._kept):
            self._place += by
            self._show()

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_filter(self, name: str) -> None:
        self._keep("all" if name == self._filter else name)

    def action_domain(self) -> None:
        """Goes through the domains of the exam, then back to all."""
        domains = [domain.id for domain in self._result.blueprint.domains]
        place = domains.index(self._filter) + 1 if self._filter in domains else 0
        self._keep(domains[place] if place < len(domains) else "all")

    def _keep(self, name: str) -> None:
        kept = [each for each in self._result.answers if _fits(each, name)]
        if not kept:
            self.notify(f"No question is {name} here", severity="warning", timeout=3, markup=False)
            return
        self._filter, self._kept, self._place = name, kept, 0
        self._show()

    def action_done(self) -> None:
        self.post_message(self.Done())

    def _show(self) -> None:
        each = self._kept[self._place]
        titles = {domain.id: domain.title for domain in self._result.blueprint.domains}
        shown = clean(titles.get(self._filter, self._filter))
        counted = f"{self._place + 1} of {len(self._kept)} ({shown})"
        self.query_one("#place", Static).update(_head(each, counted))
        self.query_one("#answer", Static).update(_answer(each, clean(titles[each.slot.domain])))
        self.query_one(VerticalScroll).scroll_home(animate=False)


def _fits(each: Answered, name: str) -> bool:
    if name == "wrong":
        return not each.correct
    if name == "flagged":
        return each.response.flagged
    return name in ("all", each.slot.domain)


def _head(each: Answered, counted: str) -> Content:
    notes = [
        *(["unscored"] if not each.slot.scored else []),
        *(["⚑ flagged"] if each.response.flagged else []),
    ]
    notes += ["seen before"] if each.seen_before else []
    return Content.assemble(
        (f"Question {each.slot.position}  ", "bold"),
        _verdict(each),
        (f"  {', '.join(notes)}" if notes else ""),
        (f"  {counted}", "$text-muted"),
    )


def _verdict(each: Answered) -> tuple[str, str]:
    if each.correct:
        return "✓ Right", "bold $text-success"
    return (
        ("✗ Wrong", "bold $text-error")
        if each.response.picks
        else ("✗ Blank, counts as wrong", "bold $text-error")
    )


def _answer(each: Answered, domain: str) -> Content:
    question = each.question
    where = f"{domain}, objective {question.objective}, {question.difficulty}, {clock_text(each.response.spent)} spent"
    parts = [Content.styled(clean(f"{where}, {question.id}"), "$text-muted")]
    parts += [prose(question.scenario)] if question.scenario else []
    parts += [
        prose(question.stem),
        *(_option(each, option, place) for place, option in enumerate(each.slot.order)),
    ]
    parts.append(Content.styled("Explanation", "bold") + Content("\n") + prose(question.explanation))
    if question.references:
        parts.append(
            Content.styled("References", "bold") + Content(clean("\n" + "\n".join(question.references)))
        )
    return Content("\n\n").join(parts)


def _option(each: Answered, option: int, place: int) -> Content:
    body = each.question.choice.options[option]
    picked = option in each.response.picks
    told = {
        (True, True): ("✓ key, your pick", "bold $text-success"),
        (True, False): ("✓ key, not picked", "bold $text-success"),
        (False, True): ("✗ your pick", "bold $text-error"),
        (False, False): ("", ""),
    }[(body.correct, picked)]
    head = Content.assemble((f"{LETTERS[place].upper()}  ", "bold"), prose(body.text), ("  ", ""), told)
    return head + Content("\n") + prose(body.rationale).stylize("$text-muted") if body.rationale else head
