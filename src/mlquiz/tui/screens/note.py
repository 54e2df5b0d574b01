"""A box to write in: a private note, or what is wrong with a question."""

from collections.abc import Callable
from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, TextArea

from mlquiz.errors import MlquizError
from mlquiz.model.attempt import COMPLAINTS, Complaint
from mlquiz.model.text import clean


class NoteScreen(ModalScreen[str | None]):
    """Gives the note as it is to be kept, or None where it stays as it was.

    What was written is rescued where something else closes the box: time that is up, the end of mlquiz.
    """

    CSS_PATH = "note.tcss"
    BINDINGS = [
        Binding("escape,ctrl+s", "keep", "keep", id="note.keep"),
        Binding("ctrl+r", "drop", "drop the change", id="note.drop"),
    ]

    def __init__(self, text: str, rescue: Callable[[str], object]) -> None:
        super().__init__()
        self._before = self._text = clean(text)
        self._rescue = rescue

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label("Your note on this question; nobody else sees it", markup=False)
            yield TextArea(self._text, compact=True)
            yield Label("Escape keeps it, Ctrl+R drops the change", classes="hint", markup=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._text = event.text_area.text

    def action_keep(self) -> None:
        self._close(self.query_one(TextArea).text)

    def action_drop(self) -> None:
        self._close(None)

    def _close(self, text: str | None) -> None:
        self._before = self._text
        self.dismiss(text)

    def on_unmount(self) -> None:
        if self._text != self._before:
            with suppress(MlquizError):
                self._rescue(self._text)


class ComplaintScreen(ModalScreen[Complaint | None]):
    """Gives what is wrong with a question, or None."""

    CSS_PATH = "note.tcss"
    BINDINGS = [Binding("escape", "dismiss(None)", "back", id="complaint.back")]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label("Report this question to its author", markup=False)
            yield OptionList(*COMPLAINTS, markup=False, compact=True)
            yield Input(placeholder="a few words, if you like", max_length=500, compact=True)
            yield Label("↑ ↓ what is wrong, Tab for words, Enter keeps it", classes="hint", markup=False)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _keep(self) -> None:
        chosen = self.query_one(OptionList).highlighted or 0
        self.dismiss(Complaint(COMPLAINTS[chosen], self.query_one(Input).value.strip()))
