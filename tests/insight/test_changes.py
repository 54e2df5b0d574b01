"""Answer changes, from the ledger as sittings write it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import START, Office, every_kind, fixed_number, matching, ordering, question
from tests.insight.answered import answered

from mlquiz.errors import IllegalMove
from mlquiz.exam.grade import points
from mlquiz.insight.changes import Change, Changes, Turn, changes
from mlquiz.insight.replay import answers_at
from mlquiz.model.attempt import Answered, Event, Response
from mlquiz.model.question import NONE, Question
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.records import Result

Verbs = Callable[[Sitting], object]


def right(each: Answered, response: Response) -> bool:
    return points(each.question, each.slot, response).full


def sat(folder: Path, asked: Question, *verbs: Verbs, mode: str = "practice", **order: int) -> Changes:
    """The changes of a sitting of one question."""
    office = Office(folder, (asked,))
    wanted = Order("demo", mode=mode, questions=1, **order)  # type: ignore[arg-type]
    sitting = office.proctor.open(office.proctor.brief(wanted))
    for verb in verbs:
        office.clock.pass_(1)
        verb(sitting)
    office.clock.pass_(1)
    sitting.submit()
    result = office.records.result(sitting.attempt)
    office.archive.close()
    return changes(result.answers, result.ledger, right)


def turns(found: Changes) -> list[Turn]:
    return [change.turn for change in found.each]


def test_a_pick_that_replaces_another_is_a_change(tmp_path: Path) -> None:
    found = sat(
        tmp_path,
        question(1),
        lambda s: s.pick(1),
        lambda s: s.pick(2),
        lambda s: s.pick(0),
        lambda s: s.pick(3),
    )
    assert turns(found) == [Turn.NEITHER, Turn.GAINED, Turn.LOST]
    assert (found.n, found.questions) == (1, 1)


def test_the_same_answer_taken_back_and_given_again_is_no_change(tmp_path: Path) -> None:
    found = sat(tmp_path, question(1), lambda s: s.pick(1), lambda s: s.clear(), lambda s: s.pick(1))
    assert (found.n, found.each) == (1, ())


def test_an_incomplete_answer_in_between_is_passed_over(tmp_path: Path) -> None:
    asked = question(1, options=5, key=(0, 2))
    found = sat(
        tmp_path,
        asked,
        lambda s: s.pick(0),
        lambda s: s.pick(1),
        lambda s: s.toggle(1),
        lambda s: s.toggle(2),
    )
    assert turns(found) == [Turn.GAINED]


def test_striking_the_pick_out_takes_it_back(tmp_path: Path) -> None:
    found = sat(tmp_path, question(1), lambda s: s.pick(0), lambda s: s.strike(0), lambda s: s.respond((2,)))
    assert turns(found) == [Turn.LOST]


def test_steps_on_their_way_are_no_changes(tmp_path: Path) -> None:
    asked = ordering(steps=("One", "Two", "Three"))
    key = asked.body.key
    one, two = key[0], key[1]
    found = sat(
        tmp_path,
        asked,
        lambda s: s.respond((two, one, key[2])),
        lambda s: s.move(two, 2),
        lambda s: s.move(two, -1),
        lambda s: s.go_to(1),
        lambda s: s.respond((key[2], two, one)),
    )
    assert turns(found) == [Turn.LOST]


def test_matches_count_as_they_stood_when_the_question_was_left(tmp_path: Path) -> None:
    asked = matching()
    key = asked.body.key
    spare = next(match for match in range(len(asked.body.offered)) if match not in key)
    found = sat(
        tmp_path,
        asked,
        lambda s: s.respond((spare, key[1], key[2])),
        lambda s: s.go_to(1),
        lambda s: s.assign(0, NONE),
        lambda s: s.assign(0, key[0]),
    )
    assert turns(found) == [Turn.GAINED]


def test_striking_a_match_out_takes_it_back_from_its_prompts(tmp_path: Path) -> None:
    asked = matching()
    key = asked.body.key
    found = sat(
        tmp_path,
        asked,
        lambda s: s.respond((key[0], key[0], key[0])),
        lambda s: s.go_to(1),
        lambda s: s.strike(key[0]),
        lambda s: s.assign(1, key[1]),
        lambda s: s.assign(2, key[2]),
    )
    assert (found.n, turns(found)) == (1, [])


def test_a_ledger_that_ends_with_another_answer_is_not_made_to_fit() -> None:
    each = answered(question(1, key=(1,)))
    ledger = [Event(START, "pick", 1, "1"), Event(START, "pick", 1, "0")]
    assert answers_at(each.slot, each.response, ledger) is None


def test_the_same_number_written_in_another_way_is_no_change(tmp_path: Path) -> None:
    found = sat(
        tmp_path, fixed_number(), lambda s: s.enter("0.5"), lambda s: s.enter("50%"), lambda s: s.enter("3/4")
    )
    assert turns(found) == [Turn.GAINED]


def test_an_answer_that_came_when_its_time_was_over_was_not_given(tmp_path: Path) -> None:
    ticks = [lambda s: s.pick(1), *[lambda s: s.tick()] * 3, lambda s: s.pick(0)]
    found = sat(tmp_path, question(1), *ticks, seconds=5)
    assert (found.n, found.each) == (1, ())


@pytest.mark.parametrize(
    "ledger",
    [
        [Event(START, "pick", 1, "nonsense")],
        [Event(START, "assign", 1, "7")],
        [Event(START, "assign", 1, "99:0")],
        [Event(START, "respond", 1, "0,,x")],
        [Event(START, "conjure", 1, "0"), Event(START, "pick", 77, "0")],
        [Event(START, "enter", 1, "")],
        [],
    ],
    ids=lambda ledger: " ".join(event.verb for event in ledger) or "none",
)
@pytest.mark.parametrize("asked", every_kind()[:6], ids=lambda each: each.id)
def test_a_ledger_that_cannot_be_followed_tells_nothing(asked: Question, ledger: list[Event]) -> None:
    assert changes([answered(asked)], ledger, right) == Changes(0, ())


def test_a_change_knows_its_question() -> None:
    events = [Event(START, "pick", 3, "1"), Event(START, "go_to", 3, "4"), Event(START, "pick", 3, "0")]
    found = changes([answered(question(1), 3)], events, right)
    assert found == Changes(1, (Change(3, Turn.GAINED),))
    assert (found.count(Turn.GAINED), found.count(Turn.LOST)) == (1, 0)


VERBS: dict[str, Callable[[Sitting, int, int], object]] = {
    "pick": lambda sitting, one, _: sitting.pick(one),
    "toggle": lambda sitting, one, _: sitting.toggle(one),
    "respond": lambda sitting, one, other: sitting.respond((one, other)),
    "clear": lambda sitting, _, __: sitting.clear(),
    "strike": lambda sitting, one, _: sitting.strike(one),
    "move": lambda sitting, one, other: sitting.move(one, other - 2),
    "assign": lambda sitting, one, other: sitting.assign(one, other - 1),
    "enter": lambda sitting, one, _: sitting.enter(f"{one}.5"),
    "go_to": lambda sitting, one, other: sitting.go_to(one + other + 1),
    "flag": lambda sitting, _, __: sitting.flag(),
}
MOVES = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 4), st.integers(0, 4)), max_size=25)


def played(folder: Path, moves: list[tuple[str, int, int]]) -> Result:
    office = Office(folder, every_kind())
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    for verb, one, other in moves:
        office.clock.pass_(1)
        try:
            VERBS[verb](sitting, one, other)
        except IllegalMove:
            continue
    sitting.submit()
    result = office.records.result(sitting.attempt)
    office.archive.close()
    return result


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_the_ledger_played_again_leads_to_every_response(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, int, int]]
) -> None:
    result = played(tmp_path_factory.mktemp("sat"), moves)
    for each in result.answers:
        stood = answers_at(each.slot, each.response, result.ledger)
        assert stood is not None
        if each.response.given == each.slot.choose:
            assert stood[-1].picks == each.response.picks
