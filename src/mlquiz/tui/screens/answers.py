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


class AnswersScreen(Room):
    """Walks through a finished attempt, all of it or what a filter keeps."""

    CSS_PATH = "answers.tcss"
    BINDINGS = [
        Binding("right,n,enter", "go(1)", "next"),
        Binding("left,p", "go(-1)", "back"),
        ("w", "filter('wrong')", "wrong"),
        ("f", "filter('flagged')", "flagged"),
        ("d", "domain", "domain"),
        ("u", "filter('all')", "all"),
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
        self._filter = "all"
        self._kept = list(result.answers)
        self._place = 0

    def compose(self) -> ComposeResult:
        yield Static(id="place", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="asked", markup=False)
            for _ in range(max(len(each.slot.order) for each in self._result.answers)):
                yield Marked()
            yield Static(id="taught", markup=False)
        yield self.keys()

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
        self.query_one("#asked", Static).update(_asked(each, clean(titles[each.slot.domain])))
        for place, row in enumerate(self.query(Marked)):
            row.display = place < len(each.slot.order)
            if row.display:
                row.put(
                    Content.styled(f"{LETTERS[place].upper()}  ", "bold"),
                    _option(each, each.slot.order[place]),
                )
        self.query_one("#taught", Static).update(_taught(each))
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
        (f"  {counted}", "$foreground-muted"),
    )


def _verdict(each: Answered) -> tuple[str, str]:
    if each.correct:
        return "✓ Right", "bold $text-success"
    return (
        ("✗ Wrong", "bold $text-error")
        if each.response.picks
        else ("✗ Blank, counts as wrong", "bold $text-error")
    )


def _asked(each: Answered, domain: str) -> Content:
    question = each.question
    where = f"{domain}, objective {question.objective}, {question.difficulty}, {clock_text(each.response.spent)} spent"
    parts = [Content.styled(clean(f"{where}, {question.id}"), "$foreground-muted")]
    parts += [prose(question.scenario)] if question.scenario else []
    return Content("\n\n").join([*parts, prose(question.stem)])


def _taught(each: Answered) -> Content:
    question = each.question
    parts = [Content.styled("Explanation", "bold") + Content("\n") + prose(question.explanation)]
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
