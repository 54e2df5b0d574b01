"""The memory model: the published figures hold through our mapping of answers."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.insight.schedule import Review, rating, recalls, remembered
from mlquiz.model.recall import Recall

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def reviews(*answers: tuple[float, bool], confidence: str = "", seconds: float = 60.0) -> list[Review]:
    """Answers to one question: after so many days, right or wrong."""
    return [Review("q", "choice", START + days * DAY, right, confidence, seconds) for days, right in answers]


def recalled(history: Sequence[Review], days: float) -> Recall:
    return recalls(history, START + days * DAY)["q"]


def test_the_published_intervals_hold_where_right_is_good_and_wrong_is_again() -> None:
    """Six right answers, two wrong ones and five right ones, each on the day it is due, without fuzz."""
    scheduler, card = Scheduler(enable_fuzzing=False), Card(card_id=0, due=START)
    at, intervals = START, []
    for place, right in enumerate([True] * 6 + [False] * 2 + [True] * 5):
        meant = rating(Review("q", "choice", at, right), first=place == 0, usual=60)
        card, _ = scheduler.review_card(card, meant, at)
        intervals.append((card.due - at).days)
        at = card.due
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_a_question_is_due_after_the_published_intervals() -> None:
    """Right at once twice, then each time on the day that it is due."""
    days, told = [0.0, 0.007], []
    for _ in range(4):
        found = recalled(reviews(*((each, True) for each in days)), days[-1])
        told.append((found.due - found.last).days)
        days.append(days[-1] + told[-1])
    assert told == [2, 11, 46, 163]


def test_what_was_remembered_at_each_answer_is_the_models_recall() -> None:
    history = reviews((0, True), (3, True), (10, False), (11, True))
    history.insert(2, Review("other", "choice", START + 5 * DAY, True))
    scheduler, card = Scheduler(enable_fuzzing=False), Card(card_id=0, due=START)
    expected: list[float | None] = []
    for each in history:
        first = each.at == START
        if each.question == "q":
            expected.append(None if first else scheduler.get_card_retrievability(card, each.at))
            card, _ = scheduler.review_card(card, Rating.Good if each.right else Rating.Again, each.at)
        else:
            expected.append(None)
    assert remembered(history) == expected


def test_the_published_stability_holds() -> None:
    """One wrong and five right answers after 0, 0, 1, 3, 8 and 21 days: a stability of 53.62691 days."""
    scheduler = Scheduler(enable_fuzzing=False)
    card, at = Card(card_id=0, due=START), START
    history = []
    for days, right in [(0, False), (0, True), (1, True), (3, True), (8, True), (21, True)]:
        at += days * DAY
        history.append(Review("q", "choice", at, right))
        card, _ = scheduler.review_card(card, Rating.Good if right else Rating.Again, at)
    assert card.stability == pytest.approx(53.62691, abs=1e-4)
    assert card.difficulty == pytest.approx(6.3574867, abs=1e-4)
    later = at + 53.62691 * DAY
    assert recalls(history, later)["q"].recall == pytest.approx(
        scheduler.get_card_retrievability(card, later)
    )
    assert recalls(history, later)["q"].recall == pytest.approx(0.9, abs=0.005)


@pytest.mark.parametrize(
    ("right", "confidence", "first", "seconds", "meant"),
    [
        (False, "", True, 60, Rating.Again),
        (False, "sure", False, 10, Rating.Again),
        (True, "guess", True, 60, Rating.Again),
        (True, "guess", False, 60, Rating.Hard),
        (True, "fairly", True, 60, Rating.Good),
        (True, "", False, 10, Rating.Good),
        (True, "sure", True, 10, Rating.Good),
        (True, "sure", False, 60, Rating.Good),
        (True, "sure", False, 30, Rating.Easy),
        (True, "sure", False, 0, Rating.Good),
    ],
)
def test_an_answer_means_to_the_model_what_it_says_of_memory(
    right: bool, confidence: str, first: bool, seconds: float, meant: Rating
) -> None:
    review = Review("q", "choice", START, right, confidence, seconds)
    assert rating(review, first, usual=60) is meant


def test_what_was_missed_is_missed_until_it_is_right() -> None:
    assert recalled(reviews((0, False)), 1).missed
    assert not recalled(reviews((0, False), (1, True)), 2).missed


def test_a_confident_error_comes_again_after_a_day_and_after_a_week() -> None:
    wrong = reviews((0, False), confidence="sure")
    assert recalled(wrong, 0).confident
    assert recalled(wrong, 0).due <= START + DAY
    once = [*wrong, *reviews((1, True), confidence="sure")]
    assert recalled(once, 1).confident
    assert recalled(once, 1).due <= START + 7 * DAY
    twice = [*once, *reviews((7, True), confidence="sure")]
    assert not recalled(twice, 7).confident
    again = [*twice, *reviews((9, False), confidence="sure")]
    assert recalled(again, 9).confident


def test_an_unsure_error_is_no_confident_one() -> None:
    assert not recalled(reviews((0, False), confidence="fairly"), 0).confident


@given(st.lists(st.tuples(st.floats(0, 30), st.booleans()), min_size=1, max_size=12), st.floats(0, 400))
def test_memory_fades_and_stays_a_share(steps: list[tuple[float, bool]], wait: float) -> None:
    days, history = 0.0, []
    for gap, right in steps:
        days += gap
        history += reviews((days, right))
    now, later = recalled(history, days + wait).recall, recalled(history, days + wait + 10).recall
    assert 0 <= later <= now <= 1


def test_a_clock_in_the_past_is_survived() -> None:
    assert recalled(reviews((0, True), (10, True)), -500).recall == pytest.approx(1.0, abs=0.01)


def test_questions_do_not_touch_each_other() -> None:
    one = reviews((0, True), (3, False))
    other = [Review("p", "numeric", START + DAY, True)]
    assert recalls([one[0], *other, one[1]], START + 5 * DAY)["q"] == recalled(one, 5)


steps = st.lists(st.tuples(st.floats(0, 30), st.booleans()), min_size=1, max_size=8)


def answered(steps: Sequence[tuple[float, bool]]) -> tuple[list[Review], float]:
    """Answers after gaps of so many days, and the day of the last."""
    days, history = 0.0, []
    for gap, right in steps:
        days += gap
        history += reviews((days, right))
    return history, days


@given(steps, st.floats(0, 60), st.floats(0.1, 300))
def test_until_an_exam_nothing_is_due_later_and_what_will_be_recalled_then_is_told(
    steps: list[tuple[float, bool]], wait: float, left: float
) -> None:
    history, days = answered(steps)
    now = START + (days + wait) * DAY
    exam = now + left * DAY
    plain, planned = recalls(history, now)["q"], recalls(history, now, exam)["q"]
    assert planned.due == min(plain.due, exam)
    assert planned.then == pytest.approx(recalls(history, exam)["q"].recall)
    assert planned.then is not None
    assert planned.then <= planned.recall == plain.recall
    assert (planned.first, planned.last) == (history[0].at, history[-1].at)


@pytest.mark.parametrize("days", [0, -1, -400])
def test_an_exam_that_is_not_to_come_changes_nothing(days: float) -> None:
    history = reviews((0, True), (3, False))
    now = START + 5 * DAY
    assert recalls(history, now, now + days * DAY) == recalls(history, now)
    assert recalls(history, now)["q"].then is None


def test_an_exam_nearer_than_the_last_answer_is_survived() -> None:
    """The clock was set back: the answers are of days to come."""
    found = recalls(reviews((0, True), (50, True)), START, START + 10 * DAY)["q"]
    assert found.then == pytest.approx(found.recall)
    assert found.due == START + 10 * DAY
