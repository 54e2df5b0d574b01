"""Answers of many attempts as evidence: grouped by what is alike, or one by one; worth nothing by themselves."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlquiz.history import rows
from mlquiz.model.attempt import Points

REVIEWS = """
    SELECT question, kind, seen_at, correct, points, possible, confidence, spent_ms
    FROM response JOIN attempt ON attempt.id = response.attempt
    WHERE response.exam = ? AND given > 0 AND seen_at IS NOT NULL AND finished_at IS NOT NULL
    ORDER BY seen_at, response.attempt, response.position
"""


EXPOSURES = """
    SELECT domain, correct, points, possible, kind, offered, choose, difficulty, mode, age, gap, count(*) AS count
    FROM (
        SELECT response.domain, correct, points, possible, kind, choose, difficulty, mode, given, finished_at,
            json_array_length(option_order) AS offered,
            CAST(max(0, julianday(?) - julianday(seen_at)) AS INTEGER) AS age,
            CAST(julianday(seen_at) - julianday(lag(seen_at) OVER (
                PARTITION BY response.question ORDER BY seen_at, response.attempt, response.position
            )) AS INTEGER) AS gap
        FROM response JOIN attempt ON attempt.id = response.attempt
        JOIN question ON question.version = response.version
        WHERE response.exam = ? AND seen_at IS NOT NULL
    )
    WHERE given > 0 AND finished_at IS NOT NULL
    GROUP BY domain, correct, points, possible, kind, offered, choose, difficulty, mode, age, gap
"""
"""Days are whole ones: since the answer, and since the question was seen before; null at the first time."""


@dataclass(frozen=True, slots=True)
class KeptExposure:
    """Answers that are alike: `age` and `gap` are whole days, `gap` None where the question was not seen before."""

    domain: str
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
    domain, kind, difficulty, mode = rows.all_of(
        str, [row[each] for each in ("domain", "kind", "difficulty", "mode")]
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
