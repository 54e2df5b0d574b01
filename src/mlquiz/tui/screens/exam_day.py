"""A box to keep the day of an exam in, and how many questions are answered a day until then."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from mlquiz.errors import MlquizError
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar, Plan, day_from
from mlquiz.model.text import clean
from mlquiz.planning.planner import MOST_PER_DAY, PER_DAY, Planner
from mlquiz.report.words import counted


class ExamDayScreen(ModalScreen[Calendar | Plan | None]):
    """Gives the days until then, or the plan that was dropped; None where nothing changed. A refusal is told here."""

    CSS_PATH = "exam_day.tcss"
    BINDINGS = [Binding("escape", "dismiss(None)", "back", id="exam-day.back")]

    def __init__(self, blueprint: Blueprint, planner: Planner) -> None:
        super().__init__()
        self._blueprint = blueprint
        self._planner = planner
        self._coming = planner.coming(blueprint.id)

    def compose(self) -> ComposeResult:
        plan = self._coming
        with Vertical():
            yield Label(clean(self._blueprint.title), id="exam", markup=False)
            yield Label("Day of the exam", markup=False)
            day = str(plan.on) if plan else ""
            yield Input(day, placeholder="as in 2027-02-01", id="day", max_length=10, compact=True)
            yield Label("Questions a day", markup=False)
            pace = str(plan.per_day if plan else PER_DAY)
            yield Input(pace, type="integer", id="pace", max_length=3, compact=True)
            yield Label(id="told", markup=False)
            forget = ", an empty day forgets it" if plan else ""
            yield Label(
                f"Enter keeps it{forget};\nTab goes to the other line, Escape back",
                classes="hint",
                markup=False,
            )

    def on_input_changed(self) -> None:
        """Tells how far away the day is as it is typed."""
        try:
            on = self._day
        except ValueError:
            self._say("")
        else:
            self._say(
                f"{on:%A}, in {counted(self._planner.days_to(on), 'day')}"
                if self._planner.days_to(on) > 0
                else ""
            )

    @property
    def _day(self) -> date:
        """What stands there.

        Raises:
            ValueError: it is no day.
        """
        return day_from(self.query_one("#day", Input).value)

    def on_input_submitted(self) -> None:
        if self._coming and not self.query_one("#day", Input).value.strip():
            self._try(lambda: self._planner.drop(self._blueprint.id))
        else:
            self._keep()

    def _keep(self) -> None:
        pace = self.query_one("#pace", Input).value
        if not pace.isdigit() or not 1 <= int(pace) <= MOST_PER_DAY:
            self._say(f"Answer 1 to {MOST_PER_DAY} questions a day.")
            return
        try:
            on = self._day
        except ValueError:
            self._say("Write the day as in 2027-02-01.")
        else:
            self._try(lambda: self._planner.keep(self._blueprint.id, on, int(pace)))

    def _try(self, change: Callable[[], Calendar | Plan]) -> None:
        try:
            self.dismiss(change())
        except MlquizError as error:
            self._say(clean(str(error)))

    def _say(self, sentence: str) -> None:
        self.query_one("#told", Label).update(sentence)
