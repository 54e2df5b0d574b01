"""The clock of a sitting: what a stopped process, a stepped clock and a suspended machine do to it."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import START, Office

from mlquiz.model.attempt import Interruption
from mlquiz.model.standing import Status
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting

MINUTE = timedelta(minutes=1)
LIMIT = 20 * MINUTE


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def begun(office: Office, **order: object) -> Sitting:
    return office.proctor.open(office.proctor.brief(Order("demo", **order)))  # type: ignore[arg-type]


def run(office: Office, sitting: Sitting, seconds: int) -> Sitting:
    """A program that is left alone: it ticks once a second."""
    for _ in range(seconds):
        office.clock.pass_(1)
        sitting.tick()
    return sitting


def kept(office: Office, sitting: Sitting) -> tuple[timedelta | None, tuple[Interruption, ...]]:
    """Time left and interruptions, as they are and as they are on disk."""
    standing = office.again().archive.standing(sitting.attempt)
    assert standing.interruptions == sitting.session.interruptions
    assert standing.left == sitting.session.left
    return standing.left, standing.interruptions


def gap(after: float, seconds: float, *, counted: bool) -> Interruption:
    return Interruption(START + timedelta(seconds=after), timedelta(seconds=seconds), counted=counted)


def test_a_program_that_is_stopped_for_a_minute_loses_no_time(office: Office) -> None:
    sitting = run(office, begun(office), 10)
    office.clock.pass_(60)
    sitting.tick()
    assert kept(office, sitting) == (LIMIT - 10 * MINUTE / 60, (gap(10, 60, counted=False),))
    run(office, sitting, 5)
    assert kept(office, sitting)[0] == LIMIT - 15 * MINUTE / 60


def test_a_strict_mock_that_is_stopped_for_a_minute_loses_it(office: Office) -> None:
    sitting = run(office, begun(office, strict=True), 10)
    office.clock.pass_(60)
    sitting.tick()
    assert kept(office, sitting) == (LIMIT - timedelta(seconds=70), (gap(10, 60, counted=True),))


def test_a_strict_mock_that_is_stopped_over_its_end_was_submitted_at_its_end(office: Office) -> None:
    sitting = run(office, begun(office, strict=True), 10)
    sitting.pick(1)
    office.clock.pass_(3600)
    sitting.pick(2)
    assert sitting.session.status is Status.EXPIRED
    assert sitting.session.response.picks == (1,)
    head = office.archive.attempt(sitting.attempt)
    assert (head.finished_at, head.used, head.outcome) == (START + LIMIT, LIMIT, "expired")


def test_a_clock_stepped_an_hour_forward_takes_nothing(office: Office) -> None:
    sitting = run(office, begun(office), 10)
    office.clock.pass_(3600)
    run(office, sitting, 10)
    assert sitting.session.left == LIMIT - timedelta(seconds=19)
    assert [each.length for each in sitting.session.interruptions] == [timedelta(seconds=3601)]


@pytest.mark.parametrize("strict", [False, True])
def test_a_clock_stepped_an_hour_back_gives_nothing(office: Office, strict: bool) -> None:
    sitting = run(office, begun(office, strict=strict), 10)
    office.clock.pass_(-3600)
    sitting.tick()
    assert kept(office, sitting) == (LIMIT - timedelta(seconds=10), ())
    run(office, sitting, 10)
    assert kept(office, sitting)[0] == LIMIT - timedelta(seconds=20)


def test_a_suspended_program_that_is_woken_by_a_key_keeps_the_answer(office: Office) -> None:
    sitting = run(office, begun(office), 10)
    office.clock.pass_(8 * 3600)
    sitting.pick(1)
    assert sitting.session.response.picks == (1,)
    assert kept(office, sitting) == (LIMIT - timedelta(seconds=10), (gap(10, 8 * 3600, counted=False),))


def test_a_killed_program_forgets_a_second_at_most(office: Office) -> None:
    sitting = run(office, begun(office), 90)
    office.clock.pass_(0.9)
    sitting.tick()
    sitting._lock.release()  # as the kernel does when the process dies
    office.clock.pass_(600)
    back = office.again().proctor.resume(sitting.attempt)
    assert timedelta() <= timedelta(seconds=90.9) - back.session.used <= timedelta(seconds=1)
    assert len(back.session.interruptions) == 1


def test_a_strict_mock_counts_the_time_between_two_programs(office: Office) -> None:
    sitting = run(office, begun(office, strict=True), 10)
    sitting.leave()
    office.clock.pass_(300)
    back = office.proctor.resume(sitting.attempt)
    assert kept(office, back) == (LIMIT - timedelta(seconds=310), (gap(10, 300, counted=True),))


def test_a_machine_whose_clock_was_set_back_between_two_programs_adds_no_time(office: Office) -> None:
    sitting = run(office, begun(office), 10)
    sitting.leave()
    office.clock.pass_(-7200)
    back = office.proctor.resume(sitting.attempt)
    assert back.session.left == LIMIT - timedelta(seconds=10)
    assert [each.length for each in back.session.interruptions] == [timedelta()]


def test_a_pause_is_an_interruption_that_takes_nothing(office: Office) -> None:
    sitting = run(office, begun(office), 10)
    sitting.pause()
    run(office, sitting, 30)
    assert sitting.session.left == LIMIT - timedelta(seconds=10)
    sitting.resume()
    run(office, sitting, 5)
    assert kept(office, sitting) == (LIMIT - timedelta(seconds=15), (gap(10, 30, counted=False),))


def test_a_program_that_dies_in_a_pause_comes_back_running(office: Office) -> None:
    sitting = run(office, begun(office), 10)
    sitting.pause()
    sitting._lock.release()
    office.clock.pass_(50)
    back = office.again().proctor.resume(sitting.attempt)
    assert (back.session.status, back.session.left) == (Status.RUNNING, LIMIT - timedelta(seconds=10))


def test_practice_is_not_timed_and_its_time_is_known_all_the_same(office: Office) -> None:
    sitting = run(office, begun(office, mode="practice"), 90)
    office.clock.pass_(7200)
    run(office, sitting, 11)
    assert kept(office, sitting) == (None, (gap(90, 7201, counted=False),))
    sitting.submit()
    head = office.archive.attempt(sitting.attempt)
    assert (head.used, head.limit, head.outcome) == (timedelta(seconds=100), None, "submitted")


def test_a_question_out_of_time_is_final_and_on_disk_as_it_stood(office: Office) -> None:
    sitting = begun(office, mode="practice", seconds=30)
    sitting.pick(1)
    run(office, sitting, 30)
    response = office.again().archive.standing(sitting.attempt).responses[0]
    assert (response.locked, response.picks) == (True, (1,))
    assert sitting.answered is not None
    assert office.archive.events(sitting.attempt)[-1].verb == "time is up"


def test_what_comes_when_a_question_is_out_of_time_is_not_in_the_ledger(office: Office) -> None:
    sitting = run(office, begun(office, mode="practice", seconds=5), 4)
    office.clock.pass_(1)
    sitting.pick(1)
    assert sitting.session.response.picks == ()
    assert [(each.verb, each.detail) for each in office.archive.events(sitting.attempt)] == [
        ("start", ""),
        ("time is up", ""),
    ]
    assert sitting.answered is not None
    assert sitting.answered.points.earned == 0


def test_a_suspended_program_takes_no_time_of_a_question(office: Office) -> None:
    sitting = run(office, begun(office, mode="drill", seconds=30), 10)
    office.clock.pass_(3600)
    sitting.tick()
    assert sitting.session.question_left == timedelta(seconds=20)
    assert not sitting.session.response.locked
