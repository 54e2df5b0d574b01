"""What a taker may remark beside a question: a note, a bookmark, a report to its author. None of it is scored.

Which question that is, and which keys do it, is each screen's own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mlquiz.errors import MlquizError
from mlquiz.model.attempt import Complaint
from mlquiz.model.text import clean
from mlquiz.proctor.exhibits import Exhibits
from mlquiz.proctor.margin import Margin
from mlquiz.tui.screens.room import Room


class Subject(NamedTuple):
    """What a remark is about; with `told` the question's past may be shown. Exhibits are looked for in `texts`."""

    margin: Margin
    exhibits: Exhibits
    question: str
    position: int
    told: bool
    texts: tuple[str, ...]


class Marginal(Room):
    """Keeps remarks at once, and says so on its line `#notice`."""

    class Exhibit(Message):
        """The taker wants to see a picture outside the terminal."""

        def __init__(self, file: Path) -> None:
            super().__init__()
            self.file = file

    _viewed = 0

    @property
    def subject(self) -> Subject:
        """The question on the screen."""
        raise NotImplementedError

    def remarked(self) -> None:
        """Is called after a note was kept."""

    def tell(self, text: str) -> None:
        """Says something above the keys until the next key."""
        line = self.query_one("#notice", Static)
        if line.display or text:
            line.display = bool(text)
            line.update(Content(text))

    def kept(self, remark: Callable[[], object]) -> bool:
        """Whether a remark was kept; where the disk refuses, says so and goes on."""
        try:
            remark()
        except MlquizError as error:
            self.tell(f"Not kept: {clean(str(error))}")
            return False
        return True

    def action_note(self) -> None:
        from mlquiz.tui.screens.note import NoteScreen

        margin, _, question, _, told, _ = self.subject

        def keep(text: str | None) -> None:
            if text is not None and self.kept(lambda: margin.keep_note(question, text, told=told)):
                self.tell("Note kept." if text.strip() else "")
                self.remarked()

        def rescue(text: str) -> None:
            margin.keep_note(question, text, told=told)

        self.kept(lambda: self.app.push_screen(NoteScreen(margin.note(question, told=told), rescue), keep))

    def action_bookmark(self) -> None:
        margin, _, question, _, told, _ = self.subject

        def bookmark() -> None:
            now = margin.bookmark(question, told=told)
            self.tell("Bookmarked: a drill can ask for it." if now else "No longer bookmarked.")

        self.kept(bookmark)

    def action_complain(self) -> None:
        from mlquiz.tui.screens.note import ComplaintScreen

        margin, position = self.subject.margin, self.subject.position

        def keep(complaint: Complaint | None) -> None:
            if complaint and self.kept(lambda: margin.complain(position, complaint)):
                self.tell(f"Kept for the author: {complaint.reason}.")

        self.app.push_screen(ComplaintScreen(), keep)

    def action_view(self) -> None:
        """Opens the next exhibit of the question outside the terminal."""
        from mlquiz.report.exhibits import exhibits_among

        found = exhibits_among(self.subject.texts)
        if not found:
            self.tell("This question has no exhibit.")
            return
        words, path = found[self._viewed % len(found)]
        self._viewed += 1
        file = self.subject.exhibits.file(path)
        if file is None:
            self.tell(f"The exhibit is no longer in the bank: {clean(words)}")
            return
        self.post_message(self.Exhibit(file))
        self.tell(f"Exhibit: {clean(words)}")
