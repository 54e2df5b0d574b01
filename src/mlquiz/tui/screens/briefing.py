"""The briefing: what will be sat and by which rules. Nothing runs until the taker says so."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mlquiz.model.text import clean
from mlquiz.proctor import Briefing
from mlquiz.report.words import clock_text, threshold_words
from mlquiz.tui.screens.room import Room


class BriefingScreen(Room):
    """Questions, time, threshold, rules and form code of a form that was drawn."""

    CSS_PATH = "briefing.tcss"
    BINDINGS = [("enter", "begin", "start the clock"), ("escape,q", "back", "back")]

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
    plan, form = briefing.blueprint, briefing.form
    standing = ("", "") if plan.status == "active" else (f"  {clean(plan.standing)}", "$text-warning")
    strict = ", strict: interruptions count" if briefing.strict else ""
    lines = [
        Content.styled(clean(plan.title), "bold $text-primary"),
        Content.assemble(clean(plan.provider), standing),
        Content(""),
        _fact("Questions", f"{len(form.slots)}{_unscored(briefing)}"),
        _fact("Time", f"{clock_text(briefing.limit)}{strict}"),
        _fact("To pass", threshold_words(plan)),
        _fact("Form", f"{form.code}   (seed {form.seed})"),
        Content(""),
        *_domains(briefing),
        Content(""),
        *(Content(f"• {rule}") for rule in _rules(briefing)),
        Content(""),
        Content.styled("The clock starts when you press Enter.", "bold $text-accent"),
    ]
    return Content("\n").join(lines)


def _unscored(briefing: Briefing) -> str:
    unscored = briefing.form.unscored
    return f", {unscored} of them unscored and not marked" if unscored else ""


def _rules(briefing: Briefing) -> list[str]:
    gap = "counts as exam time" if briefing.strict else "consumes no exam time and is shown on the result"
    return [
        "Right means exactly the key. Unanswered is wrong; guessing is free.",
        "Go back, flag and change as you like until you submit.",
        "Every answer is saved at once: close the terminal, resume later.",
        f"An interruption {gap}.",
        "At zero the form is submitted as it stands.",
    ]


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
