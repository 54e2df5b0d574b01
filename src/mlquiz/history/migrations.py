"""The schema, as numbered steps that are only ever added to. Loaded when a step is pending.

sqlite-utils keeps the list of applied steps; all of them run inside one transaction of ours.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from mlquiz.history.connection import APPLICATION_ID, VERSION, transaction
from mlquiz.history.tally import FILL, TABLE

steps = Migrations("mlquiz")

_FIRST = (
    """
    CREATE TABLE blueprint (
        id TEXT PRIMARY KEY,
        exam TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE question (
        version TEXT PRIMARY KEY,
        exam TEXT NOT NULL,
        id TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        domain TEXT NOT NULL,
        objective TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        stem TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (exam, id, fingerprint)
    ) STRICT
    """,
    """
    CREATE TABLE attempt (
        id TEXT PRIMARY KEY,
        exam TEXT NOT NULL,
        blueprint TEXT NOT NULL REFERENCES blueprint (id),
        mode TEXT NOT NULL,
        seed INTEGER NOT NULL,
        form TEXT NOT NULL,
        bank_version TEXT NOT NULL,
        strict INTEGER NOT NULL CHECK (strict IN (0, 1)),
        limit_ms INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'submitted', 'expired')),
        position INTEGER NOT NULL,
        used_ms INTEGER NOT NULL,
        banked_at TEXT NOT NULL,
        finished_at TEXT,
        right INTEGER,
        total INTEGER,
        scaled INTEGER,
        passed INTEGER CHECK (passed IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX attempt_by_exam ON attempt (exam, started_at)",
    """
    CREATE TABLE response (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        position INTEGER NOT NULL,
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        version TEXT NOT NULL REFERENCES question (version),
        domain TEXT NOT NULL,
        objective TEXT NOT NULL,
        scored INTEGER NOT NULL CHECK (scored IN (0, 1)),
        choose INTEGER NOT NULL,
        option_order TEXT NOT NULL,
        picks TEXT NOT NULL DEFAULT '[]',
        struck TEXT NOT NULL DEFAULT '[]',
        flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1)),
        spent_ms INTEGER NOT NULL DEFAULT 0,
        seen_at TEXT,
        correct INTEGER CHECK (correct IN (0, 1)),
        PRIMARY KEY (attempt, position)
    ) STRICT
    """,
    "CREATE INDEX response_by_question ON response (exam, question, seen_at)",
    """
    CREATE TABLE event (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        verb TEXT NOT NULL,
        position INTEGER NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (attempt, sequence)
    ) STRICT
    """,
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TABLE interruption (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        length_ms INTEGER NOT NULL,
        counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
        PRIMARY KEY (attempt, sequence)
    ) STRICT
    """,
    """
    CREATE VIEW attempt_summary AS
    SELECT
        attempt.id AS attempt, attempt.exam, blueprint.title, mode, seed, form, started_at, finished_at,
        CASE WHEN finished_at IS NULL THEN 'unfinished' ELSE status END AS outcome,
        passed, right, total, 1.0 * right / nullif(total, 0) AS fraction, scaled,
        (SELECT count(*) FROM response WHERE response.attempt = attempt.id) AS questions,
        (SELECT count(*) FROM response
          WHERE response.attempt = attempt.id AND json_array_length(picks) = choose) AS answered,
        used_ms / 60000.0 AS minutes_used, limit_ms / 60000.0 AS minutes,
        (SELECT count(*) FROM interruption WHERE interruption.attempt = attempt.id) AS interruptions
    FROM attempt JOIN blueprint ON blueprint.id = attempt.blueprint
    """,
    """
    CREATE VIEW first_answer AS
    SELECT exam, question, version, domain, objective, attempt, position, seen_at, correct
    FROM (
        SELECT response.*, row_number() OVER (
            PARTITION BY response.exam, question ORDER BY seen_at, response.attempt, response.position
        ) AS exposure
        FROM response JOIN attempt ON attempt.id = response.attempt
        WHERE attempt.finished_at IS NOT NULL AND seen_at IS NOT NULL
    )
    WHERE exposure = 1 AND picks <> '[]'
    """,
    """
    CREATE VIEW domain_summary AS
    SELECT exam, domain, count(*) AS n, sum(correct) AS right, avg(correct) AS fraction
    FROM first_answer GROUP BY exam, domain
    """,
)


@steps()
def first_schema(db: Database) -> None:
    for statement in _FIRST:
        db.execute(statement)


_KINDS_AND_REMARKS = (
    "ALTER TABLE attempt ADD COLUMN rules TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE response ADD COLUMN kind TEXT NOT NULL DEFAULT 'choice'",
    "ALTER TABLE response ADD COLUMN given INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE response ADD COLUMN typed TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE response ADD COLUMN variables TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE response ADD COLUMN unit TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE response ADD COLUMN scenario TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE response ADD COLUMN section INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE response ADD COLUMN locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1))",
    "ALTER TABLE response ADD COLUMN confidence TEXT NOT NULL DEFAULT '' "
    "CHECK (confidence IN ('', 'guess', 'fairly', 'sure'))",
    "ALTER TABLE response ADD COLUMN highlights TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE response ADD COLUMN points INTEGER",
    "ALTER TABLE response ADD COLUMN possible INTEGER",
    "ALTER TABLE response ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
    "UPDATE response SET given = iif(json_valid(picks), json_array_length(picks), 0), "
    "points = correct, possible = iif(correct IS NULL, NULL, 1)",
    """
    CREATE TABLE note (
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        text TEXT NOT NULL,
        attempt TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (exam, question, attempt)
    ) STRICT
    """,
    """
    CREATE TABLE bookmark (
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (exam, question)
    ) STRICT
    """,
    """
    CREATE TABLE complaint (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        position INTEGER NOT NULL,
        reason TEXT NOT NULL,
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        version TEXT NOT NULL REFERENCES question (version),
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (attempt, position, reason)
    ) STRICT
    """,
    "DROP VIEW domain_summary",
    "DROP VIEW first_answer",
    "DROP VIEW attempt_summary",
    """
    CREATE VIEW attempt_summary AS
    SELECT
        attempt.id AS attempt, attempt.exam, blueprint.title, mode, seed, form, started_at, finished_at,
        CASE WHEN finished_at IS NULL THEN 'unfinished' ELSE status END AS outcome,
        passed, right, total, 1.0 * right / nullif(total, 0) AS fraction, scaled,
        (SELECT count(*) FROM response WHERE response.attempt = attempt.id) AS questions,
        (SELECT count(*) FROM response
          WHERE response.attempt = attempt.id AND given = choose) AS answered,
        used_ms / 60000.0 AS minutes_used, nullif(limit_ms, 0) / 60000.0 AS minutes,
        (SELECT count(*) FROM interruption WHERE interruption.attempt = attempt.id) AS interruptions
    FROM attempt JOIN blueprint ON blueprint.id = attempt.blueprint
    """,
    """
    CREATE VIEW first_answer AS
    SELECT exam, question, version, domain, objective, attempt, position, mode, seen_at, correct, confidence
    FROM (
        SELECT response.*, mode, finished_at, row_number() OVER (
            PARTITION BY response.exam, question ORDER BY seen_at, response.attempt, response.position
        ) AS exposure
        FROM response JOIN attempt ON attempt.id = response.attempt
        WHERE seen_at IS NOT NULL
    )
    WHERE exposure = 1 AND given > 0 AND finished_at IS NOT NULL
    """,
    """
    CREATE VIEW domain_summary AS
    SELECT exam, domain, count(*) AS n, sum(correct) AS right, avg(correct) AS fraction
    FROM first_answer GROUP BY exam, domain
    """,
)


@steps()
def kinds_and_remarks(db: Database) -> None:
    for statement in _KINDS_AND_REMARKS:
        db.execute(statement)


_GAPS_AND_PLANS = (
    "ALTER TABLE response ADD COLUMN gap INTEGER",
    """
    UPDATE response SET gap = found.gap FROM (
        SELECT attempt, position, CAST(julianday(seen_at) - julianday(lag(seen_at) OVER (
            PARTITION BY exam, question ORDER BY seen_at, attempt, position
        )) AS INTEGER) AS gap
        FROM response WHERE seen_at IS NOT NULL
    ) AS found
    WHERE response.attempt = found.attempt AND response.position = found.position
    """,
    """
    CREATE TABLE plan (
        exam TEXT NOT NULL,
        on_day TEXT NOT NULL,
        per_day INTEGER NOT NULL,
        since TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (exam, on_day)
    ) STRICT
    """,
    TABLE,
    FILL,
)


@steps()
def gaps_and_plans(db: Database) -> None:
    """Of each response, the days since its question was seen before; answers added up; the days of exams."""
    for statement in _GAPS_AND_PLANS:
        db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a database to this program's schema, or leaves it as it was."""
    with transaction(connection):
        steps.apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
