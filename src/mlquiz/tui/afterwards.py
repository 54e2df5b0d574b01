"""The app after an exam: result, answers, history, two attempts side by side, insights, and what comes next."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from mlquiz.exam.choosing import Filter
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar, Plan
from mlquiz.proctor.order import Briefing, Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.report.records import Records, Result, SideBySide
from mlquiz.report.words import judged
from mlquiz.tui.frame import Frame
from mlquiz.tui.on_top import from_the_top

if TYPE_CHECKING:
    from mlquiz.tui.screens.answers import AnswersScreen
    from mlquiz.tui.screens.compare import CompareScreen
    from mlquiz.tui.screens.history import HistoryScreen
    from mlquiz.tui.screens.insights import InsightsScreen
    from mlquiz.tui.screens.result import ResultScreen


class Afterwards(Frame):
    """The part of the app that looks back. How one gets into a sitting is the rest's affair."""

    _proctor: Proctor
    _records: Records
    _code: int
    _looked_at: Blueprint | None = None
    """The exam whose insights a sitting was begun from."""

    def _home(self) -> None:
        """Leads home."""
        raise NotImplementedError

    def _brief(self, briefing: Briefing) -> None:
        """Shows what was drawn before its clock starts."""
        raise NotImplementedError

    def _go_on(self, attempt: str) -> None:
        """Goes on with an unfinished sitting."""
        raise NotImplementedError

    def _show_result(self, attempt: str) -> None:
        """The result instead of everything else; closing it leads home."""
        result = self._records.result(attempt)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._push_result(result)
        self._code = 1 if judged(result.attempt) and not result.attempt.passed else 0

    def _push_result(self, result: Result) -> None:
        from mlquiz.tui.screens.result import ResultScreen

        exam = result.attempt.exam
        finished = (each.id for each in self._records.attempts() if each.finished_at and each.exam == exam)
        newest = next(finished, "") == result.attempt.id
        self.push_screen(ResultScreen(result, self._records.progress(result), newest=newest))

    @from_the_top("ResultScreen")
    def on_result_screen_answers(self, event: "ResultScreen.Answers") -> None:
        self._push_answers(event.result)

    @from_the_top("ResultScreen")
    def on_result_screen_compare(self, event: "ResultScreen.Compare") -> None:
        self._push_comparison(event.sides)

    @from_the_top("ResultScreen")
    def on_result_screen_drill(self, event: "ResultScreen.Drill") -> None:
        self._brief(self._proctor.brief(Order(event.exam, mode="drill", wanted=Filter(missed=1))))

    @from_the_top("ResultScreen")
    def on_result_screen_done(self) -> None:
        self._back()

    def _back(self) -> None:
        """To the screen below; home where there is none."""
        self.pop_screen()
        if len(self.screen_stack) == 1:
            self._home()
            self._look_again()

    def _look_again(self) -> None:
        """Back to the insights that a sitting was begun from, worked out anew."""
        plan, self._looked_at = self._looked_at, None
        if plan:
            self._push_insights(plan)

    def _push_answers(self, result: Result, position: int = 1) -> None:
        from mlquiz.tui.screens.answers import AnswersScreen

        attempt, proctor = result.attempt, self._proctor
        margin, exhibits = proctor.margin(attempt.id, attempt.exam), proctor.exhibits(attempt.exam)
        self.push_screen(AnswersScreen(result, margin, exhibits, position))

    @from_the_top("AnswersScreen")
    def on_answers_screen_done(self, event: "AnswersScreen.Done") -> None:
        from mlquiz.tui.screens.result import ResultScreen

        self.pop_screen()
        for screen in self.screen_stack:
            if isinstance(screen, ResultScreen) and screen.attempt == event.result.attempt.id:
                screen.know(event.result)

    def _push_comparison(self, sides: SideBySide) -> None:
        from mlquiz.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(sides))

    @from_the_top("CompareScreen")
    def on_compare_screen_open(self, event: "CompareScreen.Open") -> None:
        self._push_answers(self._records.result(event.attempt), event.position)

    @from_the_top("CompareScreen")
    def on_compare_screen_done(self) -> None:
        self.pop_screen()

    @from_the_top("HistoryScreen")
    def on_history_screen_open(self, event: "HistoryScreen.Open") -> None:
        if event.attempt.finished_at:
            self._push_result(self._records.result(event.attempt.id))
        else:
            self._go_on(event.attempt.id)

    @from_the_top("HistoryScreen")
    def on_history_screen_compare(self, event: "HistoryScreen.Compare") -> None:
        one, other = (self._records.result(attempt) for attempt in (event.one, event.other))
        self._push_comparison(self._records.compare(one, other))

    @from_the_top("HistoryScreen")
    def on_history_screen_done(self) -> None:
        self._home()

    def _push_insights(self, plan: Blueprint) -> None:
        from mlquiz.tui.screens.insights import InsightsScreen

        self.push_screen(InsightsScreen(plan.title, partial(self._records.insights_apart, plan.id)))

    @from_the_top("InsightsScreen")
    def on_insights_screen_start(self, event: "InsightsScreen.Start") -> None:
        briefing = self._proctor.brief(event.order)
        self._looked_at = briefing.blueprint
        self._brief(briefing)

    @from_the_top("InsightsScreen")
    def on_insights_screen_exam_day(self, event: "InsightsScreen.ExamDay") -> None:
        def again(changed: Calendar | Plan | None) -> None:
            if changed:
                self.pop_screen()
                self._push_insights(event.blueprint)

        self._ask_exam_day(event.blueprint, again)

    def _ask_exam_day(self, blueprint: Blueprint, then: Callable[[Calendar | Plan | None], None]) -> None:
        from mlquiz.tui.screens.exam_day import ExamDayScreen

        self.push_screen(ExamDayScreen(blueprint, self._proctor.planner), then)

    @from_the_top("InsightsScreen")
    def on_insights_screen_done(self) -> None:
        self._looked_at = None
        self._back()
