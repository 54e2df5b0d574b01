"""Finding attempts and what is in them. What a figure means is not known here."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from mlquiz.errors import UnreadableHistory, UsageFault
from mlquiz.history import rows
from mlquiz.history.connection import connect, in_sentences
from mlquiz.history.versions import ANSWERS_TO, BODIES, VERSIONS, KeptMark, Version, marks_from, names
from mlquiz.model.attempt import Attempt, Event, Points
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question
from mlquiz.model.rows import blueprint_from_row, question_from_row
from mlquiz.model.standing import Standing, Status
from mlquiz.model.text import clean

_ATTEMPT = """
    SELECT attempt.*, blueprint.title, summary.questions, summary.answered
    FROM attempt JOIN blueprint ON blueprint.id = attempt.blueprint
    JOIN attempt_summary AS summary ON summary.attempt = attempt.id
"""


_DAMAGE = (ArithmeticError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What turning rows into nouns may raise when someone else wrote in the database."""

Method = TypeVar("Method", bound=Callable[..., Any])


def told_in_sentences(read: Method) -> Method:
    """A reading whose faults, of SQLite and of damaged rows alike, are sentences."""

    @wraps(read)
    def reading(self: "Reading", *values: object) -> object:
        try:
            with in_sentences(self.path):
                return read(self, *values)
        except _DAMAGE as error:
            said = f"{self.path}: history holds a row that cannot be read ({type(error).__name__}: {error})"
            raise UnreadableHistory(f"{said}; another program has changed it") from error

    return cast("Method", reading)


def single(attempt: str) -> str:
    """SQL for whether an attempt is one question of a drill: those count as no attempt of their own."""
    return f"({attempt}.mode = 'drill' AND (SELECT count(*) FROM response WHERE response.attempt = {attempt}.id) = 1)"


