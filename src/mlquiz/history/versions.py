"""The versions of questions that were asked, and the answers to some of them. How they differ is not known here."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mlquiz.history import rows
from mlquiz.model.attempt import Points, Response
from mlquiz.model.form import Slot
from mlquiz.model.question import Question

Version = tuple[str, str]
"""The id of a question and a fingerprint."""

VERSIONS = "SELECT id, fingerprint FROM question WHERE exam = ? ORDER BY id, fingerprint"
"""The index of the table answers this without reading a question, and there is a row for each version asked."""

BODIES = "SELECT id, fingerprint, body FROM question WHERE version IN (SELECT value FROM json_each(?))"

ANSWERS_TO = """
    SELECT response.*, attempt.blueprint
    FROM question
    CROSS JOIN response ON response.exam = question.exam AND response.question = question.id
        AND response.version = question.version
    JOIN attempt ON attempt.id = response.attempt
    WHERE question.version IN (SELECT value FROM json_each(?)) AND finished_at IS NOT NULL
    ORDER BY response.attempt, response.position
"""
"""A cross join keeps SQLite from reading all responses first."""


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """An answer to a version of a question, at the first slot where it was given; one for all that gave the same."""

    question: Question
    slot: Slot
    response: Response


@dataclass(frozen=True, slots=True)
class KeptMark:
    """What an answer earned in a finished attempt; `blueprint` names the one it was sat by."""

    attempt: str
    blueprint: str
    position: int
    scored: bool
    points: Points
    given: Given


def names(exam: str, versions: Iterable[Version]) -> str:
    """Versions as they are named in the database, as JSON."""
    return json.dumps([f"{exam}/{question}@{fingerprint}" for question, fingerprint in versions])


def marks_from(found: Iterable[sqlite3.Row], asked: Mapping[Version, Question]) -> Iterator[KeptMark]:
    """Answers to these versions; ValueError where one is none. A large history gives the same ones again and again."""
    known: dict[tuple[str, ...], Given] = {}
    for row in found:
        alike = (row["version"], row["picks"], row["typed"], row["variables"])
        if alike not in known:
            known[alike] = _given(row, asked)
        yield KeptMark(
            row["attempt"],
            row["blueprint"],
            row["position"],
            bool(row["scored"]),
            rows.points_of(row),
            known[alike],
        )


def _given(row: sqlite3.Row, asked: Mapping[Version, Question]) -> Given:
    slot = rows.slot_of(row)
    return Given(rows.fitting(asked[slot.question, slot.fingerprint], slot), slot, rows.response_of(row))
