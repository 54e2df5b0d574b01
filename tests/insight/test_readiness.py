"""Readiness: from first answers in mocks alone, and not before there are enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.insight.evidence import Exposure
from mlquiz.insight.readiness import needed_in_practice, readiness
from mlquiz.insight.verdict import READY_FLOOR, Readiness, State

DOMAINS = ("data", "models")
COUNTS = (30, 20)


def sat(right: int, n: int, offset: float = 0.0, **further: object) -> Readiness:
    found = []
    for place, domain in enumerate(DOMAINS):
        mine = [(right + place) // 2, (n + place) // 2]
        found += [
            Exposure(domain, 1.0, count=mine[0], **further),  # type: ignore[arg-type]
            Exposure(domain, 0.0, count=mine[1] - mine[0], **further),  # type: ignore[arg-type]
        ]
    return readiness(DOMAINS, COUNTS, 38, found, offset)


def test_steps_are_the_fewest_that_make_the_chance_even() -> None:
    far, near, there = sat(20, 80), sat(55, 80), sat(75, 80)
    assert far.steps > near.steps >= 1
    assert there.steps == 0
    assert far.probability is not None
    assert far.probability < 0.5
    assert sat(2, 100).steps == 0


def test_below_the_floor_no_chance_is_told() -> None:
    assert sat(20, READY_FLOOR - 1) == Readiness(READY_FLOOR - 1, State.UNKNOWN)
    assert sat(20, READY_FLOOR).probability is not None


@pytest.mark.parametrize(("gap", "mock"), [(3.0, True), (None, False), (1.0, False)])
def test_repeats_and_practice_are_no_evidence(gap: float | None, mock: bool) -> None:
    assert sat(90, 100, gap=gap, mock=mock) == Readiness(0, State.UNKNOWN)


@pytest.mark.parametrize(
    ("right", "n", "state"), [(30, 60, State.NOT_YET), (80, 100, State.CLOSE), (95, 100, State.READY)]
)
def test_a_state_follows_the_chance(right: int, n: int, state: State) -> None:
    found = sat(right, n)
    assert found.state is state
    assert found.probability is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.probability <= found.high


def test_a_gain_is_told_for_each_domain_and_the_heavier_one_gains_more() -> None:
    gains = sat(70, 100).gains
    assert len(gains) == len(DOMAINS)
    assert gains[0] > gains[1] > 0


def test_a_harder_exam_leaves_less_chance_and_asks_for_more() -> None:
    easy, hard = sat(85, 100).probability, sat(85, 100, offset=0.5).probability
    assert easy
    assert hard
    assert hard < easy
    assert needed_in_practice(0.75, 0.5) > 0.75


@given(st.floats(0.3, 0.99), st.floats(-2, 2))
def test_what_is_needed_in_practice_is_a_share_and_grows_with_the_offset(cut: float, offset: float) -> None:
    needed = needed_in_practice(cut, offset)
    assert 0 < needed <= 1
    assert (
        needed == pytest.approx(cut) if offset == 0 else (needed > cut) == (offset > 0) or abs(offset) < 1e-6
    )


@pytest.mark.parametrize(("cut", "needed"), [(0.2, 0.2), (1.0, 1.0)])
def test_cuts_at_the_ends_stay_where_they_are(cut: float, needed: float) -> None:
    assert needed_in_practice(cut, 0.7) == needed
