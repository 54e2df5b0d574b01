"""The app: which screen comes next, and how it ends. Only this module knows the order of screens."""

import asyncio
import os
import signal
from contextlib import suppress
from threading import Timer

from textual import on
from textual.app import App
from textual.binding import Binding
from textual.events import Resize
from textual.screen import Screen

from mlquiz.errors import MlquizError
from mlquiz.model.text import clean
from mlquiz.proctor import Briefing, Order, Proctor, Sitting
from mlquiz.report.records import Records
from mlquiz.tui.screens.answers import AnswersScreen
from mlquiz.tui.screens.briefing import BriefingScreen
from mlquiz.tui.screens.confirm import ConfirmScreen
from mlquiz.tui.screens.exam import ExamScreen
from mlquiz.tui.screens.help import HelpScreen
from mlquiz.tui.screens.history import HistoryScreen
from mlquiz.tui.screens.home import HomeScreen
from mlquiz.tui.screens.jump import JumpScreen
from mlquiz.tui.screens.result import ResultScreen
from mlquiz.tui.screens.review import ReviewScreen
from mlquiz.tui.screens.too_small import TooSmallScreen, fits
from mlquiz.tui.theme import DARK, LIGHT

_GRACE = 2.0
"""Seconds a signalled app has to put the terminal right before the process is ended."""


