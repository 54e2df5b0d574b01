"""Old answers by the keys of today: only where the very same was asked, and told apart by texts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    F1,
    PAIRS,
    STEPS,
    every_kind,
    fixed_number,
    fresh_number,
    matching,
    ordering,
    question,
    right_answer,
    slots_of,
)
from tests.exam.answers_given import responses

from mlquiz.exam.grade import points
from mlquiz.exam.regrade import regraded, rekeyed
from mlquiz.model.attempt import Points, Response
from mlquiz.model.question import (
    NONE,
    Choice,
    Matching,
    Numeric,
    Option,
    Ordering,
    Question,
    Variable,
)

RIGHT, WRONG = Points(1, 1), Points(0, 1)
CREDITS = st.sampled_from(["whole", "partial"])


def earned(taken: Question, now: Question, response: Response, credit: str = "whole") -> Points | None:
    (slot,) = slots_of([taken])
    return regraded(taken, now, slot, response, credit)


def shuffled(draw: st.DrawFn, asked: Question) -> Question:
    """The same question as an author may write it just as well."""
    body = asked.body
    if isinstance(body, Choice):
        return replace(asked, body=Choice(tuple(draw(st.permutations(body.options)))))
    if isinstance(body, Matching):
        pairs, others = draw(st.permutations(body.pairs)), draw(st.permutations(body.distractors))
        return replace(asked, body=Matching(tuple(pairs), tuple(others)))
    if isinstance(body, Numeric):
        return replace(asked, body=replace(body, variables=tuple(draw(st.permutations(body.variables)))))
    return asked


def mended(draw: st.DrawFn, asked: Question) -> Question:
    """The same question with another key, right or not."""
    body = asked.body
    if isinstance(body, Choice):
        key = draw(
            st.sets(st.sampled_from(range(len(body.options))), min_size=body.choose, max_size=body.choose)
        )
        options = (replace(each, correct=place in key) for place, each in enumerate(body.options))
        return replace(asked, body=Choice(tuple(options)))
    if isinstance(body, Ordering):
        return replace(asked, body=Ordering(tuple(draw(st.permutations(body.steps)))))
    if isinstance(body, Matching):
        matches = draw(st.permutations(body.offered))
        pairs = tuple(zip(body.prompts, matches, strict=False))
        return replace(asked, body=Matching(pairs, tuple(matches[len(pairs) :])))
    moved = draw(st.sampled_from([0.0, 1.0]))
    formula = f"{body.formula} + {moved}" if body.formula and moved else body.formula
    answer = None if body.answer is None else body.answer + moved
    return replace(asked, body=replace(body, formula=formula, answer=answer))


def by_texts(taken: Question, now: Question, response: Response) -> Response:
    """The same answer as it would be given to today's question, worked out from texts alone."""
    offered = list(now.body.offered)
    texts = [None if pick == NONE else taken.body.offered[pick] for pick in response.picks]
    if texts and now.body.prompts:
        texts = [texts[taken.body.prompts.index(prompt)] for prompt in now.body.prompts]
    return replace(response, picks=tuple(NONE if text is None else offered.index(text) for text in texts))


@given(st.data(), CREDITS)
def test_another_order_of_what_is_offered_is_no_correction(data: st.DataObject, credit: str) -> None:
    taken = data.draw(st.sampled_from(every_kind()))
    (slot,) = slots_of([taken])
    response = data.draw(responses(taken, slot))
    now = data.draw(st.composite(shuffled)(taken))
    assert not rekeyed(taken, now)
    assert regraded(taken, now, slot, response, credit) is None


@given(st.data(), CREDITS)
def test_a_corrected_key_earns_what_the_same_texts_earn_today(data: st.DataObject, credit: str) -> None:
    taken = data.draw(st.sampled_from(every_kind()))
    (slot,) = slots_of([taken])
    response = data.draw(responses(taken, slot))
    fixed = data.draw(st.composite(mended)(taken))
    now = data.draw(st.composite(shuffled)(fixed))
    earns = regraded(taken, now, slot, response, credit)
    assert (earns is None) == (fixed.body == taken.body or not rekeyed(taken, fixed))
    if earns is not None:
        assert earns == points(now, slot, by_texts(taken, now, response), credit)
        assert earns.possible == points(taken, slot, response, credit).possible
        assert earns == regraded(taken, fixed, slot, response, credit), "whatever the order of the options"


