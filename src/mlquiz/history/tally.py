"""Answers added up as they are finished, so that figures over a long history need not go through all of it.

A row of the table `tally` is answers to one question that are alike. Each answer's worth halves every `HALF_LIFE` days,
so a sum of worths can be kept as of one moment, and told for any other by one factor.
"""

import json
import sqlite3
from datetime import date

from mlquiz.model.ageing import HALF_LIFE

OLD = 500
"""Days from which on it no longer matters how long ago a question was seen before."""

FIRST = -1
"""The gap of a question that was never seen before, where it cannot be null."""

_SINCE = date(2000, 1, 1).toordinal()
"""The day as of which worths are kept."""

_MOST = 820
"""Half-lives until 2101."""

TABLE = """
    CREATE TABLE tally (
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        domain TEXT NOT NULL,
        objective TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        kind TEXT NOT NULL,
        offered INTEGER NOT NULL,
        choose INTEGER NOT NULL,
        mode TEXT NOT NULL,
        points INTEGER NOT NULL,
        possible INTEGER NOT NULL,
        gap INTEGER NOT NULL,
        n INTEGER NOT NULL,
        worth REAL NOT NULL,
        PRIMARY KEY (
            exam, question, domain, objective, difficulty, kind, offered, choose, mode, points, possible, gap
        )
    ) STRICT, WITHOUT ROWID
"""

GRADED = """
    FROM response JOIN attempt ON attempt.id = response.attempt
    JOIN question ON question.version = response.version
    WHERE given > 0 AND response.correct IS NOT NULL AND seen_at IS NOT NULL
"""
"""Answers of finished attempts with all that is known of them; blanks are none."""

_ADD = f"""
    INSERT INTO tally
    SELECT response.exam, response.question, response.domain, response.objective, difficulty, kind,
        json_array_length(option_order) AS offered, choose, mode, points, possible,
        coalesce(min({OLD}, gap), {FIRST}) AS old, count(*), sum(worth(seen_at))
    {GRADED} AND {{which}}
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    ON CONFLICT DO UPDATE SET n = n + excluded.n, worth = worth + excluded.worth
"""

FILL = _ADD.format(which="TRUE")
"""Adds up everything there is."""

_THESE = _ADD.format(which="response.rowid IN (SELECT value FROM json_each(?))")

_ANEW = """
    SELECT response.rowid FROM response
    WHERE (exam, question) IN (SELECT exam, question FROM response WHERE rowid IN (SELECT value FROM json_each(?)))
"""
"""All answers to the questions of these."""

_FORGET = """
    DELETE FROM tally
    WHERE (exam, question) IN (SELECT exam, question FROM response WHERE rowid IN (SELECT value FROM json_each(?)))
"""

_MINE = "SELECT rowid FROM response WHERE attempt = ?"

_LATER = """
    SELECT (
        SELECT later.rowid FROM response AS later
        WHERE later.exam = mine.exam AND later.question = mine.question AND later.attempt <> mine.attempt
        AND (later.seen_at, later.attempt, later.position) > (mine.seen_at, mine.attempt, mine.position)
        ORDER BY later.seen_at, later.attempt, later.position LIMIT 1
    ) AS found
    FROM response AS mine WHERE attempt = ? AND found IS NOT NULL
"""
"""The answer that comes next: there is one where the clock was set back, or where it was finished earlier."""

_GAPS = """
    UPDATE response SET gap = (
        SELECT CAST(julianday(response.seen_at) - julianday(max(earlier.seen_at)) AS INTEGER)
        FROM response AS earlier
        WHERE earlier.exam = response.exam AND earlier.question = response.question
        AND (earlier.seen_at, earlier.attempt, earlier.position)
            < (response.seen_at, response.attempt, response.position)
    )
    WHERE seen_at IS NOT NULL AND rowid IN (SELECT value FROM json_each(?))
"""


def worth(moment: str) -> float:
    """What an answer of this moment's day is worth, as of the beginning of 2000: more the later it was given.

    Beyond the year 2100, where only a wrong clock is, it no longer grows: no number would be large enough.
    """
    halves = (date.fromisoformat(moment[:10]).toordinal() - _SINCE) / HALF_LIFE
    return float(2 ** min(halves, _MOST))


def teach(database: sqlite3.Connection) -> None:
    """Lets SQL on this connection ask for the worth of a day."""
    database.create_function("worth", 1, worth, deterministic=True)


def add_up(database: sqlite3.Connection, attempt: str) -> None:
    """Fills in, for an attempt that was just graded, how long before each question was seen, and adds it up.

    Where that is another gap for later answers, their questions are added up anew: what is taken away from a sum of
    worths may leave less than its smallest parts.
    """
    mine = [row[0] for row in database.execute(_MINE, (attempt,))]
    later = json.dumps([row[0] for row in database.execute(_LATER, (attempt,))])
    anew = [row[0] for row in database.execute(_ANEW, (later,))]
    database.execute(_GAPS, (json.dumps([*mine, *anew]),))
    database.execute(_FORGET, (later,))
    database.execute(_THESE, (json.dumps([*{*mine, *anew}]),))
