from datetime import date
from pathlib import Path

import pytest
from tests.authoring.linted import choice, findings, report, write

from mlquiz.authoring.finding import Severity

_LIST = '    references: ["https://example.org/a"]\n'


def questions(*references: str) -> str:
    listed = ", ".join(f'"{each}"' for each in references)
    return choice("a", "b").replace(_LIST, f"    references: [{listed}]\n")


def said(folder: Path, text: str, code: str) -> list[str]:
    return [each.what for each in findings(folder, text, code)]


def test_a_question_without_a_reference_is_noted(tmp_path: Path) -> None:
    [finding] = findings(tmp_path, choice("a", "b").replace(_LIST, ""), "MQ501")

    assert (finding.line, finding.severity, finding.what) == (3, Severity.INFO, "has no reference")
    assert said(tmp_path, questions("https://example.org/a"), "MQ501") == []


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("https://docs/page", "to a host without a dot"),
        ("https://localhost:8000/a", "to a machine that takers cannot reach"),
        ("https://192.168.1.7/a", "to a machine that takers cannot reach"),
        ("https://[::1]/a", "to a machine that takers cannot reach"),
        ("https://wiki.internal/a", "to a machine that takers cannot reach"),
        ("https://?a", "without a host"),
        ("https://[a", "cannot be read as an address"),
        ("https://a.org:x/", "cannot be read as an address"),
        ("https://a.org/b.", "with '.' at its end"),
        ("https://a.org/b,", "with ',' at its end"),
        ("https://a.org/b)", "with ')' at its end"),
        ("https://a.org/100%", "encodes nothing"),
        ("https://a.org/a%2520b", "encoded twice"),
        ("https://a.org/b?x=1&utm_source=y", "with utm_source"),
    ],
)
def test_a_malformed_reference_is_found(tmp_path: Path, address: str, what: str) -> None:
    [finding] = findings(tmp_path, questions("https://example.org", address), "MQ502")

    assert (finding.line, finding.severity) == (14, Severity.WARNING)
    assert what in finding.what


@pytest.mark.parametrize(
    "address",
    [
        *("https://en.wikipedia.org/wiki/Recall_(memory)", "https://a.org/a%20b?c=d&e#f", "https://8.8.8.8/"),
        *(
            "https://bücher.example/ü",
            "https://a.org",
            "https://a.org/?source=utm_",
            "https://localhost.com/",
        ),
    ],
)
def test_a_sound_reference_is_not(tmp_path: Path, address: str) -> None:
    assert said(tmp_path, questions(address), "MQ502") == []


def test_a_reference_without_encryption_is_noted(tmp_path: Path) -> None:
    [finding] = findings(tmp_path, questions("http://a.org/b"), "MQ502")

    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("references", "after"),
    [
        (' ["https://a.org/b", "https://a.org/b/"]\n', ' ["https://a.org/b"]\n'),
        (
            ' ["https://a.org/b#c" , https://A.org/b, "https://a.org"]\n',
            ' ["https://a.org/b#c", "https://a.org"]\n',
        ),
        ("\n      - https://a.org/b\n      - 'http://a.org/b'\n", "\n      - https://a.org/b\n"),
        ("\n    - https://a.org/b # why\n    - https://a.org/b\n", None),
        ("\n    - https://a.org/b\n    - https://a.org/b # why\n", None),
        (' ["https://a.org/b#c", "https://a.org/b#d"]\n', None),
    ],
)
def test_a_reference_given_twice_is_found_and_taken_out(
    tmp_path: Path, references: str, after: str | None
) -> None:
    text = choice("a", "b").replace(_LIST, f"    references:{references}")

    [finding] = findings(tmp_path, text, "MQ503")

    assert "twice (first as number 1)" in finding.what
    assert finding.line == 14 + references.count("\n") - 1
    edit = finding.edit
    mended = text[: edit.start] + edit.text + text[edit.stop :] if edit else None
    assert mended == (after and text.replace(f"references:{references}", f"references:{after}"))


def test_two_pages_are_not_the_same_reference(tmp_path: Path) -> None:
    assert (
        said(tmp_path, questions("https://a.org/b", "https://a.org/c", "https://a.org/b?d=1"), "MQ503") == []
    )


@pytest.mark.parametrize(
    ("day", "code", "what"),
    [
        (None, "MQ504", "was never verified"),
        ("2026-11-23", "MQ505", "still to come"),
        ("2025-11-21", "MQ507", "more than a year ago"),
        ("2025-11-22", "", ""),
        ("2026-11-22", "", ""),
    ],
)
def test_the_day_of_verification_is_held_against_today(
    tmp_path: Path, day: str | None, code: str, what: str
) -> None:
    line = f"    verified_on: {day}\n" if day else ""
    write(tmp_path, choice("a", "b").replace("    verified_on: 2026-11-01\n", line))

    said = report(tmp_path, codes=("MQ504", "MQ505", "MQ507"), today=date(2026, 11, 22)).findings

    assert [each.code for each in said] == ([code] if code else [])
    assert all(what in each.what and each.line == (15 if day else 3) for each in said)
