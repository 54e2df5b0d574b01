"""The result: the verdict at once, then what it rests on."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mlquiz.model.text import clean
from mlquiz.report.records import Result
from mlquiz.report.words import clock_text, interruption_words, local, percent, right_of, threshold_words
from mlquiz.tui.screens.room import Room
from mlquiz.tui.widgets.bars import DomainBars
from mlquiz.tui.widgets.verdict import Verdict


class ResultScreen(Room):
    """PASS or FAIL, the score, the domains, fresh against seen, time and interruptions."""

    CSS_PATH = "result.tcss"
    BINDINGS = [("enter,a", "answers", "review the answers"), ("escape,h,q", "done", "home")]

    class Answers(Message):
        """The taker wants to go through the answers."""

        def __init__(self, result: Result) -> None:
            super().__init__()
            self.result = result

    class Done(Message):
        """The taker has seen enough."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._result = result
        self._ready = True

    def compose(self) -> ComposeResult:
        result = self._result
        titles = {domain.id: clean(domain.title) for domain in result.blueprint.domains}
        rows = [(titles[each.domain], each.right, each.total) for each in result.domains]
        with VerticalScroll():
            yield Verdict(bool(result.attempt.passed))
            yield Static(_score(result), classes="facts", markup=False)
            yield DomainBars(rows, float(result.blueprint.passing.threshold))
            yield Static(_facts(result), classes="facts", markup=False)
        yield self.keys()

    def on_mount(self) -> None:
        """A key that was meant for the exam shall not close the result of a form that ran out of time."""
        self._ready = self._result.attempt.outcome != "expired"
        self.set_timer(1.0, self._get_ready)

    def _get_ready(self) -> None:
        self._ready = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._ready

    def action_answers(self) -> None:
        self.post_message(self.Answers(self._result))

    def action_done(self) -> None:
        self.post_message(self.Done())


def _score(result: Result) -> Content:
    attempt, plan = result.attempt, result.blueprint
    score = f"{percent(attempt.fraction)}, {attempt.right} of {attempt.total} scored questions right"
    lines = [
        Content.styled(clean(plan.title), "bold"),
        Content.assemble((score, "bold"), f" (to pass: {threshold_words(plan)})"),
    ]
    if attempt.scaled is not None:
        estimate = f"Scaled score, estimated: {attempt.scaled}, cut {plan.passing.cut}"
        lines.append(Content.assemble(estimate, (" (the real table is not public)", "$foreground-muted")))
    if attempt.outcome == "expired":
        lines.append(Content.styled("Time ran out: the form was submitted as it stood.", "$text-warning"))
    return Content("\n").join(lines)


def _facts(result: Result) -> Content:
    attempt = result.attempt
    unscored = [str(each.slot.position) for each in result.answers if not each.slot.scored]
    blank = sum(not each.response.picks for each in result.answers)
    partly = sum(0 < len(each.response.picks) < each.slot.choose for each in result.answers)
    left = f"Left blank: {blank}." + (f" Answered in part: {partly}." if partly else "")
    lines = [
        f"Never seen before: {right_of(result.fresh)}. Seen before: {right_of(result.seen)}.",
        f"Time used: {clock_text(attempt.used)} of {clock_text(attempt.limit)}. {interruption_words(result.standing)}",
        left,
        f"Form {attempt.form}, seed {attempt.seed}, {local(attempt.started_at)}",
    ]
    lines += [f"Unscored questions: {', '.join(unscored)}."] if unscored else []
    return Content(clean("\n".join(lines)))
