"""What lint found, as programs take it: JSON, the annotations of GitHub, SARIF 2.1.0."""

from collections.abc import Iterator
from typing import Any

from mlquiz import __version__
from mlquiz.authoring.finding import Finding, Severity
from mlquiz.authoring.lint import Report
from mlquiz.authoring.rules import RULES

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report_shape(report: Report) -> dict[str, Any]:
    """`findings` with code, severity, file, line, column, question and message, and what was looked at."""
    return {
        "findings": [_finding_shape(each) for each in report.findings],
        "banks": report.banks,
        "questions": report.questions,
        "silenced": report.silenced,
    }


def _finding_shape(each: Finding) -> dict[str, Any]:
    return {
        "code": each.code,
        "severity": each.severity.value,
        "file": each.file,
        "line": each.line,
        "column": each.column,
        "question": each.question,
        "message": each.message,
        "fixable": each.edit is not None,
    }


def github_lines(report: Report) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the lines of a change."""
    for each in report.findings:
        place = f"file={_property(each.file)},line={each.line},col={each.column},title={each.code}"
        named = f"question '{each.question}': " if each.question else ""
        yield f"::{_GITHUB[each.severity]} {place}::{_escaped(named + each.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def sarif(report: Report) -> dict[str, Any]:
    """One run of the tool, with every rule described."""
    driver = {
        "name": "mlquiz",
        "version": __version__,
        "rules": [
            {
                "id": rule.code,
                "shortDescription": {"text": rule.name},
                "defaultConfiguration": {"level": _SARIF[rule.severity]},
            }
            for rule in RULES
        ],
    }
    results = [_sarif_result(each) for each in report.findings]
    return {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _address(file: str) -> str:
    """A file's name as part of an address, byte for byte, whatever it is written in."""
    from urllib.parse import quote

    return quote(file.replace("\\", "/").encode("utf-8", "surrogateescape"))


def _sarif_result(each: Finding) -> dict[str, Any]:
    region = {"startLine": each.line, "startColumn": each.column}
    place = {"artifactLocation": {"uri": _address(each.file)}, "region": region}
    named = f"question '{each.question}': " if each.question else ""
    return {
        "ruleId": each.code,
        "level": _SARIF[each.severity],
        "message": {"text": named + each.message},
        "locations": [{"physicalLocation": place}],
    }
