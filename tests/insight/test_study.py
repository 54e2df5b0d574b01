"""What an hour on a part of the blueprint is worth: a domain's gain, shared out among its objectives."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import blueprint

from mlquiz.insight.evidence import Exposure
from mlquiz.insight.interval import FLOOR
from mlquiz.insight.study import STEP_QUESTIONS, USUAL, Study, to_study
from mlquiz.model.blueprint import Domain

DATA = Domain("data", "Data", 60, (("1.1", "Collect"), ("1.2", "Clean"), ("1.3", "Split")))
MODELS = Domain("models", "Models", 40)
PLAN = replace(blueprint(), domains=(DATA, MODELS))
GAINS = (0.08, 0.03)


def answers(objective: str, right: int, wrong: int, domain: str = "data") -> list[Exposure]:
    found = [
        Exposure(domain, 1.0, count=right, objective=objective),
        Exposure(domain, 0.0, count=wrong, objective=objective),
    ]
    return [each for each in found if each.count]


def studied(exposures: Iterable[Exposure] = (), usual: timedelta | None = None) -> dict[str, Study]:
    by_domain = {"data": usual, "models": usual}
    return {each.objective: each for each in to_study(PLAN, GAINS, exposures, by_domain)}


def test_below_the_floor_of_readiness_there_is_nothing_to_rank() -> None:
    assert to_study(PLAN, (), answers("1.1", 3, 3), {}) == ()


@given(
    st.lists(st.tuples(st.sampled_from(["1.1", "1.2", "1.3", "9.9"]), st.integers(0, 9), st.integers(0, 9)))
)
def test_gains_of_objectives_sum_to_that_of_their_domain_and_the_best_hour_is_first(
    told: list[tuple[str, int, int]],
) -> None:
    exposures = [each for answer in told for each in answers(*answer)]
    found = to_study(PLAN, GAINS, exposures, {})
    assert sum(each.gain for each in found if each.domain == "data") == pytest.approx(GAINS[0])
    assert {(each.domain, each.objective) for each in found} == {
        ("data", "1.1"), ("data", "1.2"), ("data", "1.3"), ("models", ""),
    }  # fmt: skip
    hours = [each.per_hour for each in found]
    assert hours == sorted(hours, reverse=True)
    assert min(hours) > 0


def test_an_objective_that_is_known_already_gains_less_than_one_that_is_not() -> None:
    found = studied([*answers("1.1", 40, 0), *answers("1.2", 20, 20)])
    assert found["1.2"].gain > found["1.1"].gain
    assert found["1.1"].mastery
    assert found["1.2"].mastery
    assert found["1.1"].mastery > found["1.2"].mastery


def test_mastery_is_told_from_five_first_answers_on_and_repeats_are_none_of_them() -> None:
    again = [replace(each, gap=3.0) for each in answers("1.2", 9, 0)]
    found = studied([*answers("1.1", 3, 2), *answers("1.2", 2, 2), *again])
    assert (found["1.1"].n, found["1.2"].n, found["1.3"].n) == (FLOOR, FLOOR - 1, 0)
    assert found["1.1"].mastery is not None
    assert (found["1.2"].mastery, found["1.3"].mastery) == (None, None)


def test_the_same_number_in_another_domain_is_another_objective() -> None:
    plan = replace(PLAN, domains=(DATA, replace(MODELS, objectives=(("1.1", "Train"),))))
    found = to_study(plan, GAINS, answers("1.1", 6, 0, domain="models"), {})
    assert {(each.domain, each.title): each.n for each in found if each.objective == "1.1"} == {
        ("data", "Collect"): 0,
        ("models", "Train"): 6,
    }


def test_a_domain_without_objectives_is_told_as_a_whole() -> None:
    found = studied(answers("", 4, 3, domain="models"))[""]
    assert (found.domain, found.title, found.n, found.gain) == ("models", "Models", 7, GAINS[1])


def test_an_hour_is_reckoned_by_the_takers_own_time() -> None:
    assert studied()["1.1"].hours == STEP_QUESTIONS * 2 * USUAL / timedelta(hours=1)
    slow = studied(usual=3 * USUAL)["1.1"]
    assert slow.hours == pytest.approx(3 * studied()["1.1"].hours)
    assert slow.per_hour == pytest.approx(studied()["1.1"].per_hour / 3)


def test_a_median_of_no_time_at_all_gives_no_endless_gain() -> None:
    assert studied(usual=timedelta(0))["1.1"].per_hour < 10


def test_answers_of_a_domain_that_left_the_blueprint_change_nothing() -> None:
    known = answers("1.1", 6, 4)
    assert studied([*known, *answers("1.1", 0, 50, domain="gone")]) == studied(known)


def test_a_domain_whose_questions_take_longer_has_dearer_hours() -> None:
    slow, quick = timedelta(minutes=4), timedelta(minutes=1)
    found = {each.domain: each for each in to_study(PLAN, GAINS, [], {"data": slow, "models": quick})}
    assert found["data"].hours == pytest.approx(4 * found["models"].hours)