def test_who_picked_what_is_right_today_is_right_by_it() -> None:
    taken, now = question(key=(0,)), question(key=(2,))
    assert earned(taken, now, Response(picks=(2,))) == RIGHT
    assert earned(taken, now, Response(picks=(0,))) == WRONG
    assert earned(taken, now, Response()) == WRONG


def test_what_was_written_about_a_question_is_no_key() -> None:
    taken = question()
    body = Choice(tuple(replace(each, rationale="Another") for each in taken.choice.options))
    for now in (
        replace(taken, body=body, explanation="Another", references=(), difficulty="hard", domain="models"),
        replace(taken, stem="Another stem?"),
    ):
        assert earned(taken, now, Response(picks=(0,))) is None


def test_lines_of_a_stem_may_break_elsewhere() -> None:
    taken = question(stem="What is right\nin this case?")
    now = question(stem="What is right in\n\nthis case?\n", key=(1,))
    assert earned(taken, now, Response(picks=(1,))) == RIGHT


def test_another_stem_or_scenario_is_another_question_whatever_its_key() -> None:
    taken = replace(question(stem="Which is right?"), scenario="A bank.")
    for now in (
        replace(taken, stem="Which is NOT right?", body=question(key=(1,)).body),
        replace(taken, scenario="A hospital.", body=question(key=(1,)).body),
        replace(taken, scenario="", stem="A bank. Which is right?", body=question(key=(1,)).body),
    ):
        assert earned(taken, now, Response(picks=(1,))) is None


def options(*texts: str, key: tuple[int, ...] = (0,)) -> Question:
    return replace(
        question(), body=Choice(tuple(Option(each, correct=place in key) for place, each in enumerate(texts)))
    )


@pytest.mark.parametrize(
    "now",
    [
        options("a", "b", "d", key=(1,)),
        options("a", "b", key=(1,)),
        options("a", "b", "c", key=(0, 1)),
        options("a", "b", "c", "d", key=(3,)),
        options("a", "b", "c", "c", key=(1,)),
    ],
    ids=["other text", "option gone", "two are right", "a new one is right", "texts alike"],
)
def test_a_choice_among_other_options_is_another_question(now: Question) -> None:
    assert earned(options("a", "b", "c"), now, Response(picks=(1,))) is None


def test_a_distractor_may_have_come() -> None:
    taken, now = options("a", "b", "c"), options("d", "c", "b", "a", key=(1,))
    assert [earned(taken, now, Response(picks=(pick,))) for pick in range(3)] == [WRONG, WRONG, RIGHT]


def test_steps_are_graded_by_todays_order() -> None:
    swapped = (STEPS[1], STEPS[0], *STEPS[2:])
    taken, now = ordering(), ordering(steps=swapped)
    assert earned(taken, now, Response(picks=now.body.key)) == RIGHT
    assert earned(taken, now, Response(picks=taken.body.key)) == WRONG
    assert earned(taken, now, Response(picks=taken.body.key), "partial") == Points(3, 5)
    assert earned(taken, now, Response()) == WRONG


@pytest.mark.parametrize(
    "steps",
    [(*STEPS[1:], "Ship it"), STEPS[:0:-1], (*STEPS[::-1], "Ship it"), (STEPS[1], STEPS[1], *STEPS[2:])],
    ids=["another step", "a step gone", "a step more", "steps alike"],
)
def test_other_steps_are_another_question(steps: tuple[str, ...]) -> None:
    assert earned(ordering(), ordering(steps=steps), Response(picks=ordering().body.key)) is None


