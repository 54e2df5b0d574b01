"""Mastery: intervals, verdicts, and no figure without enough evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.insight.mastery import FLOOR, Evidence, Verdict, estimate, wilson


def judged(right: int, n: int, threshold: float = 0.75) -> Verdict:
    return estimate([Evidence("data", right, n)], threshold)[0].verdict


@pytest.mark.parametrize(
    ("right", "n", "verdict"),
    [
        (0, 0, Verdict.UNKNOWN),
        (0, FLOOR - 1, Verdict.UNKNOWN),
        (1, 8, Verdict.WEAK),
        (5, 8, Verdict.BORDERLINE),
        (20, 40, Verdict.WEAK),
        (30, 40, Verdict.BORDERLINE),
        (39, 40, Verdict.STRONG),
    ],
)
def test_a_verdict_waits_until_the_interval_clears_the_threshold(
    right: int, n: int, verdict: Verdict
) -> None:
    assert judged(right, n) is verdict


def test_below_the_floor_there_is_a_count_and_no_figure() -> None:
    few = estimate([Evidence("data", 2, 3)], 0.75)[0]
    assert (few.n, few.right, few.mastery, few.low, few.high) == (3, 2, None, None, None)


def test_the_interval_is_the_published_one() -> None:
    low, high = wilson(5, 7, z=1.959963984540054)
    assert (round(low, 3), round(high, 3)) == (0.359, 0.918)


@given(st.integers(1, 300), st.data())
def test_an_interval_holds_its_share_and_stays_between_0_and_1(n: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, n))
    low, high = wilson(right, n)
    assert 0 <= low <= right / n + 1e-9
    assert right / n - 1e-9 <= high <= 1
