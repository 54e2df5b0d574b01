"""`mlquiz show`: one attempt in lines, two side by side, every kind of question."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.build import every_kind, write_bank
from tests.cli.conftest import Shell

RIGHT_ENOUGH = "a\nb\na\nc\nd\n:submit\n"


@pytest.fixture
def newest(shell: Shell) -> Callable[[], str]:
    """The id of the newest attempt."""
    return lambda: str(shell("history", "--json").json[0]["attempt"])


def take(shell: Shell, *words: str, stdin: str = RIGHT_ENOUGH) -> None:
    assert shell("take", "demo", "--plain", *words, stdin=stdin).code in (0, 1)


def form_of(shell: Shell) -> str:
    """The code of the newest attempt's form."""
    return str(shell("history", "--json").json[0]["form"])


def test_every_kind_of_question_has_its_line(shell: Shell, banks: Path, newest: Callable[[], str]) -> None:
    write_bank(banks / "demo", every_kind())
    take(shell, "--seed", "1", stdin=":submit\n")
    said = shell("show", newest())
    rows = {line.split()[1]: line.split() for line in said.out.splitlines() if re.match(r"\d+ +q-", line)}
    assert len(rows) == 10
    assert rows["q-data-matching"][2] == "-"
    assert re.search("1[a-d] +2[a-d] +3[a-d]", " ".join(rows["q-data-matching"][3:]))
    assert rows["q-models-fixed"][3:5] == ["250", "ms"]
    assert all("blank" in line for line in map(" ".join, rows.values()))


def test_the_attempt_before_is_told(shell: Shell, newest: Callable[[], str]) -> None:
    take(shell, "--seed", "1")
    assert "Since the attempt before" not in shell("show", newest()).out
    take(shell, "--form", form_of(shell))
    assert "6 shared questions: fixed 0, slipped 0" in shell("show", newest()).out
    assert shell("show", newest(), "--json").json["since"]["n"] == 6, "only what was seen is compared"


def test_practice_is_no_verdict(shell: Shell, newest: Callable[[], str]) -> None:
    take(shell, "--mode", "practice", "--questions", "5", "--seed", "1")
    said = shell("show", newest())
    assert re.match(r"Practice: \d of 5 right  Demo exam", said.out)
    assert "PASS" not in said.out
    assert "FAIL" not in said.out
    assert shell("show", newest(), "--json").json["passed"] is None
    assert re.search(r"\d/5 right", shell("history").out)


def test_two_attempts_of_one_form_stand_slot_by_slot(shell: Shell, newest: Callable[[], str]) -> None:
    take(shell, "--seed", "1", stdin="\n" * 10 + ":submit\n")
    first = newest()
    take(shell, "--form", form_of(shell), stdin="a\n" * 10 + "\n" * 10 + ":submit\n")
    for words in ((newest(), "--with", first), (first, "--with", newest())):
        said = shell("show", *words)
        assert "One form" in said.out
        assert said.out.index(first) < said.out.index(newest())
        assert len(re.findall(r"(fixed|still missed)$", said.out, re.MULTILINE)) == 10


def test_two_attempts_on_two_forms_are_compared_where_they_share_questions(
    shell: Shell, newest: Callable[[], str]
) -> None:
    take(shell, "--seed", "1")
    first = newest()
    take(shell, "--seed", "2")
    said = shell("show", first, "--with", newest())
    assert "Two forms" in said.out
    shared = shell("show", first, "--with", newest(), "--json").json
    assert shared["one_form"] is False
    assert len(shared["questions"]) == shared["n"]
    assert len(re.findall(r"#\d+ .* #\d+ ", said.out)) == shared["n"]


@pytest.mark.parametrize(
    ("other", "told"),
    [("nothing", "no attempt 'nothing'"), ("itself", "cannot be compared with itself")],
)
def test_what_cannot_be_compared_is_refused(
    shell: Shell, newest: Callable[[], str], other: str, told: str
) -> None:
    take(shell)
    said = shell("show", newest(), "--with", newest() if other == "itself" else other)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_attempts_of_two_exams_are_not_compared(shell: Shell, newest: Callable[[], str]) -> None:
    take(shell)
    demo = newest()
    shell("take", "aws-mls-c01", "--questions", "5", "--plain", stdin="\n" * 10 + ":submit\n")
    said = shell("show", demo, "--with", newest())
    assert said.code == 2
    assert "compare two attempts of one exam" in said.err


def test_an_unfinished_attempt_is_not_compared(shell: Shell, newest: Callable[[], str]) -> None:
    take(shell)
    first = newest()
    shell("take", "demo", "--plain", stdin="a\n")
    said = shell("show", first, "--with", newest())
    assert (said.code, said.out) == (2, "")
    assert "is unfinished" in said.err
