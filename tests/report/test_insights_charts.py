"""Where the marks of the trends stand."""

from hypothesis import given
from hypothesis import strategies as st
from tests.build import START
from tests.report.insights_made import below_the_floors, rich

from mlquiz.insight.band import band
from mlquiz.insight.tally import Tally
from mlquiz.insight.verdict import Readiness, State
from mlquiz.report.charts import HEIGHT
from mlquiz.report.insights import Mock
from mlquiz.report.insights_charts import chance_trend, score_trend

UNKNOWN = Readiness(0, State.UNKNOWN)


def mock(right: int, total: int = 50, readiness: Readiness = UNKNOWN) -> Mock:
    score = Tally(right, total)
    return Mock("m", START, score, right / total >= 0.75, band(score, total), readiness)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40), st.floats(0.01, 1))
def test_every_score_its_band_and_the_threshold_are_inside_the_chart(
    rights: list[int], threshold: float
) -> None:
    trend = score_trend([mock(right) for right in rights], threshold)
    heights = [trend.cut, *(y for each in trend.points for y in (each.y, each.low, each.high))]
    assert all(y is not None and -0.1 <= y <= HEIGHT + 0.1 for y in heights)
    assert all(0 < each.x < 100 for each in trend.points)
    assert len(trend.labels) <= 8
    assert 2 <= len(trend.lines) <= 6


def test_a_higher_score_stands_higher_and_says_how_it_ended() -> None:
    low, high = score_trend([mock(20), mock(45)], 0.75).points
    assert low.y > high.y
    assert (low.mark, high.mark) == ("wrong", "right")
    assert high.told.endswith("45 of 50, 90%, passed")


def test_a_short_mock_has_no_band() -> None:
    (point,) = score_trend(below_the_floors().mocks, 0.75).points
    assert (point.low, point.high) == (None, None)


def test_a_chance_that_nobody_knows_has_no_point() -> None:
    known = Readiness(60, State.CLOSE, 0.5, 0.3, 0.7)
    trend = chance_trend([mock(30), mock(30, readiness=known)])
    (point,) = trend.points
    assert point.x == 75
    assert point.told.endswith("50% (80%: 30% to 70%), n 60")
    assert (point.y, point.low, point.high) == (HEIGHT / 2, HEIGHT * 0.7, HEIGHT * 0.3)
    assert chance_trend([mock(30)]).points == ()


def test_the_rich_one_has_six_mocks_and_five_chances() -> None:
    mocks = rich().mocks
    assert (len(score_trend(mocks, 0.75).points), len(chance_trend(mocks).points)) == (6, 5)
