"""The interval of a share."""

from hypothesis import given
from hypothesis import strategies as st

from mlquiz.insight.interval import wilson


def test_the_interval_is_the_published_one() -> None:
    low, high = wilson(5, 7, z=1.959963984540054)
    assert (round(low, 3), round(high, 3)) == (0.359, 0.918)


@given(st.integers(1, 300), st.data())
def test_an_interval_holds_its_share_and_stays_between_0_and_1(n: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, n))
    low, high = wilson(right, n)
    assert 0 <= low <= right / n + 1e-9
    assert right / n - 1e-9 <= high <= 1
