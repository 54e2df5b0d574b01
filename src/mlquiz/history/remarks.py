"""What a taker remarks beside their answers: notes, bookmarks, reports on questions, causes of misses."""

from datetime import datetime

from mlquiz.history import rows
from mlquiz.history.connection import in_sentences, transaction
from mlquiz.history.looking_back import LookingBack
from mlquiz.history.reading import single, told_in_sentences
from mlquiz.model.attempt import Complaint, Note, Reported


class Remarks(LookingBack):
    """Keeps remarks; each is on disk when its call returns."""

    @told_in_sentences
    def notes(self, exam: str, question: str) -> tuple[Note, ...]:
        """The private notes on a question, one an attempt, oldest first."""
        found = self._all(
            "SELECT * FROM note WHERE exam = ? AND question = ? ORDER BY at, attempt", (exam, question)
        )
        return tuple(Note(row["text"], row["attempt"]) for row in found)

    def keep_note(self, exam: str, question: str, note: Note, at: datetime, *, alone: bool) -> None:
        """Keeps an attempt's note in the place of its one before, or of all where it is `alone`.

        An empty note is removed.
        """
        with in_sentences(self.path), transaction(self._db):
            self._db.execute(
                "DELETE FROM note WHERE exam = ? AND question = ? AND (attempt = ? OR ?)",
                (exam, question, note.attempt, alone),
            )
            if note.text.strip():
                values = (exam, question, note.text.strip(), note.attempt, rows.moment(at))
                self._db.execute("INSERT INTO note VALUES (?, ?, ?, ?, ?)", values)

    @told_in_sentences
    def bookmarks(self, exam: str) -> frozenset[str]:
        """Ids of the questions of an exam that are bookmarked."""
        return frozenset(
            row["question"] for row in self._all("SELECT question FROM bookmark WHERE exam = ?", (exam,))
        )

    def bookmark(self, exam: str, question: str, at: datetime, *, on: bool) -> None:
        """Bookmarks a question, or removes the bookmark."""
        with in_sentences(self.path), transaction(self._db):
            self._db.execute("DELETE FROM bookmark WHERE exam = ? AND question = ?", (exam, question))
            if on:
                self._db.execute("INSERT INTO bookmark VALUES (?, ?, ?)", (exam, question, rows.moment(at)))

    def complain(self, attempt: str, position: int, complaint: Complaint, at: datetime) -> None:
        """Keeps for the author what is wrong with the question of a slot; one complaint a reason."""
        with in_sentences(self.path), transaction(self._db):
            self._db.execute(
                "INSERT OR REPLACE INTO complaint SELECT attempt, position, ?, exam, question, version, ?, ? "
                "FROM response WHERE attempt = ? AND position = ?",
                (complaint.reason, complaint.text, rows.moment(at), attempt, position),
            )

    @told_in_sentences
    def complaints(self, exam: str) -> tuple[Reported, ...]:
        """What takers reported of an exam's questions, oldest first."""
        found = self._all("SELECT * FROM complaint WHERE exam = ? ORDER BY at, attempt, position", (exam,))
        return tuple(
            Reported(
                row["question"],
                row["version"].rpartition("@")[2],
                Complaint(row["reason"], row["text"]),
                datetime.fromisoformat(row["at"]),
            )
            for row in found
        )

    def keep_cause(self, attempt: str, position: int, cause: str) -> None:
        """Keeps what led to a miss; an empty cause is removed."""
        with in_sentences(self.path), transaction(self._db):
            self._db.execute(
                "UPDATE response SET cause = ? WHERE attempt = ? AND position = ?", (cause, attempt, position)
            )

    @told_in_sentences
    def causes(self, attempt: str) -> tuple[str, ...]:
        """What led to a miss, by slot; empty where nothing was said."""
        return tuple(row["cause"] for row in self._responses(attempt))

    @told_in_sentences
    def missed(self, exam: str, attempts: int) -> frozenset[str]:
        """Ids of questions that were wrong or blank, though seen, in one of so many last finished attempts."""
        return self._questions_of(exam, attempts, "finished_at IS NOT NULL", "correct = 0")

    @told_in_sentences
    def seen_in(self, exam: str, attempts: int) -> frozenset[str]:
        """Ids of questions seen in one of so many last attempts, finished or not."""
        return self._questions_of(exam, attempts, "1", "1")

    def _questions_of(self, exam: str, attempts: int, of: str, where: str) -> frozenset[str]:
        found = self._all(
            f"SELECT DISTINCT question FROM response WHERE seen_at IS NOT NULL AND {where} AND attempt IN "
            f"(SELECT id FROM attempt WHERE exam = ? AND {of} AND started_at >= coalesce("
            f"(SELECT started_at FROM attempt WHERE exam = ? AND {of} AND NOT {single('attempt')} "
            "ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?), '') )",
            (exam, exam, attempts - 1),
        )
        return frozenset(row["question"] for row in found)

    @told_in_sentences
    def flagged(self, exam: str) -> frozenset[str]:
        """Ids of questions that were flagged when they were last seen."""
        found = self._all(
            "SELECT question FROM (SELECT question, flagged, row_number() OVER (PARTITION BY question "
            "ORDER BY seen_at DESC) AS recency FROM response WHERE exam = ? AND seen_at IS NOT NULL) "
            "WHERE recency = 1 AND flagged",
            (exam,),
        )
        return frozenset(row["question"] for row in found)
