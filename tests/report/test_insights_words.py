"""Insights, plans and study in sentences."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.report.insights_made import TODAY, calendar, rich

from mlquiz.insight.habit import Retention, levels, retention
from mlquiz.insight.pace import Median
from mlquiz.insight.study import Study
from mlquiz.model.plan import Calendar, Day, Doing
from mlquiz.report.insights_words import (
    exam_words,
    level_words,
    median_words,
    points_an_hour,
    recall_words,
    retention_words,
    study_words,
    today_short,
    today_words,
)
from mlquiz.report.words import weight_words


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (calendar(), "exam on 2027-02-01, in 71 days"),
        (calendar(TODAY + timedelta(days=1)), "exam on 2026-11-23, in 1 day"),
        (calendar(TODAY, doing=Doing.EXAM), "exam today, 2026-11-22"),
        (calendar(TODAY - timedelta(days=3)), "exam was on 2026-11-19, 3 days ago"),
    ],
)
def test_the_day_of_the_exam_is_told_by_how_far_it_is(plan: Calendar, told: str) -> None:
    assert exam_words(plan) == told


@pytest.mark.parametrize(
    ("plan", "told", "short"),
    [
        (calendar(), "today 18 of 30 left: 7 new, 11 again", "18 due"),
        (calendar(left=0, done=30), "today all 30 done", "0 due"),
        (calendar(left=0, done=0), "today nothing is due", "0 due"),
        (calendar(left=3, done=0), "today 3 of 3 left: 3 new", "3 due"),
        (calendar(doing=Doing.MOCK, left=1), "today a mock, or 1 question of the list", "mock today"),
        (calendar(doing=Doing.MOCK, left=0), "today a mock", "mock today"),
        (calendar(doing=Doing.REST, left=0), "today rest", "rest today"),
        (calendar(TODAY, doing=Doing.EXAM, left=0), "today the exam", "exam today"),
    ],
)
def test_today_is_told_by_what_it_is_for(plan: Calendar, told: str, short: str) -> None:
    assert (today_words(plan.today), today_short(plan.today)) == (told, short)


def test_what_stays_unseen_is_told_and_a_mock_that_was_sat() -> None:
    assert "187 of 401 questions answered, at this pace 12 stay unseen; " in recall_words(
        replace(calendar(), left_over=12)
    )
    today = replace(calendar().today, day=Day(calendar().plan.since, Doing.MOCK), sat=True)
    assert today_words(today) == "today a mock, sat"


def test_weights_are_rounded_and_not_cut_off() -> None:
    assert [weight_words(each / 101) for each in (21, 20, 18, 16, 13, 13)] == [
        "21%",
        "20%",
        "18%",
        "16%",
        "13%",
        "13%",
    ]


def test_what_is_kept_of_the_bank_until_the_exam_is_told_with_its_n() -> None:
    assert recall_words(calendar()) == (
        "187 of 401 questions answered; without another look you would recall 41% of them in the exam"
    )
    assert recall_words(replace(calendar(), recall_then=None)) == "187 of 401 questions answered"


def test_an_hour_of_study_is_told_in_points() -> None:
    objective = rich().study[1]
    assert study_words(objective) == "2.2 Perform feature engineering: +1.6 points an hour; mastery 58%, n 21"
    unknown = Study("data", "", "Data", 3, None, 0.0004, 2.0)
    assert study_words(unknown) == "Data: less than 0.1 points an hour; not enough evidence, n 3"
    assert points_an_hour(replace(unknown, gain=-0.0001)) == "less than 0.1 points an hour"


def test_retention_tells_what_was_recalled_and_not_guessed() -> None:
    assert retention_words(retention([(0.25, True, 112), (0.25, False, 26)])) == (
        "112 of 138 right on questions seen before, 81%; recalled 74%, guesses taken out"
    )
    assert retention_words(Retention(3, 2)) == (
        "not enough evidence: 3 answers to questions seen before, told from 5 on"
    )
    assert retention_words(Retention(5, 4, 0.8)).endswith("80%")


def test_a_word_of_confidence_has_its_interval_from_the_floor_on() -> None:
    guess, fairly, sure = levels({"guess": (2, 4), "sure": (30, 34)})
    assert level_words(guess) == "2 of 4 right, not enough evidence"
    assert level_words(fairly) == "never used"
    assert level_words(sure) == "30 of 34 right, 88% (80%: 79% to 93%)"


def test_a_median_has_its_n() -> None:
    assert median_words(Median(180, timedelta(seconds=72))) == "1:12 (n 180)"
    assert median_words(Median(4)) == "not enough evidence (n 4)"
