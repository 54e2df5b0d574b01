"""Remarks: notes, bookmarks, complaints and causes, and what is found by them and by earlier attempts."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.build import START, Office, pool

from mlquiz.errors import UnreadableHistory
from mlquiz.history.archive import Archive
from mlquiz.model.attempt import CAUSES, COMPLAINTS, Complaint, Note
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting


def later(days: int) -> datetime:
    return START + timedelta(days=days)


def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "history.db")


def test_an_attempt_has_one_note_on_a_question(tmp_path: Path) -> None:
    store = archive(tmp_path)
    for day, text in enumerate(("first", "second")):
        store.keep_note("demo", "q-1", Note(text, "a-1"), later(day), alone=False)
    assert archive(tmp_path).notes("demo", "q-1") == (Note("second", "a-1"),)


def test_notes_of_other_attempts_are_kept_and_come_oldest_first(tmp_path: Path) -> None:
    store = archive(tmp_path)
    store.keep_note("demo", "q-1", Note("later", "a-1"), later(2), alone=False)
    store.keep_note("demo", "q-1", Note("earlier", "a-2"), later(1), alone=False)
    assert [note.text for note in store.notes("demo", "q-1")] == ["earlier", "later"]


def test_a_note_that_stands_alone_takes_the_place_of_all(tmp_path: Path) -> None:
    store = archive(tmp_path)
    for name in ("a-1", "a-2"):
        store.keep_note("demo", "q-1", Note(f"of {name}", name), START, alone=False)
    store.keep_note("demo", "q-1", Note("both in one", "a-3"), later(1), alone=True)
    assert store.notes("demo", "q-1") == (Note("both in one", "a-3"),)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_note_is_removed(tmp_path: Path, text: str) -> None:
    store = archive(tmp_path)
    store.keep_note("demo", "q-1", Note("words", "a-1"), START, alone=False)
    store.keep_note("demo", "q-1", Note(text, "a-1"), START, alone=False)
    assert store.notes("demo", "q-1") == ()


def test_notes_go_by_exam_and_question(tmp_path: Path) -> None:
    store = archive(tmp_path)
    store.keep_note("demo", "q-1", Note("words", "a-1"), START, alone=True)
    store.keep_note("demo", "q-2", Note("", "a-1"), START, alone=True)
    store.keep_note("other", "q-1", Note("", "a-1"), START, alone=True)
    assert store.notes("demo", "q-1") == (Note("words", "a-1"),)
    assert store.notes("demo", "q-2") == store.notes("other", "q-1") == ()


def test_a_bookmark_is_set_and_removed(tmp_path: Path) -> None:
    store = archive(tmp_path)
    for _ in range(2):
        store.bookmark("demo", "q-1", START, on=True)
    store.bookmark("demo", "q-2", START, on=True)
    store.bookmark("demo", "q-2", START, on=False)
    store.bookmark("other", "q-3", START, on=True)
    assert archive(tmp_path).bookmarks("demo") == {"q-1"}


# --- what goes with an attempt ---


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, pool(6))


def begun(office: Office) -> Sitting:
    return office.proctor.open(office.proctor.brief(Order("demo")))


def sat(office: Office, *, right: int = 10, flag: tuple[int, ...] = (), see: int = 10) -> Sitting:
    """A finished sitting, a day after the one before: so many seen, so many right, these flagged."""
    office.clock.pass_(86_400)
    sitting = begun(office)
    for position, asked in enumerate(office.archive.questions(sitting.attempt)[:see], start=1):
        sitting.go_to(position)
        if position in flag:
            sitting.flag()
        wrong = next(option for option in range(4) if option not in asked.choice.key)
        sitting.respond(asked.choice.key if position <= right else (wrong,))
    sitting.submit()
    return sitting


def ids(sitting: Sitting, *positions: int) -> set[str]:
    return {sitting.session.slots[position - 1].question for position in positions}


@pytest.mark.parametrize("reason", COMPLAINTS)
def test_a_complaint_names_the_version_that_was_shown(office: Office, reason: str) -> None:
    sitting = begun(office)
    office.archive.complain(sitting.attempt, 3, Complaint(reason, 'It\'s "odd".'), START)
    slot = sitting.session.slots[2]
    (row,) = office.archive._all("SELECT * FROM complaint")
    assert (row["attempt"], row["position"], row["reason"], row["text"]) == (
        sitting.attempt,
        3,
        reason,
        'It\'s "odd".',
    )
    assert (row["question"], row["version"]) == (slot.question, f"demo/{slot.question}@{slot.fingerprint}")


def test_a_question_has_one_complaint_a_reason(office: Office) -> None:
    sitting = begun(office)
    for reason, text in (("typo", "one"), ("typo", "two"), ("unclear", "")):
        office.archive.complain(sitting.attempt, 1, Complaint(reason, text), START)
    rows = office.archive._all("SELECT reason, text FROM complaint ORDER BY reason")
    assert [tuple(row) for row in rows] == [("typo", "two"), ("unclear", "")]


def test_a_complaint_about_no_slot_is_not_kept(office: Office) -> None:
    sitting = begun(office)
    office.archive.complain(sitting.attempt, 99, Complaint("typo"), START)
    assert office.archive._all("SELECT * FROM complaint") == []


def test_a_cause_is_kept_changed_and_removed(office: Office) -> None:
    sitting = sat(office, right=8)
    office.archive.keep_cause(sitting.attempt, 9, CAUSES[0])
    office.archive.keep_cause(sitting.attempt, 10, CAUSES[1])
    office.archive.keep_cause(sitting.attempt, 10, CAUSES[2])
    office.archive.keep_cause(sitting.attempt, 9, "")
    assert office.again().archive.causes(sitting.attempt) == ("",) * 9 + (CAUSES[2],)
    assert office.archive.standing(sitting.attempt).responses == sitting.session.responses


def test_remarks_that_cannot_be_written_are_a_sentence(tmp_path: Path) -> None:
    store = archive(tmp_path)
    store.hurry()
    with sqlite3.connect(tmp_path / "history.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        for write in (
            lambda: store.keep_note("demo", "q", Note("n", "a"), START, alone=True),
            lambda: store.bookmark("demo", "q", START, on=True),
            lambda: store.complain("a", 1, Complaint("typo"), START),
            lambda: store.keep_cause("a", 1, CAUSES[0]),
        ):
            with pytest.raises(UnreadableHistory, match="another program holds it locked"):
                write()
        other.execute("ROLLBACK")
    other.close()
    assert store.bookmarks("demo") == set()


# --- what earlier attempts say ---


def test_missed_is_wrong_or_blank_though_seen_in_the_last_attempts(office: Office) -> None:
    first = sat(office, right=8)
    assert office.archive.missed("demo", 1) == ids(first, 9, 10)
    office.clock.pass_(86_400)
    second = begun(office)
    second.go_to(3)
    second.submit()
    assert office.archive.missed("demo", 1) == ids(second, 1, 3)
    assert office.archive.missed("demo", 2) == ids(first, 9, 10) | ids(second, 1, 3)


def test_questions_asked_one_by_one_push_no_attempt_out(office: Office) -> None:
    first = sat(office, right=8)
    missed = ids(first, 9, 10)
    for _ in range(3):
        office.clock.pass_(3600)
        single = office.proctor.open(office.proctor.brief(Order("demo", mode="drill", questions=1)))
        single.check()
        missed |= ids(single, 1)
        single.submit()
    assert office.archive.missed("demo", 1) == missed


def test_seen_is_seen_in_the_last_attempts(office: Office) -> None:
    first, second = sat(office, see=2), sat(office, see=3)
    assert office.archive.seen_in("demo", 1) == ids(second, 1, 2, 3)
    assert office.archive.seen_in("demo", 9) == ids(first, 1, 2) | ids(second, 1, 2, 3)
    assert office.archive.seen_in("other", 9) == set()


def test_what_an_unfinished_attempt_showed_was_seen_but_is_not_missed_yet(office: Office) -> None:
    first = sat(office, right=9)
    office.clock.pass_(86_400)
    second = begun(office)
    second.respond((0,))
    assert office.archive.missed("demo", 1) == ids(first, 10)
    assert office.archive.seen_in("demo", 1) == ids(second, 1)
    assert office.archive.seen_in("demo", 2) == ids(first, *range(1, 11)) | ids(second, 1)


def test_flagged_is_flagged_when_last_seen(office: Office) -> None:
    only = {"q-data-001", "q-data-002"}
    briefing = office.proctor.brief(Order("demo", mode="drill", questions=12, seed=1))
    places = {slot.question: slot.position for slot in briefing.form.slots}
    first = office.proctor.open(briefing)
    for name in only:
        first.go_to(places[name])
        first.flag()
    first.submit()
    assert office.archive.flagged("demo") == only
    office.clock.pass_(60)
    second = office.proctor.open(briefing)
    second.go_to(places["q-data-001"])
    second.submit()
    assert office.archive.flagged("demo") == {"q-data-002"}
