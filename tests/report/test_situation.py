"""How a taker stands with each exam: what is due, the days left, the nearest exam first."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import START, Office, pool, write_bank
from tests.report.sat import sit
from tests.written import EXAM_YAML

from mlquiz.insight.verdict import State
from mlquiz.model.plan import day_of
from mlquiz.proctor.order import Order
from mlquiz.report.situation import Situation
from mlquiz.report.situation_shapes import situation_shape

TODAY = day_of(START)
DAY = timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path, pool(40))
    write_bank(tmp_path / "banks" / "other", pool(40), EXAM_YAML.replace("id: demo", "id: other"))
    return office


def only(office: Office) -> Situation:
    (found,) = office.records.situations()
    return found


def test_where_nothing_was_sat_and_no_day_is_kept_there_is_nothing_to_tell(office: Office) -> None:
    office.proctor.open(office.proctor.brief(Order("demo")))
    assert list(office.records.situations()) == []


def test_a_plan_alone_is_told_with_its_list(office: Office) -> None:
    office.planner.keep("demo", TODAY + 5 * DAY, 12)
    found = only(office)
    assert (found.planned, found.due(office.clock()), found.dues) == (True, 12, ())
    shape = situation_shape(found, office.clock())
    assert shape == {
        "exam": "demo",
        "title": "Demo exam",
        "on": str(TODAY + 5 * DAY),
        "days_left": 5,
        "today": "study",
        "due": 12,
        "done_today": 0,
        "n": 0,
        "probability": None,
        "low": None,
        "high": None,
        "state": "not enough evidence",
    }


def test_without_a_plan_what_was_missed_is_due_and_more_as_time_goes_on(office: Office) -> None:
    sit(office, "+++++++---")
    soon = only(office)
    assert not soon.planned
    assert soon.due(office.clock()) == 0
    assert soon.due(office.clock() + timedelta(hours=25)) >= 3
    office.clock.pass_(60 * 86_400)
    assert only(office).due(office.clock()) == 10


def test_the_nearest_exam_stands_first_and_those_without_a_day_follow(office: Office) -> None:
    sit(office)
    office.planner.keep("other", TODAY + 30 * DAY)
    assert [each.exam for each in office.records.situations()] == ["other", "demo"]
    office.planner.keep("demo", TODAY + 10 * DAY)
    assert [each.exam for each in office.records.situations()] == ["demo", "other"]


def test_a_day_that_has_passed_is_told_and_due_is_by_memory_again(office: Office) -> None:
    sit(office, "+++++++---")
    office.planner.keep("demo", TODAY + 10 * DAY)
    office.clock.pass_(12 * 86_400)
    found = only(office)
    assert found.calendar
    assert (found.planned, found.calendar.left) == (False, -2)
    assert found.due(office.clock()) == len(found.dues) > 0
    assert situation_shape(found, office.clock())["done_today"] is None


def test_a_bank_that_is_gone_leaves_the_chance_and_nothing_due(office: Office) -> None:
    sit(office, "+++++++---")
    office.planner.keep("demo", TODAY + 10 * DAY)
    shutil.rmtree(office.bank)
    gone = only(Office(office.folder, clock=office.clock, bank_is_there=False))
    assert (gone.exam, gone.calendar, gone.dues) == ("demo", None, ())
    assert (gone.readiness.n, gone.readiness.state) == (10, State.UNKNOWN)


def test_a_plan_for_a_bank_that_is_gone_and_was_never_sat_is_no_obstacle(office: Office) -> None:
    sit(office)
    office.planner.keep("other", TODAY + 10 * DAY)
    shutil.rmtree(office.folder / "banks" / "other")
    assert only(office.again()).exam == "demo"


def test_questions_that_left_the_bank_are_not_due(office: Office) -> None:
    result = sit(office, "-" * 10)
    gone = {each.question.id for each in result.answers[:4]}
    write_bank(office.bank, [each for each in pool(40) if each.id not in gone], EXAM_YAML)
    later = office.again()
    later.clock.pass_(2 * 86_400)
    assert only(later).due(later.clock()) == 6
