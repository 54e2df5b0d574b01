"""Grading: all or nothing, the exact cut, the estimated scale."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import blueprint, question, slots

from mlquiz.exam.grade import grade, right, scaled_score
from mlquiz.model.attempt import DomainScore, Response
from mlquiz.model.blueprint import PassRule

RULE = PassRule(Fraction(3, 4), "scaled", (100, 1000), 750)


@pytest.mark.parametrize(
    ("picks", "verdict"), [((0, 2), True), ((0,), False), ((0, 1), False), ((), False), ((0, 1, 2), False)]
)
def test_only_the_whole_key_is_right(picks: tuple[int, ...], verdict: bool) -> None:
    assert right(question(key=(0, 2)), Response(picks=picks)) is verdict


def test_pass_and_fail_are_judged_on_the_exact_share() -> None:
    plan = blueprint(weights=[1], threshold="3/4")
    asked = [question(number) for number in range(1, 5)]
    for count, passed in ((3, True), (2, False)):
        responses = [Response(picks=(0,) if place < count else (1,)) for place in range(4)]
        score = grade(plan, slots(4), responses, asked)
        assert (score.right, score.passed) == (count, passed)
        assert score.domains == (DomainScore("data", count, 4),)


def test_the_scale_goes_through_its_three_points() -> None:
    assert [scaled_score(RULE, Fraction(*each)) for each in ((0, 1), (3, 4), (1, 1))] == [100, 750, 1000]


@pytest.mark.parametrize(("count", "expected"), [(32, 654), (35, 706), (38, 760), (41, 820), (44, 880)])
def test_the_scale_is_linear_between_its_points(count: int, expected: int) -> None:
    assert scaled_score(RULE, Fraction(count, 50)) == expected


@given(st.integers(1, 200), st.data())
def test_a_failed_form_never_reads_as_the_cut(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    share = Fraction(count, total)
    scaled = scaled_score(RULE, share)
    assert scaled is not None
    assert (scaled >= 750) == (share >= RULE.threshold)


def test_an_exam_without_a_scale_has_no_scaled_score() -> None:
    assert scaled_score(PassRule(Fraction(4, 5)), Fraction(1)) is None
