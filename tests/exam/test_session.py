"""Sessions: allowed moves, the clock, and laws that hold in any order of events."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.build import START, every_kind, slots, slots_of

from mlquiz.errors import IllegalMove
from mlquiz.exam.clocked import LONGEST_TICK
from mlquiz.exam.session import MOVES, Session
from mlquiz.model.attempt import CONFIDENCES
from mlquiz.model.form import Rules
from mlquiz.model.question import NONE
from mlquiz.model.standing import CLOSED, Status

MINUTE = timedelta(minutes=1)
KINDS = ("choice", "ordering", "matching", "numeric")


def second(count: float) -> timedelta:
    return timedelta(seconds=count)


def session(count: int = 5, *, choose: int = 1, minutes: float | None = 10, **rules: Any) -> Session:
    limit = None if minutes is None else minutes * MINUTE
    return Session.start(slots(count, choose=choose), Rules(limit, **rules), START)


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


def ticked(now: Session, seconds: int) -> Session:
    """The session after so many seconds with a tick each."""
    for _ in range(seconds):
        now = now.tick(now.at + second(1))
    return now


@pytest.mark.parametrize(("milliseconds", "interruptions"), [(5000, 0), (5001, 1)])
def test_a_gap_is_an_interruption_only_when_it_is_longer_than_a_few_seconds(
    milliseconds: int, interruptions: int
) -> None:
    after = session().tick(START + timedelta(milliseconds=milliseconds))
    assert len(after.interruptions) == interruptions
    assert after.used == (second(0) if interruptions else second(5))


def test_a_gap_before_a_pick_is_an_interruption_too() -> None:
    after = session().pick(1, START + second(60))
    assert after.response.picks == (1,)
    assert after.used == second(0)
    assert [gap.length for gap in after.interruptions] == [second(60)]


def test_a_strict_clock_closes_the_form_on_a_pick_after_the_deadline() -> None:
    after = session(strict=True).pick(1, START + 11 * MINUTE)
    assert after.status is Status.EXPIRED
    assert after.response.picks == ()
    assert after.closed_at == START + 10 * MINUTE


def test_a_strict_pause_consumes_exam_time() -> None:
    paused = session(strict=True).pause(START + second(10))
    assert paused.resume(START + second(70)).used == second(70)
    assert paused.resume(START + 20 * MINUTE).status is Status.EXPIRED
    late = paused.submit(START + 20 * MINUTE)
    assert (late.status, late.closed_at) == (Status.EXPIRED, START + 10 * MINUTE)


def test_a_paused_session_may_be_submitted_and_remembers_the_pause() -> None:
    done = session().pick(2, START).pause(START + second(4)).submit(START + second(64))
    assert (done.status, done.used, done.closed_at) == (Status.SUBMITTED, second(4), START + second(64))
    assert done.interrupted == second(60)
    assert done.response.picks == (2,)


def test_an_untimed_session_banks_time_and_never_expires() -> None:
    now = ticked(session(minutes=None), 100)
    assert (now.left, now.remaining(now.at), now.pace(now.at)) == (None, None, None)
    assert now.used == now.response.spent == second(100)
    later = now.tick(now.at + timedelta(days=3))
    assert later.status is Status.RUNNING
    assert later.used == second(100)
    assert [(gap.length, gap.counted) for gap in later.interruptions] == [(timedelta(days=3), False)]


def test_without_a_limit_no_gap_counts_even_with_a_strict_clock() -> None:
    after = session(minutes=None, strict=True).tick(START + MINUTE)
    assert after.used == second(0)
    assert not after.interruptions[0].counted


STEPS = st.lists(
    st.tuples(st.sampled_from(["tick", "tick", "pause", "resume"]), st.integers(0, 20_000)), max_size=40
)


def gone_through(now: Session, steps: list[tuple[str, int]]) -> Session:
    """The session after these verbs, each so many milliseconds after the one before."""
    at = now.at
    for verb, milliseconds in steps:
        at += timedelta(milliseconds=milliseconds)
        if verb in MOVES[now.status]:
            now = getattr(now, verb)(at)
    return now.resume(at) if now.status is Status.PAUSED else now.tick(at)


@given(STEPS)
def test_with_a_strict_clock_time_used_is_time_passed_up_to_the_limit(steps: list[tuple[str, int]]) -> None:
    passed = timedelta(milliseconds=sum(milliseconds for _, milliseconds in steps))
    now = gone_through(session(minutes=2, strict=True), steps)
    assert now.used == min(2 * MINUTE, passed)
    assert now.closed == (passed >= 2 * MINUTE)
    assert all(gap.counted for gap in now.interruptions)


@given(STEPS)
def test_time_used_and_interruptions_are_together_the_time_passed(steps: list[tuple[str, int]]) -> None:
    passed = timedelta(milliseconds=sum(milliseconds for _, milliseconds in steps))
    now = gone_through(session(minutes=600), steps)
    assert now.used + now.interrupted == passed
    assert not any(gap.counted for gap in now.interruptions)


JUMPS = st.integers(-4000, 4000) | st.integers(-(10**7), 10**7)


@given(st.lists(JUMPS, max_size=40), st.booleans())
def test_a_clock_that_jumps_about_adds_no_time_and_takes_none_for_stepping_back(
    steps: list[int], strict: bool
) -> None:
    now, at = session(minutes=2, strict=strict), START
    for milliseconds in steps:
        at += timedelta(milliseconds=milliseconds)
        after = now.tick(at)
        assert timedelta() <= after.left <= now.left
        assert now.left - after.left <= timedelta(milliseconds=max(0, milliseconds))
        assert all(gap.length >= timedelta() for gap in after.interruptions)
        now = after


# --- a question's own time ---


def timed(seconds: int = 3, **rules: Any) -> Session:
    return session(minutes=None, feedback=True, question_limit=second(seconds), **rules)


def test_a_question_whose_time_is_over_is_final_as_it_stood() -> None:
    now = timed().pick(1, START + second(2))
    assert now.question_left == second(1)
    over = now.tick(START + second(3))
    assert (over.response.locked, over.response.picks, over.question_left) == (True, (1,), second(0))
    with pytest.raises(IllegalMove, match="answer to question 1 is final"):
        over.pick(2, START + second(4))


def test_a_pick_when_a_question_is_out_of_time_is_not_kept() -> None:
    late = timed().pick(1, START + second(3))
    assert late.response.locked
    assert late.response.picks == ()


def test_a_blank_whose_time_is_over_stays_blank() -> None:
    over = ticked(timed(), 4)
    assert (over.response.locked, over.response.given) == (True, 0)


def test_each_question_has_time_of_its_own_and_returning_adds_none() -> None:
    now = ticked(timed(), 2).go_to(2, START + second(2))
    assert now.question_left == second(3)
    back = ticked(now, 1).go_to(1, START + second(3))
    assert back.question_left == second(1)


def test_an_interruption_consumes_no_time_of_a_question() -> None:
    after = timed().tick(START + 5 * MINUTE)
    assert after.question_left == second(3)
    assert not after.response.locked


def test_a_session_may_have_a_limit_and_questions_their_own() -> None:
    both = session(minutes=0.1, feedback=True, question_limit=second(4))
    assert ticked(both, 4).response.locked
    assert ticked(both, 6).status is Status.EXPIRED


# --- answers that are checked one by one ---


def test_a_checked_answer_is_final() -> None:
    now = session(feedback=True).pick(1, START).rate("sure", START)
    assert not now.checked
    done = now.check(START)
    assert done.checked
    for again in (
        lambda: done.pick(2, START),
        lambda: done.respond((2,), START),
        lambda: done.clear(START),
        lambda: done.strike(2, START),
        lambda: done.rate("guess", START),
        lambda: done.check(START),
    ):
        with pytest.raises(IllegalMove, match="answer to question 1 is final"):
            again()


def test_a_checked_question_can_be_returned_to_flagged_and_highlighted() -> None:
    done = session(feedback=True).check(START).go_to(2, START).go_to(1, START)
    assert done.flag(START).response.flagged
    assert done.highlight("95%", START).response.highlights == ("95%",)


def test_a_blank_may_be_checked_and_stays_blank() -> None:
    assert session(feedback=True).check(START).response.given == 0


def test_without_feedback_nothing_is_checked() -> None:
    with pytest.raises(IllegalMove, match="checked when the form is submitted"):
        session().pick(1, START).check(START)


# --- sections and scenarios ---


def sectioned(*places: tuple[int, str], **rules: Any) -> Session:
    """A session whose slots have these sections and cases."""
    drawn = zip(slots(len(places)), places, strict=True)
    parts = tuple(replace(slot, section=section, case=case) for slot, (section, case) in drawn)
    return Session.start(parts, Rules(10 * MINUTE, **rules), START)


def closed(now: Session) -> list[int]:
    return [place for place, each in enumerate(now.responses, start=1) if each.locked]


def test_a_section_closes_when_it_is_left() -> None:
    now = sectioned((1, ""), (1, ""), (2, ""), (2, "")).pick(1, START).go_to(2, START)
    assert now.closing(1) == ()
    assert now.closing(3) == (1, 2)
    on = now.go_to(4, START)
    assert closed(on) == [1, 2]
    assert on.responses[0].picks == (1,)
    assert on.go_to(3, START).position == 3
    for position in (1, 2):
        with pytest.raises(IllegalMove, match=f"question {position} is closed"):
            on.go_to(position, START)


def test_a_section_that_is_passed_over_closes_too() -> None:
    now = sectioned((1, ""), (2, ""), (3, ""))
    assert now.closing(3) == (1, 2)
    assert closed(now.go_to(3, START)) == [1, 2]


def test_a_scenario_closes_when_it_is_left_only_with_a_case_lock() -> None:
    places = ((0, ""), (0, "a"), (0, "a"), (0, "b"))
    free = sectioned(*places).go_to(2, START)
    assert free.closing(4) == ()
    locked = sectioned(*places, case_lock=True)
    assert locked.closing(2) == ()
    inside = locked.go_to(2, START)
    assert inside.closing(3) == ()
    assert inside.closing(1) == inside.closing(4) == (2, 3)
    on = inside.go_to(4, START)
    assert closed(on) == [2, 3]
    assert closed(on.go_to(1, START)) == [2, 3, 4]


def test_what_is_closed_already_does_not_close_again() -> None:
    now = sectioned((1, "a"), (1, "a"), (1, "b"), (2, ""), case_lock=True).go_to(3, START)
    assert closed(now) == [1, 2]
    assert now.closing(4) == (3,)


def test_with_feedback_nothing_closes() -> None:
    now = sectioned((1, "a"), (2, "b"), case_lock=True, feedback=True)
    assert now.closing(2) == ()
    assert now.go_to(2, START).go_to(1, START).position == 1


@pytest.mark.parametrize("position", [-3, 0, 3, 99])
def test_going_nowhere_closes_nothing(position: int) -> None:
    assert sectioned((1, ""), (2, "")).closing(position) == ()


def test_a_form_that_ends_on_the_way_closes_no_section() -> None:
    late = sectioned((1, ""), (2, ""), strict=True).go_to(2, START + 11 * MINUTE)
    assert (late.status, late.position, closed(late)) == (Status.EXPIRED, 1, [])


# --- every verb, every kind, every status ---

FORM = slots_of(every_kind())
OF_KIND = {kind: next(slot for slot in FORM if slot.kind == kind) for kind in KINDS}


def asking(kind: str, **rules: Any) -> Session:
    """A session whose first question is of that kind."""
    first = replace(OF_KIND[kind], position=1)
    return Session.start((first, *slots(3)[1:]), Rules(10 * MINUTE, **rules), START)


VERBS: dict[str, Callable[[Session, datetime], Session]] = {
    "pick": lambda each, at: each.pick(1, at),
    "respond": lambda each, at: each.respond(ANSWERS[each.slot.kind], at),
    "move": lambda each, at: each.move(0, 1, at),
    "assign": lambda each, at: each.assign(0, 1, at),
    "enter": lambda each, at: each.enter("0.5", at),
    "clear": lambda each, at: each.clear(at),
    "flag": lambda each, at: each.flag(at),
    "strike": lambda each, at: each.strike(1, at),
    "rate": lambda each, at: each.rate("", at),
    "highlight": lambda each, at: each.highlight("a word", at),
    "check": lambda each, at: each.check(at),
    "go_to": lambda each, at: each.go_to(2, at),
    "pause": lambda each, at: each.pause(at),
    "resume": lambda each, at: each.resume(at),
    "tick": lambda each, at: each.tick(at),
    "submit": lambda each, at: each.submit(at),
}
ANSWERS = {"choice": (1,), "ordering": (4, 3, 2, 1, 0), "matching": (1, 0, NONE), "numeric": ()}
OWN = {
    "pick": {"choice"},
    "respond": {"choice", "ordering", "matching"},
    "move": {"ordering"},
    "assign": {"matching"},
    "enter": {"numeric"},
    "strike": {"choice", "matching"},
}


def test_there_is_a_row_for_every_verb() -> None:
    assert {*VERBS} == set().union(*MOVES.values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("verb", list(VERBS))
def test_each_kind_of_question_has_verbs_of_its_own(verb: str, kind: str) -> None:
    now = asking(kind, feedback=True)
    if kind in OWN.get(verb, KINDS):
        VERBS[verb](now, START)
    else:
        with pytest.raises(IllegalMove, match=f"is of kind {kind}"):
            VERBS[verb](now, START)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("verb", list(VERBS))
def test_the_table_of_moves_is_what_happens(status: Status, verb: str) -> None:
    kind = next(iter(sorted(OWN.get(verb, KINDS))))
    fresh = asking(kind, feedback=True)
    reached = {
        Status.RUNNING: fresh,
        Status.PAUSED: fresh.pause(START),
        Status.SUBMITTED: fresh.submit(START),
        Status.EXPIRED: replace(fresh, rules=Rules(second(1), feedback=True)).tick(START + second(2)),
    }[status]
    assert reached.status is status
    if verb in MOVES[status]:
        VERBS[verb](reached, START)
    else:
        with pytest.raises(IllegalMove):
            VERBS[verb](reached, START)


PLACES = st.integers(-2, 11)
DEEDS = st.one_of(
    st.tuples(st.sampled_from(["clear", "flag", "pause", "resume", "tick", "submit", "check"])),
    st.tuples(st.sampled_from(["pick", "strike", "go_to"]), PLACES),
    st.tuples(st.just("respond"), st.lists(st.integers(-1, 6), max_size=6) | st.permutations(range(5))),
    st.tuples(st.sampled_from(["move", "assign"]), st.integers(-1, 5), st.integers(-6, 6)),
    st.tuples(st.just("enter"), st.sampled_from(["", " 3/4 ", "250 ms", "x", "1e99", "0.857"])),
    st.tuples(st.just("rate"), st.sampled_from(["", *CONFIDENCES, "certain"])),
    st.tuples(st.just("highlight"), st.sampled_from(["", " ", "one", "two", "x" * 3000])),
)
RULES = st.builds(
    Rules,
    limit=st.sampled_from([None, second(12), 2 * MINUTE, 30 * MINUTE]),
    strict=st.booleans(),
    question_limit=st.sampled_from([None, second(20)]),
    feedback=st.booleans(),
    case_lock=st.booleans(),
)


def done(now: Session, deed: tuple[Any, ...], at: datetime) -> Session:
    verb, *words = deed
    return now.clear(at) if verb == "clear" else getattr(now, verb)(*words, at)


class AnySitting(RuleBasedStateMachine):
    """Whatever a taker does and whatever the clock does, these hold."""

    @initialize(rules=RULES, sections=st.sampled_from([(0,) * 10, (1,) * 6 + (2,) * 4]))
    def start(self, rules: Rules, sections: tuple[int, ...]) -> None:
        parts = (replace(slot, section=number) for slot, number in zip(FORM, sections, strict=True))
        self.session = self.before = Session.start(tuple(parts), rules, START)
        self.at = START

    @rule(milliseconds=st.one_of(st.integers(0, 4000), st.integers(-(10**6), 10**7)))
    def time_passes(self, milliseconds: int) -> None:
        self.at += timedelta(milliseconds=milliseconds)

    @rule(deed=DEEDS)
    def something_is_done(self, deed: tuple[Any, ...]) -> None:
        self.before, copy = self.session, deepcopy(self.session)
        try:
            self.session = done(self.before, deed, self.at)
        except IllegalMove:
            assert self.before == copy

    @rule(position=st.integers(1, 10))
    def the_taker_goes_on(self, position: int) -> None:
        self.something_is_done(("go_to", position))

    @invariant()
    def a_closed_session_never_changes(self) -> None:
        assert not self.before.closed or self.session == self.before

    @invariant()
    def time_left_never_grows(self) -> None:
        before, left = self.before.left, self.session.left
        if left is None or before is None:
            assert self.session.remaining(self.at) is None
        else:
            assert timedelta() <= left <= before
            assert timedelta() <= self.session.remaining(self.at) <= left
        assert self.session.used >= self.before.used

    @invariant()
    def answers_go_with_their_questions(self) -> None:
        for slot, response in zip(self.session.slots, self.session.responses, strict=True):
            picks = [pick for pick in response.picks if pick != NONE]
            assert set(picks) <= set(slot.order)
            assert 0 <= response.given <= slot.choose
            assert not set(picks) & set(response.struck)
            assert bool(response.picks) == bool(picks)
            if slot.kind == "ordering" and picks:
                assert sorted(picks) == sorted(slot.order)
            if slot.kind == "matching" and picks:
                assert len(response.picks) == slot.choose
            if slot.kind == "choice":
                assert NONE not in response.picks
            assert slot.kind == "numeric" or not response.typed
            assert slot.kind != "numeric" or not response.picks

    @invariant()
    def only_answers_are_rated(self) -> None:
        assert all(each.given or not each.confidence for each in self.session.responses)

    @invariant()
    def highlights_are_few_and_short_and_each_is_there_once(self) -> None:
        for response in self.session.responses:
            assert len(set(response.highlights)) == len(response.highlights) <= 50
            assert all(each.strip() and len(each) <= 2000 for each in response.highlights)

    @invariant()
    def what_is_final_never_changes(self) -> None:
        for old, new in zip(self.before.responses, self.session.responses, strict=True):
            if old.locked:
                assert new.locked
                assert (old.picks, old.typed, old.struck, old.confidence) == (
                    new.picks,
                    new.typed,
                    new.struck,
                    new.confidence,
                )

    @invariant()
    def without_feedback_the_taker_is_never_at_a_closed_question(self) -> None:
        rules = self.session.rules
        if not rules.feedback and not rules.question_limit:
            assert not self.session.response.locked

    @invariant()
    def time_is_spent_on_questions_until_they_are_checked(self) -> None:
        spent = sum((each.spent for each in self.session.responses), timedelta())
        checked = self.session.rules.feedback and any(each.locked for each in self.session.responses)
        assert spent <= self.session.used if checked else spent == self.session.used

    @invariant()
    def a_closed_session_has_its_moment(self) -> None:
        assert (self.session.status in CLOSED) == (self.session.closed_at is not None)


TestAnySitting = AnySitting.TestCase
TestAnySitting.settings = settings(max_examples=120, stateful_step_count=50, deadline=None)


@given(st.lists(st.integers(0, int(LONGEST_TICK / timedelta(milliseconds=1))), max_size=50))
def test_without_interruptions_time_used_is_time_passed(steps: list[int]) -> None:
    at, now = START, session(minutes=600)
    for step in steps:
        at += timedelta(milliseconds=step)
        now = now.tick(at)
    assert now.used == at - START
    assert not now.interruptions
