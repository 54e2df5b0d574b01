"""What every app of mlquiz has: colours, keys, help, an orderly end. Which screens there are is each app's own."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.events import Resize
from textual.screen import Screen

from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.errors import MlquizError
from mlquiz.model.text import clean
from mlquiz.tui.commands import commands_of, keys_of
from mlquiz.tui.signals import heed_signals
from mlquiz.tui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from mlquiz.tui.screens.marginal import Marginal


class Frame(App[int]):
    """An app by the taker's settings. It tells errors, and leaves the telling of its own to the command line."""

    TITLE = "mlquiz"
    BINDINGS = [
        Binding("question_mark,f1", "help", "help", key_display="?", id="app.help"),
        Binding("ctrl+z", "suspend_process", "suspend mlquiz", show=False, id="app.suspend"),
    ]

    def __init__(
        self,
        settings: Settings = DEFAULTS,
        *,
        colourless: bool = False,
        open_outside: Callable[[Path], bool] = lambda _: False,
    ) -> None:
        super().__init__(ansi_color=colourless or None)
        self._settings = settings
        self._open_outside = open_outside
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = "ansi-dark" if colourless else settings.theme
        self.set_keymap(settings.keys)

    def on_mount(self) -> None:
        heed_signals(self._end_by_signal)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def _end_by_signal(self, code: int) -> None:
        self.close_sitting()
        self.exit(code, return_code=code)

    def close_sitting(self) -> None:
        """Keeps the sitting that is open, if one is, as well as can be done in a moment."""

    @property
    def crash(self) -> Exception | None:
        """What broke the app, if something did."""
        return self._exception

    def _fatal_error(self) -> None:
        """Ends without Textual's traceback, which would print local values; the command line tells the error."""
        self._close_messages_no_wait()

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
