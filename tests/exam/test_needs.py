"""Choosing by need: half comes again, half is new, mocks keep their questions, domains keep their weight."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import blueprint, pool, question

from mlquiz.exam.needs import Needed, needed
from mlquiz.model.pool import Pool
from mlquiz.model.recall import Recall

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PLAN = blueprint()
BANK = [question(number, domain=domain) for domain in ("data", "models") for number in range(1, 41)]
POOL = Pool.of(PLAN, BANK)
IDS = {domain: [each.id for each in POOL if each.domain == domain] for domain in ("data", "models")}


def need(*, confident: bool = False, missed: bool = False, due: int = 5, recall: float = 0.9) -> Recall:
    return Recall(confident, missed, NOW + due * DAY, recall, NOW - 9 * DAY, NOW - 9 * DAY)


def drill(
    needs: dict[str, Recall] | None = None, *, length: int = 20, seed: int = 1, spare_mocks: bool = True
) -> Needed:
    found = needs or {}
    return needed(PLAN, POOL, found, found, length, NOW, seed, spare_mocks=spare_mocks)


def everything(**further: object) -> dict[str, Recall]:
    return {each.id: need(**further) for each in POOL}  # type: ignore[arg-type]


def test_a_beginner_gets_new_questions_by_weight_and_a_mock_is_kept() -> None:
    found = drill()
    assert (len(found.new), len(found.again), found.kept) == (20, 0, 10)
    assert Counter(name.split("-")[1] for name in found.new) == {"data": 12, "models": 8}


def test_half_of_it_comes_again_where_so_much_is_due() -> None:
    """Of another objective, so that there is no sibling to ask instead."""
    other = [replace(question(number, domain="data"), objective="1.2") for number in range(101, 121)]
    bank = Pool.of(PLAN, [*BANK, *other])
    due = {each.id: need(due=-1) for each in other}
    found = needed(PLAN, bank, due, due, 20, NOW, 1)
    assert len(found.again) == 6
    assert found.again <= set(due)
    assert len(found.new) == 14


def test_the_look_alike_of_what_was_confused_comes_with_it() -> None:
    """Where the next mock needs it, it is left alone."""
    missed = {name: need(missed=True) for name in IDS["data"][:2]}
    plain = needed(PLAN, POOL, missed, missed, 10, NOW, 1)
    left = [name for name in IDS["data"] if name not in plain.all and name not in missed]
    pairs = dict(zip(missed, left, strict=False))
    found = needed(PLAN, POOL, missed, missed, 10, NOW, 1, contrasts=pairs)
    free = needed(PLAN, POOL, missed, missed, 70, NOW, 1).all
    assert set(pairs.values()) & free
    assert set(pairs.values()) & free <= found.all
    assert {second for _, second in found.pairs} == set(pairs.values()) & found.all
    assert not (set(pairs.values()) - free) & found.all
    assert len(found.all) == len(plain.all) == 10


def test_a_confident_error_that_is_due_comes_itself_and_first() -> None:
    """Other misses leave their place to a sibling that was never seen, and a confident one does until it is due."""
    sure, soon, other = IDS["data"][0], IDS["data"][1], IDS["data"][2]
    needs = {
        sure: need(confident=True, missed=True, due=-1),
        soon: need(confident=True, missed=True, due=1),
        other: need(missed=True, due=-1),
    }
    found = drill(needs)
    assert found.again == {sure}
    assert found.first == (sure,)


@pytest.mark.parametrize("length", [1, 2])
def test_short_drills_one_after_the_other_have_domains_by_weight(length: int) -> None:
    plan = blueprint(weights=(50, 30, 20))
    bank = Pool.of(
        plan, [question(number, domain=each.id) for each in plan.domains for number in range(1, 41)]
    )
    seen: set[str] = set()
    for _ in range(20 // length):
        found = needed(plan, bank, {}, seen, length, NOW, 1)
        assert len(found.new) == length
        seen |= found.new
    assert Counter(name.split("-")[1] for name in seen) == {"data": 10, "models": 6, "operations": 4}


def test_a_bank_of_domains_without_weight_is_asked_all_the_same() -> None:
    plan = blueprint(weights=(1, 0))
    bank = Pool.of(plan, [question(number, domain="models") for number in range(1, 9)])
    assert len(needed(plan, bank, {}, {}, 5, NOW, 1, spare_mocks=False).new) == 5
    assert len(needed(plan, bank, {}, {}, 1, NOW, 1, spare_mocks=False).new) == 1


def test_a_short_drill_asks_what_is_most_urgent_whatever_its_domain() -> None:
    light = IDS["models"][7]
    needs = {IDS["data"][0]: need(missed=True)} | {light: need(confident=True, missed=True, due=-1)}
    assert drill(needs, length=1).again == {light}


def test_as_many_mocks_are_spared_as_there_will_be() -> None:
    one, three = (needed(PLAN, POOL, {}, (), 80, NOW, 1, mocks=mocks) for mocks in (1, 3))
    assert (one.kept, three.kept) == (10, 30)
    assert (len(one.all), len(three.all)) == (70, 50)


def test_a_look_alike_that_was_seen_waits_until_its_siblings_were() -> None:
    other = [replace(question(number, domain="data"), objective="1.2") for number in range(101, 121)]
    bank = Pool.of(PLAN, [*BANK, *other])
    known = {each.id: need() for each in other} | {other[0].id: need(missed=True), IDS["data"][0]: need()}
    while_new = needed(PLAN, bank, known, known, 10, NOW, 1, contrasts={other[0].id: IDS["data"][0]})
    assert while_new.pairs == ()
    once_seen = needed(PLAN, bank, known, known, 10, NOW, 1, contrasts={other[0].id: other[9].id})
    assert once_seen.pairs == ((other[0].id, other[9].id),)


def test_a_sibling_that_was_never_seen_is_asked_instead() -> None:
    missed = {name: need(missed=True) for name in IDS["data"][:4]}
    found = drill(missed)
    assert not found.again
    assert len(found.new) == 20


def test_once_all_is_seen_what_was_missed_confidently_comes_first_then_misses_then_the_least_firm() -> None:
    needs = everything(recall=0.95)
    sure, missed, faint = IDS["data"][0:3], IDS["data"][3:6], IDS["data"][6:9]
    needs |= {name: need(confident=True, due=-1, recall=0.99) for name in sure}
    needs |= {name: need(missed=True, recall=0.97) for name in missed}
    needs |= {name: need(due=-1, recall=0.2) for name in faint}
    assert drill(needs, length=5).again >= set(sure)
    assert drill(needs, length=10).again >= {*sure, *missed}
    assert drill(needs, length=15).again >= {*sure, *missed, *faint}


def test_what_is_not_due_fills_the_drill_the_least_firm_first() -> None:
    needs = everything(recall=0.99)
    needs |= {name: need(recall=0.5) for name in IDS["models"][:3]}
    found = drill(needs, length=10)
    assert len(found.again) == 10
    assert found.again >= set(IDS["models"][:3])


def test_questions_of_the_next_mock_are_left_alone_unless_more_are_asked_for() -> None:
    fewer = drill(length=80)
    assert (len(fewer.all), fewer.kept) == (70, 10)
    all_ = drill(length=80, spare_mocks=False)
    assert (len(all_.all), all_.kept) == (80, 0)


def test_what_is_kept_for_a_mock_stays_so_until_it_is_seen() -> None:
    unasked = {each.id for each in POOL} - drill(length=80).all
    assert unasked == {each.id for each in POOL} - drill(length=80, seed=7).all
    seen = {name: need() for name in sorted(drill(length=30).all)}
    assert not unasked & drill(seen, length=40).all


def test_a_bank_that_is_no_larger_than_a_mock_is_drilled_all_the_same() -> None:
    small = Pool.of(PLAN, pool(5))
    assert len(needed(PLAN, small, {}, (), 20, NOW, 1).new) == 10


def test_a_domain_without_questions_leaves_its_part_to_the_others() -> None:
    one = Pool.of(PLAN, [each for each in BANK if each.domain == "data"])
    assert len(needed(PLAN, one, {}, (), 20, NOW, 1).all) == 20
    assert needed(PLAN, Pool.of(PLAN, []), {}, (), 20, NOW, 1) == Needed()


@given(
    st.dictionaries(
        st.sampled_from(sorted(each.id for each in POOL)),
        st.builds(
            need,
            confident=st.booleans(),
            missed=st.booleans(),
            due=st.integers(-9, 9),
            recall=st.floats(0, 1),
        ),
    ),
    st.integers(1, 90),
    st.integers(0, 99),
    st.booleans(),
)
def test_a_drill_is_never_longer_than_wanted_and_asks_nothing_twice(
    needs: dict[str, Recall], length: int, seed: int, spare: bool
) -> None:
    found = drill(needs, length=length, seed=seed, spare_mocks=spare)
    assert len(found.all) == len(found.again) + len(found.new) <= length
    assert found.again <= set(needs)
    assert not found.new & set(needs)
    assert found == drill(needs, length=length, seed=seed, spare_mocks=spare)
    if not spare:
        assert len(found.all) == min(length, len(BANK))


@pytest.mark.parametrize("seed", range(4))
def test_another_seed_asks_other_new_questions(seed: int) -> None:
    assert drill(seed=seed).new != drill(seed=seed + 4).new
