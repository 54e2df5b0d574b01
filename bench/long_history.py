"""How long the Insights screen takes over a long history: until it stands, and until it is filled.

The history is one sat form, repeated every five hours back into the past, with every question answered.
"""

import asyncio
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.processes import MLQUIZ, Place
from bench.rounds import interleaved
from bench.table import Row
from mlquiz.history.tally import FILL, teach

MODULE = [sys.executable, "-m", "bench.long_history"]
EXAM, LENGTH = "aws-mls-c01", 65
SIZES = {100_000: 1000.0, 1_000_000: None}
"""Responses, and in how many milliseconds the screen is to be filled."""

_ANSWERED = """
    UPDATE response SET given = choose, confidence = 'fairly', spent_ms = 40000 + 1000 * position,
        seen_at = (SELECT started_at FROM attempt),
        picks = iif(given = choose, picks, substr('[0,1,2,3,4,5,6,7]', 1, 2 * choose) || ']')
"""
_SHIFT = "strftime('%Y-%m-%dT%H:%M:%fZ', {0}, '-' || (5 * back) || ' hours')"
_BACKS = "WITH RECURSIVE backs (back) AS (VALUES (1) UNION ALL SELECT back + 1 FROM backs WHERE back < ?)"


def long_histories(place: Place, rounds: int = 5) -> list[Row]:
    """The screen over each size, against one pass of SQLite over the answers."""
    rows = []
    for size, limit in SIZES.items():
        inner = Place(place.home / f"long-{size}")
        write(inner, size)
        inner.run([MLQUIZ, "exams"])
        found = interleaved(
            {way: partial(_measured, inner, way) for way in ("stands", "filled", "pass")},
            rounds if limit else 3,
        )
        beside = ("one pass of SQLite", found["pass"])
        what = f"Insights, {size:,} answers"
        rows += [
            Row(f"{what}: screen stands", found["stands"], *beside, limit=200),
            Row(f"{what}: filled", found["filled"], *beside, limit=limit),
        ]
    held = interleaved({way: partial(_measured, inner, way) for way in ("mastery", "pass")}, rounds)
    return [*rows, Row("mastery of 1,000 answers", held["mastery"], *(beside[0], held["pass"]), limit=20)]


def _measured(place: Place, way: str) -> float:
    return float(place.run([*MODULE, way, str(place.home)]))


def write(place: Place, size: int) -> None:
    """A history of about so many responses, all of them answered."""
    lines = "".join(f"{letter}\n" for letter in "abcd" * LENGTH) + ":submit\n:submit\n"
    _sit(place, lines)
    with closing(sqlite3.connect(place.home / "history.db")) as database:
        database.executescript("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;")
        attempt = database.execute("SELECT id FROM attempt").fetchone()[0]
        copies = size // LENGTH - 1
        _copy(database, "attempt", attempt, copies, {"id": _name(), **_moments("attempt")})
        changed = {"attempt": _name(), "gap": "0", **_moments("response")}
        database.execute(_ANSWERED)
        right = "(back * 7 + position) % 4 > 0"
        changed |= {"correct": right, "points": f"({right}) * possible"}
        _copy(database, "response", attempt, copies, changed)
        teach(database)
        database.execute("DELETE FROM tally")
        database.execute(FILL)
        database.commit()


def _sit(place: Place, lines: str) -> None:
    place.home.mkdir(parents=True, exist_ok=True)
    command = [MLQUIZ, "take", EXAM, "--plain", "--seed", "3"]
    subprocess.run(command, env=place.environment, input=lines, text=True, capture_output=True, check=False)


def _name() -> str:
    return "printf('%08x-0000-7000-8000-000000000000', back)"


def _moments(table: str) -> dict[str, str]:
    columns = ("started_at", "banked_at", "finished_at") if table == "attempt" else ("seen_at",)
    return {column: _SHIFT.format(column) for column in columns}


def _copy(
    database: sqlite3.Connection, table: str, attempt: str, copies: int, changed: dict[str, str]
) -> None:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(column, f"{table}.{column}") for column in columns)
    name = "id" if table == "attempt" else "attempt"
    database.execute(
        f"INSERT INTO {table} {_BACKS} SELECT {values} FROM backs, {table} WHERE {table}.{name} = ?",
        (copies, attempt),
    )


def _pass(home: Path) -> float:
    """One pass over the answers, in milliseconds."""
    with closing(sqlite3.connect(home / "history.db")) as database:
        before = time.perf_counter()
        database.execute("SELECT correct, count(*), sum(spent_ms) FROM response GROUP BY correct").fetchall()
        return (time.perf_counter() - before) * 1000


def _mastery() -> float:
    """Mastery of five domains from a thousand answers, no two alike, in milliseconds."""
    from mlquiz.insight.evidence import Exposure
    from mlquiz.insight.mastery import estimate

    domains = ("a", "b", "c", "d", "e")
    answers = [Exposure(domains[n % 5], float(n % 3 > 0), age=n / 10, mock=n % 2 > 0) for n in range(1000)]
    estimate(domains, answers, 0.75)
    before = time.perf_counter()
    estimate(domains, answers, 0.75)
    return (time.perf_counter() - before) * 1000


async def _screen(*, filled: bool) -> float:
    """From the screen's beginning until it stands, or until it is filled, in milliseconds."""
    from mlquiz.cli.wiring import desk
    from mlquiz.tui.frame import Frame
    from mlquiz.tui.screens.insights import InsightsScreen

    room = desk(())
    app, records = Frame(), room.records
    async with app.run_test(size=(80, 24)) as pilot:
        before = time.perf_counter()
        screen = InsightsScreen("A long history", partial(records.insights_apart, EXAM))
        await app.push_screen(screen)
        while filled and not screen.query("Section"):
            await pilot.pause(0.01)
        took = (time.perf_counter() - before) * 1000
        await app.workers.wait_for_complete()
    return took


def main(way: str, home: str) -> None:
    if way == "mastery":
        print(_mastery())
    else:
        print(_pass(Path(home)) if way == "pass" else asyncio.run(_screen(filled=way == "filled")))


if __name__ == "__main__":
    main(*sys.argv[1:])
