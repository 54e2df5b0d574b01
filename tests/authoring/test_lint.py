"""The lint as a whole: which findings are told, where, and what authors may silence."""

from datetime import date
from pathlib import Path

import pytest
from tests.authoring.linted import EXAM, TODAY, choice, findings, report, write

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.lint import Subject, lint
from mlquiz.authoring.rules import RULES
from mlquiz.authoring.selection import Selection, selection
from mlquiz.bank.codes import Code
from mlquiz.bank.reader import read_folder
from mlquiz.errors import UsageFault


def test_codes_are_unique_and_well_formed() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("MQ") and code[2:].isdigit() and len(code) == 5 for code in codes)


def test_every_code_of_the_reader_is_a_rule() -> None:
    assert {code.value for code in Code} <= {rule.code for rule in RULES}


def test_what_keeps_a_bank_from_being_read_is_found_with_its_code(tmp_path: Path) -> None:
    found = findings(tmp_path, choice("Recall", "Accuracy", "Precision", key=()), "MQ101")
    assert [(each.code, each.severity, each.line, each.question) for each in found] == [
        ("MQ101", Severity.ERROR, 3, "demo-001")
    ]


def test_a_faulty_question_does_not_hide_what_is_wrong_with_its_neighbour(tmp_path: Path) -> None:
    broken = choice("Recall", "Accuracy", "Precision", name="demo-001").replace("difficulty", "dificulty")
    keyless = choice("Recall", "Accuracy", "Precision", name="demo-002", key=())
    neighbour = keyless[keyless.index("  - id") :]
    found = findings(tmp_path, broken + neighbour, "MQ0", "MQ1")
    assert {(each.code, each.question) for each in found} == {
        ("MQ011", "demo-001"),
        ("MQ012", "demo-001"),
        ("MQ101", "demo-002"),
    }


def test_an_allowance_of_a_question_silences_that_question_alone(tmp_path: Path) -> None:
    allowing = choice("Recall", "Accuracy", name="demo-001", further="allow: [MQ212]")
    other = choice("Found", "Missed", name="demo-002", stem="What is counted by recall among positives?")
    told = findings(tmp_path, allowing + other[other.index("  - id") :], "MQ212", "MQ6")
    assert [(each.code, each.question) for each in told] == [("MQ212", "demo-002")]


def test_an_allowance_of_a_file_silences_all_of_it(tmp_path: Path) -> None:
    write(tmp_path, "allow: [MQ212]\n" + choice("Recall", "Accuracy"))
    told = report(tmp_path, codes=("MQ212", "MQ6"))
    assert (told.findings, told.silenced) == ((), 1)


def test_an_allowance_that_silences_nothing_is_told_where_it_stands(tmp_path: Path) -> None:
    text = choice("Recall", "Accuracy", "Precision", further="allow: [MQ212]")
    [told] = findings(tmp_path, text, "MQ212", "MQ6")
    assert (told.code, told.severity, told.question) == ("MQ602", Severity.WARNING, "demo-001")
    assert text.splitlines()[told.line - 1].strip() == "allow: [MQ212]"


def test_an_allowance_is_not_called_idle_by_a_run_that_left_its_rule_out(tmp_path: Path) -> None:
    text = choice("Recall", "Accuracy", "Precision", further="allow: [MQ212]")
    assert findings(tmp_path, text, "MQ101", "MQ6") == []


def with_a_clue(allowed: str) -> str:
    """Two questions of which the second says the key of the first in its stem."""
    told = choice("A deep regression forest", "Recall", "Accuracy", further=allowed)
    stem = "Which rows does a deep regression forest leave out of each of its trees?"
    return told + choice("One", "Two", "Three", stem=stem, name="demo-002").partition("questions:\n")[2]


def test_an_allowance_is_not_called_idle_where_its_rule_could_not_look(tmp_path: Path) -> None:
    file = write(tmp_path, with_a_clue("allow: [MQ216]"))
    codes = Selection(("MQ216", "MQ6"))
    alone = lint([Subject(read_folder(tmp_path), frozenset({str(file)}))], TODAY, codes)
    assert (alone.findings, report(tmp_path, codes=codes.chosen).findings) == ((), ())
    write(tmp_path, with_a_clue("allow: [MQ216]") + "  - id: broken\n")
    assert report(tmp_path, codes=codes.chosen).findings == ()


def test_an_allowance_of_a_file_is_not_called_idle_while_a_question_of_it_is_broken(tmp_path: Path) -> None:
    text = "allow: [MQ212]\n" + choice("Recall", "Accuracy", "Precision")
    assert [each.code for each in findings(tmp_path, text, "MQ212", "MQ6")] == ["MQ602"]
    assert findings(tmp_path, text + "  - id: broken\n", "MQ212", "MQ6") == []


def test_an_allowance_is_not_called_idle_where_the_other_bank_is_missing(tmp_path: Path) -> None:
    text = choice("Recall", "Accuracy", "Precision", further="allow: [MQ403]")
    write(tmp_path / "one", text)
    assert report(tmp_path / "one", codes=("MQ403", "MQ6")).findings == ()
    write(tmp_path / "two", text, exam=EXAM.replace("id: demo", "id: other"))
    told = report(tmp_path / "one", tmp_path / "two", codes=("MQ403", "MQ6"))
    assert [Path(each.file).parent.name for each in told.findings] == ["one"]


