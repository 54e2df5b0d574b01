"""The days on which exams are sat: the one to come, and those that have passed."""

import sqlite3
from datetime import date, datetime

from mlquiz.history import rows
from mlquiz.history.connection import in_sentences, transaction
from mlquiz.history.reading import told_in_sentences
from mlquiz.history.remarks import Remarks
from mlquiz.model.plan import Plan
from mlquiz.model.text import clean


class Plans(Remarks):
    """Keeps plans; each is on disk when its call returns."""

    @told_in_sentences
    def plans(self, exam: str | None = None) -> tuple[Plan, ...]:
        """Every plan, of one exam or of all, the latest day of an exam last."""
        where = "WHERE exam = ?" if exam else ""
        found = self._all(f"SELECT * FROM plan {where} ORDER BY on_day, exam", (clean(exam),) if exam else ())
        return tuple(map(_plan_of, found))

    def keep_plan(self, plan: Plan, today: date, at: datetime) -> None:
        """Keeps a plan in the place of that exam's plan for a day after today; days that have passed stay."""
        with in_sentences(self.path), transaction(self._db):
            self._db.execute("DELETE FROM plan WHERE exam = ? AND on_day > ?", (plan.exam, today.isoformat()))
            values = (
                plan.exam,
                plan.on.isoformat(),
                plan.per_day,
                plan.since.isoformat(),
                rows.moment(at),
            )
            self._db.execute("INSERT INTO plan VALUES (?, ?, ?, ?, ?)", values)

    def drop_plan(self, plan: Plan) -> None:
        """Forgets a plan."""
        with in_sentences(self.path), transaction(self._db):
            self._db.execute(
                "DELETE FROM plan WHERE exam = ? AND on_day = ?", (plan.exam, plan.on.isoformat())
            )


def _plan_of(row: sqlite3.Row) -> Plan:
    """A plan; ValueError where it is none."""
    if row["per_day"] < 1:
        raise ValueError(f"a plan of {row['per_day']} questions a day")
    return Plan(
        row["exam"],
        date.fromisoformat(row["on_day"]),
        row["per_day"],
        date.fromisoformat(row["since"]),
    )
