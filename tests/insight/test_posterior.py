"""The one-factor model: its laws, and figures worked out by others."""

import itertools
from dataclasses import replace
from math import erf, hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.insight.evidence import Evidence, Exposure
from mlquiz.insight.posterior import Posterior

DOMAINS = ("a", "b", "c", "d", "e")
COUNTS = (14, 12, 10, 8, 6)

answers = st.builds(
    Evidence,
    st.sampled_from(DOMAINS),
    st.booleans(),
    floor=st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.7]),
    weight=st.floats(0.05, 1),
    difficulty=st.sampled_from([-0.6, 0.0, 0.6]),
)
histories = st.lists(answers, max_size=40)


def counted(*shares: tuple[int, int]) -> list[Evidence]:
    """So many right of so many in each domain."""
    found = []
    for domain, (right, n) in zip(DOMAINS, shares, strict=True):
        found += [Evidence(domain, True, right), Evidence(domain, False, n - right)]
    return found


def figures(told: Posterior) -> np.ndarray:
    return np.array([[told.mean(each), told.below(each, 0.75)] for each in told.domains])


def test_nobody_is_known_before_the_first_answer() -> None:
    told = Posterior(DOMAINS, [])
    assert told.mean("a") == pytest.approx(0.6966, abs=5e-5)
    assert told.below("a", 0.75) == pytest.approx(0.552, abs=5e-4)
    assert told.passing(COUNTS, 38) == pytest.approx(0.440, abs=5e-4)
    assert (told.quantile("a", 0.1), told.quantile("a", 0.9)) == pytest.approx((0.429, 0.927), abs=0.005)


def test_a_history_whose_figures_were_worked_out_independently() -> None:
    told = Posterior(DOMAINS, counted((5, 6), (1, 3), (4, 4), (1, 2), (2, 5)))
    means = [told.mean(each) for each in DOMAINS]
    assert means == pytest.approx([0.6837, 0.6256, 0.6952, 0.6448, 0.6180], abs=1e-4)
    below = [told.below(each, 0.75) for each in DOMAINS]
    assert below == pytest.approx([0.6749, 0.8197, 0.6315, 0.7683, 0.8453], abs=3e-4)
    assert told.passing(COUNTS, 38) == pytest.approx(0.2412, abs=1e-4)


def test_its_interval_ends_are_those_of_that_history_read_on_a_grid() -> None:
    """They were read as the first of 256 abilities, three deviations each way, with so much of the belief below it."""
    told = Posterior(DOMAINS, counted((5, 6), (1, 3), (4, 4), (1, 2), (2, 5)))
    reach = 3 * hypot(1.2, 0.5, 0.3)
    grid = 0.25 + 0.75 / (1 + np.exp(-told.prior.middle - np.linspace(-reach, reach, 256)))
    for part, ends in (
        (0.1, (0.5163, 0.4603, 0.5217, 0.4700, 0.4556)),
        (0.9, (0.8417, 0.7943, 0.8568, 0.8169, 0.7848)),
    ):
        for domain, end in zip(DOMAINS, ends, strict=True):
            at = int(np.abs(grid - end).argmin())
            assert grid[at] == pytest.approx(end, abs=1.5e-4)
            assert told.below(domain, grid[at - 1]) < part + 5e-4
            assert told.below(domain, grid[at]) > part - 5e-4


