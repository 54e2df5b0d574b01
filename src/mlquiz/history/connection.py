"""Opening the history database: pragmas, its version, and SQLite's faults in sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mlquiz.errors import UnreadableHistory
from mlquiz.history.tally import teach

APPLICATION_ID = 0x6D6C717A  # "mlqz", so that `file` and other tools tell what it is
VERSION = 3
"""The schema this program writes, as `PRAGMA user_version`: the number of migrations."""

BUSY_SECONDS = 2
"""How long another program's lock is waited for: less than a gap that reads as an interruption."""

_REASONS = {
    "SQLITE_FULL": "the disk is full; free some space",
    "SQLITE_READONLY": "it is read-only; mend its permissions, or set MLQUIZ_HOME to another folder",
    "SQLITE_CANTOPEN": "it cannot be opened; mend the folder's permissions, or set MLQUIZ_HOME to another folder",
    "SQLITE_BUSY": "another program holds it locked; close that program and try again",
    "SQLITE_CORRUPT": "it is damaged; move it away and mlquiz starts a new one",
    "SQLITE_NOTADB": "it is not a SQLite database; move it away and mlquiz starts a new one",
    "SQLITE_IOERR": "the disk reports an error; check the disk",
}


@contextmanager
def in_sentences(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into `UnreadableHistory` with the way out."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        reason = next((words for sign, words in _REASONS.items() if name.startswith(sign)), str(error))
        raise UnreadableHistory(f"{path}: history cannot be used: {reason}") from error


def connect(path: Path) -> sqlite3.Connection:
    """Opens the database, creating or migrating it where needed.

    Raises:
        UnreadableHistory: it cannot be opened, is not ours, or was written by a newer mlquiz. It is
            left untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", "") or "not possible").lower()
        raise UnreadableHistory(
            f"{path.parent}: the history folder cannot be made ({reason}); set MLQUIZ_HOME to another folder"
        ) from error
    with in_sentences(path):
        try:
            return _opened(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) and path.is_file():
                return _opened(path, read_only=True)
            raise


def _opened(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection; read-only for a database that may be looked at but not written."""
    name = f"{path.absolute().as_uri()}?immutable=1" if read_only else path
    connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None, uri=read_only)
    try:
        version = _checked_version(connection, path)
        connection.row_factory = sqlite3.Row
        teach(connection)
        if read_only:
            _refuse_older(version, path)
        else:
            _prepare(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_older(version: int, path: Path) -> None:
    if version < VERSION:
        raise UnreadableHistory(
            f"{path}: was written by an earlier mlquiz and may only be read; "
            "mend its permissions, so that it can be brought up to date"
        )


def _prepare(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < VERSION:
        from mlquiz.history.migrations import migrate

        migrate(connection)


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise UnreadableHistory(
            f"{path}: is a database of another program; set MLQUIZ_HOME to another folder"
        )
    if version > VERSION:
        raise UnreadableHistory(
            f"{path}: was written by a newer mlquiz (schema {version}, this one knows {VERSION}); "
            "upgrade mlquiz. The file was left as it is"
        )
    return version


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, and the write lock from the start, so that no reader is overtaken."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
