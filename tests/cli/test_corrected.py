"""Scores as taken and as corrected in lines and in JSON."""

from pathlib import Path

import pytest
from tests.build import pool, write_bank
from tests.cli.conftest import Shell
from tests.report.mended import with_key


@pytest.fixture
def corrected(shell: Shell, banks: Path) -> str:
    """The id of a mock on the first question of which the key was corrected: to what was picked."""
    shell("take", "demo", "--plain", "--seed", "1", stdin="a\n:submit\n")
    attempt = str(shell("history", "--json").json[0]["attempt"])
    (first, *_) = shell("show", attempt, "--json").json["responses"]
    assert (first["correct"], first["picks"]) == (False, first["order"][:1]), (
        "the first option is not the key"
    )
    asked = {each.id: each for each in pool()}
    asked[first["question"]] = with_key(asked[first["question"]], first["picks"])
    write_bank(banks / "demo", list(asked.values()))
    return attempt


def test_history_tells_both_scores(shell: Shell, corrected: str) -> None:
    assert "failed 0/8 (0%); as corrected failed 1/8 (12%)" in shell("history").out
    (head,) = shell("history", "demo", "--json").json
    assert (head["attempt"], head["passed"], head["fraction"]) == (corrected, False, 0.0)
    found = head["corrected"]
    assert (found["right"], found["total"], found["passed"], found["flips"]) == (1, 8, False, False)
    assert [(each["position"], each["was"], each["now"]) for each in found["questions"]] == [(1, 0, 1)]


def test_show_tells_both_scores_and_the_question(shell: Shell, corrected: str) -> None:
    said = shell("show", corrected)
    assert "Score: 0%, 0 of 8" in said.out
    assert "As corrected: failed 1/8 (12%)" in said.out
    (row,) = [line for line in said.out.splitlines() if line.startswith("1 ")]
    assert row.endswith("wrong, the key was corrected since; by today's key this is right")
    shape = shell("show", corrected, "--json").json
    assert shape["corrected"] == shell("history", "--json").json[0]["corrected"]
    assert shape["score"]["right"] == 0, "the score as taken stands"


def test_without_its_bank_an_attempt_is_as_taken(shell: Shell, corrected: str, banks: Path) -> None:
    for file in (banks / "demo").iterdir():
        file.unlink()
    for words in (["history"], ["show", corrected]):
        said = shell(*words)
        assert (said.code, "orrected" in said.out) == (0, False)
    assert shell("history", "--json").json[0]["corrected"] is None
