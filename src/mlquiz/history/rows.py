"""Rows and nouns: how values are written in columns."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from mlquiz.model.attempt import Attempt, Interruption, Response
from mlquiz.model.form import Slot

MILLISECOND = timedelta(milliseconds=1)


def moment(at: datetime | None) -> str | None:
    """ISO 8601 in UTC with milliseconds and Z."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def at_moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else at_moment(text)


def milliseconds(length: timedelta) -> int:
    return round(length / MILLISECOND)


def numbers(values: Sequence[int]) -> str:
    return json.dumps(list(values), separators=(",", ":"))


def from_numbers(text: str) -> tuple[int, ...]:
    return tuple(json.loads(text))


def response_of(row: sqlite3.Row) -> Response:
    return Response(
        picks=from_numbers(row["picks"]),
        flagged=bool(row["flagged"]),
        struck=from_numbers(row["struck"]),
        spent=row["spent_ms"] * MILLISECOND,
        seen_at=maybe_moment(row["seen_at"]),
    )


def response_columns(response: Response) -> dict[str, Any]:
    return {
        "picks": numbers(response.picks),
        "flagged": int(response.flagged),
        "struck": numbers(response.struck),
        "spent_ms": milliseconds(response.spent),
        "seen_at": moment(response.seen_at),
    }


def slot_of(row: sqlite3.Row) -> Slot:
    return Slot(
        position=row["position"],
        question=row["question"],
        fingerprint=row["version"].rpartition("@")[2],
        domain=row["domain"],
        objective=row["objective"],
        scored=bool(row["scored"]),
        order=from_numbers(row["option_order"]),
        choose=row["choose"],
    )


def interruption_of(row: sqlite3.Row) -> Interruption:
    return Interruption(at_moment(row["at"]), row["length_ms"] * MILLISECOND, bool(row["counted"]))


def attempt_of(row: sqlite3.Row) -> Attempt:
    finished = row["finished_at"]
    return Attempt(
        id=row["id"],
        exam=row["exam"],
        title=row["title"],
        mode=row["mode"],
        seed=row["seed"],
        form=row["form"],
        bank_version=row["bank_version"],
        started_at=at_moment(row["started_at"]),
        limit=row["limit_ms"] * MILLISECOND,
        used=row["used_ms"] * MILLISECOND,
        questions=row["questions"],
        answered=row["answered"],
        finished_at=maybe_moment(finished),
        outcome=row["status"] if finished else None,
        right=row["right"],
        total=row["total"],
        scaled=row["scaled"],
        passed=None if row["passed"] is None else bool(row["passed"]),
    )
