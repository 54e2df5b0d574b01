"""Histories that an earlier mlquiz wrote: `history-1.sql` is a dump of one by the program of schema 1, and so on."""

import os
import sqlite3
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import START, FakeClock, Office

from mlquiz.errors import UnreadableHistory
from mlquiz.exam.grade import grade
from mlquiz.history.archive import Archive
from mlquiz.history.connection import APPLICATION_ID, VERSION
from mlquiz.model.attempt import Interruption, Points
from mlquiz.model.form import Rules
from mlquiz.model.standing import Status

DUMPS = {
    number: Path(__file__).with_name(f"history-{number}.sql").read_text(encoding="utf-8")
    for number in range(1, VERSION)
}
DUMP = DUMPS[1]
FINISHED, UNFINISHED = "01a2027b-d680-7001-8000-000000000002", "01a207a3-4bc0-7003-8000-000000000004"


def old(folder: Path, *spoilt: str, number: int = 1) -> Path:
    """The old database of that schema, with these statements run on it."""
    file = folder / "history.db"
    with sqlite3.connect(file) as database:
        database.executescript(DUMPS[number])
        for statement in spoilt:
            database.execute(statement)
    database.close()
    return file


def schema(file: Path) -> list[tuple[str, str, str]]:
    """What SQLite remembers of tables, views, indexes and triggers, without its spacing."""
    with sqlite3.connect(file) as database:
        found = database.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    database.close()
    return [(kind, name, " ".join((sql or "").split())) for kind, name, sql in found]


of_every_schema = pytest.mark.parametrize("number", DUMPS)


@of_every_schema
def test_a_dump_is_of_its_schema(tmp_path: Path, number: int) -> None:
    with sqlite3.connect(old(tmp_path, number=number)) as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] == number
        assert database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    database.close()


@of_every_schema
def test_an_old_history_comes_to_the_schema_of_a_new_one(tmp_path: Path, number: int) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "old").mkdir()
    file = old(tmp_path / "old", number=number)
    Archive(file).close()
    Archive(tmp_path / "new" / "history.db").close()
    assert schema(file) == schema(tmp_path / "new" / "history.db")
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


@of_every_schema
def test_opening_it_again_changes_nothing(tmp_path: Path, number: int) -> None:
    file = old(tmp_path, number=number)
    Archive(file).close()
    before = schema(file)
    Archive(file).close()
    assert schema(file) == before


def test_an_old_attempt_keeps_its_score_and_all_that_was_left_in_it(tmp_path: Path) -> None:
    store = Archive(old(tmp_path))
    head = store.attempt(FINISHED)
    assert (head.outcome, head.right, head.total, head.scaled, head.passed) == ("submitted", 1, 3, 388, False)
    assert (head.questions, head.answered, head.limit) == (4, 2, timedelta(minutes=20))
    assert store.marks(FINISHED) == (Points(0, 1), Points(1, 1), Points(0, 1), Points(0, 1))
    standing = store.standing(FINISHED)
    assert [each.picks for each in standing.responses] == [(0,), (2,), (), (0,)]
    assert [each.given for each in standing.responses] == [1, 1, 0, 1]
    assert standing.responses[0].flagged
    assert standing.responses[0].struck == (3,)
    assert standing.interruptions == (
        Interruption(START + timedelta(seconds=6), timedelta(minutes=1), counted=False),
    )
    assert standing.rules == Rules(timedelta(minutes=20))
    assert len(store.events(FINISHED)) == 12
    assert store.causes(FINISHED) == ("",) * 4


def test_an_old_attempt_can_be_shown_and_scored_again(tmp_path: Path) -> None:
    store = Archive(old(tmp_path))
    questions, standing = store.questions(FINISHED), store.standing(FINISHED)
    assert [each.fingerprint for each in questions] == [slot.fingerprint for slot in standing.slots]
    again = grade(store.blueprint(FINISHED), standing.slots, standing.responses, questions)
    assert (again.right, again.total, again.scaled, again.marks) == (1, 3, 388, store.marks(FINISHED))


def test_the_views_say_of_an_old_history_what_they_said(tmp_path: Path) -> None:
    file = old(tmp_path)
    names = "attempt, outcome, questions, answered, minutes, minutes_used"
    queries = [f"SELECT {names} FROM attempt_summary ORDER BY attempt", "SELECT * FROM domain_summary"]
    queries += ["SELECT question, correct FROM first_answer ORDER BY question"]
    with sqlite3.connect(file) as database:
        before = [database.execute(query).fetchall() for query in queries]
    database.close()
    store = Archive(file)
    assert [[tuple(row) for row in store._all(query)] for query in queries] == before
    assert store.missed("demo", 1) == {"q-data-003", "q-models-001", "q-data-002"}
    assert store.flagged("demo") == set()
    found = store.exposures("demo", START)
    counts = Counter(each.domain for each in found if each.gap is None for _ in range(each.count))
    assert counts == {"data": 2, "models": 1}


