"""Certainty, time and retention, added up over everything that was answered."""

from datetime import timedelta
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.insight.habit import Retention, levels, retention, times
from mlquiz.insight.interval import FLOOR
from mlquiz.insight.pace import PACE_FLOOR, Median

counts = st.dictionaries(st.integers(0, 600), st.integers(1, 20), max_size=12)


def test_every_word_is_told_the_least_sure_first_and_an_interval_only_from_five_on() -> None:
    guess, fairly, sure = levels({"sure": (30, 34), "guess": (1, 4)})
    assert [each.word for each in (guess, fairly, sure)] == ["guess", "fairly", "sure"]
    assert (guess.right, guess.n, guess.low, guess.high) == (1, 4, None, None)
    assert (fairly.right, fairly.n, fairly.low) == (0, 0, None)
    assert sure.low
    assert sure.high
    assert 0 < sure.low < 30 / 34 < sure.high < 1


@pytest.mark.parametrize("right", [0, FLOOR])
def test_all_right_and_all_wrong_keep_an_interval_that_is_no_point(right: int) -> None:
    level = levels({"sure": (right, FLOOR)})[-1]
    assert level.low is not None
    assert level.high is not None
    assert 0 <= level.low < level.high <= 1


@given(counts)
def test_the_median_is_that_of_all_the_times_one_by_one(seconds: dict[int, int]) -> None:
    one_by_one = [second for second, count in seconds.items() for _ in range(count)]
    found = times(seconds, {}).right
    if len(one_by_one) < PACE_FLOOR:
        assert found == Median(len(one_by_one))
    else:
        assert found == Median(len(one_by_one), timedelta(seconds=median_low(one_by_one)))


def test_right_and_wrong_have_times_of_their_own() -> None:
    found = times({10: 5}, {90: 4})
    assert found.right == Median(5, timedelta(seconds=10))
    assert found.wrong == Median(4)


@given(st.integers(0, 1000), st.integers(2, 6))
def test_what_was_recalled_is_found_again_under_what_was_guessed(recalled: int, options: int) -> None:
    """Of a thousand answers so many are recalled; of the others one in so many options is guessed."""
    guessed, rest = divmod(1000 - recalled, options)
    right = recalled + guessed
    found = retention([(1 / options, True, right), (1 / options, False, 1000 - right)])
    assert found.recalled == pytest.approx(recalled / 1000, abs=2 * rest / 1000 + 1e-9)
    assert (found.n, found.right, found.share) == (1000, right, right / 1000)


@given(st.lists(st.tuples(st.floats(0, 0.5), st.booleans(), st.integers(1, 9)), max_size=12))
def test_retention_is_a_share_and_never_more_than_was_right(repeats: list[tuple[float, bool, int]]) -> None:
    found = retention(repeats)
    if found.n < FLOOR:
        assert (found.share, found.recalled) == (None, None)
    else:
        assert found.share is not None
        assert found.recalled is not None
        assert 0 <= found.recalled <= found.share <= 1


def test_fewer_rights_than_guessing_gives_is_nothing_recalled_and_all_right_is_all() -> None:
    assert retention([(0.25, True, 1), (0.25, False, 9)]).recalled == 0
    assert retention([(0.25, True, 9), (0.1, True, 1)]).recalled == 1


def test_nobody_recalls_what_can_only_be_right() -> None:
    assert retention([(1.0, True, 8)]) == Retention(8, 8, 1.0, None)


def test_answers_that_are_taken_away_and_put_back_elsewhere_count_once() -> None:
    found = retention([(0.25, True, 6), (0.25, True, -2), (0.25, False, 2)])
    assert (found.n, found.right) == (6, 4)
