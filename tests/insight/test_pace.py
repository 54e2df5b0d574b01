"""Where the time went: medians from a floor on, and no question listed twice."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.build import pool
from tests.insight.answered import answered

from mlquiz.insight.pace import PACE_FLOOR, Median, pace
from mlquiz.model.attempt import Answered

POOL = pool(30, ["data"])


def sitting(marks: str, seconds: list[int]) -> list[Answered]:
    return [
        answered(asked, place, right=mark == "+", given=mark != ".", seconds=spent)
        for place, (mark, spent, asked) in enumerate(zip(marks, seconds, POOL, strict=False), start=1)
    ]


def test_a_median_waits_for_enough_answers() -> None:
    found = pace(sitting("+++++----", [10, 20, 30, 40, 90, 1, 2, 3, 4]))
    assert found.right == Median(5, timedelta(seconds=30))
    assert found.wrong == Median(4, None)


def test_an_even_number_has_its_median_between_two() -> None:
    assert pace(sitting("++++++", [1, 2, 3, 5, 8, 9])).right.time == timedelta(seconds=4)


def test_the_slowest_and_the_fastest_wrong_answers_are_named() -> None:
    found = pace(sitting("-------+", [70, 10, 60, 20, 50, 30, 40, 99]))
    assert found.slowest_wrong == (1, 3, 5)
    assert found.fastest_wrong == (2, 4, 6)


def test_blanks_are_neither_slow_nor_fast() -> None:
    found = pace(sitting(".-.-", [500, 10, 0, 20]))
    assert (found.blank, found.slowest_wrong, found.fastest_wrong) == ((1, 3), (4,), (2,))


@given(st.text("+-.", min_size=1, max_size=20))
def test_no_question_is_both_slow_and_fast(marks: str) -> None:
    found = pace(sitting(marks, list(range(len(marks)))))
    assert not set(found.slowest_wrong) & set(found.fastest_wrong)
    assert len(found.times) == len(marks)
    assert (found.right.time is None) == (marks.count("+") < PACE_FLOOR)
