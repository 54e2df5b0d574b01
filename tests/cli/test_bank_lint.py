"""`mlquiz bank lint` as an author and a pipeline use it."""

from pathlib import Path

import pytest
from tests.authoring.linted import choice, write
from tests.cli.conftest import Shell


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "demo"


def clean(bank: Path) -> None:
    write(
        bank,
        choice(
            "Recall",
            "Accuracy",
            "Precision",
            stem="Which metric says how many of all sick patients were found?",
        ),
    )


def keyless(bank: Path) -> Path:
    return write(bank, choice("Recall", "Accuracy", "Precision", key=()))


def hasty(bank: Path) -> Path:
    """A bank with a warning and no error."""
    return write(bank, choice("Recall", "Accuracy", "All of the above"))


def test_a_clean_bank_ends_with_0_and_says_what_was_looked_at(shell: Shell, bank: Path) -> None:
    clean(bank)
    said = shell("bank", "lint", str(bank), "--ignore", "MQ3")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("nothing found in 1 question in 1 bank")


def test_an_error_ends_with_1_and_stands_on_stdout_with_its_place(shell: Shell, bank: Path) -> None:
    file = keyless(bank)
    said = shell("bank", "lint", str(bank))
    assert said.code == 1
    assert f"{file}:3:5: MQ101 error: question 'demo-001': has no key" in said.out
    assert "1 error" in said.out.splitlines()[-1]


def test_a_warning_ends_with_0_unless_the_run_is_strict(shell: Shell, bank: Path) -> None:
    hasty(bank)
    assert shell("bank", "lint", str(bank), "--select", "MQ202").code == 0
    assert shell("bank", "lint", str(bank), "--select", "MQ202", "--strict").code == 1


def test_notes_are_counted_and_told_when_asked_for(shell: Shell, bank: Path) -> None:
    write(bank, choice("Recall", "Accuracy"))
    said = shell("bank", "lint", str(bank), "--select", "MQ212")
    assert said.out == "nothing found in 1 question in 1 bank; 1 less grave finding (--severity info)\n"
    assert "MQ212 info" in shell("bank", "lint", str(bank), "--select", "MQ212", "--severity", "info").out


def test_json_is_one_object_with_findings(shell: Shell, bank: Path) -> None:
    keyless(bank)
    [found] = shell("bank", "lint", str(bank), "--json", "--select", "MQ1").json["findings"]
    assert found.keys() >= {"code", "severity", "file", "line", "column", "question", "message"}
    assert (found["code"], found["line"], found["question"]) == ("MQ101", 3, "demo-001")


def test_json_and_sarif_are_whole_where_nothing_is_found(shell: Shell, bank: Path) -> None:
    clean(bank)
    assert shell("bank", "lint", str(bank), "--json", "--select", "MQ1").json["findings"] == []
    log = shell("bank", "lint", str(bank), "--format", "sarif", "--select", "MQ1").json
    assert log["runs"][0]["results"] == []


def test_github_gets_one_line_a_finding_and_nothing_else(shell: Shell, bank: Path) -> None:
    keyless(bank)
    said = shell("bank", "lint", str(bank), "--format", "github", "--select", "MQ1")
    assert [line[:8] for line in said.out.splitlines()] == ["::error "]


def test_the_folder_one_is_in_is_linted_where_no_path_is_given(
    shell: Shell, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyless(bank)
    monkeypatch.chdir(bank.parent)
    assert shell("bank", "lint").out.startswith("demo/questions.yaml:3:5: MQ101")
    keyless(bank.parent / "question_banks" / "other")
    assert shell("bank", "lint").out.startswith("question_banks/other/questions.yaml:3:5: MQ101")


@pytest.mark.parametrize(
    ("words", "said_of"),
    [
        (("nowhere",), "nowhere"),
        ((".", "--select", "MQ9"), "MQ9"),
        ((".", "--ignore", "X"), "'X'"),
        (("--explain", "MQ9"), "MQ9"),
    ],
)
def test_what_cannot_be_linted_is_a_sentence(
    shell: Shell, bank: Path, words: tuple[str, ...], said_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean(bank)
    monkeypatch.chdir(bank)
    said = shell("bank", "lint", *words)
    assert (said.code, said.out) == (2, "")
    assert said_of in said.err


def test_a_rule_is_explained(shell: Shell) -> None:
    said = shell("bank", "lint", "--explain", "MQ202")
    assert said.code == 0
    assert said.out.startswith("MQ202: ")
    assert "Why." in said.out
    assert "MQ203:" not in said.out
