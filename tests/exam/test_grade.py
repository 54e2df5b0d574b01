"""Grading: all or nothing or a point a component, the exact cut, the estimated scale."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    blueprint,
    every_kind,
    fixed_number,
    fresh_number,
    matching,
    ordering,
    question,
    right_answer,
    slots,
    slots_of,
)
from tests.exam.answers_given import responses

from mlquiz.exam.grade import grade, points, scaled_score
from mlquiz.model.attempt import DomainScore, Points, Response
from mlquiz.model.blueprint import PassRule
from mlquiz.model.question import NONE, Numeric, Question


def earned(asked: Question, response: Response, credit: str = "whole") -> Points:
    (slot,) = slots_of([asked])
    return points(asked, slot, response, credit)


RULE = PassRule(Fraction(3, 4), "scaled", (100, 1000), 750)


@pytest.mark.parametrize(("picks", "verdict"), [((0, 2), True), ((0,), False), ((0, 1), False), ((), False)])
def test_only_the_whole_key_is_right(picks: tuple[int, ...], verdict: bool) -> None:
    assert earned(question(key=(0, 2)), Response(picks=picks)).full is verdict


def test_pass_and_fail_are_judged_on_the_exact_share() -> None:
    plan = blueprint(weights=[1], threshold="3/4")
    asked = [question(number) for number in range(1, 5)]
    for count, passed in ((3, True), (2, False)):
        responses = [Response(picks=(0,) if place < count else (1,)) for place in range(4)]
        score = grade(plan, slots(4), responses, asked)
        assert (score.right, score.passed) == (count, passed)
        assert score.domains == (DomainScore("data", count, 4),)


def test_the_scale_goes_through_its_three_points() -> None:
    assert [scaled_score(RULE, Fraction(*each)) for each in ((0, 1), (3, 4), (1, 1))] == [100, 750, 1000]


@pytest.mark.parametrize(("count", "expected"), [(32, 654), (35, 706), (38, 760), (41, 820), (44, 880)])
def test_the_scale_is_linear_between_its_points(count: int, expected: int) -> None:
    assert scaled_score(RULE, Fraction(count, 50)) == expected


@given(st.integers(1, 200), st.data())
def test_a_failed_form_never_reads_as_the_cut(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    share = Fraction(count, total)
    scaled = scaled_score(RULE, share)
    assert scaled is not None
    assert (scaled >= 750) == (share >= RULE.threshold)


def test_an_exam_without_a_scale_has_no_scaled_score() -> None:
    assert scaled_score(PassRule(Fraction(4, 5)), Fraction(1)) is None


PARTIAL = {
    "one of the two right options": (question(key=(0, 2)), (0,), 1, 2),
    "a right and a wrong option": (question(key=(0, 2)), (0, 1), 1, 2),
    "two wrong options": (question(key=(0, 2)), (1, 3), 0, 2),
    "the wrong option of one": (question(), (1,), 0, 1),
    "two steps swapped": (ordering(steps="abcde"), (1, 0, 2, 3, 4), 3, 5),
    "all steps one place on": (ordering(steps="abcde"), (1, 2, 3, 4, 0), 0, 5),
    "two of three matches": (matching(pairs=[("p", "a"), ("q", "b"), ("r", "c")]), (1, 2, 0), 2, 3),
    "one match of three": (matching(), (0, NONE, NONE), 1, 3),
    "a match that several share": (matching(pairs=[("p", "a"), ("q", "a"), ("r", "b")]), (1, 1, 1), 2, 3),
}


@pytest.mark.parametrize("case", list(PARTIAL))
def test_with_partial_credit_each_right_component_is_a_point(case: str) -> None:
    asked, picks, count, possible = PARTIAL[case]
    assert earned(asked, Response(picks=picks), "partial") == Points(count, possible)
    assert earned(asked, Response(picks=picks)) == Points(0, 1)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("0.75", True),
        ("75%", True),
        ("3/4", True),
        ("0.755", True),
        ("0.77", False),
        ("", False),
        ("x", False),
    ],
)
def test_a_number_is_right_within_its_tolerance(text: str, right: bool) -> None:
    assert earned(fixed_number(answer=0.75, tolerance=0.01), Response(typed=text)).full is right


def test_a_fresh_number_is_held_against_the_numbers_of_its_slot() -> None:
    body = Numeric(0.001, formula="a / b")
    asked = fresh_number(body=body, stem="s")
    slot = replace(slots_of([fixed_number()])[0], values=(("a", "3"), ("b", "8")))
    assert points(asked, slot, Response(typed="3/8")).full
    assert not points(asked, replace(slot, values=(("a", "3"), ("b", "9"))), Response(typed="3/8")).full


@pytest.mark.parametrize("credit", ["whole", "partial"])
@pytest.mark.parametrize("asked", every_kind(), ids=lambda each: each.id)
def test_all_right_is_all_points_and_a_blank_is_none(asked: Question, credit: str) -> None:
    (slot,) = slots_of([asked])
    picks, typed = right_answer(asked, slot)
    possible = asked.body.choose if credit == "partial" else 1
    assert points(asked, slot, Response(picks=picks, typed=typed), credit) == Points(possible, possible)
    assert points(asked, slot, Response(), credit) == Points(0, possible)


@given(st.data())
def test_nobody_earns_less_than_nothing_or_more_than_there_is(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(every_kind()))
    (slot,) = slots_of([asked])
    response = data.draw(responses(asked, slot))
    part, whole = (points(asked, slot, response, credit) for credit in ("partial", "whole"))
    assert 0 <= part.earned <= part.possible
    assert (whole.earned, whole.possible) in ((0, 1), (1, 1))
    assert whole.full == part.full


@given(st.data())
def test_putting_one_more_component_right_never_earns_less(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from([matching(), question(options=5, key=(0, 2, 4))]))
    (slot,) = slots_of([asked])
    before = data.draw(responses(asked, slot))
    if slot.kind == "matching":
        place = data.draw(st.integers(0, slot.choose - 1))
        picks = list(before.picks or (NONE,) * slot.choose)
        picks[place] = asked.body.key[place]
    else:
        wrong = sorted(set(before.picks) - set(asked.body.key))
        kept = set(before.picks) - set(wrong[:1])
        picks = sorted(kept | set(sorted(set(asked.body.key) - kept)[:1]))
    after = Response(picks=tuple(picks))
    assert points(asked, slot, after, "partial").earned >= points(asked, slot, before, "partial").earned


def test_a_score_counts_points_where_credit_is_partial() -> None:
    plan = blueprint(weights=[1], threshold="1/2", credit="partial")
    asked = [ordering(steps="abcd"), question(2), fixed_number()]
    given_ = [Response(picks=(1, 0, 2, 3)), Response(picks=(0,)), Response()]
    score = grade(plan, slots_of(asked), given_, asked)
    assert (score.right, score.total, score.passed) == (3, 6, True)
    assert score.marks == (Points(2, 4), Points(1, 1), Points(0, 1))
    assert score.domains == (DomainScore("data", 3, 6),)
    whole = grade(replace(plan, credit="whole"), slots_of(asked), given_, asked)
    assert (whole.right, whole.total, whole.passed) == (1, 3, False)


def test_unscored_questions_are_marked_and_count_for_nothing() -> None:
    asked = [question(1), question(2)]
    parts = [replace(slot, scored=slot.position == 1) for slot in slots_of(asked)]
    score = grade(blueprint(weights=[1]), parts, [Response(), Response(picks=(0,))], asked)
    assert (score.right, score.total) == (0, 1)
    assert score.marks == (Points(0, 1), Points(1, 1))
