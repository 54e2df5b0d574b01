"""The briefing: what will be sat and by which rules. Nothing runs until the taker says so."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mlquiz.model.form import Rules
from mlquiz.model.text import clean
from mlquiz.proctor.order import Briefing
from mlquiz.report.rules import MODE_WORDS, filter_words, need_words, rules_told
from mlquiz.report.words import limit_text, threshold_words
from mlquiz.tui.screens.room import Room


class BriefingScreen(Room):
    """Questions, time, threshold, rules and form code of a form that was drawn."""

    CSS_PATH = "briefing.tcss"
    BINDINGS = [
        Binding("enter", "begin", "start the clock", id="briefing.begin"),
        Binding("escape,q", "back", "back", id="briefing.back"),
    ]

    class Begin(Message):
        """The taker says so."""

        def __init__(self, briefing: Briefing) -> None:
            super().__init__()
            self.briefing = briefing

    class Back(Message):
        """The taker would rather not."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self._briefing = briefing

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(_facts(self._briefing), markup=False)
        yield self.keys()

    def action_begin(self) -> None:
        self.post_message(self.Begin(self._briefing))

    def action_back(self) -> None:
        self.post_message(self.Back())


def _facts(briefing: Briefing) -> Content:
    plan, form, rules = briefing.blueprint, briefing.form, briefing.rules
    standing = ("", "") if plan.standing == "active" else (f"  {clean(plan.standing)}", "$text-warning")
    lines = [
        Content.styled(clean(plan.title), "bold $text-primary"),
        Content.assemble(clean(plan.provider), standing),
        Content(MODE_WORDS[briefing.mode]),
        Content(""),
        _fact("Questions", f"{len(form.slots)}{_unscored(briefing)}"),
        *([_fact("Chosen by", filter_words(briefing.wanted))] if briefing.wanted else []),
        *([_fact("By need", need_words(briefing.needed))] if briefing.needed else []),
        _fact("Time", f"{limit_text(rules.limit)}{', strict: interruptions count' if rules.strict else ''}"),
        *([] if rules.feedback else [_fact("To pass", threshold_words(plan))]),
        _fact("Form", f"{form.code}   (seed {form.seed})"),
        Content(""),
        *_domains(briefing),
        Content(""),
        *(Content(clean(f"• {rule}")) for rule in rules_told(plan, rules)),
        Content(""),
        Content.styled(
            f"{'The clock' if _timed(rules) else 'It'} starts when you press Enter.", "bold $text-accent"
        ),
    ]
    return Content("\n").join(lines)


def _timed(rules: Rules) -> bool:
    return bool(rules.limit or rules.question_limit)


def _unscored(briefing: Briefing) -> str:
    unscored = briefing.form.unscored
    return f", {unscored} of them unscored and not marked" if unscored else ""


def _fact(name: str, value: str) -> Content:
    return Content.assemble((f"{name:<11}", "$foreground-muted"), clean(value))


def _domains(briefing: Briefing) -> list[Content]:
    plan, form = briefing.blueprint, briefing.form
    counts = {domain.id: sum(slot.domain == domain.id for slot in form.slots) for domain in plan.domains}
    return [
        Content(f"{counts[domain.id]:>3}  {clean(domain.title)}")
        for domain in plan.domains
        if counts[domain.id]
    ]
