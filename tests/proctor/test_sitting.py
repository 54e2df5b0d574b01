"""A sitting with every kind of question: kept at every step, told only what may be told, graded at the end."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.build import Office, every_kind, exam_yaml, fresh_number, matching, ordering, right_answer

from mlquiz.errors import IllegalMove
from mlquiz.model.attempt import Points
from mlquiz.model.question import NONE, Matching, Numeric, Ordering
from mlquiz.model.standing import Status
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, every_kind(), exam_yaml(credit="partial"))


def begun(office: Office, **order: object) -> Sitting:
    return office.proctor.open(office.proctor.brief(Order("demo", **order)))  # type: ignore[arg-type]


def at(sitting: Sitting, question: str) -> Sitting:
    """The sitting at the question with this id."""
    place = next(slot.position for slot in sitting.session.slots if slot.question == question)
    sitting.go_to(place)
    return sitting


def answer_right(office: Office, sitting: Sitting) -> None:
    asked = office.archive.question(sitting.attempt, sitting.session.position)
    picks, typed = right_answer(asked, sitting.session.slot)
    if typed:
        sitting.enter(typed)
    else:
        sitting.respond(picks)


VERBS: dict[str, tuple[str, Callable[[Sitting], object]]] = {
    "move": ("q-data-ordering", lambda each: each.move(2, 1)),
    "move by none": ("q-data-ordering", lambda each: each.move(0, 0)),
    "respond in order": ("q-data-ordering", lambda each: each.respond((4, 3, 2, 1, 0))),
    "assign": ("q-data-matching", lambda each: each.assign(1, 2)),
    "take a match back": ("q-data-matching", lambda each: (each.assign(1, 2), each.assign(1, NONE))),
    "strike a match": ("q-data-matching", lambda each: (each.assign(0, 2), each.strike(2))),
    "enter": ("q-data-fixed", lambda each: each.enter(" 75% ")),
    "enter a unit": ("q-models-fixed", lambda each: each.enter("250 ms")),
    "rate": ("q-data-fixed", lambda each: (each.enter("1"), each.rate("sure"))),
    "highlight": ("q-data-001", lambda each: each.highlight("right <b>\u4f8b</b>")),
    "check": ("q-data-001", lambda each: (each.pick(0), each.check())),
    "pause": ("q-data-001", lambda each: each.pause()),
}


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_is_on_disk_before_it_returns(office: Office, verb: str) -> None:
    question, do = VERBS[verb]
    sitting = at(begun(office, mode="practice"), question)
    office.clock.pass_(2)
    do(sitting)
    kept = office.again().archive.standing(sitting.attempt)
    assert kept.responses == sitting.session.responses
    assert (kept.status, kept.used) == (sitting.session.status, sitting.session.used)


def test_the_ledger_tells_what_was_done(office: Office) -> None:
    sitting = begun(office, mode="practice")
    at(sitting, "q-data-matching").assign(1, 2)
    at(sitting, "q-data-ordering").respond((0, 1, 2, 3, 4))
    sitting.move(0, 2)
    sitting.rate("guess")
    at(sitting, "q-data-fixed").enter(" 3/4 ")
    sitting.highlight("recall")
    sitting.check()
    told = [(each.verb, each.detail) for each in office.archive.events(sitting.attempt)]
    assert [each for each in told if each[0] != "go_to"] == [
        ("start", ""),
        ("assign", "1:2"),
        ("respond", "0,1,2,3,4"),
        ("move", "1,2,0,3,4"),
        ("rate", "guess"),
        ("enter", "3/4"),
        ("highlight", "recall"),
        ("check", ""),
    ]


def test_a_refused_verb_leaves_no_trace(office: Office) -> None:
    sitting = at(begun(office), "q-data-fixed")
    before, ledger = sitting.session, office.archive.events(sitting.attempt)
    for refused in (
        lambda: sitting.enter("many"),
        lambda: sitting.pick(0),
        lambda: sitting.move(0, 1),
        lambda: sitting.assign(0, 0),
        lambda: sitting.respond((0,)),
        lambda: sitting.toggle(0),
        lambda: sitting.rate("sure"),
        lambda: sitting.highlight(""),
        lambda: sitting.check(),
        lambda: sitting.go_to(99),
    ):
        with pytest.raises(IllegalMove):
            refused()
    assert sitting.session == before
    assert office.archive.events(sitting.attempt) == ledger


@pytest.mark.parametrize("credit", ["whole", "partial"])
def test_all_right_is_all_points_whatever_the_kinds(tmp_path: Path, credit: str) -> None:
    office = Office(tmp_path, every_kind(), exam_yaml(credit=credit))
    sitting = begun(office)
    for position in range(1, 11):
        sitting.go_to(position)
        answer_right(office, sitting)
    assert sitting.session.answered == 10
    sitting.submit()
    assert sitting.score is not None
    assert all(mark.full for mark in sitting.score.marks)
    assert sitting.score.right == sitting.score.total > 0
    head = office.archive.attempt(sitting.attempt)
    assert (head.right, head.passed, head.answered) == (sitting.score.right, True, 10)


def test_a_resumed_sitting_asks_the_same_numbers_in_the_same_order(office: Office) -> None:
    sitting = begun(office)
    posed, slots = sitting.posed, sitting.session.slots
    at(sitting, "q-data-ordering").move(3, -1)
    at(sitting, "q-data-fresh").enter("0.5")
    sitting.leave()
    back = office.again().proctor.resume(sitting.attempt)
    assert (back.posed, back.session.slots) == (posed, slots)
    assert [each.given for each in back.session.responses] == [
        each.given for each in sitting.session.responses
    ]


# --- feedback ---


def test_nothing_is_told_before_an_answer_is_checked(office: Office) -> None:
    sitting = begun(office, mode="drill")
    assert sitting.answered is None
    answer_right(office, sitting)
    assert sitting.answered is None
    sitting.check()
    assert sitting.answered is not None
    sitting.go_to(2)
    assert sitting.answered is None
    sitting.go_to(1)
    assert sitting.answered is not None


def test_in_a_mock_nothing_is_told_at_all(office: Office) -> None:
    sitting = begun(office)
    answer_right(office, sitting)
    with pytest.raises(IllegalMove):
        sitting.check()
    assert sitting.answered is None


@pytest.mark.parametrize("asked", every_kind(), ids=lambda each: each.id)
def test_a_checked_answer_tells_what_was_right_and_what_it_earned(office: Office, asked: object) -> None:
    sitting = at(begun(office, mode="practice"), asked.id)  # type: ignore[attr-defined]
    answer_right(office, sitting)
    sitting.check()
    told = sitting.answered
    assert told is not None
    assert told.question == asked
    assert told.points == Points(told.slot.choose, told.slot.choose)
    assert (told.correct, told.blank) == (True, False)


def test_a_partly_right_answer_earns_a_part(office: Office) -> None:
    sitting = at(begun(office, mode="practice"), "q-data-matching")
    sitting.assign(0, office.archive.question(sitting.attempt, sitting.session.position).body.key[0])
    sitting.check()
    assert sitting.answered is not None
    assert (sitting.answered.points, sitting.answered.correct) == (Points(1, 3), False)


def test_a_checked_answer_is_final_after_leaving_too(office: Office) -> None:
    sitting = at(begun(office, mode="practice"), "q-data-fixed")
    sitting.enter("0.75")
    sitting.check()
    sitting.leave()
    back = office.again().proctor.resume(sitting.attempt)
    assert back.answered is not None
    with pytest.raises(IllegalMove, match="is final"):
        back.enter("1")


def test_what_is_right_is_not_told_while_the_check_is_not_on_disk(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlquiz.errors import UnreadableHistory

    def refuse(*_: object) -> None:
        raise UnreadableHistory("history.db: the disk is full")

    sitting = begun(office, mode="practice")
    with monkeypatch.context() as broken:
        broken.setattr(sitting._archive, "save", refuse)
        sitting.check()
        assert sitting.session.checked
        assert sitting.answered is None
    office.clock.pass_(1)
    sitting.tick()
    assert sitting.answered is not None


# --- sections ---


def test_a_section_that_was_left_is_closed_after_resuming_too(tmp_path: Path) -> None:
    profile = "{sections: [{title: Data, domains: [data]}, {title: Models, domains: [models]}]}"
    office = Office(tmp_path, every_kind(), exam_yaml(profile=profile))
    sitting = begun(office)
    assert sitting.session.closing(7) == (1, 2, 3, 4, 5, 6)
    sitting.go_to(7)
    sitting.leave()
    back = office.again().proctor.resume(sitting.attempt)
    for position in range(1, 7):
        with pytest.raises(IllegalMove, match="is closed"):
            back.go_to(position)
    back.go_to(10)
    assert back.submit().status is Status.SUBMITTED


def test_a_scenario_that_was_left_is_closed(tmp_path: Path) -> None:
    office = Office(tmp_path, every_kind(), exam_yaml(profile="{case_lock: true}"))
    sitting = at(begun(office), "q-models-001")
    mates = [slot.position for slot in sitting.session.slots if slot.case]
    assert len(mates) == 3
    assert mates == list(range(mates[0], mates[0] + 3))
    outside = next(slot.position for slot in sitting.session.slots if not slot.case)
    assert list(sitting.session.closing(outside)) == mates
    sitting.go_to(outside)
    assert [sitting.session.responses[place - 1].locked for place in mates] == [True] * 3


# --- leaks ---


def test_a_sitting_holds_no_key_of_any_kind(tmp_path: Path) -> None:
    """No object that is alive during a mock holds an order, a pair or a formula of these questions."""
    asked = [
        *(ordering(f"o{number}", steps=("MARKED b", "MARKED a", "MARKED c")) for number in range(2)),
        *(matching(f"m{number}", pairs=(("MARKED p", "x"), ("q", "y"))) for number in range(2)),
        *(fresh_number(f"f{number}", stem="MARKED {tp} {fp} {fn}") for number in range(2)),
        *(ordering(f"o{number}", domain="models", steps=("MARKED d", "MARKED e")) for number in range(4)),
    ]
    office = Office(tmp_path, asked)
    begun(office).leave()
    del asked, office
    sitting = Office(tmp_path).proctor.resume(Office(tmp_path).proctor.unfinished()[0].id)
    gc.collect()
    assert "MARKED" in repr(sitting.posed)
    held = [each for each in gc.get_objects() if isinstance(each, Ordering | Matching | Numeric)]
    assert not [each for each in held if "MARKED" in repr(each)]


def test_a_sitting_that_cannot_be_left_keeps_the_pauses_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlquiz.errors import UnreadableHistory

    def full(*_: object) -> None:
        raise UnreadableHistory("history.db: the disk is full")

    sitting = begun(office, mode="practice")
    with monkeypatch.context() as broken:
        broken.setattr(office.archive, "save", full)
        sitting.pause()
        office.clock.pass_(2)
        sitting.resume()
        assert sitting.leave() is False
    sitting.flag()
    told = [each.verb for each in office.archive.events(sitting.attempt)]
    assert told == ["start", "pause", "resume", "flag"]
