"""Numbers: ranges that overlap, options in no order, answers that are given away or cannot be typed."""

from pathlib import Path

import pytest
from tests.authoring.linted import choice, findings

STEM = "How many labels does the clinic need?"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10 to 20", "20 to 30"),
        ("10-25 hours", "20-30 hours"),
        ("between 1,000 and 2,000", "between 1,500 and 3,000"),
        ("Between 10 and 25", "20 to 30"),
        ("10% – 20%", "15% – 30%"),
        ("less than 20", "10 to 30"),
        ("up to 20", "20 or more"),
        ("at least 5", "more than 7"),
        ("50+", "40 to 60"),
        ("$10 to $20", "$15 to $25"),
        ("0.5 to 0.6", "0.6 to 0.7"),
    ],
)
def test_overlapping_ranges_are_found(tmp_path: Path, one: str, other: str) -> None:
    (found,) = findings(tmp_path, choice(one, other, "None", stem=STEM), "MQ208")
    assert (found.code, found.severity, found.line) == ("MQ208", "warning", 11)
    assert "overlaps with" in found.message


@pytest.mark.parametrize(
    "ranges",
    [
        ("less than 10", "10 to 19", "20 to 29", "30 or more"),
        ("0 to 9", "10 to 19"),
        ("under 5", "5 to 10", "over 10"),
        ("-5 to -1", "0 to 5"),
        ("10", "20"),
        ("from 5 to 1", "from 4 to 2"),
        ("0.1 and 0.9", "0.2 and 0.8"),
        ("Ten to twenty", "Fifteen to thirty"),
    ],
)
def test_ranges_that_part_the_numbers_are_not_found(tmp_path: Path, ranges: tuple[str, ...]) -> None:
    assert not findings(tmp_path, choice(*ranges, stem=STEM), "MQ208")


def test_ranges_that_are_asked_for_may_overlap(tmp_path: Path) -> None:
    stem = "Which confidence interval follows?"
    assert not findings(tmp_path, choice("0.4 to 0.6", "0.3 to 0.7", stem=stem), "MQ208")


@pytest.mark.parametrize(
    "numbers",
    [("20", "5", "10"), ("1 prefix", "9 prefixes", "5 prefixes"), ("1,000", "200", "300"), ("-1", "1", "0")],
)
def test_numbers_in_no_order_are_found(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    (found,) = findings(tmp_path, choice(*numbers, stem=STEM), "MQ209")
    assert (found.severity, found.line) == ("info", 7)
    assert "in no order" in found.message


@pytest.mark.parametrize(
    "numbers",
    [
        ("5", "10", "20"),
        ("20", "10", "5"),
        ("20", "5"),
        ("20", "5 GB", "10"),
        ("20", "five", "10"),
        ("1", "1.5", "2e3"),
        ("10 ms", "30 ms", "20 s"),
    ],
)
def test_numbers_in_order_and_other_options_are_not_found(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    assert not findings(tmp_path, choice(*numbers, stem=STEM), "MQ209")


def numeric(*lines: str, stem: str = "What is the recall?") -> str:
    return "\n".join(
        [
            "domain: modeling",
            "questions:",
            "  - id: demo-001",
            "    kind: numeric",
            '    objective: "1.1"',
            "    difficulty: medium",
            f"    stem: {stem}",
            *(f"    {line}" for line in lines),
            "    explanation: It is a share.\n",
        ]
    )


@pytest.mark.parametrize(
    ("answer", "stem"),
    [
        ("40", "Of 50 seedlings 40 are found. How many are found?"),
        ("0.8", "A recall of 0.80 is wanted. Which recall is wanted?"),
        ("1200", "There are 1,200 rows. How many are there?"),
        ("0.05", "The level is 5%. What is the level?"),
        ("-3", "It falls by −3. What is the change?"),
    ],
)
def test_an_answer_that_stands_in_its_stem_is_found(tmp_path: Path, answer: str, stem: str) -> None:
    text = numeric(f"answer: {answer}", "tolerance: 0.01", stem=stem)
    (found,) = findings(tmp_path, text, "MQ218")
    assert (found.severity, found.line) == ("warning", 7)
    assert "shows its own answer" in found.message


@pytest.mark.parametrize(
    "stem",
    [
        "Of 140 seedlings 40.5% are found in 4,040 pots. How many is that?",
        "'Give 40 decimals of `x = 40`. What is x?'",
        "Column x40 of table 3.40.1 is read. How many rows are there?",
    ],
)
def test_parts_of_other_numbers_are_not_the_answer(tmp_path: Path, stem: str) -> None:
    assert not findings(tmp_path, numeric("answer: 40", "tolerance: 0", stem=stem), "MQ218")


def test_a_fraction_without_tolerance_is_found(tmp_path: Path) -> None:
    lines = ("variables: {a: 3..9, b: 3..9}", "formula: a / b", "tolerance: 0")
    text = numeric(*lines, stem="'{a} of {b} are found. What is the recall?'")
    (found,) = findings(tmp_path, text, "MQ218")
    assert found.line == 10
    assert "no number but the exact one" in found.message


@pytest.mark.parametrize(
    ("formula", "tolerance"),
    [("a / b", "0.01"), ("a * b", "0"), ("round(a / b, 2)", "0"), ("a / 8 + b", "0")],
)
def test_what_can_be_typed_exactly_is_not_found(tmp_path: Path, formula: str, tolerance: str) -> None:
    lines = ("variables: {a: 3..9, b: 3..9}", f"formula: {formula}", f"tolerance: {tolerance}")
    text = numeric(*lines, stem="'{a} of {b} are found. What follows?'")
    assert not findings(tmp_path, text, "MQ218")
