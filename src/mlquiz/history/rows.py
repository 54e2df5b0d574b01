"""Rows and nouns: how values are written in columns."""

import json
import math
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from mlquiz.model.arithmetic import key_of
from mlquiz.model.attempt import Attempt, Event, Interruption, Points, Response
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Rules, Slot
from mlquiz.model.question import NONE, Matching, Numeric, Ordering, Question
from mlquiz.model.rows import question_from_row

Thing = TypeVar("Thing")

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
    return _list_of(int, text)


def _list_of(kind: type[Thing], text: str) -> tuple[Thing, ...]:
    values = json.loads(text)
    if not isinstance(values, list):
        raise ValueError(f"{text[:40]} is no list")
    return all_of(kind, values)


def all_of(kind: type[Thing], values: Iterable[Thing]) -> tuple[Thing, ...]:
    """The values as they are; ValueError where one is of another kind."""
    for value in values:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {kind.__name__}")
    return tuple(values)


def _answer_of(row: sqlite3.Row) -> tuple[int, ...]:
    """The picks, which must be what a taker can answer to a question of this kind."""
    picks = from_numbers(row["picks"])
    if not _is_answer(row, picks, from_numbers(row["option_order"])):
        raise ValueError(f"{row['picks']} is no answer to question {row['question']}")
    return picks


def _is_answer(row: sqlite3.Row, picks: tuple[int, ...], order: tuple[int, ...]) -> bool:
    if row["kind"] == Ordering.kind:
        return not picks or sorted(picks) == sorted(order)
    if row["kind"] == Matching.kind:
        return set(picks) <= {*order, NONE} and len(picks) in (0, row["choose"])
    return set(picks) <= set(order) and len(set(picks)) == len(picks) <= row["choose"]


def response_of(row: sqlite3.Row) -> Response:
    return Response(
        picks=_answer_of(row),
        flagged=bool(row["flagged"]),
        struck=from_numbers(row["struck"]),
        spent=row["spent_ms"] * MILLISECOND,
        seen_at=maybe_moment(row["seen_at"]),
        typed=row["typed"],
        confidence=row["confidence"],
        highlights=_list_of(str, row["highlights"]),
        locked=bool(row["locked"]),
    )


def response_columns(response: Response) -> dict[str, Any]:
    return {
        "picks": numbers(response.picks),
        "flagged": int(response.flagged),
        "struck": numbers(response.struck),
        "spent_ms": milliseconds(response.spent),
        "seen_at": moment(response.seen_at),
        "given": response.given,
        "typed": response.typed,
        "confidence": response.confidence,
        "highlights": json.dumps(response.highlights, ensure_ascii=False),
        "locked": int(response.locked),
    }


def _values_of(text: str) -> tuple[tuple[str, str], ...]:
    values = json.loads(text)
    if not all(math.isfinite(float(value)) for value in all_of(str, values.values())):
        raise ValueError(f"{text} holds what is no number")
    return tuple(values.items())


def question_of(row: sqlite3.Row) -> Question:
    """The question of a slot; ValueError where it is not the one that the slot was drawn for."""
    return fitting(question_from_row(json.loads(row["body"])), slot_of(row))


def fitting(question: Question, slot: Slot) -> Question:
    """The question, which must be the one that the slot was drawn for."""
    body = question.body
    if (body.kind, body.choose, len(body.offered)) != (slot.kind, slot.choose, len(slot.order)):
        raise ValueError(f"question {question.id} is not that of its slot")
    if isinstance(body, Numeric):
        key_of(body, dict(slot.values))
    return question


def points_of(row: sqlite3.Row) -> Points:
    """What an answer earned; ValueError where that is no share, or where it is called right and is not."""
    all_of(int, (row["correct"],))
    points = Points(*share_of(row["points"], row["possible"]))
    if row["correct"] != points.full:
        raise ValueError(f"{points.earned} of {points.possible} points are called {row['correct']}")
    return points


def share_of(part: int, whole: int) -> tuple[int, int]:
    """So many of so many; ValueError where that is no share."""
    all_of(int, (part, whole))
    if not 0 <= part <= whole or whole < 1:
        raise ValueError(f"{part} of {whole} is no share")
    return part, whole


def slots_of(found: Sequence[sqlite3.Row], blueprint: Blueprint) -> tuple[Slot, ...]:
    """The slots of a form; ValueError where its blueprint cannot have drawn them."""
    slots = tuple(slot_of(row) for row in found)
    domains = {domain.id for domain in blueprint.domains}
    sections = range(len(blueprint.profile.sections) + 1)
    for position, slot in enumerate(slots, start=1):
        if slot.position != position or slot.domain not in domains or slot.section not in sections:
            raise ValueError(f"question {slot.position} is not that of its blueprint")
    return slots


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
        kind=row["kind"],
        values=_values_of(row["variables"]),
        unit=row["unit"],
        case=row["scenario"],
        section=row["section"],
    )


def slot_columns(slot: Slot) -> dict[str, Any]:
    return {
        "position": slot.position,
        "question": slot.question,
        "domain": slot.domain,
        "objective": slot.objective,
        "scored": int(slot.scored),
        "choose": slot.choose,
        "option_order": numbers(slot.order),
        "kind": slot.kind,
        "variables": json.dumps(dict(slot.values)),
        "unit": slot.unit,
        "scenario": slot.case,
        "section": slot.section,
    }


def rules_of(row: sqlite3.Row) -> Rules:
    own = json.loads(row["rules"])
    seconds = own.pop("question_limit_ms", None)
    return Rules(
        limit=row["limit_ms"] * MILLISECOND if row["limit_ms"] else None,
        strict=bool(row["strict"]),
        question_limit=seconds * MILLISECOND if seconds else None,
        **own,
    )


def rules_columns(rules: Rules) -> dict[str, Any]:
    """A sitting that is not timed has a limit of 0."""
    own: dict[str, Any] = {
        "feedback": rules.feedback,
        "case_lock": rules.case_lock,
        "read_to_end": rules.read_to_end,
    }
    if rules.question_limit:
        own["question_limit_ms"] = milliseconds(rules.question_limit)
    return {
        "strict": int(rules.strict),
        "limit_ms": milliseconds(rules.limit) if rules.limit else 0,
        "rules": json.dumps(own),
    }


def event_of(row: sqlite3.Row) -> Event:
    return Event(at_moment(row["at"]), row["verb"], row["position"], row["detail"])


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
        limit=row["limit_ms"] * MILLISECOND if row["limit_ms"] else None,
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
