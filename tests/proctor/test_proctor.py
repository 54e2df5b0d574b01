"""One sitting end to end: drawn, opened, kept at every step, closed, and found again."""

import gc
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import START, Office, of_kind, pool, question, write_bank
from tests.report.sat import answer

from mlquiz.errors import IllegalMove, UnreadableHistory, UsageFault
from mlquiz.exam.choosing import Filter
from mlquiz.model.plan import Calendar, day_of
from mlquiz.model.question import Choice, Option, Question
from mlquiz.model.standing import Status
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def begin(office: Office, **order: object) -> Sitting:
    return office.proctor.open(office.proctor.brief(Order("demo", **order)))  # type: ignore[arg-type]


def keys(office: Office, sitting: Sitting) -> list[tuple[int, ...]]:
    return [each.choice.key for each in office.archive.questions(sitting.attempt)]


def answer_all(office: Office, sitting: Sitting, right: int) -> None:
    for position, key in enumerate(keys(office, sitting), start=1):
        sitting.go_to(position)
        office.clock.pass_(3)
        for option in key if position <= right else (3,):
            sitting.pick(option)


def test_a_briefing_stores_nothing_and_starts_no_clock(office: Office) -> None:
    briefing = office.proctor.brief(Order("demo"))
    assert briefing.rules.limit == timedelta(minutes=20)
    assert len(briefing.form.slots) == 10
    assert office.archive.attempts() == ()


def test_a_whole_sitting_is_graded_at_once(office: Office) -> None:
    sitting = begin(office)
    answer_all(office, sitting, 10)
    assert sitting.submit().status is Status.SUBMITTED
    result = office.records.result(sitting.attempt)
    assert result.attempt.passed
    assert (result.attempt.right, result.attempt.total, result.attempt.scaled) == (8, 8, 1000)
    assert result.analysis.fresh == (8, 8)
    assert result.analysis.seen == (0, 0)
    assert [each.response.spent for each in result.answers] == [timedelta(seconds=3)] * 10


def test_every_change_is_on_disk_before_the_verb_returns(office: Office) -> None:
    sitting = begin(office)
    steps = [
        lambda: sitting.pick(1),
        lambda: sitting.flag(),
        lambda: sitting.strike(2),
        lambda: sitting.go_to(3),
        lambda: sitting.toggle(0),
        lambda: sitting.toggle(0),
        lambda: sitting.clear(),
    ]
    for step in steps:
        office.clock.pass_(1)
        session = step()
        kept = office.again().archive.standing(sitting.attempt)
        assert (kept.responses, kept.position, kept.used) == (
            session.responses,
            session.position,
            session.used,
        )


def test_a_killed_sitting_goes_on_with_the_time_it_had(office: Office) -> None:
    sitting = begin(office)
    for _ in range(30):
        office.clock.pass_(1)
        sitting.tick()
    sitting.pick(1)
    sitting._lock.release()  # as the kernel does when the process dies
    office.clock.pass_(3600)
    back = office.again().proctor.resume(sitting.attempt)
    assert back.session.responses[0].picks == (1,)
    assert back.session.used == timedelta(seconds=30)
    assert [gap.length for gap in back.session.interruptions] == [timedelta(hours=1)]


def test_leaving_keeps_the_sitting_for_later(office: Office) -> None:
    sitting = begin(office)
    sitting.pick(2)
    office.clock.pass_(2)
    sitting.leave()
    assert [each.id for each in office.proctor.unfinished()] == [sitting.attempt]
    office.clock.pass_(50)
    back = office.proctor.resume(sitting.attempt)
    assert back.session.status is Status.RUNNING
    assert back.session.response.picks == (2,)
    assert back.session.used == timedelta(seconds=2)


def test_a_strict_sitting_left_too_long_was_submitted_at_its_deadline(office: Office) -> None:
    sitting = begin(office, strict=True)
    sitting.pick(keys(office, sitting)[0][0])
    sitting.leave()
    office.clock.pass_(7200)
    back = office.proctor.resume(sitting.attempt)
    assert back.session.status is Status.EXPIRED
    head = office.archive.attempt(sitting.attempt)
    assert head.finished_at == START + timedelta(minutes=20)
    assert head.outcome == "expired"


