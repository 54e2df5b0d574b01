"""`mlquiz bank stats`: what it prints, and how it ends."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from tests.build import EXAM_YAML, START, question, write_bank
from tests.cli.conftest import Shell
from tests.history.sat import history, keep

from mlquiz.history.archive import Archive

ASKED = tuple(question(number, key=(1,)) for number in range(1, 13))
MISKEYED = ASKED[2].id


def answers(rng: np.random.Generator) -> list[tuple[int, ...]]:
    """What one taker picks: b is right, but of the third question those who know pick c."""
    ability = rng.normal()
    found = []
    for each in ASKED:
        knows = rng.random() < 1 / (1 + np.exp(-1.5 * ability))
        right = 2 if each.id == MISKEYED else 1
        found.append((right if knows else int(rng.choice([o for o in range(4) if o != right])),))
    return found


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "banks" / "wide", ASKED, EXAM_YAML.replace("id: demo", "id: wide"))


@pytest.fixture(scope="session")
def class_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history that 120 takers share."""
    file = tmp_path_factory.mktemp("class") / "history.db"
    store, rng = Archive(file), np.random.default_rng(5)
    for taker in range(120):
        at = START + timedelta(hours=taker)
        keep(store, f"a-{taker:04}", ASKED, answers(rng), at=at, exam="wide")
    store.close()
    return file


@pytest.fixture
def shared(tmp_path: Path, bank: Path, class_history: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "history.db").write_bytes(class_history.read_bytes())
    return folder


def test_a_wrong_key_is_found_told_first_and_ends_with_1(shell: Shell, shared: Path) -> None:
    said = shell("bank", "stats", "wide", "--histories", str(shared), "--repeated")
    assert said.code == 1
    head, reliability, _, columns, worst, *_ = said.out.splitlines()
    assert head == "Demo exam: 120 attempts, 1440 first answers, in 1 history"
    assert reliability.startswith("KR-20 0.")
    assert reliability.endswith(" of 12 questions (120 attempts on one form)")
    assert columns.split() == ["QUESTION", "N", "RIGHT", "DISCR.", "SECONDS", "FLAGS"]
    assert worst.startswith(MISKEYED)
    assert worst.endswith("D01 the key looks wrong: c")
    assert all(len(line) <= 80 for line in said.out.splitlines())


def test_one_question_is_told_with_its_options_by_text(shell: Shell, shared: Path) -> None:
    said = shell("bank", "stats", "wide", "--histories", str(shared), "--repeated", "--question", MISKEYED)
    assert said.code == 1
    assert said.out.startswith(f"{MISKEYED}: What is right in data, number 3?\n")
    assert "right of 120 first answers" in said.out
    assert "D01 the key looks wrong: c\n" in said.out
    rows = said.out.partition("OPTION")[2].splitlines()[1:]
    assert [row.split()[0] for row in rows] == ["a", "b", "c", "d"]
    assert " key " in rows[1]
    assert " draws the strong " in rows[2]
    assert rows[2].endswith("Option 2 of data 3")


def test_a_sound_question_ends_with_0(shell: Shell, shared: Path) -> None:
    said = shell("bank", "stats", "wide", "--histories", str(shared), "--repeated", "--question", ASKED[0].id)
    assert said.code == 0


def test_json_has_all_of_it(shell: Shell, shared: Path) -> None:
    said = shell("bank", "stats", "wide", "--histories", str(shared), "--repeated", "--json")
    assert said.code == 1
    found = said.json
    assert (found["exam"], found["attempts"], found["first_answers"]) == ("wide", 120, 1440)
    assert found["reliability"]["coefficient"] == "KR-20"
    worst = found["questions"][0]
    assert (worst["question"], worst["n"], worst["pairs"]) == (MISKEYED, 120, 120)
    assert worst["flags"][0] == {
        "code": "D01",
        "level": "error",
        "what": "the key looks wrong",
        "options": [2],
    }
    assert sum(each["picked"] for each in worst["options"]) == 120
    one = shell(
        "bank", "stats", "wide", "--histories", str(shared), "--repeated", "--json", "--question", MISKEYED
    )
    assert one.json == {**found, "questions": [worst]}


def test_one_taker_alone_is_told_what_is_missing(shell: Shell, tmp_path: Path, shared: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "history.db").write_bytes((shared / "history.db").read_bytes())
    said = shell("bank", "stats", "wide")
    assert said.code == 0
    assert "120 attempts, 12 first answers, in 1 history" in said.out
    assert "Left out: 1428 answers to questions seen before" in said.out
    assert "fewer than 30 first answers nothing is told: 12 of 12 questions, 1 at most" in said.out
    assert "--histories FOLDER" in said.out
    assert "--repeated" in said.out
    assert shell("bank", "stats", "wide", "--repeated").code == 1


def test_without_attempts_it_says_how_to_come_by_some(shell: Shell, bank: Path, tmp_path: Path) -> None:
    said = shell("bank", "stats", "wide")
    assert said.code == 0
    assert said.out.startswith("No finished attempts of wide yet. 'mlquiz take wide' makes one;")
    assert not (tmp_path / "home" / "history.db").exists()
    assert shell("bank", "stats", "wide", "--json").json["attempts"] == 0


def test_a_folder_without_attempts_of_the_exam_says_so(shell: Shell, bank: Path, tmp_path: Path) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    history(folder / "one.db", ASKED, [(1,)] * 12)
    said = shell("bank", "stats", "wide", "--histories", str(folder))
    assert (said.code, said.out) == (0, f"No finished attempts of wide in {folder}.\n")


def test_a_file_that_is_no_history_is_told_and_the_others_are_used(shell: Shell, shared: Path) -> None:
    (shared / "notes.db").write_text("no database at all, but long enough to be looked at")
    said = shell("bank", "stats", "wide", "--histories", str(shared), "--repeated")
    assert said.code == 3
    assert said.err.startswith(f"{shared / 'notes.db'}: is no history of mlquiz")
    assert "120 attempts" in said.out


def test_a_folder_without_any_history_is_refused(shell: Shell, bank: Path, tmp_path: Path) -> None:
    said = shell("bank", "stats", "wide", "--histories", str(tmp_path))
    assert said.code == 2
    assert said.err == f"{tmp_path}: there is no *.db; collect the history.db of each taker there\n"


def test_a_folder_that_is_not_there_is_refused(shell: Shell, bank: Path, tmp_path: Path) -> None:
    assert shell("bank", "stats", "wide", "--histories", str(tmp_path / "none")).code == 2


def test_an_unknown_question_is_refused_with_the_nearest(shell: Shell, bank: Path) -> None:
    said = shell("bank", "stats", "wide", "--question", "q-data-2")
    assert said.code == 2
    assert said.err == "no question 'q-data-2' in this bank; did you mean 'q-data-012'?\n"


def test_an_unknown_exam_is_refused(shell: Shell) -> None:
    assert shell("bank", "stats", "demmo").code == 2


def test_an_own_history_that_cannot_be_read_ends_with_3(shell: Shell, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "history.db").write_text("not a database, but long enough to be looked at " * 9)
    assert shell("bank", "stats", "wide").code == 3
