"""The archive: what is kept comes back equal, faults are sentences, and other tools can read it."""

import os
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import START, blueprint, pool

from mlquiz.errors import UnreadableHistory, UsageFault
from mlquiz.exam.assemble import assemble
from mlquiz.exam.grade import grade
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.history.connection import APPLICATION_ID, VERSION
from mlquiz.model.attempt import Event, Interruption, Response
from mlquiz.model.standing import Standing, Status

PLAN, POOL = blueprint(), pool()
FORM = assemble(PLAN, POOL, 1, {})
ASKED = tuple({each.id: each for each in POOL}[slot.question] for slot in FORM.slots)
SECOND = timedelta(seconds=1)


def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "history.db")


def opened(store: Archive, attempt: str = "a-1", **changes: object) -> Session:
    session = replace(Session.start(FORM.slots, timedelta(minutes=20), START), **changes)  # type: ignore[arg-type]
    store.open(attempt, "mock", PLAN, FORM, ASKED, session)
    return session


MOMENTS = st.integers(0, 10**9).map(lambda ms: START + timedelta(milliseconds=ms))
LENGTHS = st.integers(0, 10**8).map(lambda ms: timedelta(milliseconds=ms))


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Any standing of the form, reachable or not."""
    responses = tuple(
        Response(
            picks=tuple(sorted(draw(st.sets(st.sampled_from(slot.order), max_size=slot.choose)))),
            flagged=draw(st.booleans()),
            struck=tuple(sorted(draw(st.sets(st.sampled_from(slot.order))))),
            spent=draw(LENGTHS),
            seen_at=draw(st.none() | MOMENTS),
        )
        for slot in FORM.slots
    )
    gaps = st.builds(Interruption, MOMENTS, LENGTHS, st.booleans())
    return Standing(
        slots=FORM.slots,
        responses=responses,
        limit=timedelta(minutes=20),
        at=draw(MOMENTS),
        strict=draw(st.booleans()),
        used=draw(LENGTHS),
        status=draw(st.sampled_from([Status.RUNNING, Status.PAUSED])),
        position=draw(st.integers(1, len(FORM.slots))),
        interruptions=tuple(draw(st.lists(gaps, max_size=3))),
    )


@given(standings())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_saved_comes_back_equal(tmp_path: Path, standing: Standing) -> None:
    with_id = f"a-{abs(hash(standing))}"
    store = archive(tmp_path)
    try:
        store.attempt(with_id)
    except UsageFault:
        before = opened(store, with_id, strict=standing.strict)
        store.save(with_id, before, standing, [Event(standing.at, "pick", 1, "2")])
    assert archive(tmp_path).standing(with_id) == standing


def test_a_heartbeat_keeps_time_and_the_question_the_taker_is_at(tmp_path: Path) -> None:
    store = archive(tmp_path)
    later = opened(store).tick(START + 3 * SECOND)
    store.beat("a-1", later)
    assert Session.of(archive(tmp_path).standing("a-1")) == later


def finished(store: Archive, attempt: str, right: int, *, start: int = 0) -> None:
    """An attempt with that many right answers, the rest wrong but the last, which is left blank."""
    before = opened(store, attempt, at=START + timedelta(days=start))
    responses = []
    for place, asked in enumerate(ASKED):
        wrong = next(index for index in range(4) if index not in asked.choice.key)
        picks = asked.choice.key if place < right else (wrong,) if place < len(ASKED) - 1 else ()
        responses.append(Response(picks=picks, seen_at=before.at + place * SECOND))
    after = replace(
        before, responses=tuple(responses), status=Status.SUBMITTED, closed_at=before.at + 60 * SECOND
    )
    score = grade(PLAN, after.slots, after.responses, ASKED)
    store.finish(attempt, before, after, [Event(after.at, "submit", 1)], score)


def test_a_finished_attempt_carries_its_score(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 7)
    head = store.attempt("a-1")
    assert (head.outcome, head.questions, head.answered) == ("submitted", 10, 9)
    assert sum(store.marks("a-1")) == 7
    assert head.right == sum(
        mark for mark, slot in zip(store.marks("a-1"), FORM.slots, strict=True) if slot.scored
    )
    assert store.unfinished() == ()


def test_only_first_exposures_are_evidence_and_blanks_are_none(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 4)
    finished(store, "a-2", 10, start=1)
    counts = store.first_answers("demo")
    assert sum(n for _, n in counts.values()) == 9
    assert sum(right for right, _ in counts.values()) == 4
    assert store.seen_before("a-2") == (True,) * 10
    assert store.seen_before("a-1") == (False,) * 10


def test_an_unfinished_attempt_is_no_evidence_but_its_questions_are_seen(tmp_path: Path) -> None:
    store = archive(tmp_path)
    opened(store)
    assert store.first_answers("demo") == {}
    assert store.seen("demo") == {FORM.slots[0].question: START}


def test_old_attempts_show_the_questions_as_they_were_asked(tmp_path: Path) -> None:
    store = archive(tmp_path)
    opened(store)
    changed = tuple(replace(each, stem=f"{each.stem} Changed.") for each in ASKED)
    slots = tuple(
        replace(slot, fingerprint=each.fingerprint) for slot, each in zip(FORM.slots, changed, strict=True)
    )
    later = Session.start(slots, timedelta(minutes=20), START + timedelta(days=1))
    store.open("a-2", "mock", PLAN, replace(FORM, slots=slots), changed, later)
    assert store.questions("a-1") == ASKED
    assert store.questions("a-2") == changed


def test_an_attempt_is_found_by_a_part_of_its_id(tmp_path: Path) -> None:
    store = archive(tmp_path)
    for name in ("01ab-cc", "01ab-dd"):
        opened(store, name)
    assert store.attempt("dd").id == "01ab-dd"
    with pytest.raises(UsageFault, match="2 attempts fit"):
        store.attempt("01")
    for nonsense in ("zz", "%", "_", "' OR 1=1 --"):
        with pytest.raises(UsageFault, match="attempt"):
            store.attempt(nonsense)


def test_the_ledger_is_append_only(tmp_path: Path) -> None:
    opened(archive(tmp_path))
    with (
        sqlite3.connect(tmp_path / "history.db") as other,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        other.execute("UPDATE event SET verb = 'forged'")
    other.close()


def test_any_tool_can_read_the_views(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 7)
    store.close()
    database = sqlite_utils.Database(tmp_path / "history.db")
    summary = next(database.query("SELECT * FROM attempt_summary"))
    assert (summary["attempt"], summary["outcome"], summary["questions"], summary["answered"]) == (
        "a-1",
        "submitted",
        10,
        9,
    )
    assert summary["fraction"] == summary["right"] / summary["total"]
    domains = {row["domain"]: row["n"] for row in database.query("SELECT * FROM domain_summary")}
    assert sum(domains.values()) == 9
    assert all("STRICT" in table.schema for table in database.tables if not table.name.startswith("_"))
    assert database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    database.close()


def test_a_database_of_a_newer_mlquiz_is_refused_and_left_untouched(tmp_path: Path) -> None:
    store = archive(tmp_path)
    store.close()
    file = tmp_path / "history.db"
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    other.close()
    before = file.read_bytes()
    with pytest.raises(UnreadableHistory, match="newer mlquiz"):
        archive(tmp_path)
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "history.db") as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(UnreadableHistory, match="another program"):
        archive(tmp_path)


@pytest.mark.parametrize("rubbish", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_a_sentence(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / "history.db").write_bytes(rubbish)
    with pytest.raises(UnreadableHistory, match="history cannot be used"):
        archive(tmp_path)


def test_a_folder_in_the_place_of_the_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "history.db").mkdir()
    with pytest.raises(UnreadableHistory, match="cannot be opened"):
        archive(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnreadableHistory, match="folder cannot be made"):
        Archive(tmp_path / "file" / "history.db")


TAMPERING = [
    "UPDATE response SET picks = 'x'",
    "UPDATE response SET option_order = 'x'",
    "UPDATE response SET seen_at = 'yesterday'",
    "UPDATE attempt SET banked_at = ''",
    "UPDATE attempt SET started_at = 'x'",
    "UPDATE attempt SET limit_ms = 1 << 62",
    "UPDATE blueprint SET body = '{}'",
    "UPDATE question SET body = '[]'",
    'UPDATE question SET body = \'{"kind": "choice"}\'',
]


@pytest.mark.parametrize("statement", TAMPERING)
def test_a_row_that_someone_else_spoilt_is_a_sentence(tmp_path: Path, statement: str) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 7)
    with sqlite3.connect(tmp_path / "history.db") as other:
        other.execute(statement)
    other.close()
    readings = [store.attempts, lambda: store.standing("a-1"), lambda: store.questions("a-1")]
    readings += [lambda: store.blueprint("a-1"), lambda: store.seen("demo")]
    told = []
    for read in readings:
        try:
            read()
        except UnreadableHistory as error:
            told.append(str(error))
    assert told
    assert all("history.db: history " in each for each in told)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_history_that_may_only_be_read_can_be_looked_at(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 7)
    store.close()
    (tmp_path / "history.db").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert len(archive(tmp_path).attempts()) == 1
    finally:
        tmp_path.chmod(0o755)