def test_time_runs_out_by_ticking_and_awards_nothing(office: Office) -> None:
    sitting = begin(office, minutes=1)
    for _ in range(61):
        office.clock.pass_(1)
        sitting.tick()
    assert sitting.session.status is Status.EXPIRED
    assert office.archive.attempt(sitting.attempt).right == 0
    with pytest.raises(IllegalMove):
        sitting.pick(1)


def test_one_sitting_is_open_in_one_place(office: Office) -> None:
    sitting = begin(office)
    with pytest.raises(UsageFault, match="open in another mlquiz"):
        office.again().proctor.resume(sitting.attempt)
    sitting.leave()
    office.again().proctor.resume(sitting.attempt)


def test_a_finished_attempt_is_not_resumed(office: Office) -> None:
    sitting = begin(office)
    sitting.submit()
    with pytest.raises(UsageFault, match="is finished"):
        office.proctor.resume(sitting.attempt)


def test_the_second_mock_asks_what_the_first_did_not(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=pool(12))
    first = begin(office)
    for position in range(1, 11):
        first.go_to(position)
    first.submit()
    second = office.proctor.brief(Order("demo")).form
    assert not {slot.question for slot in first.session.slots} & {slot.question for slot in second.slots}
    assert len(second.code) < 25


def test_a_form_code_gives_the_same_paper_to_someone_else(office: Office, tmp_path: Path) -> None:
    mine = office.proctor.brief(Order("demo", seed=9)).form
    office.proctor.open(office.proctor.brief(Order("demo"))).submit()
    other = Office(tmp_path / "other")
    theirs = other.proctor.brief(Order("demo", form=mine.code.lower())).form
    assert theirs == mine


def test_a_form_code_stands_alone(office: Office) -> None:
    code = office.proctor.brief(Order("demo")).form.code
    with pytest.raises(UsageFault, match="says seed, questions and filters itself"):
        office.proctor.brief(Order("demo", form=code, seed=3))


def test_minutes_follow_the_questions_unless_asked_for(office: Office) -> None:
    for order, minutes in (
        (Order("demo", questions=5), 10),
        (Order("demo", questions=5, minutes=3), 3),
        (Order("demo", extra_time=True), 25),
    ):
        assert office.proctor.brief(order).rules.limit == timedelta(minutes=minutes)


def test_a_bank_edited_between_briefing_and_start_is_noticed(office: Office) -> None:
    briefing = office.proctor.brief(Order("demo"))
    write_bank(office.bank, [question(number, stem="New?") for number in range(1, 9)] + list(pool(9))[9:])
    with pytest.raises(UsageFault, match="the bank has changed"):
        office.again().proctor.open(briefing)
    assert office.archive.attempts() == ()


def test_a_bank_edited_during_a_sitting_changes_nothing_in_it(office: Office) -> None:
    sitting = begin(office)
    asked = sitting.posed
    sitting.leave()
    for file in office.bank.iterdir():
        file.unlink()
    back = office.again().proctor.resume(sitting.attempt)
    assert back.posed == asked
    back.submit()
    assert len(office.records.result(sitting.attempt).answers) == 10


def test_a_resumed_sitting_holds_no_key_and_no_explanation(tmp_path: Path) -> None:
    names = [(domain, number) for domain in ("data", "models") for number in range(9)]
    asked = [question(n, domain=d, explanation="SECRET 1", option_text="MARKED 1 ") for d, n in names]
    office = Office(tmp_path, questions=asked)
    begin(office).leave()
    del asked, office
    sitting = Office(tmp_path).proctor.resume(Office(tmp_path).proctor.unfinished()[0].id)
    gc.collect()
    held = [each for each in gc.get_objects() if isinstance(each, Question | Option)]
    assert "MARKED 1" in repr(sitting.posed)
    assert not [each for each in held if "MARKED 1" in repr(each) or "SECRET 1" in repr(each)]


def test_a_disk_that_refuses_is_told_and_tried_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = begin(office)
    full = UnreadableHistory("history.db: the disk is full")

    def refuse(*_: object) -> None:
        raise full

    with monkeypatch.context() as broken:
        broken.setattr(sitting._archive, "save", refuse)
        assert sitting.pick(1).response.picks == (1,)
        assert sitting.trouble == str(full)
        assert office.again().archive.standing(sitting.attempt).responses[0].picks == ()
    office.clock.pass_(1)
    sitting.tick()
    assert sitting.trouble == ""
    assert office.again().archive.standing(sitting.attempt).responses[0].picks == (1,)


