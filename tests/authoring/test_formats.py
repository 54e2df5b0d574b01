"""What lint found, as programs take it."""

import json
import os
from pathlib import Path

from tests.authoring.linted import choice, report, write

from mlquiz.authoring.formats import github_lines, report_shape, sarif
from mlquiz.authoring.rules import RULES


def faulty(folder: Path, name: str = "demo-001") -> None:
    write(folder, choice("Recall", "Accuracy", "Precision", key=(), name=name))


def test_json_names_what_a_program_needs(tmp_path: Path) -> None:
    faulty(tmp_path)
    shape = report_shape(report(tmp_path, codes=("MQ101",)))
    assert json.loads(json.dumps(shape)) == {
        "findings": [
            {
                "code": "MQ101",
                "severity": "error",
                "file": str(tmp_path / "questions.yaml"),
                "line": 3,
                "column": 5,
                "question": "demo-001",
                "message": "has no key; mark one option with correct: true",
                "fixable": False,
            }
        ],
        "banks": 1,
        "questions": 1,
        "silenced": 0,
    }


def test_github_is_told_of_the_line(tmp_path: Path) -> None:
    faulty(tmp_path / "a,b:100%")
    [line] = github_lines(report(tmp_path / "a,b:100%", codes=("MQ101",)))
    assert line.startswith("::error file=")
    assert line.endswith(
        ",line=3,col=5,title=MQ101::question 'demo-001': has no key; mark one option with correct: true"
    )
    assert "a%2Cb%3A100%25" in line


def test_sarif_describes_every_rule_and_places_every_result(tmp_path: Path) -> None:
    faulty(tmp_path)
    log = sarif(report(tmp_path, codes=("MQ101",)))
    [run] = log["runs"]
    assert log["version"] == "2.1.0"
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
    [result] = run["results"]
    assert (result["ruleId"], result["level"]) == ("MQ101", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}


def test_sarif_names_a_file_byte_for_byte(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9 1%")
    faulty(folder)
    [result] = sarif(report(folder, codes=("MQ101",)))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.endswith("/caf%E9%201%25/questions.yaml")
