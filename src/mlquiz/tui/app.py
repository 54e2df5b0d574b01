"""The app: which screen comes next, and how it ends. Only this module knows the order of screens.

Handlers go by name, so that a screen is imported when it is first shown. A message counts only while
its screen is on top: keys typed ahead of a change of screens do nothing.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import SystemCommand
from textual.binding import Binding
from textual.events import Resize
from textual.screen import Screen

from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.errors import MlquizError
from mlquiz.model.text import clean
from mlquiz.proctor.order import Briefing, Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.records import Records
from mlquiz.tui.afterwards import Afterwards
from mlquiz.tui.commands import commands_of, keys_of
from mlquiz.tui.on_top import from_the_top
from mlquiz.tui.signals import heed_signals
from mlquiz.tui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from mlquiz.tui.screens.briefing import BriefingScreen
    from mlquiz.tui.screens.custom import CustomScreen
    from mlquiz.tui.screens.exam import ExamScreen
    from mlquiz.tui.screens.home import HomeScreen
    from mlquiz.tui.screens.marginal import Marginal
    from mlquiz.tui.screens.review import ReviewScreen


class MlquizApp(Afterwards):
    """Starts at home, at a briefing or in a sitting; gives the exit code of what was sat last."""

    TITLE = "mlquiz"
    BINDINGS = [
        Binding("question_mark,f1", "help", "help", key_display="?", id="app.help"),
        Binding("ctrl+z", "suspend_process", "suspend mlquiz", show=False, id="app.suspend"),
    ]

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
        super().__init__(ansi_color=colourless or None)
        self._proctor = proctor
        self._records = records
        self._start = start
        self._settings = settings
        self._open_outside = open_outside
        self._sitting: Sitting | None = start if isinstance(start, Sitting) else None
        self._code = 0
        self._asked: dict[str, Order] = {}
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = "ansi-dark" if colourless else settings.theme
        self.set_keymap(settings.keys)

    def on_mount(self) -> None:
        heed_signals(self._end_by_signal)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if isinstance(self._start, Briefing):
            self._brief(self._start)
        elif self._start and self._start.finished:
            self._show_result(self._start.attempt)
        elif self._start:
            self._sit(self._start)
        else:
            self._home()

    def _end_by_signal(self, code: int) -> None:
        self.close_sitting()
        self.exit(code, return_code=code)

    def close_sitting(self) -> None:
        """Keeps the sitting that is open, if one is, as well as can be done in a moment."""
        if self._sitting:
            self._sitting.abandon()
            self._sitting = None

    @property
    def crash(self) -> Exception | None:
        """What broke the app, if something did."""
        return self._exception

    def _fatal_error(self) -> None:
        """Ends without Textual's traceback, which would print local values; the command line tells the error."""
        self._close_messages_no_wait()

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

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        yield SystemCommand("Keys", "List the keys of this screen", self.action_help)
        yield SystemCommand("Quit", "Leave mlquiz; a sitting is kept", self.action_quit)
        for does, keys, act in commands_of(self, screen):
            yield SystemCommand(does, keys, act)

    def action_help(self) -> None:
        from mlquiz.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(keys_of(self, self.screen)))

    def on_marginal_exhibit(self, event: "Marginal.Exhibit") -> None:
        opened = self._open_outside(event.file)
        said = "Opened outside" if opened else "There is no desktop to open it in; it is"
        self.notify(clean(f"{said}: {event.file}"), timeout=6, markup=False)

    def on_resize(self, event: Resize) -> None:
        from mlquiz.tui.screens.too_small import TooSmallScreen, fits

        if not fits(event.size) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())
        elif fits(event.size) and isinstance(self.screen, TooSmallScreen):
            self.pop_screen()

    def complain(self, error: MlquizError) -> None:
        """Tells an error without leaving the screen."""
        self.notify(clean(str(error)), severity="error", timeout=8, markup=False)

    def _home(self) -> None:
        from mlquiz.tui.screens.home import HomeScreen

        home = HomeScreen(self._records.exams(), self._proctor.unfinished())
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(home)

    @from_the_top("HomeScreen")
    def on_home_screen_take(self, event: "HomeScreen.Take") -> None:
        self._brief(self._proctor.brief(Order(event.exam)))

    @from_the_top("HomeScreen")
    def on_home_screen_custom(self, event: "HomeScreen.Custom") -> None:
        from mlquiz.tui.screens.custom import CustomScreen

        self.push_screen(CustomScreen(self._proctor, event.entry, self._asked.get(event.entry.blueprint.id)))

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

        self.push_screen(HistoryScreen(self._records.attempts()))

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
            self.push_screen(ReviewScreen(self._sitting.session))

    @from_the_top("ExamScreen")
    def on_exam_screen_left(self) -> None:
        self._leave_then(self._left)

    def _left(self) -> None:
        self._home()
        self.notify("Kept. Press r to go on with it.", timeout=4)

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
            session = self._sitting.session
            blank = len(session.slots) - session.answered
            warning = f"{blank} unanswered: they count as wrong." if blank else "Everything is answered."
            question = f"{warning} After submitting nothing can be changed."
            self.push_screen(ConfirmScreen(question, "Submit", "Go back", safe=not blank), self._submit)

    def _submit(self, agreed: bool | None) -> None:
        if agreed and self._exam:
            self._exam.submit()

    def on_exam_screen_closed(self) -> None:
        if self._sitting:
            attempt, self._sitting = self._sitting.attempt, None
            self._show_result(attempt)
