"""Answers of many attempts at once, for item analysis. Other people's files are copied first, and never written."""

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from mlquiz.errors import UnreadableHistory
from mlquiz.history import rows
from mlquiz.history.connection import APPLICATION_ID, VERSION
from mlquiz.history.reading import Reading, told_in_sentences
from mlquiz.model.attempt import Points
from mlquiz.model.text import clean

_JOURNAL = "-wal"
"""What a database may have beside it: changes that are not yet in the file."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One slot of an attempt as history keeps it; `points` is None while the attempt is unfinished."""

    attempt: str
    started_at: datetime
    question: str
    fingerprint: str
    picks: tuple[int, ...]
    given: bool
    spent: timedelta
    seen: bool
    points: Points | None


def own_answers(path: Path, exam: str) -> tuple[KeptAnswer, ...]:
    """Every slot of every attempt of an exam in one's own history; none where there is no history yet.

    Raises:
        UnreadableHistory: it cannot be read.
    """
    if not path.exists():
        return ()
    return _answers(_Answers(path), exam)


def borrowed_answers(path: Path, exam: str) -> tuple[KeptAnswer, ...]:
    """Every slot of every attempt of an exam in a file that someone else keeps. The file stays as it is.

    Raises:
        UnreadableHistory: it is no history of mlquiz, or cannot be read.
    """
    with TemporaryDirectory(prefix="mlquiz-", ignore_cleanup_errors=True) as folder:
        copy = _copied(path, Path(folder))
        _check(copy, path)
        try:
            reading = _Answers(copy)
        except UnreadableHistory as error:
            raise UnreadableHistory(str(error).replace(str(copy), str(path))) from error
        reading.path = path
        return _answers(reading, exam)


class _Answers(Reading):
    """One history database, read across attempts."""

    @told_in_sentences
    def answers(self, exam: str) -> tuple[KeptAnswer, ...]:
        found = self._all(
            "SELECT response.*, started_at, finished_at FROM response "
            "JOIN attempt ON attempt.id = response.attempt "
            "WHERE attempt.exam = ? ORDER BY response.attempt, response.position",
            (clean(exam),),
        )
        return tuple(map(_kept, found))


def _answers(reading: _Answers, exam: str) -> tuple[KeptAnswer, ...]:
    try:
        return reading.answers(exam)
    finally:
        reading.close()


def _kept(row: sqlite3.Row) -> KeptAnswer:
    response = rows.response_of(row)
    return KeptAnswer(
        attempt=row["attempt"],
        started_at=rows.at_moment(row["started_at"]),
        question=row["question"],
        fingerprint=row["version"].rpartition("@")[2],
        picks=response.picks,
        given=bool(response.given),
        spent=response.spent,
        seen=response.seen_at is not None,
        points=rows.points_of(row) if row["finished_at"] else None,
    )


def _copied(path: Path, folder: Path) -> Path:
    """A copy to work on, with the changes that are not yet in the file itself."""
    copy = folder / "history.db"
    try:
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{_JOURNAL}", f"{copy}{_JOURNAL}")
        shutil.copyfile(path, copy)
    except OSError as error:
        reason = (error.strerror or str(error) or "unreadable").lower()
        raise UnreadableHistory(f"{path}: cannot be read ({reason})") from error
    return copy


def _check(copy: Path, path: Path) -> None:
    """Refuses what is no history, before anything would be made of it."""
    try:
        with closing(sqlite3.connect(copy)) as database:
            owner: int = database.execute("PRAGMA application_id").fetchone()[0]
            version: int = database.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise UnreadableHistory(f"{path}: is no history of mlquiz ({error})") from error
    if owner != APPLICATION_ID:
        raise UnreadableHistory(f"{path}: is no history of mlquiz; take it out of the folder")
    if version > VERSION:
        raise UnreadableHistory(
            f"{path}: was written by a newer mlquiz (schema {version}, this one knows {VERSION}); upgrade mlquiz"
        )
