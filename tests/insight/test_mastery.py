"""Mastery: verdicts wait for evidence, repeats and old answers count for less."""

import pytest

from mlquiz.insight.evidence import Exposure, guess
from mlquiz.insight.interval import FLOOR
from mlquiz.insight.mastery import estimate
from mlquiz.insight.verdict import Mastery, Verdict

DOMAINS = ("data", "models")


def answered(right: int, n: int, domain: str = "data", **further: object) -> list[Exposure]:
    return [
        Exposure(domain, 1.0, count=right, **further),  # type: ignore[arg-type]
        Exposure(domain, 0.0, count=n - right, **further),  # type: ignore[arg-type]
    ]


def judged(*exposures: Exposure, threshold: float = 0.75) -> Mastery:
    return estimate(DOMAINS, exposures, threshold)[0]


@pytest.mark.parametrize(
    ("right", "n", "verdict"),
    [
        (0, 0, Verdict.UNKNOWN),
        (0, FLOOR - 1, Verdict.UNKNOWN),
        (1, 8, Verdict.WEAK),
        (6, 8, Verdict.BORDERLINE),
        (20, 40, Verdict.WEAK),
        (30, 40, Verdict.BORDERLINE),
        (39, 40, Verdict.STRONG),
    ],
)
def test_a_verdict_is_given_where_it_is_at_least_80_percent_sure(
    right: int, n: int, verdict: Verdict
) -> None:
    found = judged(*answered(right, n))
    assert found.verdict is verdict
    if found.below is not None:
        sure = max(found.below, 1 - found.below) >= 0.8
        assert sure == (verdict in (Verdict.WEAK, Verdict.STRONG))


def test_below_the_floor_there_is_a_count_and_no_figure() -> None:
    few = judged(*answered(2, 3), *answered(40, 40, gap=1.0))
    assert (few.n, few.right, few.repeats, few.mastery, few.low, few.below) == (3, 2, 40, None, None, None)


def test_first_answers_and_repeats_are_counted_apart() -> None:
    found = judged(*answered(5, 8), *answered(3, 4, gap=2.0))
    assert (found.n, found.right, found.repeats) == (8, 5, 4)
    assert found.low
    assert found.mastery
    assert found.high
    assert found.low < found.mastery < found.high


def test_what_may_be_remembered_counts_for_less_the_sooner_it_comes_again() -> None:
    first = answered(5, 10)
    soon, late, never = (judged(*first, *answered(10, 10, gap=gap)).mastery for gap in (0.0, 90.0, None))
    before = judged(*first).mastery
    assert before
    assert soon
    assert late
    assert never
    assert before < soon < late < never


def test_an_old_answer_counts_for_less() -> None:
    recent, old = (judged(*answered(10, 10, age=age)).mastery for age in (0.0, 180.0))
    assert recent
    assert old
    assert old < recent


def test_a_hard_question_answered_tells_more_than_an_easy_one() -> None:
    hard, easy = (judged(*answered(8, 10, difficulty=each)).mastery for each in ("hard", "easy"))
    assert hard
    assert easy
    assert easy < hard


def test_half_the_points_tell_less_than_all_and_more_than_none() -> None:
    figures = [judged(Exposure("data", credit, count=10)).mastery or 0 for credit in (0.0, 0.5, 1.0)]
    assert figures == sorted(figures)
    assert len(set(figures)) == 3


def test_a_domain_that_the_blueprint_no_longer_has_is_left_out() -> None:
    there = answered(5, 8)
    assert estimate(DOMAINS, [*there, *answered(0, 50, "gone")], 0.75) == estimate(DOMAINS, there, 0.75)


@pytest.mark.parametrize(
    ("kind", "offered", "choose", "credit", "share"),
    [
        ("choice", 4, 1, "whole", 1 / 4),
        ("choice", 5, 2, "whole", 1 / 10),
        ("choice", 5, 2, "partial", 2 / 5),
        ("ordering", 4, 4, "whole", 1 / 24),
        ("matching", 4, 3, "whole", 1 / 64),
        ("matching", 4, 3, "partial", 1 / 4),
        ("numeric", 0, 1, "whole", 0.0),
        ("numeric", 0, 1, "partial", 0.0),
    ],
)
def test_what_blind_guessing_earns(kind: str, offered: int, choose: int, credit: str, share: float) -> None:
    assert guess(kind, offered, choose, credit) == pytest.approx(share)
