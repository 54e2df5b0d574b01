"""Reliability: by hand, against the books' formulas, and over random forms."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tests.insight.answer_sheets import cohort, sheets

from mlquiz.insight.reliability import Reliability, alpha, binomial_reliability, reliability

MARKS = arrays.arrays(
    np.float64, st.tuples(st.integers(2, 30), st.integers(2, 15)), elements=st.sampled_from([0.0, 1.0])
)


def test_alpha_by_hand() -> None:
    marks = np.array([[1.0, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]])
    # p q with n - 1 below: 1/4, 1/3, 1/4; totals 3, 2, 1, 0 with variance 5/3
    assert alpha(marks) == pytest.approx(3 / 2 * (1 - (1 / 4 + 1 / 3 + 1 / 4) / (5 / 3)))
    assert alpha(marks) == pytest.approx(0.75)


@given(MARKS)
def test_of_right_and_wrong_alpha_is_kr20(marks: np.ndarray) -> None:  # type: ignore[type-arg]
    k, totals = marks.shape[1], marks.sum(axis=1)
    p = marks.mean(axis=0)
    value = alpha(marks)
    if totals.var() < 1e-9:
        assert value is None
    else:
        assert value == pytest.approx(k / (k - 1) * (1 - (p * (1 - p)).sum() / totals.var()))


@given(MARKS)
def test_of_right_and_wrong_the_binomial_model_gives_kr21(marks: np.ndarray) -> None:  # type: ignore[type-arg]
    k, totals = marks.shape[1], marks.sum(axis=1)
    value = binomial_reliability(marks)
    if totals.var() < 1e-9:
        assert value is None
    else:
        mean = totals.mean()
        assert value == pytest.approx(k / (k - 1) * (1 - mean * (k - mean) / (k * totals.var())))


@given(MARKS)
def test_kr21_is_never_above_kr20(marks: np.ndarray) -> None:  # type: ignore[type-arg]
    wide, close = binomial_reliability(marks), alpha(marks)
    assert (wide is None) == (close is None)
    if wide is not None and close is not None:
        assert wide <= close + 1e-9


def test_attempts_on_one_form_give_kr20() -> None:
    found = reliability(cohort(200, 20))
    assert (found.coefficient, found.attempts, found.questions) == ("KR-20", 200, 20)
    assert found.value is not None
    assert 0.6 < found.value < 0.95
    assert found.error is not None
    assert 1 < found.error < 3


def test_the_error_is_that_of_the_spread_and_the_reliability() -> None:
    answers = cohort(100, 15)
    totals = [sum(each.credit for each in answers if each.attempt == f"a-{taker:04}") for taker in range(100)]
    found = reliability(answers)
    assert found.value is not None
    assert found.error == pytest.approx(np.std(totals, ddof=1) * np.sqrt(1 - found.value))


def test_random_forms_give_kr21() -> None:
    found = reliability(cohort(200, 200, asked=20))
    assert (found.coefficient, found.attempts, found.questions) == ("KR-21", 200, 20)
    assert found.value is not None
    assert found.value > 0.5


def test_scores_of_two_random_forms_correlate_as_kr21_says() -> None:
    answers = cohort(2000, 60, asked=40)
    place: dict[str, int] = {}
    scores = np.zeros((2000, 2))
    for each in sorted(answers, key=lambda each: (each.attempt, each.question)):
        seen = place[each.attempt] = place.get(each.attempt, -1) + 1
        scores[int(each.attempt[2:]), seen % 2] += each.credit
    halves = np.corrcoef(scores[:, 0], scores[:, 1])[0, 1]
    found = reliability(answers)
    assert found.value == pytest.approx(2 * halves / (1 + halves), abs=0.03)


def test_below_thirty_attempts_there_is_none() -> None:
    assert reliability(cohort(29, 12)) == Reliability(attempts=29, questions=12)
    assert reliability([]) == Reliability()


def test_an_attempt_with_a_question_seen_before_is_left_out() -> None:
    answers = cohort(40, 12)
    stale = [replace(each, first=False) if each.question == "q-03" else each for each in answers[: 12 * 5]]
    assert reliability(stale + answers[12 * 5 :]).attempts == 35


def test_what_was_not_reached_is_wrong_as_in_the_score() -> None:
    answers = cohort(40, 12)
    late = [
        replace(each, seen=False, given=False, credit=0.0) if each.question == "q-11" else each
        for each in answers
    ]
    assert reliability(late).attempts == 40


def test_short_forms_are_left_out() -> None:
    assert reliability(cohort(50, 10)) == Reliability()


def test_scores_that_are_all_the_same_have_no_reliability() -> None:
    found = reliability(sheets(*["+-" * 6] * 40))
    assert (found.coefficient, found.value, found.error) == ("KR-20", None, None)


def test_partial_credit_gives_alpha() -> None:
    answers = [replace(each, credit=each.credit / 2) for each in cohort(60, 12)]
    assert reliability(answers).coefficient == "alpha"
