"""Answers of many attempts: of one's own history, and of files that belong to others and stay as they are."""

import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import START, question
from tests.history.sat import SECONDS, history, keep
from tests.history.test_migrations import DUMP, FINISHED, old

from mlquiz.errors import UnreadableHistory
from mlquiz.history.answers import KeptAnswer, borrowed_answers, own_answers
from mlquiz.history.archive import Archive
from mlquiz.history.connection import VERSION
from mlquiz.model.attempt import Points

ASKED = (question(1, key=(1,)), question(2), question(3))


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in folder.iterdir()}


def test_every_slot_comes_back_with_what_it_earned(tmp_path: Path) -> None:
    file = history(tmp_path / "one.db", ASKED, [(1,), (2,), ()])
    right, wrong, blank = own_answers(file, "demo")
    assert right == KeptAnswer(
        attempt="one-0000",
        started_at=START,
        question="q-data-001",
        fingerprint=ASKED[0].fingerprint,
        picks=(1,),
        given=True,
        spent=timedelta(seconds=SECONDS),
        seen=True,
        points=Points(1, 1),
    )
    assert (wrong.picks, wrong.points) == ((2,), Points(0, 1))
    assert (blank.picks, blank.given, blank.points) == ((), False, Points(0, 1))


def test_what_was_never_on_the_screen_is_told_apart(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "a-1", ASKED, [(1,), (2,), ()], unseen=1)
    store.close()
    assert [each.seen for each in own_answers(tmp_path / "history.db", "demo")] == [True, True, False]


def test_an_unfinished_attempt_has_earned_nothing_yet(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "a-1", ASKED, [(1,), (2,), ()], finished=False)
    store.close()
    assert [each.points for each in own_answers(tmp_path / "history.db", "demo")] == [None, None, None]


def test_another_exam_is_not_in_it(tmp_path: Path) -> None:
    store = Archive(tmp_path / "history.db")
    keep(store, "a-1", ASKED, [(1,), (2,), ()], exam="other")
    store.close()
    assert own_answers(tmp_path / "history.db", "demo") == ()
    assert len(own_answers(tmp_path / "history.db", "other")) == 3


def test_no_history_is_no_fault_and_makes_none(tmp_path: Path) -> None:
    assert own_answers(tmp_path / "history.db", "demo") == ()
    assert list(tmp_path.iterdir()) == []


def test_a_borrowed_history_tells_the_same(tmp_path: Path) -> None:
    file = history(tmp_path / "one.db", ASKED, [(1,), (2,), ()], [(0,), (0,), (0,)])
    assert borrowed_answers(file, "demo") == own_answers(file, "demo")


def test_a_borrowed_history_stays_as_it_is(tmp_path: Path) -> None:
    history(tmp_path / "one.db", ASKED, [(1,), (2,), ()])
    before = contents(tmp_path)
    borrowed_answers(tmp_path / "one.db", "demo")
    assert contents(tmp_path) == before


def test_a_borrowed_history_of_an_earlier_mlquiz_is_read_and_not_brought_up_to_date(tmp_path: Path) -> None:
    file = old(tmp_path)
    before = contents(tmp_path)
    kept = [each for each in borrowed_answers(file, "demo") if each.attempt == FINISHED]
    assert [(each.picks, each.points) for each in kept] == [
        ((0,), Points(0, 1)),
        ((2,), Points(1, 1)),
        ((), Points(0, 1)),
        ((0,), Points(0, 1)),
    ]
    assert contents(tmp_path) == before


def test_what_is_only_in_the_journal_yet_is_read_too(tmp_path: Path) -> None:
    store = Archive(tmp_path / "live.db")
    keep(store, "a-1", ASKED, [(1,), (2,), ()])
    (tmp_path / "copied").mkdir()
    for name in ("live.db", "live.db-wal"):
        shutil.copy(tmp_path / name, tmp_path / "copied" / name)
    store.close()
    before = contents(tmp_path / "copied")
    assert before["live.db-wal"][0]
    assert len(borrowed_answers(tmp_path / "copied" / "live.db", "demo")) == 3
    assert contents(tmp_path / "copied") == before


def refusal(file: Path) -> str:
    before = contents(file.parent)
    with pytest.raises(UnreadableHistory) as refused:
        borrowed_answers(file, "demo")
    assert contents(file.parent) == before
    return str(refused.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("shopping " * 200)
    assert refusal(file).startswith(f"{file}: is no history of mlquiz")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    assert refusal(file) == f"{file}: is no history of mlquiz; take it out of the folder"


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE song (title)")
    database.close()
    assert refusal(file) == f"{file}: is no history of mlquiz; take it out of the folder"


def test_a_history_of_a_newer_mlquiz_is_refused(tmp_path: Path) -> None:
    file = history(tmp_path / "new.db", ASKED, [(1,), (2,), ()])
    with sqlite3.connect(file) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    assert "newer mlquiz" in refusal(file)
    assert refusal(file).endswith("upgrade mlquiz")


def test_a_folder_that_is_named_as_a_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(UnreadableHistory, match=r"folder\.db: cannot be read"):
        borrowed_answers(tmp_path / "folder.db", "demo")


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE response SET picks = '[17]'",
        "UPDATE response SET picks = 'no'",
        "UPDATE response SET points = 3",
        "UPDATE attempt SET started_at = 'once'",
    ],
)
def test_a_row_that_someone_else_wrote_is_told_with_the_name_of_the_file(tmp_path: Path, spoilt: str) -> None:
    file = history(tmp_path / "one.db", ASKED, [(1,), (2,), ()])
    with sqlite3.connect(file) as database:
        database.execute(spoilt)
    database.close()
    assert refusal(file).startswith(f"{file}: history holds a row that cannot be read")


def test_a_damaged_file_is_told_with_its_own_name(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with sqlite3.connect(file) as database:
        database.executescript(DUMP)
        database.execute("DROP TABLE response")
    database.close()
    assert refusal(file).startswith(f"{file}: ")