class MlquizApp(App[int]):
    """Starts at home, at a briefing or in a sitting; gives the exit code of what was sat last."""

    TITLE = "mlquiz"
    CSS_PATH = "screens/home.tcss"  # Textual loads no style sheet for the first screen by itself
    BINDINGS = [
        Binding("question_mark,f1", "help", "help", key_display="?"),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self,
        proctor: Proctor,
        records: Records,
        start: Briefing | Sitting | None = None,
        *,
        colourless: bool = False,
    ) -> None:
        super().__init__(ansi_color=colourless or None)
        self._proctor = proctor
        self._records = records
        self._start = start
        self._sitting: Sitting | None = start if isinstance(start, Sitting) else None
        self._code = 0
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = "ansi-dark" if colourless else DARK.name

    def get_default_screen(self) -> Screen[None]:
        return HomeScreen(self._records.exams(), self._proctor.unfinished())

    def on_mount(self) -> None:
        self._heed_signals()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if isinstance(self._start, Briefing):
            self.push_screen(BriefingScreen(self._start))
        elif self._start and self._start.session.closed:
            self._show_result(self._start.attempt)
        elif self._start:
            self.push_screen(ExamScreen(self._start))

    def _heed_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, ValueError, RuntimeError):
                    loop.add_signal_handler(number, self._end_by_signal, number)

    def _end_by_signal(self, number: int) -> None:
        code = 128 + number
        watchdog = Timer(_GRACE, os._exit, [code])
        watchdog.daemon = True
        watchdog.start()
        self.close_sitting()
        self.exit(code, return_code=code)

    def close_sitting(self) -> None:
        """Keeps the sitting that is open, if one is."""
        if self._sitting:
            self._sitting.leave()
            self._sitting = None

    async def action_quit(self) -> None:
        self.close_sitting()
        self.exit(self._code)

    @property
    def crash(self) -> Exception | None:
        """What broke the app, if something did."""
        return self._exception

    def _fatal_error(self) -> None:
        """Ends without Textual's traceback, which would print local values; the command line tells the error."""
        self._close_messages_no_wait()

    def action_help(self) -> None:
        self.push_screen(HelpScreen(_keys(self.screen)))

    def on_resize(self, event: Resize) -> None:
        if not fits(event.size) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())
        elif fits(event.size) and isinstance(self.screen, TooSmallScreen):
            self.pop_screen()

    def _complain(self, error: MlquizError) -> None:
        self.notify(clean(str(error)), severity="error", timeout=8, markup=False)

    def _home(self) -> None:
        """Goes back to the home screen, which shows how things stand now."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        home = self.screen
        if isinstance(home, HomeScreen):
            home.show(self._records.exams(), self._proctor.unfinished())

    def _show_result(self, attempt: str) -> None:
        result = self._records.result(attempt)
        self._code = 0 if result.attempt.passed else 1
        self.push_screen(ResultScreen(result))

    @on(HomeScreen.Take)
    def _brief(self, event: HomeScreen.Take) -> None:
        try:
            self.push_screen(BriefingScreen(self._proctor.brief(Order(event.exam))))
        except MlquizError as error:
            self._complain(error)

    @on(HomeScreen.Resume)
    def _resume(self, event: HomeScreen.Resume) -> None:
        self._go_on(event.attempt)

    def _go_on(self, attempt: str) -> None:
        try:
            sitting = self._proctor.resume(attempt)
        except MlquizError as error:
            self._complain(error)
            return
        if sitting.session.closed:
            self._show_result(sitting.attempt)
        else:
            self._sitting = sitting
            self.push_screen(ExamScreen(sitting))

    @on(HomeScreen.History)
    def _history(self) -> None:
        self.push_screen(HistoryScreen(self._records.attempts()))

    @on(BriefingScreen.Begin)
    def _begin(self, event: BriefingScreen.Begin) -> None:
        try:
            self._sitting = self._proctor.open(event.briefing)
        except MlquizError as error:
            self._complain(error)
            return
        self.switch_screen(ExamScreen(self._sitting))

    @on(ExamScreen.Review)
    def _review(self) -> None:
        if self._sitting:
            self.push_screen(ReviewScreen(self._sitting.session))

    @on(ExamScreen.Ticked)
    def _ticked(self, event: ExamScreen.Ticked) -> None:
        if isinstance(self.screen, ReviewScreen):
            self.screen.session = event.session

    @on(ExamScreen.Jump)
    def _jump(self) -> None:
        if self._sitting:
            self.push_screen(JumpScreen(len(self._sitting.posed)), self._go_to)

    def _go_to(self, position: int | None) -> None:
        exam = self.screen
        if position and isinstance(exam, ExamScreen):
            exam.go_to(position)

    @on(ReviewScreen.Chosen)
    def _chosen(self, event: ReviewScreen.Chosen) -> None:
        self.pop_screen()
        self._go_to(event.position)

    @on(ReviewScreen.Submit)
    def _ask_to_submit(self) -> None:
        if not self._sitting:
            return
        session = self._sitting.session
        blank = len(session.slots) - session.answered
        warning = f"{blank} unanswered: they count as wrong. " if blank else "Everything is answered. "
        question = f"{warning}After submitting nothing can be changed."
        self.push_screen(ConfirmScreen(question, "Submit", "Go back", safe=not blank), self._submit)

    def _submit(self, agreed: bool | None) -> None:
        exam = next((each for each in self.screen_stack if isinstance(each, ExamScreen)), None)
        if agreed and exam:
            exam.submit()

    @on(ExamScreen.Closed)
    def _form_closed(self) -> None:
        if self._sitting is None:
            return
        attempt, self._sitting = self._sitting.attempt, None
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._show_result(attempt)

    @on(ExamScreen.Left)
    def _left(self) -> None:
        self.close_sitting()
        self._home()
        self.notify("Kept. Press r to go on with it.", timeout=4)

    @on(ResultScreen.Answers)
    def _answers(self, event: ResultScreen.Answers) -> None:
        self.push_screen(AnswersScreen(event.result))

    @on(HistoryScreen.Open)
    def _open(self, event: HistoryScreen.Open) -> None:
        if event.attempt.finished_at:
            self.push_screen(ResultScreen(self._records.result(event.attempt.id)))
        else:
            self._go_on(event.attempt.id)

    @on(ReviewScreen.Back)
    @on(AnswersScreen.Done)
    def _back(self) -> None:
        self.pop_screen()

    @on(BriefingScreen.Back)
    @on(HistoryScreen.Done)
    def _back_home(self) -> None:
        self._home()

    @on(ResultScreen.Done)
    def _result_seen(self) -> None:
        self.pop_screen()
        if isinstance(self.screen, HomeScreen):
            self._home()


def _keys(screen: Screen[object]) -> dict[str, list[str]]:
    """What can be done on a screen -> the keys that do it; Textual's own keys are left out."""
    general = {binding.action for binding in Binding.make_bindings(Screen.BINDINGS)}
    keys: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        ours = type(active.node).__module__.startswith("mlquiz.") and active.binding.action not in general
        if ours and active.enabled and active.binding.description:
            keys.setdefault(active.binding.description, []).append(key)
    return keys
