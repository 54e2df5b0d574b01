"""What is said of the time as it goes: each notice once, and none where there is no clock."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import START, slots

from mlquiz.exam.pacing import NOTICES, ahead, notice
from mlquiz.exam.session import Session
from mlquiz.model.form import Rules
from mlquiz.model.standing import Status

MINUTE = timedelta(minutes=1)


def used(minutes: float, *, of: float | None = 40, answered: int = 0) -> Session:
    """A session of ten questions with so many minutes used."""
    limit = None if of is None else of * MINUTE
    session = Session.start(slots(10), Rules(limit), START)
    for position in range(1, answered + 1):
        session = session.go_to(position, START).pick(0, START)
    return replace(session, used=minutes * MINUTE)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (9.99, 10, "30 minutes left."),
        (24.9, 25.1, "15 minutes left."),
        (34.9, 35, "5 minutes left."),
        (38.9, 39, "1 minute left."),
        (9, 26, "15 minutes left."),
        (19.9, 20, "Half of the time is gone: 3 answered, 5 would be an even pace."),
        (29.9, 30, "Three quarters of the time is gone: 3 answered, 7 would be an even pace."),
        (10, 10, ""),
        (11, 12, ""),
        (39.5, 39.9, ""),
    ],
)
def test_a_notice_comes_when_its_moment_passes(before: float, after: float, said: str) -> None:
    assert notice(used(before, answered=3), used(after, answered=3)) == said


def test_without_a_clock_nothing_is_said() -> None:
    assert notice(used(1, of=None), used(100, of=None)) == ""
    assert ahead(used(1, of=None)) is None


def test_a_form_that_is_closed_gets_no_notice() -> None:
    assert notice(used(38), replace(used(40), status=Status.EXPIRED)) == ""


@given(st.lists(st.integers(0, 300), max_size=60), st.integers(1, 200))
def test_each_notice_is_given_at_most_once(steps: list[int], limit: int) -> None:
    said, before = [], used(0, of=limit)
    for seconds in steps:
        after = replace(before, used=min(limit * MINUTE, before.used + timedelta(seconds=seconds)))
        said.append(notice(before, after))
        before = after
    told = [each for each in said if each]
    assert len(told) == len(set(told)) <= len(NOTICES) + 3


@pytest.mark.parametrize(
    ("minutes", "answered", "expected"), [(20, 5, 0), (10, 5, 10), (30, 5, -10), (0, 0, 0)]
)
def test_ahead_is_the_time_between_the_answers_and_an_even_pace(
    minutes: int, answered: int, expected: int
) -> None:
    assert ahead(used(minutes, answered=answered)) == expected * MINUTE
