"""Pools: what is listed of a question, and the version that stands for all that a form depends on."""

from dataclasses import replace

import pytest
from tests.build import CASE, blueprint, every_kind, pool, question

from mlquiz.model.blueprint import Profile, Section
from mlquiz.model.pool import Pool, listed_of
from mlquiz.model.question import Choice

PLAN, POOL = blueprint(), pool()


def test_a_pool_lists_every_question_and_fetches_those_asked_for_in_their_order() -> None:
    whole = Pool.of(PLAN, POOL)
    assert [each.id for each in whole] == [each.id for each in POOL]
    assert len(whole) == 24
    assert whole.questions([POOL[5].id, POOL[2].id]) == (POOL[5], POOL[2])
    assert whole.everything() == POOL


def test_what_is_listed_is_what_the_question_says() -> None:
    options = tuple(replace(each, pin=place == 3) for place, each in enumerate(question().choice.options))
    asked = replace(question(), body=Choice(options), tags=("a", "b"), scenario=CASE, difficulty="hard")
    listed = listed_of(asked)
    assert (listed.id, listed.domain, listed.objective) == (asked.id, "data", "1.1")
    assert (listed.difficulty, listed.tags, listed.pinned) == ("hard", ("a", "b"), (3,))
    assert (listed.fingerprint, listed.case) == (asked.fingerprint, asked.case)


CASED = blueprint(profile=Profile(sections=(Section("Cases", scenarios=True), Section("Rest"))))


@pytest.mark.parametrize(
    ("plan", "questions", "version"),
    [(PLAN, POOL, "5724e1d8297859e7"), (CASED, every_kind(), "9b093abb296c8c06")],
    ids=["choices", "every kind"],
)
def test_the_version_of_a_bank_is_what_it_always_was(plan, questions, version: str) -> None:  # type: ignore[no-untyped-def]
    assert Pool.of(plan, questions).version == version
    assert Pool.of(plan, questions[::-1]).version == version


def test_another_pin_or_objective_makes_another_version() -> None:
    first, *others = POOL
    options = first.choice.options
    pinned = replace(first, body=Choice((replace(options[0], pin=True), *options[1:])))
    changed = (first, pinned, replace(first, objective="1.2"))
    assert len({Pool.of(PLAN, [each, *others]).version for each in changed}) == 3


def test_another_rationale_makes_no_other_version() -> None:
    first, *others = POOL
    reworded = replace(first, explanation="Said better.", tags=("x",))
    assert Pool.of(PLAN, [reworded, *others]).version == Pool.of(PLAN, POOL).version


def test_other_sections_make_another_version_and_other_rules_of_the_room_do_not() -> None:
    parted = Profile(sections=(Section("A", ("data",)), Section("B")))
    profiles = (Profile(), parted, Profile(sections=(Section("A"),)))
    assert len({Pool.of(blueprint(profile=each), POOL).version for each in profiles}) == 3
    locked = blueprint(profile=Profile(case_lock=True, pilot=3))
    assert Pool.of(locked, POOL).version == Pool.of(PLAN, POOL).version
