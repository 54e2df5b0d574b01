"""Answers to each kind of question, given through the verbs of a session."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import START, fixed_number, matching, ordering, question, slots_of

from mlquiz.errors import IllegalMove
from mlquiz.exam.session import Session
from mlquiz.model.attempt import CONFIDENCES
from mlquiz.model.form import Rules
from mlquiz.model.question import NONE, Question

ORDERING, MATCHING, NUMBER = ordering(), matching(), fixed_number(unit="ms")


def asked(first: Question, **rules: Any) -> Session:
    """A session at this question, with another behind it."""
    return Session.start(slots_of([first, question(2)]), Rules(timedelta(minutes=10), **rules), START)


def picks(now: Session) -> tuple[int, ...]:
    return now.response.picks


# --- ordering ---


def test_steps_stand_as_they_were_shuffled_until_one_is_moved() -> None:
    now = asked(ORDERING)
    assert now.arranged == now.slot.order
    assert (picks(now), now.answered) == ((), 0)


def test_a_first_move_by_none_makes_the_order_the_answer() -> None:
    now = asked(ORDERING)
    after = now.move(now.slot.order[2], 0, START)
    assert picks(after) == now.slot.order
    assert after.answered == 1


def test_a_step_moves_as_far_as_there_is_room() -> None:
    now = asked(ORDERING).respond((0, 1, 2, 3, 4), START)
    assert picks(now.move(1, 2, START)) == (0, 2, 3, 1, 4)
    assert picks(now.move(3, -1, START)) == (0, 1, 3, 2, 4)
    assert picks(now.move(2, 99, START)) == (0, 1, 3, 4, 2)
    assert picks(now.move(2, -99, START)) == (2, 0, 1, 3, 4)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-9, 9)), min_size=1, max_size=20))
def test_any_moves_keep_every_step_once_and_the_others_in_order(moves: list[tuple[int, int]]) -> None:
    now = asked(ORDERING)
    for step, by in moves:
        before = now.arranged
        now = now.move(step, by, START)
        assert sorted(picks(now)) == [0, 1, 2, 3, 4]
        assert [each for each in picks(now) if each != step] == [each for each in before if each != step]
        assert now.arranged == picks(now)


@given(st.permutations(range(5)), st.integers(0, 4), st.integers(0, 4))
def test_a_move_there_and_back_changes_nothing(order: list[int], step: int, by: int) -> None:
    now = asked(ORDERING).respond(order, START)
    there = now.move(step, by, START)
    moved = picks(there).index(step) - order.index(step)
    assert there.move(step, -moved, START) == now


@pytest.mark.parametrize("order", [(0, 1), (0, 0, 1, 2, 3), (0, 1, 2, 3, 4, 4), (0, 1, 2, 3, 5), (NONE,) * 5])
def test_half_an_order_is_no_answer(order: tuple[int, ...]) -> None:
    with pytest.raises(IllegalMove):
        asked(ORDERING).respond(order, START)


@pytest.mark.parametrize("step", [-1, 5, 99])
def test_a_step_that_is_not_there_is_not_moved(step: int) -> None:
    with pytest.raises(IllegalMove, match="has 5 options"):
        asked(ORDERING).move(step, 1, START)


def test_clearing_an_order_brings_the_shuffled_one_back() -> None:
    after = asked(ORDERING).move(0, 1, START).clear(START)
    assert picks(after) == ()
    assert after.arranged == after.slot.order


# --- matching ---


def test_prompts_are_given_matches_one_by_one() -> None:
    one = asked(MATCHING).assign(1, 3, START)
    assert (picks(one), one.response.given, one.answered) == ((NONE, 3, NONE), 1, 0)
    whole = one.assign(0, 2, START).assign(2, 0, START)
    assert (picks(whole), whole.answered) == ((2, 3, 0), 1)


def test_a_match_may_be_given_again_and_taken_away() -> None:
    now = asked(MATCHING).respond((0, 1, 2), START)
    assert picks(now.assign(1, 3, START)) == (0, 3, 2)
    assert picks(now.assign(1, NONE, START)) == (0, NONE, 2)


def test_prompts_may_share_a_match() -> None:
    assert picks(asked(MATCHING).respond((1, 1, 1), START)) == (1, 1, 1)


def test_no_match_at_all_is_no_answer() -> None:
    assert picks(asked(MATCHING).assign(0, 1, START).assign(0, NONE, START)) == ()
    assert picks(asked(MATCHING).respond((NONE,) * 3, START)) == ()


@pytest.mark.parametrize("matches", [(0, 1), (0, 1, 2, 3), (0, 1, 4), (0, 1, -2)])
def test_each_prompt_is_given_one_of_the_matches(matches: tuple[int, ...]) -> None:
    with pytest.raises(IllegalMove):
        asked(MATCHING).respond(matches, START)


@pytest.mark.parametrize(("prompt", "match"), [(3, 0), (-1, 0), (99, 0), (0, 4), (0, -2), (0, 99)])
def test_a_prompt_or_match_that_is_not_there_is_refused(prompt: int, match: int) -> None:
    with pytest.raises(IllegalMove):
        asked(MATCHING).assign(prompt, match, START)


def test_a_match_that_is_struck_is_taken_from_its_prompts_and_restored_by_giving_it() -> None:
    struck = asked(MATCHING).respond((1, 1, 2), START).strike(1, START)
    assert (picks(struck), struck.response.struck) == ((NONE, NONE, 2), (1,))
    again = struck.assign(0, 1, START)
    assert (picks(again), again.response.struck) == ((1, NONE, 2), ())


def test_restoring_what_was_struck_gives_nothing_back() -> None:
    after = asked(MATCHING).respond((1, 0, 2), START).strike(1, START).strike(1, START)
    assert (picks(after), after.response.struck) == ((NONE, 0, 2), ())


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(NONE, 3)), max_size=20))
def test_the_last_match_given_to_a_prompt_is_the_one_it_has(given_: list[tuple[int, int]]) -> None:
    now = asked(MATCHING)
    for prompt, match in given_:
        now = now.assign(prompt, match, START)
    last = dict(given_)
    assert (picks(now) or (NONE,) * 3) == tuple(last.get(prompt, NONE) for prompt in range(3))


# --- numbers ---


@pytest.mark.parametrize("text", ["0.75", "75%", "3/4", "\u22122", "1e-3", "250 ms", "250MS"])
def test_what_is_typed_is_kept_as_it_was_typed(text: str) -> None:
    now = asked(NUMBER).enter(f"  {text} ", START)
    assert now.response.typed == text
    assert now.answered == 1


@pytest.mark.parametrize("text", ["x", "0,75", "1,234", "5 kg", "3/0", "inf", "nan", "1e99", "9" * 200])
def test_what_is_no_number_is_refused_with_the_way_out(text: str) -> None:
    now = asked(NUMBER).enter("5", START)
    with pytest.raises(IllegalMove, match="is no number; write one like"):
        now.enter(text, START)
    assert now.response.typed == "5"


def test_an_empty_text_takes_the_number_back() -> None:
    now = asked(NUMBER).enter("5", START)
    assert now.enter("  ", START).response.given == 0
    assert now.clear(START).response.given == 0


def test_a_number_that_comes_too_late_is_not_kept() -> None:
    late = asked(NUMBER, strict=True).enter("5", START + timedelta(minutes=10))
    assert (late.closed, late.response.typed) == (True, "")


def test_a_long_unit_may_be_typed_too() -> None:
    unit = "requests each second of each node"
    now = asked(fixed_number(unit=unit)).enter(f"0.123456789 {unit}", START)
    assert now.response.given == 1


# --- beside the answer ---


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_an_answer_may_be_rated_and_the_rating_taken_back(confidence: str) -> None:
    now = asked(NUMBER).enter("5", START).rate(confidence, START)
    assert now.response.confidence == confidence
    assert now.rate("", START).response.confidence == ""


def test_without_an_answer_there_is_nothing_to_rate() -> None:
    with pytest.raises(IllegalMove, match="answer first"):
        asked(NUMBER).rate("sure", START)


def test_only_the_given_words_rate_an_answer() -> None:
    with pytest.raises(IllegalMove, match="say guess, fairly, sure"):
        asked(NUMBER).enter("5", START).rate("certain", START)


@pytest.mark.parametrize("first", [question(), ORDERING, MATCHING, NUMBER], ids=lambda each: each.id)
def test_a_rating_goes_with_the_answer_it_was_of(first: Question) -> None:
    now = asked(first)
    if first is NUMBER:
        rated = now.enter("5", START).rate("sure", START)
        emptied = rated.enter("", START)
        other = rated.enter("6", START)
    else:
        rated = now.respond(first.body.key, START).rate("sure", START)
        emptied = rated.respond((), START)
        other = rated.flag(START)
    assert emptied.response.confidence == rated.clear(START).response.confidence == ""
    assert other.response.confidence == "sure"


def test_striking_the_only_pick_leaves_nothing_to_be_sure_of() -> None:
    rated = asked(question()).pick(1, START).rate("sure", START)
    assert rated.strike(1, START).response.confidence == ""


def test_a_passage_is_highlighted_and_no_longer() -> None:
    now = asked(question()).highlight("right", START).highlight("data", START)
    assert now.response.highlights == ("right", "data")
    assert now.highlight("right", START).response.highlights == ("data",)


def test_a_passage_that_is_too_long_is_cut_and_can_be_taken_away() -> None:
    now = asked(question()).highlight("x" * 5_000, START)
    assert now.response.highlights == ("x" * 2_000,)
    assert now.highlight("x" * 5_000, START).response.highlights == ()


def test_the_oldest_of_too_many_highlights_goes() -> None:
    now = asked(question())
    for number in range(60):
        now = now.highlight(f"passage {number}", START)
    assert now.response.highlights == tuple(f"passage {number}" for number in range(10, 60))


@pytest.mark.parametrize("passage", ["", " ", "\n\t"])
def test_nothing_is_not_highlighted(passage: str) -> None:
    with pytest.raises(IllegalMove, match="nothing to highlight"):
        asked(question()).highlight(passage, START)


def test_highlights_and_strikes_of_one_question_are_not_those_of_another() -> None:
    now = asked(question()).highlight("right", START).strike(0, START).go_to(2, START)
    assert (now.response.highlights, now.response.struck) == ((), ())
    assert now.go_to(1, START).response.highlights == ("right",)
