"""Whether anything has come to an end since: asked without opening the archive, which takes a moment to load."""

import sqlite3
from contextlib import closing
from pathlib import Path

_FINISHED = "SELECT count(*), count(finished_at), max(finished_at) FROM attempt"
"""The last end alone would not do: a strict sitting that is found too late ended at its deadline, before others."""


def pulse(path: Path) -> str:
    """Another text once an attempt was finished or a plan changed; empty where there is no history to read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return repr((*database.execute(_FINISHED).fetchone(), *_plans(database)))
    except (sqlite3.Error, ValueError):
        return ""


def _plans(database: sqlite3.Connection) -> list[object]:
    """Every plan; none in a history that is older than plans."""
    try:
        return database.execute("SELECT exam, on_day, per_day FROM plan").fetchall()
    except sqlite3.OperationalError:
        return []
