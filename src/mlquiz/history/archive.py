"""Keeping attempts: every write is one transaction, and on disk when its call returns."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from mlquiz.history import rows
from mlquiz.history.connection import in_sentences, transaction
from mlquiz.history.plans import Plans
from mlquiz.history.tally import add_up
from mlquiz.model.attempt import Event, Score
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Form
from mlquiz.model.question import Question
from mlquiz.model.rows import blueprint_row, question_row
from mlquiz.model.standing import Standing


class Archive(Plans):
    """One history database."""

    def open(
        self,
        attempt: str,
        mode: str,
        blueprint: Blueprint,
        form: Form,
        questions: Sequence[Question],
        standing: Standing,
    ) -> None:
        """Stores a new attempt with every version of a question that it shows; questions go by slot."""
        with in_sentences(self.path), transaction(self._db):
            self._keep_questions(blueprint.id, questions)
            self._insert(
                "attempt", _attempt_columns(attempt, mode, self._keep_blueprint(blueprint), form, standing)
            )
            for slot, response in zip(form.slots, standing.responses, strict=True):
                version = f"{blueprint.id}/{slot.question}@{slot.fingerprint}"
                columns = {"attempt": attempt, "exam": blueprint.id, "version": version}
                self._insert("response", columns | rows.slot_columns(slot) | rows.response_columns(response))
            self._append(attempt, [Event(standing.at, "start", 1)])

    def save(self, attempt: str, before: Standing, after: Standing, events: Sequence[Event]) -> None:
        """Stores what changed between two standings, and their events, in one transaction."""
        with in_sentences(self.path), transaction(self._db):
            self._save(attempt, before, after, events)

    def finish(
        self, attempt: str, before: Standing, after: Standing, events: Sequence[Event], score: Score
    ) -> None:
        """Stores the last change together with the score."""
        with in_sentences(self.path), transaction(self._db):
            self._save(attempt, before, after, events)
            self._db.execute(
                "UPDATE attempt SET finished_at = ?, right = ?, total = ?, scaled = ?, passed = ? WHERE id = ?",
                (
                    rows.moment(after.closed_at),
                    score.right,
                    score.total,
                    score.scaled,
                    int(score.passed),
                    attempt,
                ),
            )
            self._db.executemany(
                "UPDATE response SET correct = ?, points = ?, possible = ? WHERE attempt = ? AND position = ?",
                [
                    (int(mark.full), mark.earned, mark.possible, attempt, position)
                    for position, mark in enumerate(score.marks, start=1)
                ],
            )
            add_up(self._db, attempt)

    def hurry(self) -> None:
        """From now on waits no longer than a blink for another program's lock."""
        with in_sentences(self.path):
            self._db.execute("PRAGMA busy_timeout = 200")

    def beat(self, attempt: str, standing: Standing) -> None:
        """Stores the time used so far. It survives the process; a power failure may take the last seconds."""
        with in_sentences(self.path):
            self._db.execute("PRAGMA synchronous = NORMAL")
            try:
                with transaction(self._db):
                    self._save_head(attempt, standing)
                    self._save_response(attempt, standing, standing.position)
            finally:
                self._db.execute("PRAGMA synchronous = FULL")

    def _save(self, attempt: str, before: Standing, after: Standing, events: Sequence[Event]) -> None:
        self._save_head(attempt, after)
        for position, (old, new) in enumerate(zip(before.responses, after.responses, strict=True), start=1):
            if old != new:
                self._save_response(attempt, after, position)
        for number in range(len(before.interruptions), len(after.interruptions)):
            gap = after.interruptions[number]
            self._db.execute(
                "INSERT OR REPLACE INTO interruption VALUES (?, ?, ?, ?, ?)",
                (attempt, number + 1, rows.moment(gap.at), rows.milliseconds(gap.length), int(gap.counted)),
            )
        self._append(attempt, events)

    def _save_head(self, attempt: str, standing: Standing) -> None:
        self._db.execute(
            "UPDATE attempt SET status = ?, position = ?, used_ms = ?, banked_at = ? WHERE id = ?",
            (
                standing.status,
                standing.position,
                rows.milliseconds(standing.used),
                rows.moment(standing.at),
                attempt,
            ),
        )

    def _save_response(self, attempt: str, standing: Standing, position: int) -> None:
        columns = rows.response_columns(standing.responses[position - 1])
        changes = ", ".join(f"{name} = :{name}" for name in columns)
        self._db.execute(
            f"UPDATE response SET {changes} WHERE attempt = :attempt AND position = :position",
            columns | {"attempt": attempt, "position": position},
        )

    def _append(self, attempt: str, events: Sequence[Event]) -> None:
        last = (
            self._db.execute("SELECT max(sequence) FROM event WHERE attempt = ?", (attempt,)).fetchone()[0]
            or 0
        )
        for sequence, event in enumerate(events, start=last + 1):
            values = (attempt, sequence, rows.moment(event.at), event.verb, event.position, event.detail)
            self._db.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", values)

    def _keep_blueprint(self, blueprint: Blueprint) -> str:
        body = json.dumps(blueprint_row(blueprint), ensure_ascii=False, sort_keys=True)
        version = f"{blueprint.id}@{hashlib.sha256(body.encode()).hexdigest()[:16]}"
        self._db.execute(
            "INSERT OR IGNORE INTO blueprint VALUES (?, ?, ?, ?)",
            (version, blueprint.id, blueprint.title, body),
        )
        return version

    def _keep_questions(self, exam: str, questions: Sequence[Question]) -> None:
        """A version seen before keeps its place; its rationales and references follow the bank."""
        for question in questions:
            fingerprint = question.fingerprint
            columns = {
                "version": f"{exam}/{question.id}@{fingerprint}",
                "exam": exam,
                "id": question.id,
                "fingerprint": fingerprint,
                "domain": question.domain,
                "objective": question.objective,
                "difficulty": question.difficulty,
                "stem": question.stem,
                "body": json.dumps(question_row(question), ensure_ascii=False),
            }
            self._insert("question", columns, "ON CONFLICT (version) DO UPDATE SET body = excluded.body")

    def _insert(self, table: str, columns: dict[str, Any], conflict: str = "") -> None:
        names, values = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        self._db.execute(f"INSERT INTO {table} ({names}) VALUES ({values}) {conflict}", columns)


def _attempt_columns(
    attempt: str, mode: str, blueprint: str, form: Form, standing: Standing
) -> dict[str, Any]:
    return {
        "id": attempt,
        "exam": form.exam,
        "blueprint": blueprint,
        "mode": mode,
        "seed": form.seed,
        "form": form.code,
        "bank_version": form.bank_version,
        **rows.rules_columns(standing.rules),
        "started_at": rows.moment(standing.at),
        "status": standing.status,
        "position": standing.position,
        "used_ms": rows.milliseconds(standing.used),
        "banked_at": rows.moment(standing.at),
    }