def test_the_interval_of_the_chance_is_that_of_many_draws() -> None:
    """Abilities drawn from the prior and weighted by the answers given, the score of each taken as normal."""
    dice = np.random.default_rng(11)
    answered = ((5, 6), (1, 3), (4, 4), (1, 2), (2, 5))
    told = Posterior(DOMAINS, counted(*answered))
    size = 400_000
    common = dice.normal(told.prior.middle, told.prior.spread, size)
    moved = told.prior.transfer * np.linspace(-2.5, 2.5, 21)
    usual = np.exp(-0.5 * np.linspace(-2.5, 2.5, 21) ** 2)
    weight, mean, variance = np.ones(size), np.zeros((size, 21)), np.zeros((size, 21))
    for count, (right, n) in zip(COUNTS, answered, strict=True):
        ability = common + dice.normal(0, told.prior.between, size)
        known = 0.25 + 0.75 / (1 + np.exp(-ability))
        weight *= known**right * (1 - known) ** (n - right)
        share = 0.25 + 0.75 / (1 + np.exp(-ability[:, None] - moved))
        mean += count * share
        variance += count * share * (1 - share)
    above = 0.5 * (1 - np.vectorize(erf)((37.5 - mean) / np.sqrt(2 * variance)))
    chance = above @ usual / usual.sum()
    order = np.argsort(chance)
    parts = np.cumsum(weight[order]) / weight.sum()
    ends = [chance[order][np.searchsorted(parts, part)] for part in (0.1, 0.9)]
    assert told.passing_interval(COUNTS, 38) == pytest.approx(ends, abs=0.03)


def test_its_intervals_are_those_of_many_draws() -> None:
    """The model simulated: abilities from the prior, answers from abilities, kept where they are the ones given."""
    dice = np.random.default_rng(7)
    prior = Posterior(DOMAINS, []).prior
    size = 2_000_000
    common = dice.normal(prior.middle, prior.spread, size)
    share = {}
    weight = np.ones(size)
    for domain, (right, n) in zip(DOMAINS, ((5, 6), (1, 3), (4, 4), (1, 2), (2, 5)), strict=True):
        ability = common + dice.normal(0, prior.between, size)
        known = 0.25 + 0.75 / (1 + np.exp(-ability))
        weight *= known**right * (1 - known) ** (n - right)
        moved = ability + dice.normal(0, prior.transfer, size)
        share[domain] = 0.25 + 0.75 / (1 + np.exp(-moved))
    told = Posterior(DOMAINS, counted((5, 6), (1, 3), (4, 4), (1, 2), (2, 5)))
    for domain in DOMAINS:
        order = np.argsort(share[domain])
        parts = np.cumsum(weight[order]) / weight.sum()
        drawn = [share[domain][order][np.searchsorted(parts, part)] for part in (0.1, 0.9)]
        assert [told.quantile(domain, 0.1), told.quantile(domain, 0.9)] == pytest.approx(drawn, abs=0.004)


def test_answers_that_tell_nothing_and_long_forms_keep_figures_finite() -> None:
    sure = Exposure("a", 0.0, guess=1.0, count=3)
    told = Posterior(DOMAINS, [part for each in (sure, replace(sure, credit=1.0)) for part in each.evidence])
    assert np.isfinite(figures(told)).all()
    assert 0 <= told.passing((3000, 2000, 10, 8, 6), 3768) <= 1


@given(histories, st.randoms())
def test_the_order_of_answers_tells_nothing(history: list[Evidence], dice) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(history)
    dice.shuffle(shuffled)
    assert figures(Posterior(DOMAINS, history)) == pytest.approx(figures(Posterior(DOMAINS, shuffled)))


@given(histories, answers)
def test_one_more_right_answer_lowers_no_domain(history: list[Evidence], one: Evidence) -> None:
    before = Posterior(DOMAINS, history)
    after = Posterior(DOMAINS, [*history, replace(one, right=True)])
    for domain in DOMAINS:
        assert after.mean(domain) >= before.mean(domain) - 1e-9
    assert after.passing(COUNTS, 38) >= before.passing(COUNTS, 38) - 1e-9


@given(answers, st.floats(0.05, 1))
def test_an_older_answer_stays_closer_to_what_was_believed_before(one: Evidence, weight: float) -> None:
    prior = Posterior(DOMAINS, []).mean(one.domain)
    fresh = Posterior(DOMAINS, [replace(one, weight=1.0)]).mean(one.domain)
    old = Posterior(DOMAINS, [replace(one, weight=weight)]).mean(one.domain)
    assert abs(old - prior) <= abs(fresh - prior) + 1e-9
    if weight < 0.9:
        assert abs(old - prior) < abs(fresh - prior) - 1e-7


