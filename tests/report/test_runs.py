"""Single questions of a day are one line of a list; everything else is as it was."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import START

from mlquiz.model.attempt import Attempt
from mlquiz.report.corrected_words import single_questions
from mlquiz.report.runs import Run, runs

HOUR = timedelta(hours=1)


def attempt(
    place: int, *, mode: str = "drill", questions: int = 1, right: int | None = 1, exam: str = "demo"
) -> Attempt:
    """The attempt so many hours before noon; without a score it is unfinished."""
    at = START - place * HOUR
    ended = None if right is None else at
    return Attempt(
        id=f"a-{place}",
        exam=exam,
        title="Demo",
        mode=mode,
        seed=1,
        form="CODE",
        bank_version="0" * 16,
        started_at=at,
        limit=None,
        used=HOUR,
        questions=questions,
        answered=questions,
        finished_at=ended,
        right=right,
        total=None if right is None else questions,
    )


def test_single_questions_of_a_day_are_one_line_with_the_newest_first() -> None:
    listed = [attempt(0), attempt(1, right=0), attempt(2), attempt(3, questions=20, right=15)]
    found = runs(listed)
    assert found == (Run(listed[0], 3, 2), Run(listed[3]))
    assert single_questions(found[0]) == "3 single questions, 2 right (66%)"


def test_one_alone_is_told_as_any_other() -> None:
    listed = [attempt(0), attempt(1, questions=20), attempt(2)]
    assert runs(listed) == tuple(map(Run, listed))


@pytest.mark.parametrize(
    "other",
    [attempt(1, right=None), attempt(1, mode="practice"), attempt(1, exam="other"), attempt(48)],
    ids=["unfinished", "practice", "another exam", "another day"],
)
def test_what_is_no_single_question_of_that_day_ends_a_run(other: Attempt) -> None:
    listed = [attempt(0), other]
    assert runs(listed) == tuple(map(Run, listed))


kinds = st.tuples(st.sampled_from(["drill", "mock"]), st.sampled_from([1, 20]), st.sampled_from([0, 1, None]))


@given(st.lists(kinds, max_size=12))
def test_every_attempt_is_in_just_one_run(drawn: Sequence[tuple[str, int, int | None]]) -> None:
    listed = [
        attempt(place, mode=mode, questions=questions, right=right)
        for place, (mode, questions, right) in enumerate(drawn)
    ]
    found = runs(listed)
    assert sum(run.count for run in found) == len(listed)
    assert [run.newest for run in found] == [each for each in listed if each in {run.newest for run in found}]
