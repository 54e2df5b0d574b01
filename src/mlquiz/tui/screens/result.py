"""The result: the verdict, the score and the domains at one glance, then what they rest on."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mlquiz.model.attempt import Answered
from mlquiz.model.text import clean
from mlquiz.report.analysis import most_missed
from mlquiz.report.answers import verdict
from mlquiz.report.facts import Fact, facts, score_facts
from mlquiz.report.records import Result, SideBySide
from mlquiz.report.words import counted, headline, judged, local, right_of
from mlquiz.tui.screens.scrolled import Scrolled, scroll_keys
from mlquiz.tui.widgets.bars import DomainBars
from mlquiz.tui.widgets.fact_list import FactList
from mlquiz.tui.widgets.pace_chart import PaceChart
from mlquiz.tui.widgets.page import Page
from mlquiz.tui.widgets.verdict import Verdict

_OBJECTIVES = 8
"""So many objectives are listed: those with the most misses."""


class ResultScreen(Scrolled):
    """One page. `since` puts the attempt beside the one before; the newest one can be drilled on."""

    CSS_PATH = "result.tcss"
    BINDINGS = [
        Binding("enter,a", "answers", "answers", id="result.answers"),
        Binding("c", "compare", "compare", id="result.compare"),
        Binding("d", "drill", "drill the misses", id="result.drill"),
        *scroll_keys("result"),
        Binding("escape,h,q", "done", "home", id="result.home"),
    ]

    class Answers(Message):
        """The taker wants to go through the answers."""

        def __init__(self, result: Result) -> None:
            super().__init__()
            self.result = result

    class Compare(Message):
        """The taker wants to see the attempt beside the one before."""

        def __init__(self, sides: SideBySide) -> None:
            super().__init__()
            self.sides = sides

    class Drill(Message):
        """The taker wants to drill what was missed in the last attempt of an exam."""

        def __init__(self, exam: str) -> None:
            super().__init__()
            self.exam = exam

    class Done(Message):
        """The taker has seen enough."""

    def __init__(self, result: Result, since: SideBySide | None = None, *, newest: bool = False) -> None:
        super().__init__()
        self._result = result
        self._since = since
        self._newest = newest
        self._ready = True

    def compose(self) -> ComposeResult:
        result = self._result
        with Page():
            yield Verdict(clean(headline(result.attempt, result.blueprint.unit)))
            yield Static(_title(result), id="title", markup=False)
            yield FactList(_certainty(result), columns=False)
            yield _bars(result)
            yield Static("Objectives with misses", classes="heading", markup=False)
            yield FactList(_objectives(result))
            yield Static("What it rests on", classes="heading", markup=False)
            yield FactList(_facts(result, self._since), classes="facts")
            yield Static("Time by question", classes="heading", markup=False)
            yield PaceChart(result.analysis.pace.times, [_mark(each) for each in result.answers])
        yield self.keys()

    def on_mount(self) -> None:
        """A key that was meant for the exam shall not close the result of a form that ran out of time."""
        self._ready = self._result.attempt.outcome != "expired"
        self.set_timer(1.0, self._get_ready)

    def _get_ready(self) -> None:
        self._ready = True
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "compare" and self._since is None:
            return False
        if action == "drill" and not (self._newest and self._result.analysis.post_mortem.missed):
            return False
        return self._ready

    @property
    def attempt(self) -> str:
        return self._result.attempt.id

    def know(self, result: Result) -> None:
        """Shows what the taker has said since about the misses."""
        self._result = result
        self.query_one(".facts", FactList).show(_facts(result, self._since))

    def action_answers(self) -> None:
        self.post_message(self.Answers(self._result))

    def action_compare(self) -> None:
        if self._since:
            self.post_message(self.Compare(self._since))

    def action_drill(self) -> None:
        self.post_message(self.Drill(self._result.attempt.exam))

    def action_done(self) -> None:
        self.post_message(self.Done())


def _title(result: Result) -> Content:
    attempt = result.attempt
    ended = (" passed" if attempt.passed else " failed") if judged(attempt) else ""
    lines = [
        Content.assemble(
            (clean(result.blueprint.title), "bold"),
            (f"  {clean(attempt.mode)}{ended}, {local(attempt.started_at)}", "$foreground-muted"),
        ),
        Content.styled(clean(score_facts(result)[0].text), "bold"),
    ]
    if attempt.outcome == "expired":
        lines.append(Content.styled("Time ran out: the form was submitted as it stood.", "$text-warning"))
    return Content("\n").join(lines)


def _certainty(result: Result) -> Iterator[Fact]:
    """How sure the score is, and what it may be on the vendor's scale; of practice and drills nothing."""
    if not judged(result.attempt):
        return
    if result.analysis.band is None:
        questions = counted(sum(each.slot.scored for each in result.answers), "scored question")
        yield Fact("80% interval", f"not enough evidence, over {questions}")
    yield from score_facts(result)[1:]


def _bars(result: Result) -> DomainBars:
    titles = {domain.id: clean(domain.title) for domain in result.blueprint.domains}
    rows = [(titles[each.domain], each.right, each.total) for each in result.domains]
    return DomainBars(rows, float(result.blueprint.passing.threshold) if judged(result.attempt) else None)


def _objectives(result: Result) -> Iterator[tuple[str, str]]:
    """Right of total of the objectives with the most misses."""
    missed = most_missed(result.analysis.objectives)
    for each in missed[:_OBJECTIVES]:
        yield right_of(each.tally, result.blueprint.unit), f"{each.name}  {each.title}"
    if len(missed) > _OBJECTIVES:
        yield "", f"and {counted(len(missed) - _OBJECTIVES, 'objective')} more"
    if not missed:
        yield "none", "nothing was missed in any"


def _mark(each: Answered) -> str:
    return "·" if each.blank else verdict(each)[0]


def _facts(result: Result, since: SideBySide | None) -> Iterator[Fact]:
    """What lies behind the score, whether the misses were explained, and how to sit the form again or keep it."""
    attempt, found = result.attempt, result.analysis.post_mortem
    yield from facts(result, since)
    if found.missed and not found.told:
        yield Fact("Causes of misses", f"none told of {found.missed} missed; the answers ask for them")
    mode = "" if judged(attempt) else f" --mode {attempt.mode}"
    again = f"mlquiz take {attempt.exam} --form {attempt.form}{mode}"
    yield Fact("Form", f"{attempt.form}, seed {attempt.seed}; to sit it again: {again}")
    yield Fact("Report", f"mlquiz report {attempt.id} -o report.html")
