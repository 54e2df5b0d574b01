"""Forms: quotas, unseen first, codes that draw the same form again, and loud failures."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import START, blueprint, pool, question

from mlquiz.errors import UsageFault
from mlquiz.exam.assemble import Wishes, assemble, bank_version, reassemble
from mlquiz.exam.formcode import SEEDS, Recipe, bank_check, encode
from mlquiz.exam.grade import grade
from mlquiz.model.attempt import Response
from mlquiz.model.form import Form
from mlquiz.model.question import Choice, Option

PLAN, POOL = blueprint(), pool()
IDS = [each.id for each in POOL]
SEEN = st.dictionaries(
    st.sampled_from(IDS), st.integers(0, 10**6).map(lambda ms: START + timedelta(milliseconds=ms))
)


def drawn(form: Form) -> list[str]:
    return [slot.question for slot in form.slots]


def test_a_form_follows_the_blueprint() -> None:
    form = assemble(PLAN, POOL, 7, {})
    assert Counter(slot.domain for slot in form.slots) == {"data": 6, "models": 4}
    assert len(set(drawn(form))) == 10
    assert form.unscored == 2
    assert [slot.position for slot in form.slots] == list(range(1, 11))


@given(st.integers(0, SEEDS - 1), SEEN)
@settings(max_examples=60)
def test_a_code_draws_the_same_form_again_whatever_was_seen(seed: int, seen: dict) -> None:
    form = assemble(PLAN, POOL, seed, seen)
    assert reassemble(PLAN, list(reversed(POOL)), form.code) == form


@given(st.integers(0, SEEDS - 1), SEEN)
@settings(max_examples=60)
def test_unseen_questions_come_first_then_the_least_recently_seen(seed: int, seen: dict) -> None:
    form = assemble(PLAN, POOL, seed, seen)
    for domain in ("data", "models"):
        members = [each.id for each in POOL if each.domain == domain]
        taken = [each for each in drawn(form) if each in members]
        left = [each for each in members if each not in taken]
        if any(each not in seen for each in left):
            assert not any(each in seen for each in taken)
        elif left and any(each in seen for each in taken):
            assert max(seen[each] for each in taken if each in seen) <= min(seen[each] for each in left)


def test_the_seed_decides_order_options_and_unscored_slots() -> None:
    first, again, other = (assemble(PLAN, POOL, seed, {}) for seed in (1, 1, 2))
    assert first == again
    assert drawn(first) != drawn(other)


def test_the_order_of_a_file_changes_nothing() -> None:
    assert assemble(PLAN, POOL, 3, {}) == assemble(PLAN, tuple(reversed(POOL)), 3, {})


def test_a_shorter_form_keeps_the_proportions_and_scores_every_question() -> None:
    form = assemble(PLAN, POOL, 1, {}, Wishes(questions=5))
    assert Counter(slot.domain for slot in form.slots) == {"data": 3, "models": 2}
    assert form.unscored == 0
    assert reassemble(PLAN, POOL, form.code) == form


def test_a_form_of_one_domain_has_as_many_questions_as_the_exam_has_there() -> None:
    form = assemble(PLAN, POOL, 1, {}, Wishes(domains=("models",)))
    assert Counter(slot.domain for slot in form.slots) == {"models": 4}
    assert reassemble(PLAN, POOL, form.code) == form


def test_a_domain_with_too_few_questions_is_named_with_its_counts() -> None:
    with pytest.raises(UsageFault, match=r"'models' needs 4 and has 3"):
        assemble(PLAN, [each for each in POOL if each.domain == "data" or each.id <= "q-models-003"], 1, {})


def test_an_unknown_domain_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageFault, match=r"no domain 'modles'; it has data, models"):
        assemble(PLAN, POOL, 1, {}, Wishes(domains=("modles",)))


def test_a_code_of_another_bank_version_says_so() -> None:
    code = assemble(PLAN, POOL, 1, {}).code
    changed = (replace(POOL[0], stem="A new stem?"), *POOL[1:])
    with pytest.raises(UsageFault, match="another version of the bank 'demo'"):
        reassemble(PLAN, changed, code)


def test_rewording_a_rationale_keeps_codes_valid() -> None:
    form = assemble(PLAN, POOL, 1, {})
    reworded = (replace(POOL[0], explanation="Said better."), *POOL[1:])
    assert reassemble(PLAN, reworded, form.code) == form


def test_a_forged_code_with_impossible_runs_is_refused() -> None:
    check = bank_check(bank_version(PLAN, POOL))
    for skips in [((10**30, 10**30), (0,)), ((1,),)]:
        with pytest.raises(UsageFault, match="does not fit"):
            reassemble(PLAN, POOL, encode(Recipe(check, 1, skips=skips)))


def test_pinned_options_stay_last() -> None:
    options = [Option(f"option {place}", correct=place == 0, pin=place == 1) for place in range(4)]
    asked = replace(question(), body=Choice(tuple(options)))
    plan = blueprint(weights=[1], questions=1, unscored=0)
    orders = {assemble(plan, [asked], seed, {}).slots[0].order for seed in range(40)}
    assert len(orders) > 3
    assert all(order[-1] == 1 for order in orders)


def test_two_sittings_of_a_large_bank_share_no_question() -> None:
    first = assemble(PLAN, POOL, 1, {})
    second = assemble(PLAN, POOL, 1, dict.fromkeys(drawn(first), START))
    assert not set(drawn(first)) & set(drawn(second))


def test_unscored_questions_follow_the_blueprint_too() -> None:
    plan = blueprint(weights=[20, 24, 36, 20], questions=65, unscored=15)
    large = pool(30, ("data", "models", "operations", "ethics"))
    form = assemble(plan, large, 1, {})
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
        assemble(plan, POOL, 1, {}, Wishes(domains=("models",)))
