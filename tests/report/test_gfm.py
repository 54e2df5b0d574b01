"""The report as Markdown: nothing that was written inside reaches outside."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.build import Office
from tests.report.hostile import hostile_questions
from tests.report.sat import office_of_every_kind, report, sit

from mlquiz.report.gfm import document, plain, quoted

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def headings(text: str) -> list[str]:
    parsed = GITHUB.parse(text)
    return [
        parsed[place + 1].content
        for place, token in enumerate(parsed)
        if token.type == "heading_open" and not token.level
    ]


def html(tokens: list[Token]) -> list[str]:
    found = [token.content for token in tokens if token.type in ("html_block", "html_inline")]
    return found + [each for token in tokens for each in html(token.children or [])]


def test_headings_are_ours_alone_even_where_a_fence_is_left_open(tmp_path: Path) -> None:
    office = Office(tmp_path, hostile_questions())
    written = document(report(office, sit(office, "-" * 10)))
    assert headings(written) == [
        "Demo exam: FAIL",
        "Domains",
        "Objectives",
        "Questions",
        *(f"Question {number}" for number in range(1, 11)),
    ]


def test_html_of_a_bank_is_text(tmp_path: Path) -> None:
    office = Office(tmp_path, hostile_questions())
    written = document(report(office, sit(office)))
    assert html(GITHUB.parse(written)) == []
    assert "\x1b" not in written


def test_tables_keep_their_columns(tmp_path: Path) -> None:
    exam = office_of_every_kind(tmp_path / "plain").bank / "exam.yaml"
    titled = exam.read_text(encoding="utf-8").replace("title: Data", "title: 'Data | <b>more</b> `x'")
    office = Office(tmp_path / "piped", hostile_questions(), titled)
    written = document(report(office, sit(office)))
    rows = [line for line in written.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4, 5}
    assert r"| Data \| \<b>more\</b> \`x |" in written


def test_the_document_tells_all_of_the_attempt(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    written = document(report(office, sit(office, "++--.++--.")))
    for said in (
        "**Score**",
        "Missed: [3](#question-3)",
        "✗ wrong",
        "✓ in its place",
        "<https://example.org/doc>",
    ):
        assert said in written, said


def test_withheld_answers_give_nothing_away(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    written = document(report(office, sit(office, "++--.++--.")), answers=False)
    for spoiler in (
        "Because.",
        "rationale",
        "✓",
        "✗",
        "Explanation",
        "example.org",
        "Missed",
        "Why",
        "Objective",
    ):
        assert spoiler not in written, spoiler
    assert "**Score**" in written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a <b>x</b>", r"> a \<b>x\</b>"),
        ("`<b>` and ``<i>``", "> `<b>` and ``<i>``"),
        (r"\<b>", r"> \<b>"),
        ("```\n<b>\n```\n<i>", "> ```\n> <b>\n> ```\n> \\<i>"),
        ("    <b>", ">     <b>"),
        ("a\n\nb", "> a\n>\n> b"),
        ("<https://a.b>", "> <https://a.b>"),
        ("2 < 3", "> 2 < 3"),
    ],
)
def test_markdown_is_quoted_and_its_html_is_text(written: str, shown: str) -> None:
    assert quoted(written) == shown


@given(st.text(alphabet="<>/!?`~\\ab*_[]()#|-=\n ", max_size=60))
def test_nothing_gets_out_of_a_quotation(text: str) -> None:
    parsed = GITHUB.parse(f"{quoted(text)}\n\n# After")
    assert [token.type for token in parsed if not token.level][-2:] == ["heading_open", "heading_close"]


@given(st.text(alphabet="<>/!?`~\\ab*_[]()#|-=.1+& $\n", max_size=40))
def test_plain_text_means_nothing(text: str) -> None:
    (paragraph,) = GITHUB.parse(f"{plain(text)}x")[1:2]
    assert "".join(child.content for child in paragraph.children or []) == f"{' '.join(text.split())}x"


def test_a_picture_is_its_words_since_its_file_is_elsewhere() -> None:
    assert quoted("See ![a *ROC* curve](exhibits/x.png).") == "> See \\[picture: a ROC curve\\]."
