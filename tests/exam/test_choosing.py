"""Choosing by need: every filter alone and together, and never a wider one than was asked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import blueprint, question

from mlquiz.errors import UsageFault
from mlquiz.exam.choosing import DIFFICULTIES, Filter, Memory, chosen, count_of
from mlquiz.model.pool import Listed, Pool
from mlquiz.model.question import Question

PLAN = blueprint()


def asked(number: int, domain: str, objective: str, difficulty: str, *tags: str) -> Question:
    return replace(question(number, domain=domain), objective=objective, difficulty=difficulty, tags=tags)


ASKED = (
    asked(1, "data", "1.1", "easy", "a"),
    asked(2, "data", "1.1", "hard", "a", "b"),
    asked(3, "data", "1.2", "medium"),
    asked(1, "models", "2.1", "easy", "b"),
    asked(2, "models", "2.1", "medium", "c"),
)
POOL = Pool.of(PLAN, ASKED)
D1, D2, D3, M1, M2 = (each.id for each in POOL)
MEMORY = Memory(
    missed=frozenset({D1, M1}),
    seen=frozenset({D1, D2, M1}),
    flagged=frozenset({D2, M1}),
    bookmarked=frozenset({D3, M1}),
)
CASES: dict[str, tuple[Filter, set[str]]] = {
    "nothing": (Filter(), {D1, D2, D3, M1, M2}),
    "a domain": (Filter(domains=("data",)), {D1, D2, D3}),
    "domains": (Filter(domains=("data", "models")), {D1, D2, D3, M1, M2}),
    "objectives": (Filter(objectives=("1.2", "2.1")), {D3, M1, M2}),
    "a tag": (Filter(tags=("b",)), {D2, M1}),
    "one of two tags": (Filter(tags=("a", "c")), {D1, D2, M2}),
    "a difficulty": (Filter(difficulties=("easy",)), {D1, M1}),
    "missed": (Filter(missed=3), {D1, M1}),
    "unseen": (Filter(unseen=3), {D3, M2}),
    "flagged": (Filter(flagged=True), {D2, M1}),
    "bookmarked": (Filter(bookmarked=True), {D3, M1}),
    "what was written": (Filter(domains=("data",), tags=("a",), difficulties=("hard",)), {D2}),
    "what is remembered": (Filter(missed=1, flagged=True, bookmarked=True), {M1}),
    "what cannot be": (Filter(missed=1, unseen=1), set()),
}


@pytest.mark.parametrize("case", list(CASES))
def test_a_filter_keeps_what_was_asked_for_and_nothing_else(case: str) -> None:
    wanted, kept = CASES[case]
    assert chosen(PLAN, POOL, wanted, MEMORY) == kept


TESTS: dict[str, Callable[[Listed, Filter], bool]] = {
    "domains": lambda each, wanted: each.domain in wanted.domains,
    "objectives": lambda each, wanted: each.objective in wanted.objectives,
    "tags": lambda each, wanted: bool({*each.tags} & {*wanted.tags}),
    "difficulties": lambda each, wanted: each.difficulty in wanted.difficulties,
    "missed": lambda each, wanted: each.id in MEMORY.missed,
    "unseen": lambda each, wanted: each.id not in MEMORY.seen,
    "flagged": lambda each, wanted: each.id in MEMORY.flagged,
    "bookmarked": lambda each, wanted: each.id in MEMORY.bookmarked,
}


def some(*words: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    Filter,
    domains=some("data", "models"),
    objectives=some("1.1", "1.2", "2.1"),
    tags=some("a", "b", "c"),
    difficulties=some(*DIFFICULTIES),
    missed=st.integers(0, 2),
    unseen=st.integers(0, 2),
    flagged=st.booleans(),
    bookmarked=st.booleans(),
)


@given(FILTERS)
def test_filters_together_keep_what_each_of_them_keeps(wanted: Filter) -> None:
    on = [name for name in TESTS if getattr(wanted, name)]
    kept = {each.id for each in POOL if all(TESTS[name](each, wanted) for name in on)}
    assert chosen(PLAN, POOL, wanted, MEMORY) == kept
    assert bool(wanted) == bool(on)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Filter(domains=("dota",)), "demo has no domain 'dota'; it has data, models"),
        (Filter(objectives=("9.9",)), "demo has no objective '9.9'; it has 1.1, 1.2, 2.1"),
        (Filter(tags=("z",)), "demo has no tag 'z'; it has a, b, c"),
        (Filter(difficulties=("brutal",)), "demo has no difficulty 'brutal'; it has easy, medium, hard"),
    ],
)
def test_what_the_bank_does_not_have_is_named_with_what_it_has(wanted: Filter, said: str) -> None:
    with pytest.raises(UsageFault) as told:
        chosen(PLAN, POOL, wanted, MEMORY)
    assert str(told.value) == said


def test_a_bank_without_tags_says_so() -> None:
    with pytest.raises(UsageFault, match="no tag 'z'; it has none"):
        chosen(PLAN, Pool.of(PLAN, [question()]), Filter(tags=("z",)), Memory())


def test_as_many_are_drawn_as_were_asked_for_or_as_a_drill_has() -> None:
    assert (count_of(50, None, 20), count_of(7, None, 20), count_of(50, 30, 20)) == (20, 7, 30)


@pytest.mark.parametrize(
    ("kept", "asked_for", "said"),
    [
        (0, None, "no question fits this filter"),
        (0, 5, "no question fits this filter"),
        (1, 5, "1 question fits this filter; ask for --questions 1 or fewer"),
        (4, 5, "4 questions fit this filter; ask for --questions 4 or fewer"),
    ],
)
def test_a_filter_that_fits_too_few_is_never_widened(kept: int, asked_for: int | None, said: str) -> None:
    with pytest.raises(UsageFault, match=said):
        count_of(kept, asked_for, 20)
