"""What a taker remarks in the margin of a sitting: notes, bookmarks, complaints. None of it is scored."""

from collections.abc import Callable
from datetime import datetime

from mlquiz.history.archive import Archive
from mlquiz.model.attempt import Complaint, Note


class Margin:
    """The margin of one attempt's questions.

    Before a question is answered nothing of its past is told: notes of other attempts stay hidden until
    `told`, and are kept beside what is written meanwhile.
    """

    def __init__(self, attempt: str, exam: str, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._attempt = attempt
        self._exam = exam
        self._archive = archive
        self._clock = clock
        self._bookmarked: dict[str, bool] = {}

    def note(self, question: str, *, told: bool) -> str:
        """The note as it may be shown now."""
        notes = self._archive.notes(self._exam, question)
        return "\n".join(each.text for each in notes if told or each.attempt == self._attempt)

    def keep_note(self, question: str, text: str, *, told: bool) -> None:
        """Keeps a note; beside those of earlier attempts where these were not told."""
        note = Note(text, self._attempt)
        self._archive.keep_note(self._exam, question, note, self._clock(), alone=told)

    def bookmark(self, question: str, *, told: bool) -> bool:
        """Bookmarks a question, or removes the bookmark of this sitting; whether it is bookmarked now.

        Whether an earlier attempt bookmarked it counts only where its past may be told.
        """
        before = self._bookmarked.get(question, told and question in self._archive.bookmarks(self._exam))
        self._archive.bookmark(self._exam, question, self._clock(), on=not before)
        self._bookmarked[question] = not before
        return not before

    def complain(self, position: int, complaint: Complaint) -> None:
        """Keeps for the author what is wrong with the question of a slot."""
        self._archive.complain(self._attempt, position, complaint, self._clock())

    def keep_cause(self, position: int, cause: str) -> None:
        """Keeps what led to the miss at a slot."""
        self._archive.keep_cause(self._attempt, position, cause)
