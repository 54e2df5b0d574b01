import itertools
from math import comb, isclose, prod

from hypothesis import given
from hypothesis import strategies as st

from mlquiz.authoring.chance import at_least, chi_square, chi_square_tail


@given(st.integers(0, 60), st.sampled_from([0.2, 0.25, 0.5]), st.data())
def test_the_tail_is_the_binomial_sum(trials: int, chance: float, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, trials))
    exact = sum(comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(hits, trials + 1))
    assert isclose(at_least(hits, [chance] * trials), exact, rel_tol=1e-9)


@given(st.lists(st.sampled_from([0.0, 0.2, 0.25, 1 / 3, 0.5, 1.0]), max_size=8), st.integers(0, 9))
def test_trials_may_have_chances_of_their_own(chances: list[float], hits: int) -> None:
    exact = sum(
        prod(chance if hit else 1 - chance for hit, chance in zip(outcome, chances, strict=True))
        for outcome in itertools.product((0, 1), repeat=len(chances))
        if sum(outcome) >= hits
    )
    assert isclose(at_least(hits, chances), exact, rel_tol=1e-9, abs_tol=1e-12)


def test_ten_thousand_trials_are_no_trouble() -> None:
    assert isclose(at_least(5000, [0.5] * 10_000), 0.5039893564, rel_tol=1e-6)
    assert 0 < at_least(2_900, [0.25] * 10_000) < 1e-15


def test_no_trials_reach_nothing_but_nothing() -> None:
    assert at_least(0, []) == 1
    assert at_least(1, []) == 0


def test_the_chi_square_tail_is_that_of_the_tables() -> None:
    tables = [(3.841459, 1, 0.05), (5.991465, 2, 0.05), (11.344867, 3, 0.01), (13.276704, 4, 0.01)]
    tables += [(15.086272, 5, 0.01), (29.588298, 10, 0.001)]
    for statistic, degrees, p in tables:
        assert isclose(chi_square_tail(statistic, degrees), p, rel_tol=1e-4)


@given(st.floats(0, 500), st.integers(1, 30))
def test_a_tail_is_a_probability_that_falls(statistic: float, degrees: int) -> None:
    assert 0 <= chi_square_tail(statistic + 1, degrees) <= chi_square_tail(statistic, degrees) <= 1


def test_what_meets_its_expectation_is_no_surprise() -> None:
    assert chi_square([10, 10], [10, 10]) == 0
    assert chi_square([15, 5], [10, 10]) == 5
    assert chi_square_tail(0, 3) == chi_square_tail(5, 0) == 1