class Reading:
    """One history database, opened; `Archive` adds the writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: sqlite3.Connection = connect(path)

    def close(self) -> None:
        with in_sentences(self.path):
            self._db.close()

    @told_in_sentences
    def attempts(self, exam: str | None = None) -> tuple[Attempt, ...]:
        """Attempts, newest first."""
        where = "WHERE attempt.exam = ?" if exam else ""
        found = self._all(
            f"{_ATTEMPT} {where} ORDER BY attempt.started_at DESC, attempt.id DESC",
            (clean(exam),) if exam else (),
        )
        return tuple(rows.attempt_of(row) for row in found)

    @told_in_sentences
    def mocks(self, exam: str) -> tuple[Attempt, ...]:
        """Finished mocks, newest first."""
        found = self._all(
            f"{_ATTEMPT} WHERE attempt.exam = ? AND attempt.mode = 'mock' AND attempt.finished_at IS NOT NULL "
            "ORDER BY attempt.started_at DESC, attempt.id DESC",
            (clean(exam),),
        )
        return tuple(rows.attempt_of(row) for row in found)

    @told_in_sentences
    def unfinished(self) -> tuple[Attempt, ...]:
        """Attempts that were neither submitted nor ran out, newest first."""
        found = self._all(
            f"{_ATTEMPT} WHERE attempt.finished_at IS NULL ORDER BY attempt.started_at DESC, attempt.id DESC"
        )
        return tuple(rows.attempt_of(row) for row in found)

    @told_in_sentences
    def attempt(self, attempt: str) -> Attempt:
        """The head of one attempt, by its id or the beginning or end of it.

        Raises:
            UsageFault: none or several attempts fit.
        """
        sign = clean(attempt).lower().replace("%", "").replace("_", "")
        found = self._all(
            f"{_ATTEMPT} WHERE attempt.id LIKE ? OR attempt.id LIKE ?", (f"{sign}%", f"%{sign}")
        )
        if len(found) == 1:
            return rows.attempt_of(found[0])
        if found:
            raise UsageFault(f"{len(found)} attempts fit {attempt!r}; give more of the id")
        raise UsageFault(f"no attempt {attempt!r}; 'mlquiz history' lists them")

    @told_in_sentences
    def standing(self, attempt: str) -> Standing:
        """How a sitting stood when it was last saved."""
        blueprint = self.blueprint(attempt)
        head = self._all("SELECT * FROM attempt WHERE id = ?", (attempt,))[0]
        responses = self._responses(attempt)
        gaps = self._all("SELECT * FROM interruption WHERE attempt = ? ORDER BY sequence", (attempt,))
        if head["position"] not in range(1, len(responses) + 1):
            raise ValueError(f"there is no question {head['position']}")
        return Standing(
            slots=rows.slots_of(responses, blueprint),
            responses=tuple(rows.response_of(row) for row in responses),
            rules=rows.rules_of(head),
            at=rows.at_moment(head["banked_at"]),
            used=head["used_ms"] * rows.MILLISECOND,
            status=Status(head["status"]),
            position=head["position"],
            interruptions=tuple(rows.interruption_of(row) for row in gaps),
            closed_at=rows.maybe_moment(head["finished_at"]),
        )

    @told_in_sentences
    def blueprint(self, attempt: str) -> Blueprint:
        """The blueprint an attempt was sat by."""
        found = self._all(
            "SELECT body FROM blueprint JOIN attempt ON attempt.blueprint = blueprint.id WHERE attempt.id = ?",
            (attempt,),
        )
        return blueprint_from_row(json.loads(found[0]["body"]))

    @told_in_sentences
    def questions(self, attempt: str) -> tuple[Question, ...]:
        """The questions of an attempt by slot, as they were when it was sat, keys included."""
        found = self._all(
            "SELECT response.*, body FROM response LEFT JOIN question USING (version) WHERE attempt = ? "
            "ORDER BY position",
            (attempt,),
        )
        return tuple(rows.question_of(row) for row in found)

    @told_in_sentences
    def question(self, attempt: str, position: int) -> Question:
        """The question of one slot, key included."""
        found = self._all(
            "SELECT response.*, body FROM question JOIN response USING (version) "
            "WHERE attempt = ? AND position = ?",
            (attempt, position),
        )
        return rows.question_of(found[0])

    @told_in_sentences
    def marks(self, attempt: str) -> tuple[Points, ...]:
        """What each slot earned, as graded at the time; empty while the attempt is unfinished."""
        found = self._all(
            "SELECT response.* FROM response JOIN attempt ON attempt.id = response.attempt "
            "WHERE attempt.id = ? AND finished_at IS NOT NULL ORDER BY response.position",
            (attempt,),
        )
        return tuple(rows.points_of(row) for row in found)

    @told_in_sentences
    def events(self, attempt: str) -> tuple[Event, ...]:
        """The ledger of an attempt, in order."""
        found = self._all("SELECT * FROM event WHERE attempt = ? ORDER BY sequence", (attempt,))
        return tuple(rows.event_of(row) for row in found)

    @told_in_sentences
    def seen(self, exam: str) -> dict[str, datetime]:
        """Question id -> when it was last seen, over all attempts."""
        found = self._all(
            "SELECT question, max(seen_at) AS last FROM response WHERE exam = ? AND seen_at IS NOT NULL "
            "GROUP BY question",
            (exam,),
        )
        return {row["question"]: rows.at_moment(row["last"]) for row in found}

    @told_in_sentences
    def seen_before(self, attempt: str) -> tuple[bool, ...]:
        """By slot: whether its question had been seen in an earlier attempt."""
        found = self._all(
            "SELECT EXISTS (SELECT 1 FROM response AS other JOIN attempt AS earlier ON earlier.id = other.attempt "
            "WHERE other.exam = response.exam AND other.question = response.question AND other.seen_at IS NOT NULL "
            "AND (earlier.started_at, earlier.id) < (attempt.started_at, attempt.id)) AS seen "
            "FROM response JOIN attempt ON attempt.id = response.attempt WHERE response.attempt = ? "
            "ORDER BY response.position",
            (attempt,),
        )
        return tuple(bool(row["seen"]) for row in found)

    @told_in_sentences
    def attempt_before(self, attempt: str) -> str | None:
        """The last finished attempt started before this one that asked one of the same versions of a question."""
        found = self._all(
            "SELECT earlier.id FROM attempt JOIN attempt AS earlier ON earlier.exam = attempt.exam "
            "AND (earlier.started_at, earlier.id) < (attempt.started_at, attempt.id) "
            "WHERE attempt.id = ? AND earlier.finished_at IS NOT NULL AND NOT "
            f"{single('earlier')} AND EXISTS ("
            "SELECT 1 FROM response WHERE response.attempt = earlier.id "
            "AND version IN (SELECT version FROM response WHERE response.attempt = ?)) "
            "ORDER BY earlier.started_at DESC, earlier.id DESC LIMIT 1",
            (attempt, attempt),
        )
        return found[0]["id"] if found else None

    @told_in_sentences
    def versions(self, exam: str) -> tuple[Version, ...]:
        """Every version of a question that any attempt of an exam asked."""
        return tuple((row["id"], row["fingerprint"]) for row in self._all(VERSIONS, (clean(exam),)))

    @told_in_sentences
    def asked_as(self, exam: str, versions: Iterable[Version]) -> Mapping[Version, Question]:
        """The questions as they were in these versions, keys included."""
        found = self._all(BODIES, (names(clean(exam), versions),))
        return {(row["id"], row["fingerprint"]): question_from_row(json.loads(row["body"])) for row in found}

    @told_in_sentences
    def marks_of(self, exam: str, asked: Mapping[Version, Question]) -> tuple[KeptMark, ...]:
        """What finished attempts answered to these versions, by attempt and position."""
        found = self._all(ANSWERS_TO, (names(clean(exam), asked),))
        return tuple(marks_from(found, asked))

    def _responses(self, attempt: str) -> list[Any]:
        return self._all("SELECT * FROM response WHERE attempt = ? ORDER BY position", (attempt,))

    def _all(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return self._db.execute(sql, tuple(values)).fetchall()
