"""The report as a page: complete, self-contained, obeying nothing that a bank or a taker wrote."""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests.build import Office
from tests.report.hostile import hostile_questions
from tests.report.sat import office_of_every_kind, report, sit

from mlquiz.model.attempt import Note
from mlquiz.report.page import page
from mlquiz.report.records import Report

VOID = {"meta", "input", "br", "hr", "img", "link", "base", "source", "embed"}


class Outline(HTMLParser):
    """Collects tags, attributes and headings, and complains about what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.headings: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def evil(tmp_path: Path) -> Report:
    """A report of a hostile bank, with a hostile note and cause."""
    office = Office(tmp_path, hostile_questions())
    sit(office)
    result = sit(office, "--.-------")
    note = Note("<script>note()</script> \x1b[2J", result.attempt.id)
    for each in result.answers:
        office.archive.keep_note("demo", each.slot.question, note, office.clock(), alone=True)
    office.archive.keep_cause(result.attempt.id, 1, "<b>cause</b>")
    return report(office, result)


def of_every_kind(folder: Path, pattern: str = "++--.++--.") -> Report:
    office = office_of_every_kind(folder)
    first = sit(office, "+-" * 5)
    return report(office, sit(office, pattern, form=first.attempt.form, sure={1: "guess", 3: "sure"}))


def test_the_page_is_self_contained_and_has_no_script(evil: Report) -> None:
    outline = Outline(page(evil))
    assert outline.open == []
    assert not set(outline.tags) & {"script", "img", "link", "iframe", "object", "base", "form", "embed"}
    assert not [
        name for _, name, _ in outline.attributes if name.startswith("on") or name in ("src", "style")
    ]
    assert outline.tags["style"] == 1
    for address in outline.values("href"):
        assert address.startswith(("#", "https://example.org")), address


def test_the_page_allows_its_own_styles_and_nothing_else(evil: Report) -> None:
    written = page(evil)
    style = re.search("<style>(.*?)</style>", written, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    (policy,) = [value for _, name, value in Outline(written).attributes if "default-src" in value]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_hostile_text_is_shown_as_text(evil: Report) -> None:
    written = page(evil)
    assert "&lt;script&gt;alert(&quot;boo&quot;)&lt;/script&gt;" in written
    assert "&lt;script&gt;note()&lt;/script&gt; ␛[2J" in written
    assert "&lt;b&gt;cause&lt;/b&gt;" in written
    assert "{{ 7*7 }}" in written
    assert "\x1b" not in written


def test_every_anchor_leads_somewhere_and_every_id_is_there_once(tmp_path: Path) -> None:
    outline = Outline(page(of_every_kind(tmp_path)))
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in outline.values("href") if address.startswith("#")} <= set(ids)
    assert set(outline.values("aria-labelledby")) <= set(ids)


def test_headings_go_down_one_at_a_time(tmp_path: Path) -> None:
    headings = Outline(page(of_every_kind(tmp_path))).headings
    levels = [int(heading[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_tells_all_of_the_attempt(tmp_path: Path) -> None:
    found = of_every_kind(tmp_path)
    words = Outline(page(found)).text
    for said in (
        "FAIL",
        "Demo exam",
        "80% interval" if found.result.analysis.band else "to pass 75%",
        "Since the attempt before",
        "Time by question",
        "Never seen before",
        found.result.attempt.form,
        "✓ in its place",
        "✓ key, your pick",
        "Explanation",
        "https://example.org/doc",
        "Scenario as at",
    ):
        assert said in words, said
    for each in found.result.answers:
        assert f"Question {each.slot.position}" in words


def test_a_domain_is_told_in_words_beside_its_bar(tmp_path: Path) -> None:
    words = Outline(page(of_every_kind(tmp_path))).text
    assert re.search("▲ at or above|▼ below", words)


def test_practice_has_no_verdict(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    words = Outline(page(report(office, sit(office, "+++..", mode="practice")))).text
    assert "Practice: 3 of 5 right" in words
    assert not re.search("at or above|▼ below|threshold", words)
    assert "PASS" not in words
    assert "FAIL" not in words
    assert "Scaled score" not in words


def test_withheld_answers_give_nothing_away(tmp_path: Path) -> None:
    found = of_every_kind(tmp_path)
    outline = Outline(page(found, answers=False))
    questions = outline.text.partition("Questions What")[0] + outline.text.rpartition("Question 1 ")[2]
    for spoiler in (
        "Because.",
        "rationale",
        "Why ",
        "✓",
        "your pick",
        "Explanation",
        "example.org",
        "rated guess",
    ):
        assert spoiler not in questions, spoiler
    marks = {"right", "wrong", "blank", "partly", "missed", "picked"}
    assert not marks & set(" ".join(outline.values("class")).split())
    assert not any(mark in title for title in outline.values("title") for mark in marks)
    assert "Objective" not in outline.text
    assert "#objectives" not in outline.values("href")
    for kept in ("✗ FAIL", "What is F1 for", "Found of all there are", "37%"):
        assert kept in outline.text, kept


def test_a_form_of_one_question_has_a_page(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    assert "Question 1" in page(report(office, sit(office, ".")))


def test_the_same_report_gives_the_same_page(tmp_path: Path) -> None:
    found = of_every_kind(tmp_path)
    assert page(found) == page(found)