def refusing(monkeypatch: pytest.MonkeyPatch, sitting: Sitting, *names: str) -> None:
    """Makes the archive refuse these writes, as a full disk does."""

    def refuse(*_: object) -> None:
        raise UnreadableHistory("history.db: the disk is full")

    for name in names:
        monkeypatch.setattr(sitting._archive, name, refuse)


def test_a_sitting_that_cannot_be_saved_is_not_left(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = begin(office)
    with monkeypatch.context() as broken:
        refusing(broken, sitting, "save")
        sitting.pick(1)
        assert sitting.leave() is False
        assert sitting.session.status is Status.RUNNING
    assert sitting.leave() is True
    assert office.again().archive.standing(sitting.attempt).responses[0].picks == (1,)


@pytest.mark.parametrize("broken_part", ["finish", "questions"])
def test_a_form_that_cannot_be_saved_is_graded_when_it_can(
    office: Office, monkeypatch: pytest.MonkeyPatch, broken_part: str
) -> None:
    sitting = begin(office)
    sitting.pick(1)
    with monkeypatch.context() as broken:
        refusing(broken, sitting, broken_part)
        assert sitting.submit().closed
        assert not sitting.finished
        assert "disk is full" in sitting.trouble
        office.clock.pass_(1)
        sitting.tick()
        assert not sitting.finished
    office.clock.pass_(1)
    sitting.tick()
    assert sitting.finished
    assert office.archive.attempt(sitting.attempt).outcome == "submitted"
    with sqlite3.connect(office.folder / "history.db") as database:
        (count,) = database.execute("SELECT count(*) FROM event WHERE verb = 'submitted'").fetchone()
    database.close()
    assert count == 1


def test_a_changed_answer_is_one_row_and_one_event(office: Office) -> None:
    sitting = begin(office)
    sitting.respond((1,))
    sitting.respond((2,))
    with sqlite3.connect(office.folder / "history.db") as database:
        events = database.execute("SELECT verb, detail FROM event ORDER BY sequence").fetchall()
    database.close()
    assert events == [("start", ""), ("respond", "1"), ("respond", "2")]


def test_ids_sort_by_time(office: Office) -> None:
    first = begin(office)
    office.clock.pass_(1)
    second = begin(office)
    assert first.attempt < second.attempt
    assert first.attempt[14] == "7"


def planned(office: Office, days: int = 6, per_day: int = 8) -> Calendar:
    return office.planner.keep("demo", day_of(office.clock()) + timedelta(days=days), per_day)


def asked(sitting: Sitting) -> set[str]:
    return {slot.question for slot in sitting.session.slots}


def drilled(office: Office, number: int) -> set[str]:
    """What a drill of so many asked, all of it answered right."""
    sitting = begin(office, mode="drill", questions=number)
    for position in range(1, number + 1):
        sitting.go_to(position)
        answer(office, sitting, right=True)
    sitting.submit()
    return asked(sitting)


def test_a_drill_that_names_nothing_asks_todays_list_until_that_is_done(office: Office) -> None:
    today = planned(office).today
    briefing = office.proctor.brief(Order("demo", mode="drill"))
    assert {slot.question for slot in briefing.form.slots} == set(today.first(8))
    assert briefing.needed
    assert (briefing.needed.new, briefing.needed.listed) == (frozenset(today.new), 8)
    assert drilled(office, 3) == set(today.first(3))
    assert asked(begin(office, mode="drill")) == set(today.new) - set(today.first(3))


def test_once_todays_list_is_done_a_drill_is_chosen_by_need(office: Office) -> None:
    planned(office)
    drilled(office, 8)
    briefing = office.proctor.brief(Order("demo", mode="drill", questions=4))
    assert briefing.needed
    assert (len(briefing.form.slots), briefing.needed.listed) == (4, 0)


def test_a_drill_that_names_something_and_practice_and_mocks_leave_the_list_alone(office: Office) -> None:
    before = planned(office).today
    assert len(asked(begin(office, mode="drill", wanted=Filter(domains=("models",))))) == 12
    assert len(asked(begin(office, mode="practice"))) == len(asked(begin(office))) == 10
    after = office.planner.calendar("demo")
    assert after
    assert (after.today.left, after.today.done) == (before.left, 0)


def test_the_day_after_what_was_missed_is_on_the_list(office: Office) -> None:
    planned(office, per_day=20)
    sitting = begin(office, mode="drill", questions=4)
    for position in range(1, 5):
        sitting.go_to(position)
        answer(office, sitting, right=False)
    sitting.submit()
    office.clock.pass_(86_400)
    assert asked(sitting) <= asked(begin(office, mode="drill"))


STREAMS = of_kind(
    "streams",
    Choice((Option("Kinesis Data Streams", correct=True), Option("A queue"), Option("A bucket"))),
    "What lets two consumers read records again?",
)
FIREHOSE = of_kind(
    "firehose",
    Choice((Option("Amazon Data Firehose", correct=True), Option("Kinesis Data Streams"), Option("A topic"))),
    "What delivers batches to a bucket?",
)


def confusing(folder: Path) -> Office:
    """All of a bank was answered right yesterday, but that one option was taken for the key of another question."""
    office = Office(folder, [*pool(), STREAMS, FIREHOSE])
    wanted = Filter(domains=("data", "models"))
    sitting = begin(office, mode="drill", questions=26, wanted=wanted)
    for slot in sitting.session.slots:
        sitting.go_to(slot.position)
        if slot.question == FIREHOSE.id:
            sitting.respond((1,))
        else:
            answer(office, sitting, right=True)
    sitting.submit()
    office.clock.pass_(86_400)
    return office


@pytest.mark.parametrize("per_day", [0, 3, 20])
def test_a_drill_puts_what_was_confused_side_by_side(tmp_path: Path, per_day: int) -> None:
    """With a plan, too, and where its list has only one of the two."""
    office = confusing(tmp_path)
    if per_day:
        planned(office, per_day=per_day)
    briefing = office.proctor.brief(Order("demo", mode="drill", questions=5))
    order = [slot.question for slot in briefing.form.slots]
    assert len(order) == 5
    assert order.index(STREAMS.id) == order.index(FIREHOSE.id) + 1
    assert briefing.needed
    assert briefing.needed.pairs == ((FIREHOSE.id, STREAMS.id),)
    code = briefing.form.code
    assert office.proctor.brief(Order("demo", mode="drill", form=code)).form.slots == briefing.form.slots


@pytest.mark.parametrize("days", [5, 6, 9])
def test_on_a_day_without_a_list_a_drill_is_chosen_by_need(office: Office, days: int) -> None:
    """The day before the exam, its day, and days after it."""
    planned(office)
    office.clock.pass_(86_400 * days)
    briefing = office.proctor.brief(Order("demo", mode="drill", questions=5))
    assert briefing.needed
    assert (len(briefing.form.slots), briefing.needed.listed) == (5, 0)


def test_beyond_todays_list_the_questions_of_all_planned_mocks_are_left_alone(tmp_path: Path) -> None:
    office = Office(tmp_path, pool(40))
    calendar = planned(office, days=30, per_day=3)
    assert len(calendar.mocks) == 4
    drilled(office, 3)
    beyond = office.proctor.brief(Order("demo", mode="drill")).needed
    assert beyond
    assert beyond.kept == 40
    assert not beyond.again
    assert beyond.new <= calendar.today.open


@pytest.mark.parametrize("per_day", [0, 9])
def test_a_confident_error_stands_first_a_day_later(tmp_path: Path, per_day: int) -> None:
    office = Office(tmp_path, pool(40))
    sitting = begin(office, mode="drill", questions=6)
    missed = sitting.session.slots[3].question
    for position in range(1, 7):
        sitting.go_to(position)
        answer(office, sitting, right=position != 4)
        sitting.rate("sure")
    sitting.submit()
    office.clock.pass_(86_400)
    if per_day:
        planned(office, days=30, per_day=per_day)
    briefing = office.proctor.brief(Order("demo", mode="drill", questions=8))
    assert briefing.form.slots[0].question == missed
    assert office.proctor.brief(Order("demo", mode="drill", form=briefing.form.code)).form == briefing.form


def test_what_was_checked_in_a_drill_that_is_open_is_not_dealt_again_today(office: Office) -> None:
    planned(office)
    first = begin(office, mode="drill", questions=4)
    for position in (1, 2):
        first.go_to(position)
        answer(office, first, right=True)
        first.check()
    first.leave()
    checked = {slot.question for slot in first.session.slots[:2]}
    calendar = office.planner.calendar("demo")
    assert calendar
    assert (calendar.today.done, calendar.today.left) == (2, 6)
    assert not checked & asked(begin(office, mode="drill"))
