"""`mlquiz report`: formats, files, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest
from tests.cli.conftest import Shell


@pytest.fixture
def attempt(shell: Shell) -> str:
    shell("take", "demo", "--seed", "1", "--plain", stdin="a\nb\na\nc\n:submit\n")
    return str(shell("history", "--json").json[0]["attempt"])


@pytest.fixture
def start() -> dict[str, Callable[[str], bool]]:
    """How each format begins."""
    return {
        "html": lambda text: text.startswith("<!DOCTYPE html>"),
        "md": lambda text: text.startswith("# Demo exam"),
        "json": lambda text: "responses" in json.loads(text),
    }


@pytest.mark.parametrize("kind", ["html", "md", "json"])
def test_a_report_goes_to_stdout(
    shell: Shell, attempt: str, start: dict[str, Callable[[str], bool]], kind: str
) -> None:
    said = shell("report", attempt, "--format", kind)
    assert (said.code, said.err) == (0, "")
    assert start[kind](said.out)
    assert said.out.endswith("\n")


def test_without_a_format_it_is_a_page(shell: Shell, attempt: str) -> None:
    assert shell("report", attempt).out == shell("report", attempt, "--format", "html").out
    assert shell("report", attempt, "--json").out == shell("report", attempt, "--format", "json").out
    assert shell("report", attempt, "--json").json == shell("show", attempt, "--json").json


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.html", "html"), ("a.MD", "md"), ("a.json", "json"), ("a", "html")],
)
def test_the_ending_of_a_file_says_the_format(
    shell: Shell, attempt: str, start: dict[str, Callable[[str], bool]], tmp_path: Path, name: str, kind: str
) -> None:
    said = shell("report", attempt, "-o", str(tmp_path / name))
    assert (said.code, said.out) == (0, "")
    assert "Wrote" in said.err
    assert start[kind]((tmp_path / name).read_text(encoding="utf-8"))


def test_the_named_format_wins_over_the_ending(shell: Shell, attempt: str, tmp_path: Path) -> None:
    shell("report", attempt, "--format", "md", "--output", str(tmp_path / "a.html"))
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("# Demo exam")


def test_a_file_that_is_there_is_overwritten_only_by_force(
    shell: Shell, attempt: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.md"
    file.write_text("mine", encoding="utf-8")
    refused = shell("report", attempt, "-o", str(file))
    assert refused.code == 2
    assert "--force" in refused.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert shell("report", attempt, "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("# Demo exam")


@pytest.mark.parametrize("place", ["no/such/folder/a.md", "."])
def test_a_file_that_cannot_be_written_is_told(
    shell: Shell, attempt: str, tmp_path: Path, place: str
) -> None:
    said = shell("report", attempt, "-o", str(tmp_path / place), "--force")
    assert said.code == 2
    assert "cannot be written" in said.err
    assert "Traceback" not in said.err


def test_answers_can_be_withheld_in_every_format(shell: Shell, attempt: str) -> None:
    for kind in ("html", "md", "json"):
        assert "rationale 1" in shell("report", attempt, "--format", kind).out or kind == "json"
        said = shell("report", attempt, "--format", kind, "--no-answers").out
        assert "rationale 1" not in said
        assert "Because." not in said
    assert shell("report", attempt, "--json", "--no-answers").json["responses"][0]["key"] is None


def test_an_unfinished_attempt_has_no_report(shell: Shell) -> None:
    shell("take", "demo", "--plain", stdin="a\n")
    said = shell("report", str(shell("history", "--json").json[0]["attempt"]))
    assert (said.code, said.out) == (2, "")
    assert "'mlquiz resume' goes on with it" in said.err


@pytest.mark.parametrize(("name", "told"), [("r.pdf", ".pdf says no format"), ("", "-o names no file")])
def test_a_file_that_says_no_format_or_no_name_is_refused(
    shell: Shell, attempt: str, tmp_path: Path, name: str, told: str
) -> None:
    said = shell("report", attempt, "-o", str(tmp_path / name) if name else "")
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not (tmp_path / "r.pdf").exists()


def test_an_unknown_ending_goes_with_a_named_format(shell: Shell, attempt: str, tmp_path: Path) -> None:
    assert shell("report", attempt, "--format", "md", "-o", str(tmp_path / "r.txt")).code == 0


def test_a_dash_is_stdout(shell: Shell, attempt: str) -> None:
    assert shell("report", attempt, "-o", "-").out == shell("report", attempt).out


def test_the_id_of_an_exam_gives_how_one_stands_with_it(shell: Shell, attempt: str, tmp_path: Path) -> None:
    page = shell("report", "demo")
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith("<!DOCTYPE html>")
    assert "Chance to pass" in page.out
    shape = shell("report", "demo", "--json").json
    assert (shape["exam"], [each["attempt"] for each in shape["mocks"]]) == ("demo", [attempt])
    assert shape["ready"] | {"study": shape["study"]} == shell("ready", "demo", "--json").json
    assert shell("report", "demo", "-o", str(tmp_path / "demo.md")).code == 0
    written = (tmp_path / "demo.md").read_text(encoding="utf-8")
    assert written.startswith("# Demo exam: ○ not enough evidence")
    assert shell("report", "demo", "--format", "md").out == written


def test_an_exam_that_was_never_taken_has_a_report_too(shell: Shell) -> None:
    shape = shell("report", "demo", "--json").json
    assert (shape["answers"], shape["mocks"], shape["ready"]["probability"]) == (0, [], None)


def test_an_exam_whose_bank_is_gone_is_told_from_history(shell: Shell, attempt: str, banks: Path) -> None:
    rmtree(banks / "demo")
    assert shell("report", "demo", "--json").json["mocks"][0]["attempt"] == attempt


def test_without_answers_the_report_of_an_exam_tells_no_key(shell: Shell, attempt: str) -> None:
    assert shell("report", "demo", "--json", "--no-answers").json["confusions"] is None
    for kind in ("html", "md"):
        assert "Confused pairs" in shell("report", "demo", "--format", kind).out
        assert "Confused pairs" not in shell("report", "demo", "--format", kind, "--no-answers").out


def test_what_is_neither_exam_nor_attempt_is_told(shell: Shell) -> None:
    said = shell("report", "dem0")
    assert (said.code, said.out) == (2, "")
    assert "no exam 'dem0'; did you mean 'demo'?" in said.err
    assert "no attempt 'dem0'; 'mlquiz history' lists them" in said.err


def test_an_exam_whose_bank_has_problems_is_no_attempt(shell: Shell, banks: Path) -> None:
    (banks / "demo" / "questions.yaml").write_text("questions: 7\n", encoding="utf-8")
    said = shell("report", "demo")
    assert said.code == 3
    assert "questions.yaml" in said.err
