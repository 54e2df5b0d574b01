"""Quotas are fair: their sum is exact, each is within one of its share."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.exam.quotas import largest_remainder

WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


@given(st.integers(0, 500), WEIGHTS)
def test_quotas_sum_to_the_seats_and_stay_within_one_of_their_share(seats: int, weights: list[int]) -> None:
    quotas = largest_remainder(seats, weights)
    assert sum(quotas) == seats
    for quota, weight in zip(quotas, weights, strict=True):
        assert abs(quota - Fraction(seats * weight, sum(weights))) < 1


def test_the_machine_learning_specialty_gets_its_published_proportions() -> None:
    assert largest_remainder(65, [20, 24, 36, 20]) == (13, 16, 23, 13)


def test_ties_go_to_the_earlier_weight() -> None:
    assert largest_remainder(1, [1, 1]) == (1, 0)


@pytest.mark.parametrize("weights", [[0, 0], [-1, 2]])
def test_weights_that_share_out_nothing_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights"):
        largest_remainder(3, weights)