def test_steps_that_are_alike_cannot_be_told_apart() -> None:
    taken, now = ordering(steps=("Wait", "Wait", "Go")), ordering(steps=("Wait", "Go", "Wait"))
    assert earned(taken, now, Response(picks=(0, 1, 2))) is None


SWAPPED = ((PAIRS[0][0], PAIRS[1][1]), (PAIRS[1][0], PAIRS[0][1]), PAIRS[2])


def test_matches_are_graded_by_prompt_and_text() -> None:
    taken, now = matching(), matching(pairs=SWAPPED[::-1])
    swapped = matching(pairs=SWAPPED)
    assert earned(taken, now, Response(picks=swapped.body.key)) == RIGHT
    assert earned(taken, now, Response(picks=taken.body.key), "partial") == Points(1, 3)
    assert earned(taken, now, Response(picks=(NONE, NONE, taken.body.key[2])), "partial") == Points(1, 3)
    assert earned(taken, now, Response(), "partial") == Points(0, 3)


@pytest.mark.parametrize(
    "now",
    [
        matching(pairs=(*SWAPPED[:2], ("F1", PAIRS[2][1]))),
        matching(pairs=SWAPPED[:2], distractors=(PAIRS[2][1], "Right of all wrong")),
        matching(pairs=SWAPPED, distractors=()),
        matching(
            pairs=(*PAIRS[:2], (PAIRS[2][0], "All that is right")),
            distractors=(PAIRS[2][1], "Right of all wrong"),
        ),
    ],
    ids=["other prompt", "prompt gone", "distractor gone", "a new match is right"],
)
def test_other_prompts_or_matches_are_another_question(now: Question) -> None:
    assert earned(matching(), now, Response(picks=matching().body.key)) is None


def test_a_number_is_graded_by_todays_answer_and_tolerance() -> None:
    taken = fixed_number(answer=0.75)
    assert earned(taken, fixed_number(answer=0.8), Response(typed="0.8")) == RIGHT
    assert earned(taken, fixed_number(answer=0.8), Response(typed="0.75")) == WRONG
    assert earned(taken, fixed_number(tolerance=0.1), Response(typed="0.8")) == RIGHT
    assert earned(taken, fixed_number(answer=0.8, unit="ms"), Response(typed="0.8")) is None


def test_a_formula_is_worked_out_for_the_numbers_that_were_drawn() -> None:
    taken = fresh_number()
    now = fresh_number(body=replace(F1, formula="tp / (tp + fp)"))
    (slot,) = slots_of([taken])
    drawn = {name: float(value) for name, value in slot.values}
    precision = drawn["tp"] / (drawn["tp"] + drawn["fp"])
    assert earned(taken, now, Response(typed=f"{precision:.6f}")) == RIGHT
    assert earned(taken, now, Response(typed=right_answer(taken, slot)[1])) == WRONG


@pytest.mark.parametrize(
    "body",
    [
        replace(F1, formula="1 / (1 + (fp + fn) / (2*tp))"),
        replace(F1, formula="tp + fp + tn", variables=(*F1.variables, Variable("tn", 1, 9))),
        replace(F1, formula="tp / (tp + fp)", variables=F1.variables[:2]),
        replace(F1, formula="tp / (tp + fp)", variables=(Variable("tp", 900, 990), *F1.variables[1:])),
        replace(F1, formula="tp / (fp - fp)"),
        Numeric(0.005, answer=0.8),
    ],
    ids=["same value", "a variable more", "a variable gone", "other range", "no value", "no formula"],
)
def test_other_numbers_are_another_question_and_the_same_value_the_same_key(body: Numeric) -> None:
    taken = fresh_number(stem="What is F1?")
    assert earned(taken, fresh_number(body=body, stem="What is F1?"), Response(typed="0.8")) is None


@given(st.sampled_from(every_kind()), st.sampled_from(every_kind()))
def test_another_kind_is_another_question(taken: Question, other: Question) -> None:
    now = replace(taken, body=other.body)
    if taken.body.kind != other.body.kind:
        assert not rekeyed(taken, now)
