"""Answers of many attempts as evidence: grouped by what is alike, or one by one; worth nothing by themselves.

A plus before a column keeps SQLite from going by the index of questions: reading the whole table in its order is
several times as fast where most of it is wanted.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlquiz.history import rows
from mlquiz.history.tally import FIRST
from mlquiz.model.ageing import age_of
from mlquiz.model.attempt import Points

_ALIKE = "domain, objective, points, possible, kind, offered, choose, difficulty, mode, gap"

EXPOSURES = f"""
    SELECT {_ALIKE}, sum(n) AS count, sum(worth) / worth(:now) AS worth FROM tally
    WHERE exam = :exam GROUP BY {_ALIKE}
"""

EXPOSURES_OF = f"""
    SELECT {_ALIKE}, n AS count, worth / worth(:now) AS worth FROM tally
    WHERE exam = :exam AND question = :question
"""

_EACH = f"""
    SELECT response.domain, response.objective, points, possible, kind, json_array_length(option_order) AS offered,
        choose, difficulty, mode, coalesce(gap, {FIRST}) AS gap, 1 AS count,
        worth(seen_at) / worth(:now) AS worth,
        response.attempt, response.position, response.question, seen_at
    FROM response JOIN attempt ON attempt.id = response.attempt
    JOIN question ON question.version = response.version
    WHERE given > 0 AND response.correct IS NOT NULL AND seen_at IS NOT NULL
"""

ONE = f"{_EACH} AND response.attempt = :attempt AND response.position = :position"

FIRST_IN_MOCKS = f"""
    {_EACH} AND +response.exam = :exam AND mode = 'mock' AND response.gap IS NULL ORDER BY seen_at
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

PLACES = "SELECT DISTINCT question, domain FROM tally WHERE exam = ?"


@dataclass(frozen=True, slots=True)
class KeptExposure:
    """Answers that are alike.

    Args:
        age: in days, of answers that are worth as much as these are on average.
        gap: whole days since the question was seen before; None where it was not.
        count: how many.
    """

    domain: str
    objective: str
    points: Points
    kind: str
    offered: int
    choose: int
    difficulty: str
    mode: str
    age: float
    gap: int | None
    count: int


def exposure_of(row: sqlite3.Row) -> KeptExposure:
    """Answers that are alike; ValueError where something is no such thing."""
    domain, objective, kind, difficulty, mode = rows.all_of(
        str, [row[each] for each in ("domain", "objective", "kind", "difficulty", "mode")]
    )
    offered, choose, count, gap = rows.all_of(
        int, [row[each] for each in ("offered", "choose", "count", "gap")]
    )
    if min(offered, choose) < 0 or count < 1:
        raise ValueError("a number of answers, or of what was offered, is below what it can be")
    points = Points(*rows.share_of(row["points"], row["possible"]))
    return KeptExposure(
        domain,
        objective,
        points,
        kind,
        offered,
        choose,
        difficulty,
        mode,
        age_of(count, row["worth"]),
        None if gap == FIRST else gap,
        count,
    )


@dataclass(frozen=True, slots=True)
class KeptFirst:
    """A first answer: at which slot of which attempt, to which question, and when that was seen."""

    attempt: str
    position: int
    question: str
    at: datetime
    exposure: KeptExposure


def first_of(row: sqlite3.Row) -> KeptFirst:
    """A first answer; ValueError where it is none."""
    at = rows.at_moment(row["seen_at"])
    return KeptFirst(row["attempt"], row["position"], row["question"], at, exposure_of(row))


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
