"""A small box to type a question's number or its id into."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from mlquiz.model.text import clean


class WhichScreen(ModalScreen[str | None]):
    """Gives the id of a question, or None. Part of an id is enough where no other has it."""

    CSS_PATH = "which.tcss"
    BINDINGS = [Binding("escape", "dismiss(None)", "back", id="which.back")]

    def __init__(self, ids: Sequence[tuple[int, str]]) -> None:
        """Takes numbers in the file, from 1, with ids."""
        super().__init__()
        self._ids = ids

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label("Go to question: its number, or part of its id", markup=False)
            yield Input(max_length=100)
            yield Label("Enter goes there, Escape stays here", classes="hint", markup=False)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        found = self._found(event.value)
        said = clean(", ".join(found[:3])) + (f" and {len(found) - 3} more" if len(found) > 3 else "")
        self.query_one(".hint", Label).update(said or "No question has that in its id")

    @on(Input.Submitted)
    def _choose(self, event: Input.Submitted) -> None:
        found = self._found(event.value)
        if event.value and found:
            self.dismiss(found[0])

    def _found(self, typed: str) -> list[str]:
        """The ids that may be meant: by number, else the exact one, else those with that in them."""
        wanted = typed.strip().casefold()
        by_number = [each for number, each in self._ids if str(number) == wanted]
        exact = [each for _, each in self._ids if each.casefold() == wanted]
        return exact or by_number or [each for _, each in self._ids if wanted in each.casefold()]