@given(st.lists(st.tuples(st.sampled_from(DOMAINS), st.booleans()), min_size=1, max_size=30))
def test_a_history_that_grows_old_tells_less_and_in_the_end_nothing(told: list[tuple[str, bool]]) -> None:
    def figures_after(days: float) -> np.ndarray:
        aged = [Exposure(domain, float(right), age=days) for domain, right in told]
        return figures(Posterior(DOMAINS, [part for each in aged for part in each.evidence]))

    prior = figures(Posterior(DOMAINS, []))
    fresh, old = (np.abs(figures_after(days) - prior).sum() for days in (0, 5_000))
    assert fresh > 1e-3
    assert old == pytest.approx(0, abs=1e-6)


def test_an_answer_of_45_days_ago_is_worth_half_and_a_repeat_what_was_not_remembered() -> None:
    right, wrong = Exposure("a", 1.0, guess=0.25, difficulty="hard", age=45, gap=30).evidence
    assert (right.weight, right.difficulty) == (0.5, 0.6)
    assert right.floor == wrong.floor == pytest.approx(1 - (1 - 0.3) * 0.75)
    assert Exposure("a", 1.0, gap=30, recall=0.5).evidence[0].floor == pytest.approx(1 - (1 - 0.4) * 0.75)
    assert Exposure("a", 1.0).evidence[0].floor == 0.25


@given(histories, answers, st.floats(0.3, 0.95))
def test_a_right_answer_that_may_be_remembered_moves_less(
    history: list[Evidence], one: Evidence, floor: float
) -> None:
    def moved(**change: float | bool) -> float:
        return Posterior(DOMAINS, [*history, replace(one, **change)]).mean(one.domain)  # type: ignore[arg-type]

    before = Posterior(DOMAINS, history).mean(one.domain)
    first, again = moved(right=True, floor=0.25), moved(right=True, floor=floor)
    assert before - 1e-9 <= again <= first + 1e-9
    assert again < first - 1e-9
    assert moved(right=False, floor=floor) == pytest.approx(moved(right=False, floor=0.25))


@given(histories, st.lists(st.integers(0, 50), min_size=2, max_size=5))
def test_more_is_harder_to_reach(history: list[Evidence], cuts: list[int]) -> None:
    told = Posterior(DOMAINS, history)
    chances = [told.passing(COUNTS, cut) for cut in sorted(cuts)]
    assert all(one >= other - 1e-9 for one, other in itertools.pairwise(chances))
    assert told.passing(COUNTS, 0) == pytest.approx(1)


@given(histories)
def test_the_interval_of_the_chance_and_a_harder_exam(history: list[Evidence]) -> None:
    told = Posterior(DOMAINS, history)
    low, high = told.passing_interval(COUNTS, 38)
    assert 0 <= low <= high <= 1
    assert told.passing(COUNTS, 38, harder=0.5) <= told.passing(COUNTS, 38) + 1e-9
    for place in range(len(DOMAINS)):
        learned = told.passing(COUNTS, 38, learned=0.5 * np.eye(len(DOMAINS))[place])
        assert learned >= told.passing(COUNTS, 38) - 1e-9


def test_nothing_but_wrong_answers_and_nothing_but_right_ones_stay_shares() -> None:
    for right in (True, False):
        told = Posterior(DOMAINS, [Evidence(each, right, 5_000) for each in DOMAINS])
        assert np.isfinite(figures(told)).all()
        assert told.passing(COUNTS, 38) == pytest.approx(float(right), abs=0.02)


def test_answers_in_other_domains_are_ignored() -> None:
    told = Posterior(DOMAINS, [Evidence("gone", False, 100)])
    assert figures(told) == pytest.approx(figures(Posterior(DOMAINS, [])))


def test_a_share_at_the_ends_is_below_nobody_and_everybody() -> None:
    told = Posterior(DOMAINS, [])
    assert (told.below("a", 0.2), told.below("a", 1.0)) == (0.0, 1.0)