def test_banks_with_one_exam_id_are_told_at_the_second(tmp_path: Path) -> None:
    folders = (tmp_path / "one", tmp_path / "two")
    for folder in folders:
        write(folder, choice("Recall", "Accuracy", "Precision"))
    [told] = report(*folders, codes=("MQ020",)).findings
    assert (Path(told.file).parent.name, told.line, told.severity) == ("two", 2, Severity.ERROR)
    assert "one" in told.what
    assert report(*folders, codes=("MQ201",)).findings == ()


@pytest.mark.parametrize(
    ("code", "word"), [("MQ999", "is no rule"), ("MQ101", "keeps a bank from being read")]
)
def test_what_cannot_be_allowed_is_an_error(tmp_path: Path, code: str, word: str) -> None:
    text = choice("Recall", "Accuracy", "Precision", further=f"allow: [{code}]")
    [told] = findings(tmp_path, text, "MQ6")
    assert (told.code, told.severity) == ("MQ601", Severity.ERROR)
    assert word in told.what


def test_what_keeps_a_bank_from_being_read_cannot_be_silenced(tmp_path: Path) -> None:
    text = choice("Recall", "Accuracy", "Precision", key=(), further="allow: [MQ101]")
    assert "MQ101" in [each.code for each in findings(tmp_path, text)]


def test_a_file_alone_is_told_of_but_not_its_neighbours(tmp_path: Path) -> None:
    one = write(tmp_path, choice("Recall", "Accuracy", name="demo-001"), name="one.yaml")
    write(tmp_path, choice("Found", "Missed", name="demo-002"), name="two.yaml")
    subject = Subject(read_folder(tmp_path), frozenset({str(one)}))
    told = lint([subject], TODAY, Selection(("MQ212",)))
    assert {each.question for each in told.findings} == {"demo-001"}
    assert told.questions == 1


def test_an_id_used_in_another_file_is_found_when_one_file_is_linted(tmp_path: Path) -> None:
    write(tmp_path, choice("Recall", "Accuracy"), name="one.yaml")
    two = write(tmp_path, choice("Found", "Missed"), name="two.yaml")
    told = lint([Subject(read_folder(tmp_path), frozenset({str(two)}))], TODAY, Selection(("MQ0",)))
    assert [each.code for each in told.findings] == ["MQ016"]


def test_an_unreadable_blueprint_does_not_keep_questions_from_being_linted(tmp_path: Path) -> None:
    told = findings(tmp_path, choice("Recall", "Accuracy"), "MQ0", "MQ212", exam="format: 1\nid: [\n")
    assert {"MQ005", "MQ212"} <= {each.code for each in told}


def test_findings_come_in_the_order_of_places(tmp_path: Path) -> None:
    found = findings(tmp_path, choice("Recall", "Accuracy", stem="Why?"), "MQ2")
    assert [(each.line, each.column) for each in found] == sorted((each.line, each.column) for each in found)
    assert len(found) > 1


def test_dates_are_held_against_the_day_that_is_handed_in(tmp_path: Path) -> None:
    write(tmp_path, choice("Recall", "Accuracy", "Precision"))
    assert report(tmp_path, codes=("MQ505",), today=date(2026, 10, 1)).findings
    assert not report(tmp_path, codes=("MQ505",), today=date(2026, 11, 2)).findings


@pytest.mark.parametrize(
    ("chosen", "ignored", "kept"),
    [
        ((), (), {"MQ201", "MQ203", "MQ301"}),
        (("MQ2",), (), {"MQ201", "MQ203"}),
        (("MQ2",), ("MQ203",), {"MQ201"}),
        ((), ("MQ2",), {"MQ301"}),
        (("MQ203",), ("MQ2",), {"MQ203"}),
        (("MQ2",), ("MQ2",), set()),
    ],
)
def test_the_longer_beginning_of_a_code_wins(
    chosen: tuple[str, ...], ignored: tuple[str, ...], kept: set[str]
) -> None:
    wanted = Selection(chosen, ignored)
    assert {code for code in ("MQ201", "MQ203", "MQ301") if code in wanted} == kept


@pytest.mark.parametrize("code", ["MQ9", "mq2", "", "E501"])
def test_a_code_that_no_rule_has_is_refused(code: str) -> None:
    with pytest.raises(UsageFault, match="no rule"):
        selection((code,), (), RULES)


def test_a_line_has_place_code_severity_question_and_the_way_out(tmp_path: Path) -> None:
    [told] = findings(tmp_path, choice("Recall", "Accuracy", "Precision", key=()), "MQ101")
    assert str(told) == (
        f"{tmp_path / 'questions.yaml'}:3:5: MQ101 error: question 'demo-001': has no key; "
        "mark one option with correct: true"
    )


def test_a_bank_of_nothing_but_a_blueprint_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "exam.yaml").write_text(EXAM, encoding="utf-8")
    assert [each.code for each in report(tmp_path, codes=("MQ0",)).findings] == ["MQ019"]
