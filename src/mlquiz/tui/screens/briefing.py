"""The briefing: what will be sat and by which rules. Nothing runs until the taker says so."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

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
        yield Footer()

    def action_begin(self) -> None:
        self.post_message(self.Begin(self._briefing))

    def action_back(self) -> None:
        self.post_message(self.Back())


def _facts(briefing: Briefing) -> Content:
    plan, form = briefing.blueprint, briefing.form
    standing = (
        Content.styled(f"{clean(plan.standing)}\n", "$text-warning")
        if plan.status != "active"
        else Content("")
    )
    lines = [
        Content.styled(clean(plan.title), "bold $text-primary"),
        Content(clean(plan.provider)),
        standing,
        _fact("Questions", f"{len(form.slots)}{_unscored(briefing)}"),
        _fact(
            "Time",
            f"{clock_text(briefing.limit)}{', strict: interruptions count' if briefing.strict else ''}",
        ),
        _fact("To pass", threshold_words(plan)),
        _fact("Form", f"{form.code}   (seed {form.seed})"),
        Content(""),
        *_domains(briefing),
        Content(""),
        Content.styled("Rules", "bold"),
        *(Content(f"• {rule}") for rule in _rules(briefing)),
        Content(""),
        Content.styled("The clock starts when you press Enter.", "bold $text-accent"),
    ]
    return Content("\n").join(lines)


def _unscored(briefing: Briefing) -> str:
    unscored = briefing.form.unscored
    return f", {unscored} of them unscored and not marked" if unscored else ""


def _rules(briefing: Briefing) -> list[str]:
    gap = (
        "counts as exam time" if briefing.strict else "does not consume exam time; it is shown on the result"
    )
    return [
        "A question is right when your picks are exactly the key. No penalty for guessing.",
        "Unanswered counts as wrong. You may go back, flag and change until you submit.",
        "Every answer is saved at once. Close the terminal at any time and resume later.",
        f"An interruption {gap}.",
        "At zero the form is submitted as it stands.",
    ]


def _fact(name: str, value: str) -> Content:
    return Content.assemble((f"{name:<11}", "$text-muted"), clean(value))


def _domains(briefing: Briefing) -> list[Content]:
    plan, form = briefing.blueprint, briefing.form
    counts = {domain.id: sum(slot.domain == domain.id for slot in form.slots) for domain in plan.domains}
    return [
        Content(f"{counts[domain.id]:>3}  {clean(domain.title)}")
        for domain in plan.domains
        if counts[domain.id]
    ]
