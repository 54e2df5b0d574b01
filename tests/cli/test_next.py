"""`mlquiz next`: one question of today's list at the prompt, and what is right at once."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.build import pool, write_bank
from tests.cli.conftest import Shell
from tests.written import EXAM_YAML

from mlquiz.model.plan import day_of

pytestmark = pytest.mark.usefixtures("warm")


def soon(days: int = 5) -> str:
    return str(day_of(datetime.now(UTC)) + timedelta(days=days))


def answer(shell: Shell, *words: str) -> str:
    """Answers the next question, as somebody does who does not know; gives its id."""
    said = shell("next", *words, "--json", stdin="a\n:check\n")
    assert said.code == 0, said.err
    (response,) = said.json["responses"]
    return str(response["question"])


def test_one_question_is_asked_and_told_and_then_it_is_over(shell: Shell) -> None:
    said = shell("next", "demo", stdin="a\n:check\n")
    assert said.code == 0
    assert said.out.count("What is right in") == 1
    assert "Because." in said.out
    (attempt,) = shell("history", "--json").json
    assert (attempt["mode"], attempt["outcome"], attempt["exam"]) == ("drill", "submitted", "demo")


def test_a_wrong_answer_is_no_failure_of_the_command(shell: Shell) -> None:
    codes = {shell("next", "demo", stdin=f"{letter}\n:check\n").code for letter in "abc"}
    assert codes == {0}


def test_the_questions_are_those_of_todays_list_one_after_the_other(shell: Shell) -> None:
    planned = shell("plan", "demo", "--on", soon(), "--per-day", "4", "--json").json["today"]["new"]
    asked = [answer(shell) for _ in range(4)]
    assert asked == planned
    today = shell("plan", "demo", "--json").json["today"]
    assert (today["left"], today["done"]) == (0, 4)
    assert "Today all 4 done" in shell("plan", "demo").out


def test_once_the_list_is_done_the_question_is_chosen_by_need(shell: Shell) -> None:
    shell("plan", "demo", "--on", soon(), "--per-day", "1")
    answer(shell)
    assert answer(shell)
    assert shell("plan", "demo", "--json").json["today"]["done"] == 2


def test_a_question_that_was_not_answered_is_asked_again(shell: Shell) -> None:
    shell("plan", "demo", "--on", soon(), "--per-day", "4")
    left = shell("next", stdin="")
    assert left.code == 0
    (attempt,) = shell("history", "--json").json
    assert attempt["outcome"] == "unfinished"
    again = shell("next", stdin="a\n:check\n")
    stem = next(line for line in left.out.splitlines() if "What is right in" in line)
    assert stem in again.out
    (attempt,) = shell("history", "--json").json
    assert attempt["outcome"] == "submitted"


def test_what_was_left_is_printed_as_it_stands(shell: Shell) -> None:
    said = shell("next", "demo", "--json", stdin=":quit\n")
    assert (said.code, said.json["outcome"], said.json["score"]) == (0, "unfinished", None)
    assert "What is right in" in said.err


def test_without_an_exam_it_is_the_one_whose_day_is_nearest_else_the_last(shell: Shell, banks: Path) -> None:
    write_bank(banks / "other", pool(), EXAM_YAML.replace("id: demo", "id: other"))
    for name in ("other", "demo"):
        answer(shell, name)
    answer(shell)
    assert shell("history", "--json").json[0]["exam"] == "demo"
    shell("plan", "other", "--on", soon(9))
    answer(shell)
    assert shell("history", "--json").json[0]["exam"] == "other"
    shell("plan", "demo", "--on", soon(5))
    answer(shell)
    assert shell("history", "--json").json[0]["exam"] == "demo"


def test_where_no_exam_is_known_one_is_asked_for(shell: Shell) -> None:
    said = shell("next")
    assert said.code == 2
    assert "which exam? 'mlquiz exams' lists them; name one: mlquiz next EXAM" in said.err
    assert "did you mean 'demo'?" in shell("next", "dmeo").err


def test_a_bank_that_is_gone_is_a_sentence(shell: Shell, banks: Path) -> None:
    shell("plan", "demo", "--on", soon())
    shutil.rmtree(banks / "demo")
    said = shell("next", "demo")
    assert said.code == 2
    assert "no exam 'demo'" in said.err
    assert "which exam?" in shell("next").err


def test_a_sitting_that_was_left_in_another_mode_is_not_gone_on_with(shell: Shell) -> None:
    shell("take", "demo", "--mode", "drill", "--questions", "3", "--plain", stdin="a\n:quit\n")
    answer(shell, "demo")
    outcomes = [(each["questions"], each["outcome"]) for each in shell("history", "--json").json]
    assert outcomes == [(1, "submitted"), (3, "unfinished")]