def test_an_old_sitting_is_gone_on_with(tmp_path: Path) -> None:
    old(tmp_path)
    office = Office(tmp_path, clock=FakeClock(START + timedelta(days=1, seconds=80)))
    sitting = office.proctor.resume(UNFINISHED)
    assert sitting.session.status is Status.RUNNING
    assert sitting.session.rules == Rules(timedelta(minutes=20), strict=True)
    assert [each.picks for each in sitting.session.responses] == [(3,), (), (), ()]
    assert sitting.session.used == timedelta(seconds=8)
    sitting.go_to(2)
    sitting.pick(0)
    sitting.submit()
    assert office.archive.attempt(UNFINISHED).outcome == "submitted"


def test_an_unfinished_old_attempt_has_no_points(tmp_path: Path) -> None:
    store = Archive(old(tmp_path))
    assert store.marks(UNFINISHED) == ()
    rows = store._all("SELECT points, possible FROM response WHERE attempt = ?", (UNFINISHED,))
    assert {tuple(row) for row in rows} == {(None, None)}


def test_a_spoilt_row_does_not_keep_the_rest_from_being_read(tmp_path: Path) -> None:
    spoilt = f"UPDATE response SET picks = 'x' WHERE attempt = '{UNFINISHED}' AND position = 2"
    store = Archive(old(tmp_path, spoilt))
    assert store.attempt(FINISHED).right == 1
    with pytest.raises(UnreadableHistory, match="cannot be read"):
        store.standing(UNFINISHED)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_an_old_history_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    file = old(tmp_path)
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(UnreadableHistory, match="earlier mlquiz and may only be read; mend its perm"):
            Archive(file)
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize(("number", "table"), [(1, "note"), (1, "plan"), (2, "plan")])
def test_a_step_that_fails_leaves_the_old_history_as_it_was(tmp_path: Path, number: int, table: str) -> None:
    file = old(tmp_path, f"CREATE TABLE {table} (theirs)", number=number)
    before = schema(file)
    with pytest.raises(UnreadableHistory, match=rf"history\.db: history cannot be used: .*{table}"):
        Archive(file)
    assert schema(file) == before
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] == number
    database.close()


PRACTISED, LEFT = "01a21226-3aa8-7005-8000-000000000006", "01a20cc8-dca0-7003-8000-000000000004"
"""Of schema 2: practice three days after a mock, and a drill between them that was left open."""


def test_the_days_since_a_question_was_seen_before_are_filled_in(tmp_path: Path) -> None:
    """That it was seen in a sitting that is still open counts too."""
    store = Archive(old(tmp_path, number=2))
    rows = store._all("SELECT question, gap FROM response WHERE attempt = ? ORDER BY position", (PRACTISED,))
    assert [tuple(row) for row in rows] == [
        ("q-models-matching", 3),
        ("q-models-002", 3),
        ("q-models-001", 1),
    ]
    rows = store._all("SELECT gap FROM response WHERE attempt IN (?, ?)", (FINISHED, LEFT))
    assert [row["gap"] for row in rows] == [None] * 6
    assert store.plans() == ()


def test_what_was_remarked_rated_and_earned_in_part_outlives_the_step_to_plans(tmp_path: Path) -> None:
    store = Archive(old(tmp_path, number=2))
    assert [each.text for each in store.notes("demo", "q-models-001")] == ["Look at this again."]
    assert store.bookmarks("demo") == {"q-models-001"}
    assert [each.complaint.reason for each in store.complaints("demo")] == ["wrong key"]
    assert store.causes(PRACTISED) == ("", "didn't know", "")
    assert store.rated("demo") == {"sure": (0, 1)}
    assert store.attempt(PRACTISED).right == 2


def test_a_drill_that_was_left_by_the_program_before_is_gone_on_with(tmp_path: Path) -> None:
    old(tmp_path, number=2)
    office = Office(tmp_path, clock=FakeClock(START + timedelta(days=4)))
    sitting = office.proctor.resume(LEFT)
    assert [each.locked for each in sitting.session.responses] == [True, False]
    sitting.go_to(2)
    sitting.pick(1)
    sitting.submit()
    gaps = office.archive._all("SELECT gap FROM response WHERE attempt = ? ORDER BY position", (LEFT,))
    assert [row["gap"] for row in gaps] == [None, None]
    assert office.planner.plans() == ()
