"""Insights as a page: complete, self-contained, obeying nothing that a bank wrote."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from tests.report.insights_made import CONFUSIONS, below_the_floors, empty, hostile, rich, sat
from tests.report.test_page import Outline

from mlquiz.report.insights import Insights
from mlquiz.report.insights_gfm import insights_document
from mlquiz.report.insights_page import insights_page

ALL = [rich(), below_the_floors(), empty(), hostile()]


@pytest.mark.parametrize("insights", ALL)
def test_the_page_is_self_contained_and_has_no_script(insights: Insights) -> None:
    outline = Outline(insights_page(insights))
    assert outline.open == []
    assert not set(outline.tags) & {"script", "img", "link", "iframe", "object", "base", "form", "embed"}
    assert not [
        name for _, name, _ in outline.attributes if name.startswith("on") or name in ("src", "style")
    ]
    assert all(address.startswith(("#", "https://example.org")) for address in outline.values("href"))


def test_the_page_allows_its_own_styles_and_nothing_else() -> None:
    written = insights_page(hostile())
    style = re.search("<style>(.*?)</style>", written, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    (policy,) = [value for _, name, value in Outline(written).attributes if "default-src" in value]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_hostile_text_is_shown_as_text() -> None:
    written = insights_page(hostile())
    assert "&lt;script&gt;alert(&quot;boo&quot;)&lt;/script&gt;" in written
    assert "{{ 7*7 }}" in written
    assert "\x1b" not in written
    assert "\u202e" not in written


@pytest.mark.parametrize("insights", ALL)
def test_every_anchor_leads_somewhere_and_every_id_is_there_once(insights: Insights) -> None:
    outline = Outline(insights_page(insights))
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in outline.values("href") if address.startswith("#")} <= set(ids)
    assert set(outline.values("aria-labelledby")) <= set(ids)


@pytest.mark.parametrize("insights", ALL)
def test_headings_go_down_one_at_a_time(insights: Insights) -> None:
    levels = [int(heading[1]) for heading in Outline(insights_page(insights)).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_tells_all_of_it_each_with_its_n() -> None:
    words = Outline(insights_page(rich())).text
    for said in (
        "◆ Close",
        "62% (80%: 43% to 79%), by 290 first answers in mocks",
        "weak: Exploratory Data Analysis",
        "On 2027-02-01, in 71 days",
        "18 of 30 left: 7 new, 11 again",
        "▼ weak, 67% (61% to 73%)",
        "36% of the exam · 89 of 108 first answers right, 51 repeats",
        "gain +8.1 points",
        "○ not enough evidence (4 of 5)",
        "2.2 Perform feature engineering +1.6 points an hour",
        "mastery 58%, 21 first answers",
        "✓ passed, 38 of 50, 76% (67% to 82%)",
        "41% (21% to 64%) , n 171",
        "14 of 41 right, 34% (80%: 25% to 44%)",
        "1:48 (n 150)",
        "Precision Recall 3 of 4",
        "112 of 138 right on questions seen before, 81%",
        "884 answers on 43 days",
    ):
        assert said in words, said


def test_domains_stand_by_weight() -> None:
    words = Outline(insights_page(rich())).text
    assert words.index("36% of the exam") < words.index("24% of the exam") < words.index("20% of the exam")


def test_every_figure_is_told_to_those_who_cannot_see_it() -> None:
    outline = Outline(insights_page(rich()))
    for tag in ("svg", "g", "use"):
        assert outline.tags[tag]
    told = outline.values("aria-label")
    assert any(each.startswith("Chance to pass 62%, 80% interval 43% to 79%") for each in told)
    assert any(each == "mastery 67%, 80% interval 61% to 73%; threshold 75%" for each in told)
    assert "mock on 2026-09-13: 11 of 22, 50%, failed" in outline.text
    assert "2026-12-05: a mock" in outline.text


def test_below_the_floors_there_are_sentences_and_no_figures() -> None:
    words = Outline(insights_page(below_the_floors())).text
    for said in (
        "Not enough evidence",
        "8 of 25 first answers in mocks",
        "○ not enough evidence (2 of 5)",
        "what an hour is worth is told along with the chance of passing",
        "2 of 3 right, not enough evidence",
        "not enough evidence (n 4)",
        "Not enough evidence: 3 answers to questions seen before",
        "not enough evidence, n 8",
    ):
        assert said in words, said
    assert "Plan" not in words
    assert "gain" not in words.partition("Study next")[0].partition("Modeling")[2]


def test_mocks_before_the_last_ones_are_counted() -> None:
    many = replace(rich(), ready=replace(rich().ready, sat=sat(40)))
    told = "These are the last 6 of 40 mocks."
    assert told in Outline(insights_page(many)).text
    assert told in insights_document(many)
    assert "These are the last" not in insights_page(rich()) + insights_document(rich())


def test_nothing_answered_is_a_calm_page() -> None:
    words = Outline(insights_page(empty())).text
    for said in (
        "0 answers",
        "No mock finished yet.",
        "No answer was rated yet.",
        "None so far: no distractor was picked twice.",
        "Nothing answered yet.",
    ):
        assert said in words, said


def test_without_answers_no_pair_tells_a_key() -> None:
    outline = Outline(insights_page(rich(), answers=False))
    assert "#confused" not in outline.values("href")
    assert not [each for each in CONFUSIONS if each.key in outline.text or each.picked in outline.text]


def test_the_same_insights_give_the_same_page() -> None:
    assert insights_page(rich()) == insights_page(rich())
