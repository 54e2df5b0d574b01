"""The interval of a score: its floor, its formula, and what it does not judge."""

from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import pool
from tests.insight.answered import by_pattern

from mlquiz.exam.grade import scaled_score
from mlquiz.insight.band import BAND_FLOOR, band, bands_by_domain
from mlquiz.insight.interval import FLOOR, wilson
from mlquiz.insight.tally import Tally
from mlquiz.model.blueprint import PassRule

RULE = PassRule(Fraction(3, 4), "scaled", (100, 1000), 750)
SCALED = partial(scaled_score, RULE)


def test_below_the_floor_there_is_no_band() -> None:
    assert band(Tally(5, BAND_FLOOR - 1), BAND_FLOOR - 1, SCALED) is None
    assert band(Tally(5, BAND_FLOOR), BAND_FLOOR, SCALED) is not None


def test_the_band_is_the_interval_of_mastery_carried_to_the_scale() -> None:
    found = band(Tally(35, 50), 50, SCALED)
    assert found is not None
    assert (found.low, found.high, found.n) == (*wilson(35, 50), 50)
    assert found.scaled == (630, 775)


def test_points_of_one_question_are_not_counted_one_by_one() -> None:
    in_points, in_questions = band(Tally(60, 80), 20, SCALED), band(Tally(15, 20), 20, SCALED)
    assert in_points == in_questions


def test_an_exam_without_a_scale_has_a_band_of_shares() -> None:
    found = band(Tally(35, 50), 50, partial(scaled_score, PassRule(Fraction(4, 5))))
    assert found is not None
    assert found.scaled is None


@given(st.integers(BAND_FLOOR, 200), st.data())
def test_a_score_lies_inside_its_band_on_both_scales(n: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, n))
    found, here = band(Tally(right, n), n, SCALED), scaled_score(RULE, Fraction(right, n))
    assert found is not None
    assert found.scaled is not None
    assert here is not None
    assert found.low <= right / n <= found.high
    assert found.scaled[0] <= here <= found.scaled[1]
    assert 100 <= found.scaled[0] <= found.scaled[1] <= 1000


@pytest.mark.parametrize(("count", "there"), [(FLOOR - 1, False), (FLOOR, True)])
def test_a_domain_has_a_band_from_as_few_questions_as_mastery(count: int, there: bool) -> None:
    answers = by_pattern("+" * count, pool(count, ["data"]))
    assert (bands_by_domain(answers)["data"] is not None) is there
