"""Plans: one day to come for each exam, the days that have passed, and the pulse that tells of a change."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.build import START, question
from tests.history.sat import keep

from mlquiz.errors import UnreadableHistory
from mlquiz.history.archive import Archive
from mlquiz.history.pulse import pulse
from mlquiz.model.plan import Plan

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
ASKED = (question(1, key=(1,)),)


@pytest.fixture
def store(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "history.db")


def plan(exam: str = "demo", days: int = 30, per_day: int = 30) -> Plan:
    return Plan(exam, TODAY + days * DAY, per_day, TODAY)


def keep_plan(store: Archive, kept: Plan, today: date = TODAY) -> None:
    store.keep_plan(kept, today, START)


def test_a_plan_comes_back_as_it_was_kept_and_after_a_new_opening(store: Archive) -> None:
    keep_plan(store, plan(per_day=7))
    assert store.plans() == (plan(per_day=7),)
    store.close()
    assert Archive(store.path).plans("demo") == (plan(per_day=7),)


def test_a_day_to_come_takes_the_place_of_another_and_days_that_passed_stay(store: Archive) -> None:
    keep_plan(store, plan(days=3))
    keep_plan(store, plan(days=9))
    assert store.plans("demo") == (plan(days=9),)
    keep_plan(store, plan(days=40), TODAY + 9 * DAY)
    assert store.plans("demo") == (plan(days=9), plan(days=40))


def test_exams_have_plans_of_their_own_the_nearest_day_first(store: Archive) -> None:
    keep_plan(store, plan("other", 20))
    keep_plan(store, plan("demo", 30))
    keep_plan(store, plan("third", 10))
    assert [each.exam for each in store.plans()] == ["third", "other", "demo"]
    store.drop_plan(plan("other", 20))
    assert [each.exam for each in store.plans()] == ["third", "demo"]
    assert store.plans("nobody's") == ()


@pytest.mark.parametrize("spoilt", ["per_day = 0", "on_day = '2027-02-30'", "since = ''"])
def test_a_plan_that_is_none_is_told_as_a_sentence(store: Archive, spoilt: str) -> None:
    keep_plan(store, plan())
    store._db.execute(f"UPDATE plan SET {spoilt}")
    with pytest.raises(UnreadableHistory, match="holds a row that cannot be read"):
        store.plans()


def test_the_pulse_is_another_once_something_was_finished_or_planned_and_else_the_same(
    store: Archive,
) -> None:
    told = [pulse(store.path)]

    def beats() -> bool:
        told.append(pulse(store.path))
        return told[-1] not in told[:-1]

    assert told[0]
    assert not beats()
    keep(store, "a", ASKED, [(1,)])
    assert beats()
    keep_plan(store, plan())
    assert beats()
    keep_plan(store, plan(per_day=7))
    assert beats()
    assert not beats()
    store.drop_plan(plan())
    assert pulse(store.path) == told[2]


def test_the_pulse_tells_of_an_attempt_that_ended_before_the_last_one(store: Archive) -> None:
    """A strict sitting that is found too late ended at its deadline."""
    keep(store, "left", ASKED, [(1,)], finished=False)
    keep(store, "later", ASKED, [(1,)], at=START + DAY)
    before = pulse(store.path)
    row = "UPDATE attempt SET finished_at = '2026-11-22T10:00:00.000Z', status = 'expired' WHERE id = 'left'"
    store._db.execute(row)
    assert pulse(store.path) != before


def test_where_there_is_no_history_there_is_no_pulse(tmp_path: Path) -> None:
    assert pulse(tmp_path / "nothing.db") == ""
    assert not (tmp_path / "nothing.db").exists()
    (tmp_path / "rubbish.db").write_bytes(b"rubbish" * 100)
    assert pulse(tmp_path / "rubbish.db") == ""
