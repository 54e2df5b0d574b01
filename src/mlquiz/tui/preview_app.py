"""The preview as an app of its own: the preview, and the exam room for one question of it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from mlquiz.authoring.preview import Draft, Preview
from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question
from mlquiz.proctor.sitting import Sitting
from mlquiz.tui.frame import Frame
from mlquiz.tui.on_top import from_the_top

if TYPE_CHECKING:
    from mlquiz.tui.screens.preview import PreviewScreen, Read


@dataclass(frozen=True, slots=True)
class Tools:
    """What the preview works with.

    Args:
        read: reads the file again.
        rehearse: opens a sitting of one question, shuffled by a seed, that nobody remembers.
        edit: opens the author's editor at a line and waits for its end; gives what went wrong.
        roll: gives seeds.
        saves: yields when the file was saved; None where it is not followed.
    """

    read: "Read"
    rehearse: Callable[[Blueprint, Question, int], Sitting]
    edit: Callable[[int], str]
    roll: Callable[[], int]
    saves: Callable[[], AsyncIterator[None]] | None = None


class PreviewApp(Frame):
    """Starts at a question of a file and stays with that file."""

    def __init__(
        self,
        preview: Preview,
        start: Draft | None,
        tools: Tools,
        settings: Settings = DEFAULTS,
        *,
        colourless: bool = False,
        open_outside: Callable[[Path], bool] = lambda _: False,
    ) -> None:
        super().__init__(settings, colourless=colourless, open_outside=open_outside)
        self._preview = preview
        self._start = start
        self._tools = tools
        self._sitting: Sitting | None = None

    def on_mount(self) -> None:
        from mlquiz.tui.screens.preview import PreviewScreen

        tools = self._tools
        self.push_screen(PreviewScreen(self._preview, self._start, tools.read, tools.roll, tools.saves))

    @from_the_top("PreviewScreen")
    def on_preview_screen_take(self, event: "PreviewScreen.Take") -> None:
        from mlquiz.tui.screens.exam import ExamScreen

        self._sitting = self._tools.rehearse(event.preview.blueprint, event.draft.question, event.seed)
        self.push_screen(ExamScreen(self._sitting, self._settings))

    @from_the_top("PreviewScreen")
    def on_preview_screen_edit(self, event: "PreviewScreen.Edit") -> None:
        try:
            with self.suspend():
                trouble = self._tools.edit(event.line)
        except SuspendNotSupported:
            trouble = "no editor can be opened in this terminal"
        if trouble:
            self.notify(trouble, severity="error", timeout=8, markup=False)
        self.refresh(layout=True)

    @from_the_top("PreviewScreen")
    def on_preview_screen_done(self) -> None:
        self.exit(0)

    @from_the_top("ExamScreen")
    def on_exam_screen_left(self) -> None:
        self._back()

    @from_the_top("ExamScreen")
    def on_exam_screen_review(self) -> None:
        """There is one question: after it, there is nothing to look over."""
        self._back()

    @from_the_top("ExamScreen")
    def on_exam_screen_closed(self) -> None:
        self._back()

    def _back(self) -> None:
        self.close_sitting()
        self.pop_screen()

    def close_sitting(self) -> None:
        """Forgets the sitting that is open."""
        if self._sitting:
            self._sitting.abandon()
            self._sitting = None
