"""Sessions: allowed moves, the deadline, and laws that hold in any order of events."""

from copy import deepcopy
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.build import START, slots

from mlquiz.errors import IllegalMove
from mlquiz.exam.session import LONGEST_TICK, MOVES, Session
from mlquiz.model.standing import CLOSED, Status

MINUTE = timedelta(minutes=1)


def second(count: float) -> timedelta:
    return timedelta(seconds=count)


def session(count: int = 5, *, choose: int = 1, minutes: float = 10, strict: bool = False) -> Session:
    return Session.start(slots(count, choose=choose), minutes * MINUTE, START, strict=strict)


def test_a_pick_replaces_the_one_before_where_one_is_asked_for() -> None:
    after = session().pick(1, START).pick(3, START)
    assert after.response.picks == (3,)


def test_several_picks_are_held_to_the_number_asked_for() -> None:
    full = session(choose=2).pick(3, START).pick(1, START)
    assert full.response.picks == (1, 3)
    with pytest.raises(IllegalMove, match="choose 2"):
        full.pick(0, START)
    assert full.clear(START, 3).pick(0, START).response.picks == (0, 1)


def test_responding_replaces_all_picks_at_once() -> None:
    after = session(choose=2).pick(3, START).pick(1, START).respond((0, 1), START)
    assert after.response.picks == (0, 1)
    for options in ((0, 1, 2), (9,)):
        with pytest.raises(IllegalMove):
            after.respond(options, START)


def test_picks_are_kept_by_the_order_of_the_author() -> None:
    assert session().slot.order == (3, 2, 1, 0)
    assert session().pick(3, START).response.picks == (3,)


def test_a_question_is_complete_with_as_many_picks_as_asked_for() -> None:
    some = session(choose=2).pick(0, START)
    assert some.answered == 0
    assert some.pick(1, START).answered == 1


def test_striking_an_option_takes_it_back_and_picking_it_restores_it() -> None:
    struck = session().pick(1, START).strike(1, START)
    assert (struck.response.picks, struck.response.struck) == ((), (1,))
    picked = struck.pick(1, START)
    assert (picked.response.picks, picked.response.struck) == ((1,), ())


def test_a_pick_at_the_deadline_is_not_kept() -> None:
    open_ = session(minutes=0.05)
    late = open_.pick(1, START + second(3))
    assert late.status is Status.EXPIRED
    assert late.response.picks == ()
    assert late.closed_at == START + second(3)


def test_a_pick_just_before_the_deadline_is_kept() -> None:
    kept = session(minutes=0.05).pick(1, START + second(2.999)).tick(START + second(4))
    assert kept.status is Status.EXPIRED
    assert kept.response.picks == (1,)
    assert kept.closed_at == START + second(3)


def test_an_interruption_does_not_consume_exam_time() -> None:
    after = session().tick(START + second(1)).tick(START + second(3601))
    assert after.used == second(1)
    assert [(gap.length, gap.counted) for gap in after.interruptions] == [(second(3600), False)]


def test_a_strict_clock_counts_interruptions() -> None:
    after = session(strict=True).tick(START + second(61))
    assert after.used == second(61)
    assert after.interruptions[0].counted
    closed = after.tick(START + second(3600))
    assert closed.status is Status.EXPIRED
    assert closed.closed_at == START + 10 * MINUTE


def test_a_clock_that_steps_back_adds_no_time() -> None:
    after = session().tick(START + second(4)).tick(START - second(100)).tick(START - second(99))
    assert after.used == second(5)


def test_resuming_records_the_gap_however_short() -> None:
    killed = session().tick(START + second(2))
    back = killed.resume(START + second(3))
    assert back.used == second(2)
    assert back.interruptions[0].length == second(1)


def test_a_paused_session_moves_only_by_resuming() -> None:
    paused = session().pause(START + second(2))
    with pytest.raises(IllegalMove, match="paused"):
        paused.pick(1, START + second(3))
    assert paused.tick(START + second(400)) == paused
    assert paused.resume(START + second(400)).remaining(START + second(401)) == 10 * MINUTE - second(3)


