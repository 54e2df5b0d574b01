"""Answers of many attempts as evidence: grouped by what is alike, or one by one; worth nothing by themselves.

A plus before a column keeps SQLite from going by the index of questions: reading the whole table in its order is
several times as fast where most of it is wanted.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlquiz.history import rows
from mlquiz.history.tally import FIRST, GRADED, OLD
from mlquiz.model.ageing import age_of
from mlquiz.model.attempt import Points

_ALIKE = "domain, objective, points, possible, kind, offered, choose, difficulty, mode, gap"

_EXPOSURES = f"""
    SELECT {_ALIKE}, sum(n) AS count, sum(worth) / worth(:now) AS worth FROM {{those}}
    WHERE exam = :exam AND question = coalesce(:question, question) GROUP BY {_ALIKE}
"""
"""Of one question, or of all where it is null."""

EXPOSURES = _EXPOSURES.format(those="tally")

EXPOSURES_ANEW = _EXPOSURES.format(
    those=f"""(
    SELECT response.exam, response.question, response.domain, response.objective, points, possible, kind,
        json_array_length(option_order) AS offered, choose, difficulty, mode,
        coalesce(min({OLD}, gap), {FIRST}) AS gap, 1 AS n, min(worth(seen_at), worth(:now)) AS worth
    {GRADED} AND +response.exam = :exam
    )"""
)
"""The same from each answer: where some were given later than now, what they are worth now is in no sum."""

AHEAD = "SELECT EXISTS (SELECT 1 FROM attempt WHERE exam = ? AND finished_at > ?) AS ahead"

_EACH = f"""
    SELECT response.domain, response.objective, points, possible, kind, json_array_length(option_order) AS offered,
        choose, difficulty, mode, coalesce(gap, {FIRST}) AS gap, 1 AS count,
        worth(seen_at) / worth(:now) AS worth,
        response.attempt, response.position, response.question, seen_at, finished_at
    {GRADED}
"""

AT_SLOTS = f"""
    {_EACH} AND (response.attempt, response.position) IN
        (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:slots))
"""

FIRST_IN_MOCKS = f"""
    {_EACH} AND +response.exam = :exam AND mode = 'mock' AND response.gap IS NULL ORDER BY seen_at
"""

ASKED = """
    WITH RECURSIVE asked (question) AS (
        SELECT min(question) FROM response WHERE exam = :exam
        UNION ALL
        SELECT (SELECT min(question) FROM response WHERE exam = :exam AND question > asked.question)
        FROM asked WHERE asked.question IS NOT NULL
    )
    SELECT question FROM asked WHERE question IS NOT NULL
"""
"""Each question by a jump in the index, however often it was asked."""

REVIEWS = """
    SELECT question, kind, seen_at, correct, points, possible, confidence, spent_ms, attempt, response.position
    FROM response JOIN attempt ON attempt.id = response.attempt
    WHERE response.exam = ? AND question = ? AND correct IS NOT NULL AND seen_at IS NOT NULL
        AND (given > 0 OR (locked AND mode <> 'mock'))
    ORDER BY seen_at DESC, attempt DESC, response.position DESC LIMIT ?
"""

PLACES = "SELECT DISTINCT question, domain, objective FROM tally WHERE exam = ?"


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
class KeptAnswer:
    """One answer: at which slot of which attempt, to which question, when that was seen, when it was graded."""

    attempt: str
    position: int
    question: str
    at: datetime
    graded_at: datetime
    exposure: KeptExposure


def answer_of(row: sqlite3.Row) -> KeptAnswer:
    """One answer; ValueError where it is none."""
    at, graded_at = rows.at_moment(row["seen_at"]), rows.at_moment(row["finished_at"])
    return KeptAnswer(row["attempt"], row["position"], row["question"], at, graded_at, exposure_of(row))


@dataclass(frozen=True, slots=True)
class KeptReview:
    """One answer to one question, at which slot of which attempt."""

    attempt: str
    position: int
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
        row["attempt"],
        row["position"],
        question,
        kind,
        rows.at_moment(row["seen_at"]),
        right,
        confidence,
        row["spent_ms"] * rows.MILLISECOND,
    )
