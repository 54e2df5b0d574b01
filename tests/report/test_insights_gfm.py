"""Insights as Markdown: nothing that was written inside reaches outside."""

import re

import pytest
from tests.report.insights_made import CONFUSIONS, below_the_floors, empty, hostile, rich
from tests.report.test_gfm import GITHUB, headings, html

from mlquiz.report.insights import Insights
from mlquiz.report.insights_gfm import insights_document

SECTIONS = [
    "Domains",
    "Study next",
    "Mocks",
    "Confidence",
    "Median time on a question",
    "Retention",
    "Days",
    "Confused pairs",
]


@pytest.mark.parametrize("insights", [below_the_floors(), empty()])
def test_headings_are_ours_alone(insights: Insights) -> None:
    head, *rest = headings(insights_document(insights))
    assert head == r"Certified Machine Learning Engineer (CML-01): ○ not enough evidence"
    assert rest == SECTIONS


def test_a_bank_that_writes_headings_and_html_writes_text() -> None:
    written = insights_document(hostile())
    assert headings(written)[1:] == ["Plan", *SECTIONS]
    assert html(GITHUB.parse(written)) == []
    assert "\x1b" not in written
    assert "\u202e" not in written


@pytest.mark.parametrize("insights", [rich(), hostile()])
def test_tables_keep_their_columns(insights: Insights) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", insights_document(insights), re.MULTILINE):
        rows = table.splitlines()
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1
        assert len(rows) > 2


def test_the_document_tells_all_of_it_each_with_its_n() -> None:
    written = insights_document(rich())
    for said in (
        "- **Chance to pass**: 62% (80%: 43% to 79%), by 290 first answers in mocks",
        "- weak: Exploratory Data Analysis",
        "- **Exam**: on 2027-02-01, in 71 days",
        "| 2026-11-29 | 49 | 131 | 0 | 2026-12-05 |",
        "| Exploratory Data Analysis | 24% | ▼ weak | 67% | 61% to 73% | 49 of 74 |",
        "| ○ not enough evidence (4 of 5) | \\- | \\- | 3 of 4 |",
        "| 2.2 Perform feature engineering | Exploratory Data Analysis |",
        "✓ passed | 38 of 50 | 76% | 67% to 82% | 62% | 43% to 79% | 290 |",
        "- **Guess**: 14 of 41 right, 34% (80%: 25% to 44%)",
        "- **Wrong**: 1:48 (n 150)",
        "| Precision | Recall | 3 of 4 |",
    ):
        assert said in written, said


def test_without_answers_no_pair_tells_a_key() -> None:
    written = insights_document(rich(), answers=False)
    assert "Confused pairs" not in written
    assert not [each for each in CONFUSIONS if each.key in written or each.picked in written]
