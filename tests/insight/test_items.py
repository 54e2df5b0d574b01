"""Item analysis: figures by hand, floors, and what is held against a question."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.insight.answer_sheets import GUESSING, answer, choices, cohort, sheets

from mlquiz.insight.answer import Answer, Asked
from mlquiz.insight.distractors import Working
from mlquiz.insight.interval import wilson
from mlquiz.insight.items import Item, item_analysis
from mlquiz.insight.rest import OTHERS, columns, correlation

MATRICES = st.lists(st.text("+-.", min_size=12, max_size=12), min_size=1, max_size=40)


def one(answers: list[Answer], question: int = 0, count: int = 12) -> Item:
    return item_analysis(choices(count), answers)[question]


def codes(item: Item) -> list[str]:
    return [flag.code for flag in item.flags]


def test_difficulty_is_the_share_right_and_a_blank_is_wrong() -> None:
    item = one(sheets(*["+" * 12] * 18, *["-" * 12] * 9, *["." * 12] * 3))
    assert (item.n, item.blank, item.difficulty) == (30, 3, 0.6)
    assert (item.low, item.high) == wilson(18, 30)
    assert item.beyond_chance == pytest.approx((0.6 - GUESSING) / (1 - GUESSING))


def test_below_thirty_answers_nothing_is_told_but_their_number() -> None:
    item = one(sheets(*["+-" * 6] * 29))
    assert (item.n, item.difficulty, item.low, item.seconds, item.flags) == (29, None, None, None, ())
    assert [(use.picked, use.share) for use in item.options] == [(29, None), (0, None), (0, None), (0, None)]


def test_correlations_wait_for_a_hundred_answers() -> None:
    few, enough = one(cohort(99, 12)), one(cohort(100, 12))
    assert (few.pairs, few.discrimination, few.d27) == (99, None, None)
    assert {use.working for use in few.options} == {None}
    assert {use.discrimination for use in few.options} == {None}
    assert all(use.share is not None for use in few.options)
    assert enough.discrimination is not None
    assert enough.d27 is not None
    assert all(use.working for use in enough.options if not use.key)


def test_the_rest_leaves_the_question_itself_out() -> None:
    rows = ["+" + "+" * 8 + "---", "-" + "+" * 4 + "-------"]
    column = columns(sheets(*rows))["q-00"]
    assert column.rests == (8 / 11, 4 / 11)


def test_discrimination_is_the_correlation_with_the_rest() -> None:
    answers = cohort(150, 14)
    marks = np.zeros((150, 14))
    for each in answers:
        marks[int(each.attempt[2:]), int(each.question[2:])] = each.credit
    rest = marks.sum(axis=1) - marks[:, 3]
    assert one(answers, 3, 14).discrimination == pytest.approx(np.corrcoef(marks[:, 3], rest)[0, 1])


def test_the_point_biserial_is_the_one_of_the_book() -> None:
    right, score = np.array([1.0, 1, 1, 0, 0]), np.array([9.0, 8, 7, 6, 5])
    book = (8 - 5.5) / score.std() * np.sqrt(0.6 * 0.4)
    assert correlation(right, score) == pytest.approx(book)
    assert correlation(np.ones(5), score) is None


def test_an_attempt_with_fewer_than_ten_others_has_no_rest() -> None:
    short, long = "+" * OTHERS, "+" * (OTHERS + 1)
    assert set(columns(sheets(short))["q-00"].rests) == {None}
    assert columns(sheets(long))["q-00"].rests == (1.0,)


def test_only_what_was_seen_for_the_first_time_counts() -> None:
    answers = sheets(*["+" * 12] * 30)
    later = [replace(each, attempt=f"b-{each.attempt}", credit=0.0, first=False) for each in answers]
    unseen = [replace(each, attempt=f"c-{each.attempt}", credit=0.0, seen=False) for each in answers]
    assert item_analysis(choices(12), answers + later + unseen) == item_analysis(choices(12), answers)


def test_d27_is_the_upper_group_less_the_lower() -> None:
    strong, weak = "+" + "+" * 11, "-" + "-" * 11
    middle = ["+-" * 6] * 23 + ["-+" * 6] * 23
    item = one(sheets(*[strong] * 27, *middle, *[weak] * 27))
    assert item.d27 == 1.0


def test_equal_rests_are_ordered_by_attempt() -> None:
    rows = ["+" + "-" * 11] * 50 + ["-" * 12] * 50
    assert one(sheets(*rows)).d27 == -1.0
    assert one(sheets(*rows[::-1])).d27 == 1.0


def test_a_question_whose_answers_are_all_the_same_does_not_discriminate_at_all() -> None:
    item = one([replace(each, credit=1.0) if each.question == "q-00" else each for each in cohort(120, 12)])
    assert item.discrimination is None
    assert codes(item)[0] == "D03"


def test_time_is_the_median_of_those_who_answered() -> None:
    seconds = [*range(30), 500]
    answers = [replace(answer(f"a-{each:03}", "q-00"), seconds=float(each)) for each in seconds]
    blank = [replace(answer(f"b-{each}", "q-00", given=False), seconds=900.0) for each in range(50)]
    assert one(answers + blank).seconds == 15.0


def test_a_wrong_key_is_found_and_the_right_one_named() -> None:
    items = item_analysis(choices(20), cohort(300, 20, keys={7: 2}))
    assert [item.question for item in items if "D01" in codes(item)] == ["q-07"]
    assert items[7].flags[0].options == (2,)
    assert items[7].flags[0].level == "error"
    assert "D05" not in codes(items[7])


def test_a_wrong_key_is_found_on_random_forms_too() -> None:
    items = item_analysis(choices(60), cohort(400, 60, asked=25, keys={7: 2, 33: 1}))
    assert [item.question for item in items if "D01" in codes(item)] == ["q-07", "q-33"]


@pytest.mark.parametrize("seed", range(5))
def test_sound_questions_are_not_held_to_be_flawed(seed: int) -> None:
    for item in item_analysis(choices(30), cohort(500, 30, seed=seed)):
        assert {flag.level for flag in item.flags} <= {"info"}
        assert Working.DRAWS_THE_STRONG not in {use.working for use in item.options}


def test_a_wrong_key_among_two_is_found() -> None:
    rng = np.random.default_rng(2)
    answers = [each for each in cohort(300, 12) if each.question != "q-00"]
    strong = {
        each: sum(a.credit for a in answers if a.attempt == each) for each in {a.attempt for a in answers}
    }
    for attempt, credit in strong.items():
        knows = credit + rng.normal() > 6
        picked = (0, 3) if knows else (0, 1) if rng.random() < 0.5 else (1, 2)
        answers.append(Answer(attempt, "q-00", float(picked == (0, 1)), picked))
    item = item_analysis([Asked("q-00", 4, (0, 1), 1 / 6)], answers)[0]
    assert item.flags[0].code == "D01"
    assert item.flags[0].options == (3,)


def test_a_question_that_does_not_tell_takers_apart_is_flagged() -> None:
    rng = np.random.default_rng(3)
    answers = [
        replace(each, credit=float(rng.random() < 0.5), picked=(0,)) if each.question == "q-00" else each
        for each in cohort(400, 20)
    ]
    assert "D02" in codes(one(answers, 0, 20))


@pytest.mark.parametrize(
    ("right", "told"), [(5, "too hard"), (6, ""), (28, ""), (29, "too easy"), (0, "too hard")]
)
def test_what_is_too_hard_or_too_easy_is_flagged(right: int, told: str) -> None:
    item = one(sheets(*["+" * 12] * right, *["-" * 12] * (30 - right)))
    assert [flag.what for flag in item.flags if flag.code == "D03"] == ([told] if told else [])


def test_a_distractor_that_hardly_anybody_picks_does_not_function() -> None:
    item = one(cohort(300, 12, weights=(0.6, 0.38, 0.02)))
    assert item.options[3].working is Working.RARELY_PICKED
    (flag,) = item.flags
    assert (flag.code, flag.level, flag.options) == ("D04", "info", (3,))


def test_a_distractor_that_draws_the_strong_is_flagged() -> None:
    answers = cohort(400, 20)
    credit: dict[str, float] = {}
    for each in answers:
        credit[each.attempt] = credit.get(each.attempt, 0.0) + each.credit
    drawn = [
        replace(each, credit=0.0, picked=(3 if credit[each.attempt] > 12 else 1,))
        if each.question == "q-00" and (each.picked != (0,) or int(each.attempt[2:]) % 3 == 0)
        else each
        for each in answers
    ]
    item = one(drawn, 0, 20)
    assert ("D05", (3,)) in [(flag.code, flag.options) for flag in item.flags]
    assert item.options[3].working is Working.DRAWS_THE_STRONG


def test_a_blank_is_no_evidence_about_an_option() -> None:
    answers = cohort(200, 12)
    blank = [answer(f"b-{number}", "q-00", given=False) for number in range(100)]
    assert one(answers + blank).options == one(answers).options


def test_a_question_that_is_no_choice_has_no_options() -> None:
    answers = [replace(each, picked=()) for each in cohort(150, 12)]
    (item,) = item_analysis([Asked("q-00")], answers)
    assert item.options == ()
    assert item.beyond_chance is None
    assert item.discrimination is not None
    assert item.seconds == 60.0


def test_partial_credit_counts_in_part() -> None:
    answers = [replace(each, credit=0.5) for each in sheets(*["+" * 12] * 30)]
    assert one(answers).difficulty == 0.5


def test_a_question_that_nobody_answered_has_no_figures() -> None:
    (item,) = item_analysis([Asked("q-99", 4, (0,), 0.25)], [])
    assert (item.n, item.pairs, item.difficulty, item.flags) == (0, 0, None, ())
    assert len(item.options) == 4


@given(MATRICES, st.randoms())
def test_the_order_of_the_answers_changes_nothing(rows: list[str], dice: object) -> None:
    answers = sheets(*rows)
    shuffled = list(answers)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert item_analysis(choices(12), shuffled) == item_analysis(choices(12), answers)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 160), st.integers(1, 14))
def test_every_figure_is_in_its_range(seed: int, takers: int, asked: int) -> None:
    for item in item_analysis(choices(14), cohort(takers, 14, seed=seed, asked=asked)):
        assert 0 <= item.pairs <= item.n
        for share in (item.difficulty, item.low, item.high, *(use.share for use in item.options)):
            assert share is None or 0 <= share <= 1
        for r in (item.discrimination, item.d27, *(use.discrimination for use in item.options)):
            assert r is None or -1 <= r <= 1
        if item.difficulty is not None:
            assert item.low <= item.difficulty <= item.high  # type: ignore[operator]
            assert sum(use.share or 0 for use in item.options) == pytest.approx(1)
