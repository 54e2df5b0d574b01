"""Words about attempts: what is passed, what is only practice."""

from pathlib import Path

import pytest
from tests.report.sat import office_of_every_kind, sit

from mlquiz.report.words import counted, headline, letter, letters_text, outcome, questions_text, right_of


def test_a_mock_is_passed_or_failed(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    good, bad = sit(office).attempt, sit(office, "." * 10).attempt
    assert [headline(each, "questions") for each in (good, bad)] == ["PASS", "FAIL"]
    assert [outcome(each) for each in (good, bad)] == ["passed 8/8", "failed 0/8"]


@pytest.mark.parametrize("mode", ["practice", "drill"])
def test_practice_and_drills_are_neither_passed_nor_failed(tmp_path: Path, mode: str) -> None:
    attempt = sit(office_of_every_kind(tmp_path), "+++..", mode=mode).attempt
    assert headline(attempt, "questions") == f"{mode.title()}: 3 of 5 right"
    assert headline(attempt, "points") == f"{mode.title()}: 3 of 5 points"
    assert outcome(attempt) == "3/5 right"


def test_positions_in_a_row_are_told_as_a_range() -> None:
    assert questions_text((4,)) == "question 4"
    assert questions_text((4, 5, 7, 8, 9)) == "questions 4, 5, 7 to 9"


def test_letters_in_a_row_are_told_as_a_range() -> None:
    assert [letters_text(each) for each in ([1], [0, 2], [0, 2, 3, 4])] == [
        "b is",
        "a, c are",
        "a, c to e are",
    ]


def test_counts_and_letters() -> None:
    assert (counted(1, "change"), counted(2, "change")) == ("1 change", "2 changes")
    assert [letter(place) for place in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]
    assert (right_of((0, 0)), right_of((1, 2)), right_of((1, 2), "points")) == (
        "none",
        "1 of 2 right",
        "1 of 2 points",
    )
