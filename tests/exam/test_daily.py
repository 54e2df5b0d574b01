"""The days of a plan: what each is for, how what is new is paced, and what today's list asks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import blueprint, question

from mlquiz.exam.daily import NEW_UNTIL, Past, Timetable
from mlquiz.exam.needs import kept_for_mocks
from mlquiz.model.plan import Doing, Plan
from mlquiz.model.pool import Pool
from mlquiz.model.recall import Recall

SINCE = date(2026, 11, 22)
DAY = timedelta(days=1)
DOMAINS = ("data", "models")
BLUEPRINT = blueprint()
POOL = Pool.of(BLUEPRINT, [question(number, domain=domain) for domain in DOMAINS for number in range(1, 41)])
IDS = [each.id for each in POOL]
MOCKS = 5
"""Mocks of ten that eighty questions are enough for, but for one."""


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone()


def remembered(
    then: float = 0.5, *, on: date = SINCE - 9 * DAY, confident: bool = False, due: date = SINCE + 5 * DAY
) -> Recall:
    return Recall(confident, confident, noon(due), 0.9, noon(on), noon(on), then)


def past(
    recalls: Mapping[str, Recall] | None = None,
    *,
    today: date = SINCE,
    blank: Iterable[str] = (),
    mocks: int = 0,
    mock_today: bool = False,
) -> Past:
    known = recalls or {}
    return Past(
        known,
        frozenset({*known, *blank}),
        frozenset(name for name, each in known.items() if each.first == noon(today)),
        frozenset(name for name, each in known.items() if each.last == noon(today)),
        mocks,
        mock_today,
    )


def table(
    days: int, per_day: int = 10, done: Past | None = None, *, gone: int = 0, pool: Pool = POOL
) -> Timetable:
    """A plan of so many days in all, so many of them gone."""
    plan = Plan("demo", SINCE + days * DAY, per_day, SINCE)
    return Timetable(plan, BLUEPRINT, pool, done or past(), SINCE + gone * DAY)


def known(number: int, **further: object) -> dict[str, Recall]:
    return {name: remembered(**further) for name in IDS[:number]}  # type: ignore[arg-type]


lengths, budgets = st.integers(1, 200), st.integers(1, 200)


@given(lengths, budgets, st.integers(0, 80), st.integers(0, 9), st.integers(0, 200))
def test_every_plan_goes_day_by_day_to_a_rest_and_the_exam(
    length: int, per_day: int, seen: int, mocks: int, gone: int
) -> None:
    gone = min(gone, length)
    made = table(length, per_day, past(known(seen), mocks=mocks), gone=gone)
    days = made.days()
    assert [each.on for each in days] == [SINCE + number * DAY for number in range(gone, length + 1)]
    assert [each.doing for each in days][-2:] == [Doing.REST, Doing.EXAM][-len(days) :]
    assert [each.doing for each in days].count(Doing.REST) == (len(days) > 1)
    assert [each.on for each in days if each.doing is Doing.MOCK] == list(made.mocks)
    assert len(made.mocks) <= max(0, MOCKS - mocks)
    assert all(each <= made.plan.on - 3 * DAY for each in made.mocks)
    assert all(0 <= each.new + each.again <= per_day for each in days)
    assert not any(each.new or each.again for each in days if each.doing is not Doing.STUDY)
    assert sum(each.new for each in days) <= len(POOL) - seen


@given(st.integers(6, 200), st.integers(40, 80), st.integers(0, 29))
def test_all_that_is_free_is_new_by_three_fifths_of_the_time(length: int, per_day: int, seen: int) -> None:
    """Or on the first day for study after that, where the last of them is one for a mock."""
    made = table(length, per_day, past(known(seen)))
    days = made.days()
    kept = kept_for_mocks(BLUEPRINT, POOL, set(IDS[:seen]), len(made.mocks))
    assert sum(each.new for each in days) == len(POOL) - seen - len(kept)
    last = SINCE + ceil(NEW_UNTIL * length) * DAY - DAY
    open_ = next(each.on for each in days if each.on >= last and each.doing is Doing.STUDY)
    assert max(each.on for each in days if each.new) <= open_


@given(
    st.integers(3, 60), st.integers(1, 40), st.dictionaries(st.sampled_from(IDS), st.floats(0, 1)), st.data()
)
@settings(max_examples=40)
def test_a_list_is_within_its_budget_and_only_shrinks_as_it_is_answered(
    length: int, per_day: int, firm: dict[str, float], data: st.DataObject
) -> None:
    recalls = {name: remembered(then) for name, then in firm.items()}
    blank = data.draw(st.sets(st.sampled_from(IDS), max_size=20))
    made = table(length, per_day, past(recalls, blank=blank))
    first = made.today()
    assert first.left <= per_day
    asked = first.first(first.left)
    assert len(set(asked)) == len(asked) == first.left
    assert not set(first.new) & kept_for_mocks(BLUEPRINT, POOL, {*firm, *blank}, len(made.mocks))
    assert (len(first.new), len(first.again)) == (made.days()[0].new, made.days()[0].again)
    for name in data.draw(st.permutations(asked))[:5]:
        recalls[name] = (
            remembered(on=SINCE) if name in first.new else replace(recalls[name], last=noon(SINCE))
        )
        now = table(length, per_day, past(recalls, blank=blank)).today()
        today = {each for each in recalls if recalls[each].last == noon(SINCE)}
        assert now.new == tuple(each for each in first.new if each not in today)
        assert now.again == tuple(each for each in first.again if each not in today)
        assert now.done == len(today)


@given(st.integers(3, 30), st.integers(1, 30), st.integers(0, 80))
@settings(max_examples=30)
def test_the_first_questions_of_a_list_are_a_part_of_the_first_few_more(
    length: int, per_day: int, seen: int
) -> None:
    found = table(length, per_day, past(known(seen))).today()
    whole = found.first(found.left)
    assert [found.first(number) for number in range(per_day + 1)] == [
        whole[:number] for number in range(per_day + 1)
    ]


@given(st.integers(4, 40), st.integers(1, 30))
@settings(max_examples=20)
def test_days_to_come_are_what_they_were_said_to_be_where_each_list_is_done(
    length: int, per_day: int
) -> None:
    """Up to the first mock: what that will show for the first time nobody knows before."""
    recalls: dict[str, Recall] = {}
    said = table(length, per_day).days()
    for gone, day in enumerate(said):
        today = day.on
        made = table(length, per_day, past(recalls, today=today), gone=gone)
        if day.doing is not Doing.STUDY:
            break
        assert made.days() == said[gone:]
        for name in made.today().first(per_day):
            before = recalls.get(name, remembered(on=today))
            recalls[name] = replace(before, last=noon(today))


def test_a_beginner_gets_each_domain_by_its_weight() -> None:
    found = table(60).today()
    assert Counter(name.split("-")[1] for name in found.new) == {"data": 6, "models": 4}
    assert not found.again


def test_confident_errors_that_are_due_come_first_then_what_will_be_recalled_worst() -> None:
    recalls = {name: remembered(0.1 + number / 100) for number, name in enumerate(IDS)}
    recalls[IDS[50]] = remembered(0.99, confident=True, due=SINCE)
    recalls[IDS[60]] = remembered(0.99, confident=True, due=SINCE + DAY)
    recalls[IDS[70]] = remembered(0.05)
    found = table(60, done=past(recalls)).today()
    assert found.again == (IDS[50], IDS[70], *IDS[:8])


def test_a_question_that_left_the_bank_does_not_come_again() -> None:
    gone = {f"q-gone-{number}": remembered(0.1) for number in range(30)}
    made = table(60, done=past(gone))
    assert made.days()[0] == table(60).days()[0]
    assert not made.today().again


def test_a_question_that_was_left_blank_is_asked_after_those_that_are_new() -> None:
    made = table(5, 80, past(blank=IDS[:10]))
    assert set(made.today().new) == set(IDS)
    assert set(made.today().new[-10:]) == set(IDS[:10])
    assert len(made.unseen) == 70


def test_what_was_answered_beyond_the_list_is_not_counted_twice() -> None:
    """Three fifths of the bank in one day, where ten were asked for."""
    early = {name: remembered(on=SINCE) for name in IDS[:48]}
    made = table(6, 10, past(early))
    assert made.today().left == 0
    assert sum(each.new for each in made.days()[1:]) <= len(POOL) - 48
    assert made.days()[1].again + made.days()[1].new == 10


@pytest.mark.parametrize(("each", "mocks"), [(3, 0), (6, 1), (12, 1), (18, 2), (80, 8)])
def test_there_are_no_more_mocks_than_the_bank_is_enough_for(each: int, mocks: int) -> None:
    bank = [question(number, domain=domain) for domain in DOMAINS for number in range(1, each + 1)]
    assert len(table(200, pool=Pool.of(BLUEPRINT, bank)).mocks) == mocks


def test_mocks_go_on_from_those_that_were_sat() -> None:
    planned = table(60).mocks
    assert len(planned) == MOCKS
    first = (planned[0] - SINCE).days
    assert table(60, done=past(mocks=1, mock_today=True), gone=first).mocks == planned[1:]
    assert table(60, done=past(mocks=MOCKS), gone=first).mocks == ()


def test_a_mock_that_was_missed_is_sat_today() -> None:
    planned = table(60).mocks
    made = table(60, gone=(planned[0] - SINCE).days + 3)
    assert made.mocks[0] == made.today_on
    assert len(made.mocks) == MOCKS
    assert made.mocks[-1] == planned[-1]


@given(st.integers(14, 120), st.integers(0, 120), st.integers(0, 4))
def test_mocks_that_were_missed_do_not_crowd_the_last_days(length: int, gone: int, mocks: int) -> None:
    gone = min(gone, length)
    made = table(length, done=past(mocks=mocks), gone=gone)
    assert len(made.mocks) <= max(1, ceil((length - gone) / 7))


def test_a_rest_and_the_exam_have_no_list() -> None:
    made = table(60, done=past(known(40)))
    for day in (made.plan.on - DAY, made.plan.on):
        found = table(60, done=past(known(40)), gone=(day - SINCE).days).today()
        assert (found.left, found.day.on) == (0, day)
        assert found.day.doing is made.doing(day)


def test_the_day_of_a_mock_has_a_list_for_who_has_no_time_for_that() -> None:
    made = table(60, done=past(known(40)))
    found = table(60, done=past(known(40)), gone=(made.mocks[0] - SINCE).days).today()
    assert (found.day.doing, found.day.new, found.day.again) == (Doing.MOCK, 0, 0)
    assert found.left == made.plan.per_day


def test_confident_errors_that_are_due_come_even_where_new_ones_would_take_the_day() -> None:
    """Up to half of a day, and no more of them once so many were answered."""
    errors = {name: replace(each, confident=True, due=each.last) for name, each in known(30).items()}
    plain, warned = (table(3, per_day=20, done=past(each)).today() for each in (known(30), errors))
    assert not plain.again
    assert (len(warned.again), len(warned.new)) == (10, 10)
    assert set(warned.again) <= set(errors)


def test_a_day_after_the_exam_has_no_list_and_no_days() -> None:
    made = table(10, done=past(known(40)), gone=12)
    assert made.days() == ()
    assert (made.today().left, made.today().day.doing) == (0, Doing.EXAM)


def test_a_clock_before_the_plan_was_made_is_survived() -> None:
    made = table(10, done=past(known(40)), gone=-400)
    assert len(made.days()) == 411
    assert made.today().left <= 10


def test_mocks_are_planned_for_what_was_never_seen() -> None:
    """One where all is seen; as many as were sat and can still be drawn without repeating."""
    everything = known(len(IDS))
    assert len(table(70, done=past(everything)).mocks) == 1
    half = {name: remembered() for place, name in enumerate(IDS) if place % 2}
    assert len(table(70, done=past(half)).mocks) == 3
    assert len(table(70, done=past(half, mocks=2)).mocks) == MOCKS - 2


def test_confident_errors_that_are_due_go_first_in_a_drill_too() -> None:
    errors = {name: replace(each, confident=True, due=each.last) for name, each in known(3).items()}
    found = table(3, per_day=20, done=past(errors)).today()
    assert set(found.first(3)) == set(errors)
    assert found.urgent == 3


def test_of_what_is_recalled_alike_each_domain_has_its_weight() -> None:
    """As after a mock: all that was missed has the same recall."""
    recalls = {name: remembered(0.3) for name in IDS[:40:2] + IDS[40::2]}
    found = table(60, per_day=20, done=past(recalls)).today()
    counts = Counter(name.split("-")[1] for name in found.again[:10])
    assert counts == {"data": 6, "models": 4}


def test_the_day_of_a_mock_stays_one_once_it_was_sat() -> None:
    found = table(30, done=past(mocks=1, mock_today=True))
    assert found.days()[0].doing is Doing.MOCK
    assert found.today().sat
    assert not table(30).today().sat


def test_what_stays_unseen_at_a_pace_is_told() -> None:
    assert table(5, per_day=5).left_over > 0
    assert table(60, per_day=30).left_over == 0


def test_what_was_checked_in_an_open_drill_was_asked_today() -> None:
    """It is no longer on the list, and counts as done."""
    before = table(30).today()
    name = before.new[0]
    done = replace(past(), new_today=frozenset({name}), asked_today=frozenset({name}), seen=frozenset({name}))
    after = table(30, done=done).today()
    assert after.new == before.new[1:]
    assert (after.done, after.left) == (1, before.left - 1)
