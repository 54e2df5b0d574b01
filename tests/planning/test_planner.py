"""The day of an exam is kept, moved and forgotten, and the days until then follow what was answered."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.build import START, FakeClock, Office, pool
from tests.report.sat import sit
from tests.written import EXAM_YAML

from mlquiz.errors import UsageFault
from mlquiz.model.plan import Doing, Plan, day_of
from mlquiz.proctor.order import Order

TODAY = day_of(START)
DAY = timedelta(days=1)
A_DAY = 86_400


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, pool(40))


def retakes(folder: Path) -> Office:
    """An exam after which one waits two weeks, and then two months."""
    return Office(folder, pool(40), f"{EXAM_YAML}retake: {{wait_days: [14, 60]}}\n")


def test_a_day_is_kept_and_found_by_another_process(office: Office) -> None:
    kept = office.planner.keep("demo", TODAY + 30 * DAY, 12)
    assert kept.plan == Plan("demo", TODAY + 30 * DAY, 12, TODAY)
    assert (kept.left, kept.bank, kept.answered, kept.recall_then) == (30, 80, 0, None)
    assert office.again().planner.calendar("demo") == kept
    assert office.again().planner.plans() == (kept.plan,)


def test_nobody_who_names_no_number_is_asked_less_than_thirty_a_day(office: Office) -> None:
    kept = office.planner.keep("demo", TODAY + 30 * DAY)
    assert (kept.plan.per_day, kept.today.left) == (30, 30)


def test_what_is_left_out_stays_and_a_moved_day_remembers_when_it_was_planned(office: Office) -> None:
    office.planner.keep("demo", TODAY + 30 * DAY, 12)
    office.clock.pass_(3 * A_DAY)
    assert office.planner.keep("demo", TODAY + 60 * DAY).plan == Plan("demo", TODAY + 60 * DAY, 12, TODAY)
    assert office.planner.keep("demo", per_day=5).plan == Plan("demo", TODAY + 60 * DAY, 5, TODAY)
    assert len(office.planner.plans()) == 1


def test_a_day_that_is_forgotten_is_gone_once(office: Office) -> None:
    kept = office.planner.keep("demo", TODAY + 30 * DAY)
    assert office.planner.drop("demo") == kept.plan
    assert office.planner.calendar("demo") is None
    with pytest.raises(UsageFault, match="no day is kept for demo; 'mlquiz plan demo --on DATE' keeps one"):
        office.planner.drop("demo")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-1, "2026-11-21 has passed; today is 2026-11-22"),
        (0, "2026-11-22 is today: there is no day left to plan; 'mlquiz weak' shows where to look last"),
        (731, "2028-11-22 is more than two years away; plan for a nearer day"),
    ],
)
def test_a_day_that_cannot_be_planned_for_is_refused_and_nothing_is_kept(
    office: Office, days: int, told: str
) -> None:
    with pytest.raises(UsageFault, match=told):
        office.planner.keep("demo", TODAY + days * DAY)
    assert office.planner.plans() == ()


def test_two_years_and_tomorrow_are_days_like_any_other(office: Office) -> None:
    assert office.planner.keep("demo", TODAY + 730 * DAY).left == 730
    tomorrow = office.planner.keep("demo", TODAY + DAY)
    assert [each.doing for each in tomorrow.days] == [Doing.REST, Doing.EXAM]
    assert tomorrow.today.left == 0


def test_a_pace_without_a_day_and_an_exam_that_is_nowhere_are_refused(office: Office) -> None:
    with pytest.raises(UsageFault, match="no day to come is kept for demo; give one with --on"):
        office.planner.keep("demo", per_day=5)
    for ask in (office.planner.keep, office.planner.calendar, office.planner.drop):
        with pytest.raises(UsageFault, match="no exam 'dmeo'; did you mean 'demo'"):
            ask("dmeo")


def test_the_day_of_the_exam_and_those_after_it_have_no_list(office: Office) -> None:
    office.planner.keep("demo", TODAY + 10 * DAY)
    for passed, left in ((10, 0), (1, -1)):
        office.clock.pass_(passed * A_DAY)
        found = office.planner.calendar("demo")
        assert found
        assert (found.left, found.today.left, found.today.day.doing) == (left, 0, Doing.EXAM)
    assert office.planner.plans() == ()
    assert office.planner.plan("demo") == Plan("demo", TODAY + 10 * DAY, 30, TODAY)


def test_a_retake_waits_as_long_as_the_vendor_says_and_longer_after_the_second(tmp_path: Path) -> None:
    office = retakes(tmp_path)
    first = TODAY + 10 * DAY
    office.planner.keep("demo", first)
    office.clock.pass_(12 * A_DAY)
    told = f"waits 14 days: a retake is allowed from {first + 14 * DAY} on. If it was not sat, .*--off"
    with pytest.raises(UsageFault, match=told):
        office.planner.keep("demo", first + 13 * DAY)
    second = first + 14 * DAY
    office.planner.keep("demo", second)
    assert office.archive.plans("demo") == (
        Plan("demo", first, 30, TODAY),
        Plan("demo", second, 30, TODAY + 12 * DAY),
    )
    office.clock.pass_(14 * A_DAY)
    with pytest.raises(UsageFault, match=f"waits 60 days: a retake is allowed from {second + 60 * DAY} on"):
        office.planner.keep("demo", second + 59 * DAY)


def test_a_day_that_was_not_sat_can_be_forgotten_and_then_nothing_waits(tmp_path: Path) -> None:
    office = retakes(tmp_path)
    office.planner.keep("demo", TODAY + DAY)
    office.clock.pass_(2 * A_DAY)
    office.planner.drop("demo")
    assert office.planner.keep("demo", TODAY + 5 * DAY).left == 3


def test_today_shrinks_as_it_is_answered_and_tomorrow_is_another_day(office: Office) -> None:
    office.planner.keep("demo", TODAY + 6 * DAY, 60)
    before = office.planner.calendar("demo")
    drill = office.proctor.open(office.proctor.brief(Order("demo", mode="drill", questions=5)))
    asked = {slot.question for slot in drill.session.slots}
    for position in range(1, 6):
        drill.go_to(position)
        drill.respond(tuple(range(drill.session.slot.choose)))
    drill.submit()
    after = office.planner.calendar("demo")
    assert before
    assert after
    assert asked == set(before.today.first(5))
    assert after.today.new == tuple(name for name in before.today.new if name not in asked)
    assert (after.today.left, after.today.done, after.answered, after.bank) == (55, 5, 5, 80)
    assert after.recall_then
    assert 0 < after.recall_then < 1
    office.clock.pass_(A_DAY)
    tomorrow = office.planner.calendar("demo")
    assert tomorrow
    assert (tomorrow.today.left, tomorrow.today.done) == (60, 0)
    assert asked <= set(tomorrow.today.again)


def test_a_mock_counts_from_the_day_the_plan_was_made_and_takes_the_next_one_away(office: Office) -> None:
    sit(office)
    office.clock.pass_(A_DAY)
    planned = office.planner.keep("demo", TODAY + 60 * DAY).mocks
    office.clock.at = START + (planned[0] - TODAY)
    sit(office)
    after = office.planner.calendar("demo")
    assert after
    assert after.mocks == planned[1:]


def test_what_was_left_blank_in_a_mock_is_asked_by_the_plan(office: Office) -> None:
    result = sit(office, "++++++....")
    blank = {each.slot.question for each in result.answers if not each.response.picks}
    office.clock.pass_(A_DAY)
    found = office.planner.keep("demo", TODAY + 4 * DAY, 100)
    assert len(blank) == 4
    assert blank <= set(found.today.new)


def test_a_plan_whose_bank_is_gone_can_still_be_forgotten(office: Office) -> None:
    office.planner.keep("demo", TODAY + 30 * DAY)
    shutil.rmtree(office.bank)
    later = Office(office.folder, clock=office.clock, bank_is_there=False).planner
    with pytest.raises(UsageFault, match="bank of demo is not there"):
        later.calendar("demo")
    assert later.drop("demo").on == TODAY + 30 * DAY
    assert later.plans() == ()


@pytest.mark.parametrize("back", [timedelta(days=3), timedelta(days=800)])
def test_a_clock_that_was_set_back_keeps_the_plan(office: Office, back: timedelta) -> None:
    office.clock.pass_(A_DAY)
    office.planner.keep("demo", TODAY + 30 * DAY, 12)
    sit(office)
    office.clock.at -= back
    found = office.planner.calendar("demo")
    assert found
    assert found.left == (TODAY + 30 * DAY - day_of(office.clock())).days
    assert found.days[-1].doing is Doing.EXAM
    assert found.today.left <= 12


def test_a_plan_made_while_the_clock_was_ahead_begins_today_once_it_is_moved(tmp_path: Path) -> None:
    ahead = Office(tmp_path, pool(40), clock=FakeClock(START + 90 * DAY))
    ahead.planner.keep("demo", TODAY + 150 * DAY)
    ahead.clock.at = START
    moved = ahead.planner.keep("demo", TODAY + 60 * DAY)
    assert moved.plan.since == TODAY
    assert moved.mocks


def test_a_damaged_plan_is_told_as_a_sentence(office: Office) -> None:
    office.planner.keep("demo", date(2027, 2, 1))
    office.archive._db.execute("UPDATE plan SET on_day = 'soon'")
    with pytest.raises(Exception, match="history holds a row that cannot be read"):
        office.planner.plans()
