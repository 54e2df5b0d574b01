"""Forms: quotas, unseen first, codes that draw the same form again, and loud failures."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import START, blueprint, every_kind, fresh_number, pool, question

from mlquiz.errors import UsageFault
from mlquiz.exam.assemble import BY_BLUEPRINT, Seen, Wishes, assemble, reassemble
from mlquiz.exam.formcode import SEEDS, Recipe, bank_check, encode
from mlquiz.exam.grade import grade
from mlquiz.model.attempt import Response
from mlquiz.model.blueprint import Blueprint, Profile, Section
from mlquiz.model.form import Form
from mlquiz.model.pool import Pool
from mlquiz.model.question import Choice, Numeric, Option, Question, Variable

PLAN, POOL = blueprint(), pool()
IDS = [each.id for each in POOL]
SEEN = st.dictionaries(
    st.sampled_from(IDS), st.integers(0, 10**6).map(lambda ms: START + timedelta(milliseconds=ms))
)


def draw(
    plan: Blueprint, questions: Iterable[Question], seed: int, seen: Seen, wishes: Wishes = BY_BLUEPRINT
) -> Form:
    return assemble(plan, Pool.of(plan, questions), seed, seen, wishes)


def again(plan: Blueprint, questions: Iterable[Question], code: str) -> Form:
    return reassemble(plan, Pool.of(plan, questions), code)


def drawn(form: Form) -> list[str]:
    return [slot.question for slot in form.slots]


def test_a_form_follows_the_blueprint() -> None:
    form = draw(PLAN, POOL, 7, {})
    assert Counter(slot.domain for slot in form.slots) == {"data": 6, "models": 4}
    assert len(set(drawn(form))) == 10
    assert form.unscored == 2
    assert [slot.position for slot in form.slots] == list(range(1, 11))


@given(st.integers(0, SEEDS - 1), SEEN)
@settings(max_examples=60)
def test_a_code_draws_the_same_form_again_whatever_was_seen(seed: int, seen: dict) -> None:
    form = draw(PLAN, POOL, seed, seen)
    assert again(PLAN, list(reversed(POOL)), form.code) == form


@given(st.integers(0, SEEDS - 1), SEEN)
@settings(max_examples=60)
def test_unseen_questions_come_first_then_the_least_recently_seen(seed: int, seen: dict) -> None:
    form = draw(PLAN, POOL, seed, seen)
    for domain in ("data", "models"):
        members = [each.id for each in POOL if each.domain == domain]
        taken = [each for each in drawn(form) if each in members]
        left = [each for each in members if each not in taken]
        if any(each not in seen for each in left):
            assert not any(each in seen for each in taken)
        elif left and any(each in seen for each in taken):
            assert max(seen[each] for each in taken if each in seen) <= min(seen[each] for each in left)


def test_the_seed_decides_order_options_and_unscored_slots() -> None:
    first, again, other = (draw(PLAN, POOL, seed, {}) for seed in (1, 1, 2))
    assert first == again
    assert drawn(first) != drawn(other)


def test_the_order_of_a_file_changes_nothing() -> None:
    assert draw(PLAN, POOL, 3, {}) == draw(PLAN, tuple(reversed(POOL)), 3, {})


def test_a_shorter_form_keeps_the_proportions_and_scores_every_question() -> None:
    form = draw(PLAN, POOL, 1, {}, Wishes(questions=5))
    assert Counter(slot.domain for slot in form.slots) == {"data": 3, "models": 2}
    assert form.unscored == 0
    assert again(PLAN, POOL, form.code) == form


def test_a_form_of_one_domain_has_as_many_questions_as_the_exam_has_there() -> None:
    form = draw(PLAN, POOL, 1, {}, Wishes(domains=("models",)))
    assert Counter(slot.domain for slot in form.slots) == {"models": 4}
    assert again(PLAN, POOL, form.code) == form


def test_a_domain_with_too_few_questions_is_named_with_its_counts() -> None:
    with pytest.raises(UsageFault, match=r"'models' needs 4 and has 3"):
        draw(PLAN, [each for each in POOL if each.domain == "data" or each.id <= "q-models-003"], 1, {})


def test_an_unknown_domain_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageFault, match=r"no domain 'modles'; it has data, models"):
        draw(PLAN, POOL, 1, {}, Wishes(domains=("modles",)))


def test_a_code_of_another_bank_version_says_so() -> None:
    code = draw(PLAN, POOL, 1, {}).code
    changed = (replace(POOL[0], stem="A new stem?"), *POOL[1:])
    with pytest.raises(UsageFault, match="another version of the bank 'demo'"):
        again(PLAN, changed, code)


DRILL = Wishes(7, free=True, only=frozenset(IDS[4:20]))
IN_CASES = blueprint(profile=Profile(sections=(Section("Cases", scenarios=True), Section("Rest"))))
LONG_AGO = {each: START + timedelta(days=day) for day, each in enumerate(IDS[::3])}
HANDED_OUT = {
    "a whole form": (PLAN, POOL, 7, {}, BY_BLUEPRINT, "2Q4G-0000-WJY", "308124aeb8b84d6a"),
    "a second form": (PLAN, POOL, 7, LONG_AGO, BY_BLUEPRINT, "2Q4G-0000-XCH6-8D9P-GF3", "38344c84489400ea"),
    "every kind": (IN_CASES, every_kind(), 11, {}, BY_BLUEPRINT, "4V14-0001-CW0", "55b12734175575a0"),
    "a drill": (PLAN, POOL, 5, LONG_AGO, DRILL, "AQ4G-0000-QRH8-8MH9-28B4", "4c7eec3d96814d2c"),
    "a pilot": (PLAN, POOL, 3, {}, Wishes(pilot=2), "AQ4G-0000-C6DC", "3090737576b91c18"),
    "one domain": (PLAN, POOL, 3, {}, Wishes(3, ("models",)), "2Q4G-0000-E4CR-0", "a982d72e59ffb8e1"),
}
"""Forms as they were drawn in version 0.2, with their codes and a hash of their slots."""


@pytest.mark.parametrize("case", list(HANDED_OUT))
def test_codes_in_peoples_hands_give_the_forms_that_they_always_gave(case: str) -> None:
    plan, questions, seed, seen, wishes, code, slots = HANDED_OUT[case]
    form = draw(plan, questions, seed, seen, wishes)
    text = json.dumps([asdict(slot) for slot in form.slots])
    assert (form.code, hashlib.sha256(text.encode()).hexdigest()[:16]) == (code, slots)
    assert again(plan, questions, code) == form


def test_only_questions_that_were_drawn_are_fetched() -> None:
    fetched: list[str] = []
    whole = Pool.of(PLAN, POOL)

    def fetch(ids: Sequence[str]) -> tuple[Question, ...]:
        fetched.extend(ids)
        return whole.questions(ids)

    form = assemble(PLAN, Pool(whole.listed, whole.version, fetch), 7, {})
    assert fetched == drawn(form)


def test_rewording_a_rationale_keeps_codes_valid() -> None:
    form = draw(PLAN, POOL, 1, {})
    reworded = (replace(POOL[0], explanation="Said better."), *POOL[1:])
    assert again(PLAN, reworded, form.code) == form


def test_a_forged_code_with_impossible_runs_is_refused() -> None:
    check = bank_check(Pool.of(PLAN, POOL).version)
    for skips in [((10**30, 10**30), (0,)), ((1,),)]:
        with pytest.raises(UsageFault, match="does not fit"):
            again(PLAN, POOL, encode(Recipe(check, 1, skips=skips)))


def test_pinned_options_stay_last() -> None:
    options = [Option(f"option {place}", correct=place == 0, pin=place == 1) for place in range(4)]
    asked = replace(question(), body=Choice(tuple(options)))
    plan = blueprint(weights=[1], questions=1, unscored=0)
    orders = {draw(plan, [asked], seed, {}).slots[0].order for seed in range(40)}
    assert len(orders) > 3
    assert all(order[-1] == 1 for order in orders)


def test_two_sittings_of_a_large_bank_share_no_question() -> None:
    first = draw(PLAN, POOL, 1, {})
    second = draw(PLAN, POOL, 1, dict.fromkeys(drawn(first), START))
    assert not set(drawn(first)) & set(drawn(second))


def test_unscored_questions_follow_the_blueprint_too() -> None:
    plan = blueprint(weights=[20, 24, 36, 20], questions=65, unscored=15)
    large = pool(30, ("data", "models", "operations", "ethics"))
    form = draw(plan, large, 1, {})
    scored = Counter(slot.domain for slot in form.slots if slot.scored)
    assert scored == {"data": 10, "models": 12, "operations": 18, "ethics": 10}
    by_id = {each.id: each for each in large}
    asked = [by_id[slot.question] for slot in form.slots]
    keyed = [Response(picks=each.choice.key) for each in asked]
    assert grade(plan, form.slots, keyed, asked).total == 50


@pytest.mark.parametrize("weight", [0, 0.01])
def test_a_domain_too_light_for_a_single_question_is_refused(weight: float) -> None:
    plan = blueprint(weights=[100, weight])
    with pytest.raises(UsageFault, match="no question of models belongs on a form"):
        draw(plan, POOL, 1, {}, Wishes(domains=("models",)))


# --- scenarios and sections ---


def cased(each: Question, case: str) -> Question:
    return replace(each, scenario=f"Case {case}.") if case else each


CASES = st.lists(st.sampled_from(["", "", "a", "b", "c"]), min_size=len(POOL), max_size=len(POOL))
SEEDED = st.integers(0, SEEDS - 1)


@given(CASES, SEEDED, SEEN)
@settings(max_examples=60)
def test_questions_of_one_scenario_stand_together_in_the_order_of_their_ids(
    cases: list[str], seed: int, seen: dict
) -> None:
    members = [cased(each, case) for each, case in zip(POOL, cases, strict=True)]
    form = draw(PLAN, members, seed, seen)
    runs = [case for case, _ in groupby(slot.case for slot in form.slots) if case]
    assert len(runs) == len(set(runs))
    for case in set(runs):
        ids = [slot.question for slot in form.slots if slot.case == case]
        assert ids == sorted(ids)
    assert again(PLAN, list(reversed(members)), form.code) == form


def in_sections(*sections: Section) -> Profile:
    return Profile(sections=sections)


def drawn_in(
    sections: tuple[Section, ...], members: tuple[Question, ...] = POOL
) -> list[tuple[int, str, str]]:
    form = draw(blueprint(profile=in_sections(*sections)), members, 1, {})
    assert [slot.position for slot in form.slots] == list(range(1, 11))
    return [(slot.section, slot.domain, slot.case) for slot in form.slots]


def test_sections_come_in_their_order_with_the_questions_they_name() -> None:
    parts = drawn_in((Section("Models", ("models",)), Section("Data", ("data",))))
    assert [part[:2] for part in parts] == [(1, "models")] * 4 + [(2, "data")] * 6


def test_a_section_that_names_nothing_takes_the_rest() -> None:
    parts = drawn_in((Section("Rest"), Section("Models", ("models",))))
    assert [part[:2] for part in parts] == [(1, "data")] * 6 + [(2, "models")] * 4


def test_a_section_of_scenarios_takes_the_questions_that_have_one() -> None:
    members = tuple(cased(each, each.id[-2] if each.domain == "data" else "") for each in POOL)
    parts = drawn_in((Section("Cases", scenarios=True), Section("Rest")), members)
    assert [(number, bool(case)) for number, _, case in parts] == [(1, True)] * 6 + [(2, False)] * 4


def test_what_no_section_names_stands_in_the_last() -> None:
    parts = drawn_in((Section("Models", ("models",)), Section("Ethics", ("ethics",))))
    assert [part[:2] for part in parts] == [(1, "models")] * 4 + [(2, "data")] * 6


def test_a_form_without_sections_has_none() -> None:
    assert {slot.section for slot in draw(PLAN, POOL, 1, {}).slots} == {0}


@given(SEEDED, SEEN)
@settings(max_examples=40)
def test_a_code_draws_sections_again_too(seed: int, seen: dict) -> None:
    plan = blueprint(profile=in_sections(Section("Models", ("models",)), Section("Rest")))
    form = draw(plan, POOL, seed, seen)
    assert again(plan, POOL, form.code) == form


# --- pilot questions ---


def test_pilot_questions_make_the_form_longer_and_are_not_scored() -> None:
    form = draw(PLAN, POOL, 1, {}, Wishes(pilot=5))
    assert len(form.slots) == 15
    assert form.unscored == 7
    assert len(form.slots) - form.unscored == 10 - 2
    assert Counter(slot.domain for slot in form.slots) == {"data": 9, "models": 6}
    assert again(PLAN, POOL, form.code) == form


def test_pilot_questions_need_enough_questions() -> None:
    with pytest.raises(UsageFault, match="'data' needs 13 and has 12; leave --pilot out"):
        draw(PLAN, POOL, 1, {}, Wishes(pilot=12))


# --- free forms ---

FREE = st.builds(
    Wishes,
    questions=st.integers(1, 12),
    free=st.just(True),
    only=st.none() | st.sets(st.sampled_from(IDS), min_size=12).map(frozenset),
)


@given(SEEDED, SEEN, FREE)
@settings(max_examples=100)
def test_the_code_of_a_free_form_draws_it_again_whatever_it_was_chosen_by(
    seed: int, seen: dict, wishes: Wishes
) -> None:
    form = draw(PLAN, POOL, seed, seen, wishes)
    assert again(PLAN, list(reversed(POOL)), form.code) == form


@given(SEEDED, SEEN, FREE)
@settings(max_examples=100)
def test_a_free_form_has_as_many_as_asked_for_of_those_that_fit(
    seed: int, seen: dict, wishes: Wishes
) -> None:
    form = draw(PLAN, POOL, seed, seen, wishes)
    members = set(IDS) if wishes.only is None else set(wishes.only)
    taken = set(drawn(form))
    assert len(taken) == len(form.slots) == wishes.questions
    assert taken <= members
    assert form.unscored == 0
    left = members - taken
    if left - set(seen):
        assert not taken & set(seen)
    elif left and taken & set(seen):
        assert max(seen[each] for each in taken & set(seen)) <= min(seen[each] for each in left)


def test_a_free_form_asks_little_of_the_blueprint() -> None:
    only = frozenset(each.id for each in POOL if each.domain == "models")
    form = draw(PLAN, POOL, 1, {}, Wishes(12, free=True, only=only))
    assert {slot.domain for slot in form.slots} == {"models"}


def test_a_free_form_has_no_sections_and_keeps_scenarios_together() -> None:
    members = [cased(each, "a" if each.id.endswith("1") else "") for each in POOL]
    plan = blueprint(profile=in_sections(Section("Models", ("models",)), Section("Rest")))
    form = draw(plan, members, 3, {}, Wishes(24, free=True))
    assert {slot.section for slot in form.slots} == {0}
    assert [case for case, _ in groupby(slot.case for slot in form.slots)].count(members[0].case) == 1


def test_a_forged_free_code_that_asks_for_more_than_there_is_is_refused() -> None:
    forged = encode(Recipe(bank_check(Pool.of(PLAN, POOL).version), 1, questions=500, free=True))
    with pytest.raises(UsageFault, match="does not fit"):
        again(PLAN, POOL, forged)


# --- side by side ---

apart = st.lists(st.sampled_from(IDS), unique=True, max_size=8).map(
    lambda names: tuple(zip(names[::2], names[1::2], strict=False))
)


@given(st.integers(0, SEEDS - 1), apart, st.integers(2, 20))
def test_of_each_pair_that_was_drawn_one_follows_the_other(
    seed: int, pairs: tuple[tuple[str, str], ...], length: int
) -> None:
    plain = draw(PLAN, POOL, seed, {}, Wishes(length, free=True))
    form = draw(PLAN, POOL, seed, {}, Wishes(length, free=True, pairs=pairs))
    order = [slot.question for slot in form.slots]
    assert [slot.position for slot in form.slots] == list(range(1, length + 1))
    there = [pair for pair in pairs if set(pair) <= set(order)]
    assert all(order.index(second) == order.index(first) + 1 for first, second in there)
    moved = {second for _, second in there}
    assert [name for name in order if name not in moved] == [
        slot.question for slot in plain.slots if slot.question not in moved
    ]
    assert again(PLAN, POOL, form.code) == form


@given(
    st.integers(0, SEEDS - 1),
    apart,
    st.lists(st.sampled_from(IDS), unique=True, max_size=4),
    st.integers(2, 20),
)
def test_what_is_to_stand_first_stands_first(
    seed: int, pairs: tuple[tuple[str, str], ...], first: list[str], length: int
) -> None:
    """With what is to follow it."""
    form = draw(PLAN, POOL, seed, {}, Wishes(length, free=True, first=tuple(first), pairs=pairs))
    order = [slot.question for slot in form.slots]
    there = [name for name in first if name in order]
    behind = dict(pairs)
    ahead = dict.fromkeys(each for name in there for each in (name, behind.get(name)) if each in order)
    assert set(order[: len(ahead)]) == set(ahead)
    assert len(order) == len(set(order)) == length
    assert again(PLAN, POOL, form.code) == form


@pytest.mark.parametrize(
    "moved",
    [
        {"pairs": ((0, 0),)},
        {"pairs": ((0, 1), (1, 2))},
        {"pairs": ((3, 12),)},
        {"first": (1, 1)},
        {"first": (12,)},
    ],
)
def test_a_forged_code_that_moves_what_there_cannot_be_is_refused(moved: dict[str, Any]) -> None:
    bank = bank_check(Pool.of(PLAN, POOL).version)
    with pytest.raises(UsageFault, match="does not fit"):
        again(PLAN, POOL, encode(Recipe(bank, 1, questions=12, free=True, **moved)))


# --- every kind ---


def test_every_kind_gets_a_slot_of_its_own() -> None:
    asked = {each.id: each for each in every_kind()}
    form = draw(PLAN, every_kind(), 1, {})
    for slot in form.slots:
        body = asked[slot.question].body
        assert (slot.kind, slot.choose) == (body.kind, body.choose)
        assert sorted(slot.order) == list(range(len(body.offered)))
        assert dict(slot.values).keys() == {each.name for each in getattr(body, "variables", ())}
        assert slot.unit == getattr(body, "unit", "")
    assert again(PLAN, every_kind(), form.code) == form


def test_a_formula_that_never_has_a_value_is_refused_with_its_question() -> None:
    hopeless = fresh_number(body=Numeric(0, formula="1/a", variables=(Variable("a", 0, 0),)))
    plan = blueprint(weights=[1], questions=1, unscored=0)
    with pytest.raises(UsageFault, match=r"'q-data-fresh': its formula has no value \(it divides by zero"):
        draw(plan, [hopeless], 1, {})


def test_steps_are_shuffled_so_that_their_right_order_is_no_likelier_than_another() -> None:
    asked = every_kind()[2]
    plan = blueprint(weights=[1], questions=1, unscored=0)
    orders = [draw(plan, [asked], seed, {}).slots[0].order for seed in range(300)]
    assert len(set(orders)) > 80
    assert orders.count(asked.body.key) < 12
