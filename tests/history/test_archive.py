"""The archive: what is kept comes back equal, faults are sentences, and other tools can read it."""

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import START, blueprint, every_kind, pool, right_answer, slots_of

from mlquiz.errors import UnreadableHistory, UsageFault
from mlquiz.exam.assemble import assemble
from mlquiz.exam.grade import grade
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.history.connection import APPLICATION_ID, VERSION
from mlquiz.model.attempt import CONFIDENCES, Event, Interruption, Points, Response
from mlquiz.model.blueprint import Profile, Section
from mlquiz.model.form import Form, Rules, Slot
from mlquiz.model.pool import Pool
from mlquiz.model.question import NONE, Question
from mlquiz.model.standing import Standing, Status

PLAN, POOL = blueprint(), pool()
IN_SECTIONS = blueprint(profile=Profile(sections=(Section("First"), Section("Second"))))
FORM = assemble(PLAN, Pool.of(PLAN, POOL), 1, {})
ASKED = tuple({each.id: each for each in POOL}[slot.question] for slot in FORM.slots)
SECOND = timedelta(seconds=1)
RULES = Rules(timedelta(minutes=20))


def form_of_every_kind() -> Form:
    """A form of every kind, in two sections."""
    slots = (replace(slot, section=1 + slot.position // 6) for slot in slots_of(every_kind()))
    return Form("demo", "0" * 16, 1, "CODE", tuple(slots))


def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "history.db")


def opened(
    store: Archive,
    attempt: str = "a-1",
    form: Form = FORM,
    asked: Sequence[Question] = ASKED,
    **changes: object,
) -> Session:
    session = replace(Session.start(form.slots, RULES, START), **changes)  # type: ignore[arg-type]
    store.open(attempt, "mock", IN_SECTIONS if form is EVERY else PLAN, form, asked, session)
    return session


MOMENTS = st.integers(0, 10**9).map(lambda ms: START + timedelta(milliseconds=ms))
LENGTHS = st.integers(0, 10**8).map(lambda ms: timedelta(milliseconds=ms))


EVERY = form_of_every_kind()


@st.composite
def responses(draw: st.DrawFn, slot: Slot) -> Response:
    """Any response to a question, reachable or not."""
    order = list(slot.order)
    picks: tuple[int, ...] = ()
    if slot.kind == "choice":
        picks = tuple(sorted(draw(st.sets(st.sampled_from(order), max_size=slot.choose))))
    elif slot.kind == "ordering":
        picks = draw(st.just(()) | st.permutations(order).map(tuple))
    elif slot.kind == "matching":
        whole = st.lists(st.sampled_from([NONE, *order]), min_size=slot.choose, max_size=slot.choose)
        picks = draw(st.just(()) | whole.map(tuple))
    return Response(
        picks=picks,
        flagged=draw(st.booleans()),
        struck=tuple(sorted(draw(st.sets(st.sampled_from(order or [0]))))),
        spent=draw(LENGTHS),
        seen_at=draw(st.none() | MOMENTS),
        typed=draw(st.sampled_from(["", "0.75", "\u22123/4 ms"])),
        confidence=draw(st.sampled_from(["", *CONFIDENCES])),
        highlights=tuple(draw(st.lists(st.text(max_size=8).filter(_storable), max_size=3))),
        locked=draw(st.booleans()),
    )


def _storable(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


LIMITS = st.sampled_from([None, timedelta(minutes=1), timedelta(seconds=90)])
ANY_RULES = st.builds(
    Rules,
    limit=LIMITS,
    strict=st.booleans(),
    question_limit=LIMITS,
    feedback=st.booleans(),
    case_lock=st.booleans(),
    read_to_end=st.booleans(),
)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Any standing of a form of every kind, reachable or not."""
    gaps = st.builds(Interruption, MOMENTS, LENGTHS, st.booleans())
    return Standing(
        slots=EVERY.slots,
        responses=tuple(draw(responses(slot)) for slot in EVERY.slots),
        rules=draw(ANY_RULES),
        at=draw(MOMENTS),
        used=draw(LENGTHS),
        status=draw(st.sampled_from([Status.RUNNING, Status.PAUSED])),
        position=draw(st.integers(1, len(EVERY.slots))),
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
        before = opened(store, with_id, EVERY, every_kind(), rules=standing.rules)
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


def finished_every_kind(store: Archive, attempt: str = "a-1") -> None:
    """An attempt with an answer to every kind of question, all of them right."""
    before = opened(store, attempt, EVERY, every_kind())
    answers = [right_answer(asked, slot) for asked, slot in zip(every_kind(), EVERY.slots, strict=True)]
    given_ = tuple(Response(picks=picks, typed=typed, seen_at=START) for picks, typed in answers)
    after = replace(before, responses=given_, status=Status.SUBMITTED, closed_at=START)
    score = grade(replace(PLAN, credit="partial"), after.slots, given_, every_kind())
    store.finish(attempt, before, after, [Event(START, "submitted", 1)], score)


def test_points_of_points_are_kept_for_every_kind(tmp_path: Path) -> None:
    finished_every_kind(archive(tmp_path))
    store = archive(tmp_path)
    assert store.marks("a-1") == tuple(Points(each.body.choose, each.body.choose) for each in every_kind())
    assert store.questions("a-1") == every_kind()
    assert store.question("a-1", 3) == every_kind()[2]
    head = store.attempt("a-1")
    assert (head.right, head.total, head.answered) == (21, 21, 10)


def test_an_untimed_attempt_has_no_limit(tmp_path: Path) -> None:
    store = archive(tmp_path)
    opened(store, rules=Rules(None, feedback=True, question_limit=timedelta(seconds=45)))
    assert store.attempt("a-1").limit is None
    assert store.standing("a-1").rules == Rules(None, feedback=True, question_limit=timedelta(seconds=45))
    database = sqlite_utils.Database(tmp_path / "history.db")
    assert next(database.query("SELECT minutes FROM attempt_summary"))["minutes"] is None
    database.close()


def test_a_half_matched_question_is_given_but_not_answered(tmp_path: Path) -> None:
    store = archive(tmp_path)
    before = opened(store, "a-1", EVERY, every_kind())
    half = replace(before.responses[3], picks=(NONE, 1, NONE))
    after = replace(before, responses=(*before.responses[:3], half, *before.responses[4:]))
    store.save("a-1", before, after, [Event(START, "assign", 4, "1:1")])
    assert store.attempt("a-1").answered == 0
    whole = replace(
        after, responses=(*before.responses[:3], replace(half, picks=(0, 1, 1)), *before.responses[4:])
    )
    store.save("a-1", after, whole, [Event(START, "assign", 4, "2:1")])
    assert store.attempt("a-1").answered == 1


def test_a_finished_attempt_carries_its_score(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 7)
    head = store.attempt("a-1")
    assert (head.outcome, head.questions, head.answered) == ("submitted", 10, 9)
    assert sum(mark.earned for mark in store.marks("a-1")) == 7
    assert head.right == sum(
        mark.earned for mark, slot in zip(store.marks("a-1"), FORM.slots, strict=True) if slot.scored
    )
    assert store.unfinished() == ()


def first_answers(store: Archive) -> tuple[int, int]:
    """The right ones and all, as evidence."""
    first = [each for each in store.exposures("demo", START) if each.gap is None]
    right = sum(each.count for each in first if each.points.earned == each.points.possible)
    return right, sum(each.count for each in first)


def test_answers_that_are_alike_are_counted_with_their_age_and_gap_in_days(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 4)
    finished(store, "a-2", 10, start=3)
    found = store.exposures("demo", START + timedelta(days=10, hours=1))
    assert {(each.age, each.gap) for each in found} == {(10, None), (7, 3)}
    assert {(each.kind, each.mode, each.difficulty) for each in found} == {("choice", "mock", "medium")}
    assert {(each.offered, each.choose) for each in found} <= {(4, 1), (5, 2)}
    assert sum(each.count for each in found) == 19


def test_a_clock_in_the_past_makes_no_answer_younger_than_new(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 4)
    assert {each.age for each in store.exposures("demo", START - timedelta(days=400))} == {0}


def test_only_first_exposures_are_evidence_and_blanks_are_none(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 4)
    finished(store, "a-2", 10, start=1)
    assert first_answers(store) == (4, 9)
    repeats = [each for each in store.exposures("demo", START) if each.gap is not None]
    assert sum(each.count for each in repeats) == 10
    assert store.seen_before("a-2") == (True,) * 10
    assert store.seen_before("a-1") == (False,) * 10


def test_an_unfinished_attempt_is_no_evidence_but_its_questions_are_seen(tmp_path: Path) -> None:
    store = archive(tmp_path)
    opened(store)
    assert store.exposures("demo", START) == ()
    assert store.seen("demo") == {FORM.slots[0].question: START}


def test_the_answer_after_the_key_was_told_is_no_first_answer(tmp_path: Path) -> None:
    store = archive(tmp_path)
    before = opened(store, "a-1", rules=Rules(None, feedback=True))
    told = replace(before.responses[0], picks=ASKED[0].choice.key, locked=True)
    after = replace(before, responses=(told, *before.responses[1:]))
    store.save("a-1", before, after, [Event(START, "check", 1)])
    finished(store, "a-2", 10, start=1)
    assert first_answers(store)[1] == 9
    assert store.seen_before("a-2") == (True, *[False] * 9)


def test_of_two_attempts_of_one_moment_the_id_tells_which_was_first(tmp_path: Path) -> None:
    store = archive(tmp_path)
    for name in ("a-1", "a-2"):
        finished(store, name, 10)
    assert store.seen_before("a-1") == (False,) * 10
    assert store.seen_before("a-2") == (True,) * 10
    assert store.attempt_before("a-1") is None
    assert store.attempt_before("a-2") == "a-1"


def test_the_attempt_before_is_finished_and_shares_a_version(tmp_path: Path) -> None:
    store = archive(tmp_path)
    finished(store, "a-1", 10)
    opened(store, "a-2", at=START + timedelta(days=1))
    changed = tuple(replace(each, stem=f"{each.stem} Changed.") for each in ASKED)
    slots = tuple(
        replace(slot, fingerprint=each.fingerprint) for slot, each in zip(FORM.slots, changed, strict=True)
    )
    opened(store, "a-3", replace(FORM, slots=slots), changed, at=START + timedelta(days=2))
    opened(store, "a-4", at=START + timedelta(days=3))
    assert (store.attempt_before("a-4"), store.attempt_before("a-3")) == ("a-1", None)


def test_old_attempts_show_the_questions_as_they_were_asked(tmp_path: Path) -> None:
    store = archive(tmp_path)
    opened(store)
    changed = tuple(replace(each, stem=f"{each.stem} Changed.") for each in ASKED)
    slots = tuple(
        replace(slot, fingerprint=each.fingerprint) for slot, each in zip(FORM.slots, changed, strict=True)
    )
    later = Session.start(slots, RULES, START + timedelta(days=1))
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
    "UPDATE attempt SET position = 99",
    "UPDATE attempt SET rules = 'x'",
    "UPDATE attempt SET rules = '[]'",
    "UPDATE attempt SET rules = '{\"no such rule\": 1}'",
    'UPDATE attempt SET rules = \'{"question_limit_ms": "long"}\'',
    "UPDATE attempt SET rules = '{\"question_limit_ms\": 1e400}'",
    "UPDATE response SET picks = '[99]'",
    "UPDATE response SET picks = '[\"a\"]'",
    "UPDATE response SET picks = '[1.5]'",
    "UPDATE response SET picks = '5'",
    "UPDATE response SET picks = '[0]' WHERE kind IN ('ordering', 'matching')",
    "UPDATE response SET struck = '{'",
    "UPDATE response SET kind = 'essay'",
    "UPDATE response SET kind = 'numeric'",
    "UPDATE response SET choose = 7",
    "UPDATE response SET variables = 'x'",
    "UPDATE response SET variables = '[]'",
    "UPDATE response SET variables = '{}'",
    'UPDATE response SET variables = \'{"tp": 5, "fp": 5, "fn": 5}\'',
    'UPDATE response SET variables = \'{"tp": "many", "fp": "5", "fn": "5"}\'',
    'UPDATE response SET variables = \'{"tp": "inf", "fp": "5", "fn": "5"}\'',
    'UPDATE response SET variables = \'{"tp": "0", "fp": "0", "fn": "0"}\'',
    "UPDATE response SET highlights = 'x'",
    "UPDATE response SET highlights = '\"abc\"'",
    "UPDATE response SET highlights = '[1]'",
    "UPDATE response SET highlights = '" + "[" * 50_000 + "'",
    "UPDATE response SET points = NULL",
    "UPDATE response SET points = -1",
    "UPDATE response SET points = possible + 1",
    "UPDATE response SET possible = NULL",
    "UPDATE response SET points = 0, possible = 0",
    "UPDATE response SET correct = NULL",
    "UPDATE response SET correct = -1",
    "UPDATE response SET domain = 'zzz'",
    "UPDATE response SET section = -1",
    "UPDATE response SET section = 3",
    "UPDATE response SET position = 1000000000000000 WHERE position = 10",
    "UPDATE response SET position = 0 WHERE position = 1",
    "UPDATE response SET version = 'demo/unknown@0' WHERE position = 2",
    "UPDATE response SET picks = '[0, 1, 2]' WHERE kind = 'choice'",
    "UPDATE response SET picks = '[0, 0]' WHERE choose = 2",
    "UPDATE response SET picks = '[-1]' WHERE kind = 'choice'",
    "UPDATE response SET picks = '[0, 0, 0, 0, 0]' WHERE kind = 'ordering'",
    "UPDATE blueprint SET body = '{}'",
    "UPDATE blueprint SET body = replace(body, '3/4', '3/0')",
    "UPDATE question SET body = '[]'",
    'UPDATE question SET body = \'{"kind": "choice"}\'',
]


@pytest.mark.parametrize("statement", TAMPERING, ids=lambda each: each[7:80])
def test_a_row_that_someone_else_spoilt_is_a_sentence(tmp_path: Path, statement: str) -> None:
    store = archive(tmp_path)
    finished_every_kind(store)
    with sqlite3.connect(tmp_path / "history.db") as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute(statement)
    other.close()
    readings = [store.attempts, lambda: store.standing("a-1"), lambda: store.questions("a-1")]
    readings += [lambda: store.blueprint("a-1"), lambda: store.seen("demo"), lambda: store.marks("a-1")]
    readings += [lambda: store.exposures("demo", START)]
    readings += [lambda: [store.question("a-1", position) for position in range(1, 11)]]
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
