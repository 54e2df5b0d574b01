"""The exam app: which screen comes next, and how it ends. Only this module knows the order of its screens.

Handlers go by name, so that a screen is imported when it is first shown. A message counts only while
its screen is on top: keys typed ahead of a change of screens do nothing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.model.text import clean
from mlquiz.proctor.order import Briefing, Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.records import Records
from mlquiz.report.words import gaps_words
from mlquiz.tui.afterwards import Afterwards
from mlquiz.tui.aims import has_today, today_of
from mlquiz.tui.on_top import from_the_top

if TYPE_CHECKING:
    from mlquiz.tui.screens.briefing import BriefingScreen
    from mlquiz.tui.screens.custom import CustomScreen
    from mlquiz.tui.screens.exam import ExamScreen
    from mlquiz.tui.screens.home import HomeScreen
    from mlquiz.tui.screens.review import ReviewScreen


class MlquizApp(Afterwards):
    """Starts at home, at a briefing or in a sitting; gives the exit code of what was sat last."""

    def __init__(
        self,
        proctor: Proctor,
        records: Records,
        start: Briefing | Sitting | None = None,
        *,
        settings: Settings = DEFAULTS,
        colourless: bool = False,
        open_outside: Callable[[Path], bool] = lambda _: False,
    ) -> None:
        super().__init__(settings, colourless=colourless, open_outside=open_outside)
        self._proctor = proctor
        self._records = records
        self._start = start
        self._sitting: Sitting | None = start if isinstance(start, Sitting) else None
        self._code = 0
        self._asked: dict[str, Order] = {}

    def on_mount(self) -> None:
        if isinstance(self._start, Briefing):
            self._brief(self._start)
        elif self._start and self._start.finished:
            self._show_result(self._start.attempt)
        elif self._start:
            self._sit(self._start)
        else:
            self._home()

    def close_sitting(self) -> None:
        """Keeps the sitting that is open, if one is, as well as can be done in a moment."""
        if self._sitting:
            self._sitting.abandon()
            self._sitting = None

    async def action_quit(self) -> None:
        self._leave_then(lambda: self.exit(self._code))

    def _leave_then(self, go: Callable[[], object]) -> None:
        """Leaves the sitting, if one is open, and goes on; asks first where it cannot be saved."""
        if self._sitting is None or self._sitting.leave():
            self._sitting = None
            go()
            return

        from mlquiz.tui.screens.confirm import ConfirmScreen

        def decide(agreed: bool | None) -> None:
            if agreed:
                self.close_sitting()
                go()

        question = f"The last answers cannot be saved. {clean(self._sitting.trouble)}"
        self.push_screen(ConfirmScreen(question, "Lose them", "Stay", safe=False), decide)

    def _home(self) -> None:
        from mlquiz.tui.screens.home import HomeScreen

        home = HomeScreen(self._records.exams(), self._proctor.unfinished())
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(home)

    @from_the_top("HomeScreen")
    def on_home_screen_take(self, event: "HomeScreen.Take") -> None:
        self._looked_at = None
        self._brief(self._proctor.brief(Order(event.exam)))

    @from_the_top("HomeScreen")
    def on_home_screen_custom(self, event: "HomeScreen.Custom") -> None:
        from mlquiz.tui.screens.custom import CustomScreen

        self.push_screen(CustomScreen(self._proctor, event.entry, self._asked.get(event.entry.blueprint.id)))

    @from_the_top("HomeScreen")
    def on_home_screen_insights(self, event: "HomeScreen.Insights") -> None:
        self._push_insights(event.entry.blueprint)

    @from_the_top("HomeScreen")
    def on_home_screen_today(self, event: "HomeScreen.Today") -> None:
        calendar = event.entry.calendar()
        if calendar and has_today(calendar):
            self._looked_at = None
            self._brief(self._proctor.brief(today_of(event.entry.blueprint, calendar).order))
        else:
            self.notify("No list waits for this exam today.", timeout=4)

    @from_the_top("HomeScreen")
    def on_home_screen_exam_day(self, event: "HomeScreen.ExamDay") -> None:
        self._ask_exam_day(event.entry.blueprint, lambda changed: self._home() if changed else None)

    @from_the_top("CustomScreen")
    def on_custom_screen_done(self, event: "CustomScreen.Done") -> None:
        self._asked[event.asked.exam] = event.asked
        if event.order is None:
            self.pop_screen()
        else:
            self._brief(self._proctor.brief(event.order))

    @from_the_top("HomeScreen")
    def on_home_screen_resume(self, event: "HomeScreen.Resume") -> None:
        self._go_on(event.attempt)

    @from_the_top("HomeScreen")
    def on_home_screen_history(self) -> None:
        from mlquiz.tui.screens.history import HistoryScreen

        attempts = self._records.attempts()
        self.push_screen(HistoryScreen(attempts, self._records.corrections.of_attempts(attempts)))

    def _brief(self, briefing: Briefing) -> None:
        from mlquiz.tui.screens.briefing import BriefingScreen

        self.push_screen(BriefingScreen(briefing))

    @from_the_top("BriefingScreen")
    def on_briefing_screen_begin(self, event: "BriefingScreen.Begin") -> None:
        sitting = self._proctor.open(event.briefing)
        self.pop_screen()
        self._sit(sitting)

    @from_the_top("BriefingScreen")
    def on_briefing_screen_back(self) -> None:
        self.pop_screen()
        if len(self.screen_stack) == 1:
            self._home()

    def _go_on(self, attempt: str) -> None:
        sitting = self._proctor.resume(attempt)
        if sitting.finished:
            self._show_result(sitting.attempt)
        else:
            self._sit(sitting)

    def _sit(self, sitting: Sitting) -> None:
        from mlquiz.tui.screens.exam import ExamScreen

        self._sitting = sitting
        self.push_screen(ExamScreen(sitting, self._settings))

    @property
    def _exam(self) -> "ExamScreen | None":
        """The exam screen, wherever it is on the stack."""
        from mlquiz.tui.screens.exam import ExamScreen

        return next((each for each in self.screen_stack if isinstance(each, ExamScreen)), None)

    @from_the_top("ReviewScreen")
    def on_exam_screen_ticked(self, event: "ExamScreen.Ticked") -> None:
        cast("ReviewScreen", self.screen).session = event.session

    @from_the_top("ExamScreen")
    def on_exam_screen_review(self) -> None:
        from mlquiz.tui.screens.review import ReviewScreen

        if self._sitting:
            self.push_screen(ReviewScreen(self._sitting.session, self._sitting.blueprint.unit))

    @from_the_top("ExamScreen")
    def on_exam_screen_left(self) -> None:
        self._leave_then(self._left)

    def _left(self) -> None:
        where = " on the home screen" if self._looked_at else ""
        self._home()
        self._look_again()
        self.notify(f"Kept. Press r{where} to go on with it.", timeout=4)

    @from_the_top("ReviewScreen")
    def on_review_screen_chosen(self, event: "ReviewScreen.Chosen") -> None:
        self.pop_screen()
        if self._exam:
            self._exam.go_to(event.position)

    @from_the_top("ReviewScreen")
    def on_review_screen_back(self) -> None:
        self.pop_screen()

    @from_the_top("ReviewScreen")
    def on_review_screen_submit(self) -> None:
        from mlquiz.tui.screens.confirm import ConfirmScreen

        if self._sitting:
            gaps = gaps_words(self._sitting.session, self._sitting.blueprint.unit)
            question = f"{gaps or 'Everything is answered'}. After submitting nothing can be changed."
            self.push_screen(ConfirmScreen(question, "Submit", "Go back", safe=not gaps), self._submit)

    def _submit(self, agreed: bool | None) -> None:
        if agreed and self._exam:
            self._exam.submit()

    def on_exam_screen_closed(self) -> None:
        if self._sitting:
            attempt, self._sitting = self._sitting.attempt, None
            self._show_result(attempt)
