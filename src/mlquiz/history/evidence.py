"""Answers of many attempts as evidence: grouped by what is alike, or one by one; worth nothing by themselves.

A plus before a column keeps SQLite from going by the index of questions: reading the whole table in its order is
several times as fast where most of it is wanted.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlquiz.history import rows
from mlquiz.model.attempt import Points

OLD = 500
"""Days from which on an answer is as old as can be: it then is worth less than a thousandth."""

_FROM = """
    FROM response JOIN attempt ON attempt.id = response.attempt
    JOIN question ON question.version = response.version
    WHERE {where} AND given > 0 AND response.correct IS NOT NULL AND seen_at IS NOT NULL
"""
_ALIKE = (
    "response.domain, response.objective, response.correct, points, possible, kind, choose, difficulty, mode, "
    "json_array_length(option_order)"
)
_COLUMNS = f"{_ALIKE} AS offered"

_EXPOSURES = f"""
    SELECT {_COLUMNS},
        min(gap, {OLD}) AS gap,
        min({OLD}, CAST(max(0, julianday(?) - julianday(seen_at)) AS INTEGER)) AS age,
        count(*) AS count
    {_FROM}
    GROUP BY {_ALIKE}, 11, 12
"""
"""Days are whole ones: since the answer, and since the question was seen before; null at the first time."""

EXPOSURES = _EXPOSURES.format(where="+response.exam = ?")

EXPOSURES_OF = _EXPOSURES.format(where="response.exam = ? AND response.question = ?")

EXPOSURE_AT = f"""
    SELECT response.question, kept.* FROM response,
        ({_EXPOSURES.format(where="response.attempt = ? AND response.position = ?")}) AS kept
    WHERE response.attempt = ? AND response.position = ?
"""

FIRST_IN_MOCKS = f"""
    SELECT {_COLUMNS}, NULL AS gap, 0 AS age, 1 AS count, seen_at, response.question
    {_FROM.format(where="+response.exam = ?")} AND mode = 'mock' AND gap IS NULL
    ORDER BY seen_at
"""

REVIEWS = """
    SELECT question, kind, seen_at, correct, points, possible, confidence, spent_ms
    FROM (
        SELECT response.*, row_number() OVER (
            PARTITION BY question ORDER BY seen_at DESC, attempt DESC, position DESC
        ) AS back
        FROM response WHERE exam = ? AND given > 0 AND correct IS NOT NULL AND seen_at IS NOT NULL
    )
    WHERE back <= ?
    ORDER BY seen_at, attempt, position
"""

PLACES = "SELECT DISTINCT question, domain FROM response WHERE +exam = ?"


@dataclass(frozen=True, slots=True)
class KeptExposure:
    """Answers that are alike: `age` and `gap` are whole days, `gap` None where the question was not seen before."""

    domain: str
    objective: str
    points: Points
    kind: str
    offered: int
    choose: int
    difficulty: str
    mode: str
    age: int
    gap: int | None
    count: int


def exposure_of(row: sqlite3.Row) -> KeptExposure:
    """Answers that are alike; ValueError where something is no such thing."""
    domain, objective, kind, difficulty, mode = rows.all_of(
        str, [row[each] for each in ("domain", "objective", "kind", "difficulty", "mode")]
    )
    offered, choose, age, count = rows.all_of(
        int, [row[each] for each in ("offered", "choose", "age", "count")]
    )
    points = rows.points_of(row)
    if min(offered, choose, age, count) < 0 or row["correct"] != (points.earned == points.possible):
        raise ValueError("answers do not fit their points, or a number is below zero")
    gap = row["gap"]
    return KeptExposure(
        domain,
        objective,
        points,
        kind,
        offered,
        choose,
        difficulty,
        mode,
        age,
        None if gap is None else int(gap),
        count,
    )


@dataclass(frozen=True, slots=True)
class KeptReview:
    """One answer to one question."""

    question: str
    kind: str
    at: datetime
    right: bool
    confidence: str
    spent: timedelta


def review_of(row: sqlite3.Row) -> KeptReview:
    """An answer; ValueError where it is none."""
    question, kind, confidence = rows.all_of(str, [row[each] for each in ("question", "kind", "confidence")])
    points = rows.points_of(row)
    right = points.earned == points.possible
    return KeptReview(
        question, kind, rows.at_moment(row["seen_at"]), right, confidence, row["spent_ms"] * rows.MILLISECOND
    )
