"""An exam on the home screen."""

from textual.content import Content
from textual.widgets import ListItem, Static

from mlquiz.model.text import capital, clean
from mlquiz.report.blueprints import form_words
from mlquiz.report.insights_words import exam_day_words, today_words
from mlquiz.report.records import ExamEntry
from mlquiz.report.words import chance_words, outcome, percent

_NAMED = 3
"""Weak domains that a card names."""


class ExamCard(ListItem):
    """What it is, what it asks, how you stand."""

    DEFAULT_CSS = """
    ExamCard {
        height: auto;
        padding: 0 1;
    }
    """

    def __init__(self, entry: ExamEntry) -> None:
        self.entry = entry
        self._told = Static(_card(entry), markup=False)
        super().__init__(self._told)

    def on_mount(self) -> None:
        if self.entry.last or self.entry.plan:
            self.call_after_refresh(self.call_later, self._tell_standing)

    def _tell_standing(self) -> None:
        """How ready one is and what is weak take a moment to work out, so the card stands before.

        It comes by a message of its own: what asks for a new layout while a layout is being done is not heard.
        """
        further = [*_today(self.entry), *_chance(self.entry), *_weak(self.entry)]
        if further:
            self._told.update(Content("\n").join([_card(self.entry), *further]))


def _card(entry: ExamEntry) -> Content:
    plan = entry.blueprint
    asks = f"{form_words(plan)}; {entry.bank_questions} in the bank"
    head = Content.assemble((clean(plan.title), "bold"), (f"  {clean(plan.id)}", "$foreground-muted"))
    about = Content.assemble((clean(plan.provider), "$foreground-muted"), _standing(plan.standing))
    return Content("\n").join([head, about, Content(clean(asks)), *_plan(entry), _progress(entry)])


def _plan(entry: ExamEntry) -> list[Content]:
    if entry.plan is None:
        return []
    told = exam_day_words(entry.plan.on, entry.days_left)
    return [Content.styled(f"{capital(told)}.", "$text-accent")]


def _standing(words: str) -> Content:
    return Content("") if words == "active" else Content.styled(f"  {clean(words)}", "$text-warning")


def _progress(entry: ExamEntry) -> Content:
    if entry.last is None:
        return Content.styled("Not taken yet.", "$foreground-muted")
    last = f"Last: {outcome(entry.last)} ({percent(entry.last.fraction)})."
    best = f"Best mock: {percent(entry.best.fraction)}." if entry.best else "No mock yet."
    return Content.styled(f"{last} {best}", "$text-primary")


def _today(entry: ExamEntry) -> list[Content]:
    """What the plan has for today."""
    calendar = entry.calendar() if entry.plan else None
    told = today_words(calendar.today) if calendar and calendar.left else ""
    return [Content.styled(f"{capital(told)}.", "$text-accent")] if told else []


def _chance(entry: ExamEntry) -> list[Content]:
    told = chance_words(entry.ready.readiness)
    return [Content.styled(f"Chance to pass: {told}.", "$text-primary")] if told else []


def _weak(entry: ExamEntry) -> list[Content]:
    more = f" and {len(entry.weak) - _NAMED} more" if len(entry.weak) > _NAMED else ""
    told = f"Weak: {', '.join(entry.weak[:_NAMED])}{more}"
    return [Content.styled(clean(told), "$text-error")] if entry.weak else []