def test_time_is_kept_for_each_question() -> None:
    after = session().tick(START + second(4)).go_to(2, START + second(5)).tick(START + second(7))
    assert [each.spent for each in after.responses[:2]] == [second(5), second(2)]


def test_pace_is_time_left_for_each_question_left() -> None:
    assert session(5).pick(1, START).pace(START) == 10 * MINUTE / 4


@pytest.mark.parametrize("position", [0, 6, -1])
def test_there_is_no_slot_outside_the_form(position: int) -> None:
    with pytest.raises(IllegalMove, match="1 to 5"):
        session().go_to(position, START)


VERBS = {
    "pick": lambda each, at: each.pick(1, at),
    "respond": lambda each, at: each.respond((1,), at),
    "clear": lambda each, at: each.clear(at),
    "flag": lambda each, at: each.flag(at),
    "strike": lambda each, at: each.strike(1, at),
    "go_to": lambda each, at: each.go_to(2, at),
    "pause": lambda each, at: each.pause(at),
    "resume": lambda each, at: each.resume(at),
    "tick": lambda each, at: each.tick(at),
    "submit": lambda each, at: each.submit(at),
}


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("verb", list(VERBS))
def test_the_table_of_moves_is_what_happens(status: Status, verb: str) -> None:
    reached = {
        Status.RUNNING: session(),
        Status.PAUSED: session().pause(START),
        Status.SUBMITTED: session().submit(START),
        Status.EXPIRED: session(minutes=0.01).tick(START + second(2)),
    }[status]
    assert reached.status is status
    if verb in MOVES[status]:
        VERBS[verb](reached, START)
    else:
        with pytest.raises(IllegalMove):
            VERBS[verb](reached, START)


class AnySitting(RuleBasedStateMachine):
    """Whatever a taker does and whatever the clock does, these hold."""

    @initialize(choose=st.integers(1, 3), strict=st.booleans(), minutes=st.sampled_from([0.2, 2, 30]))
    def start(self, choose: int, strict: bool, minutes: float) -> None:
        self.session = session(6, choose=choose, strict=strict, minutes=minutes)
        self.at = START
        self.left = self.session.limit

    @rule(milliseconds=st.one_of(st.integers(0, 4000), st.integers(-(10**6), 10**7)))
    def time_passes(self, milliseconds: int) -> None:
        self.at += timedelta(milliseconds=milliseconds)

    @rule(verb=st.sampled_from(sorted(VERBS)), option=st.integers(-1, 5), position=st.integers(-1, 8))
    def something_is_done(self, verb: str, option: int, position: int) -> None:
        before, copy = self.session, deepcopy(self.session)
        try:
            if verb in ("pick", "strike"):
                after = getattr(before, verb)(option, self.at)
            elif verb == "go_to":
                after = before.go_to(position, self.at)
            else:
                after = VERBS[verb](before, self.at)
        except IllegalMove:
            assert before == copy
            return
        if before.closed:
            assert after == before
        self.session = after

    @invariant()
    def time_left_never_grows(self) -> None:
        left = self.session.limit - self.session.used
        assert timedelta() <= left <= self.left
        assert self.session.remaining(self.at) <= left
        self.left = left

    @invariant()
    def picks_are_options_of_the_question_and_no_more_than_asked(self) -> None:
        for slot, response in zip(self.session.slots, self.session.responses, strict=True):
            assert set(response.picks) <= set(slot.order)
            assert len(response.picks) <= slot.choose
            assert not set(response.picks) & set(response.struck)

    @invariant()
    def time_is_spent_on_questions_only(self) -> None:
        assert sum((each.spent for each in self.session.responses), timedelta()) == self.session.used

    @invariant()
    def a_closed_session_has_its_moment(self) -> None:
        assert (self.session.status in CLOSED) == (self.session.closed_at is not None)


TestAnySitting = AnySitting.TestCase
TestAnySitting.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)


@given(st.lists(st.integers(0, int(LONGEST_TICK / timedelta(milliseconds=1))), max_size=50))
def test_without_interruptions_time_used_is_time_passed(steps: list[int]) -> None:
    at, now = START, session(minutes=600)
    for step in steps:
        at += timedelta(milliseconds=step)
        now = now.tick(at)
    assert now.used == at - START
    assert not now.interruptions
