"""Answers in lines: every kind of question answered, changed, cleared and resumed."""

from pathlib import Path

import pytest
from tests.build import Office, matching
from tests.cli.talk import Talk, talk_of_every_kind

CHOICE, PAIR = {"choose": 1}, {"choose": 2}


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return talk_of_every_kind(tmp_path)


@pytest.mark.parametrize("line", ["c a d b e", "cadbe", "C, A, D, B, E", "c) a) d) b) e)", "c;a;d;b;e"])
def test_letters_in_a_row_answer_an_ordering(talk: Talk, line: str) -> None:
    talk.go_to("ordering")
    here = talk.sitting.session.position
    talk.type(line)
    assert talk.picked_letters(here) == ["c", "a", "d", "b", "e"]
    assert talk.sitting.session.position == here + 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("c a d", "b, e are missing"),
        ("a a b c d", "e is missing, a is there twice"),
        ("a", "Give each of the 5 letters once: b to e are missing"),
        ("a b c d e f", "is no answer here"),
        ("1 2 3 4 5", "like e d c b a"),
    ],
)
def test_half_an_order_is_refused_and_says_what_is_missing(talk: Talk, line: str, told: str) -> None:
    talk.go_to("ordering")
    here = talk.sitting.session.position
    assert told in talk.type(line)
    assert talk.sitting.session.position == here
    assert talk.picked_letters(here) == []


def test_an_order_is_shown_again_in_the_takers_order_with_the_same_letters(talk: Talk) -> None:
    talk.go_to("ordering")
    here = talk.sitting.session.position
    first = talk.type(":again").splitlines()
    texts = {line.strip()[0]: line.strip() for line in first if line.startswith("  ")}
    again = talk.type("c a d b e", f":{here}")
    shown = [
        line.strip() for line in again.split(f"Question {here} ")[1].splitlines() if line.startswith("  ")
    ]
    assert shown == [texts[letter] for letter in "cadbe"]
    assert "Your answer: c a d b e." in again


def test_a_step_is_moved_to_a_place(talk: Talk) -> None:
    talk.go_to("ordering")
    here = talk.sitting.session.position
    assert "Your order: c a b d e." in talk.type(":move c 1")
    assert "Your order: c b d e a." in talk.type(":move a 5")
    assert "Your order: c b d e a." in talk.type(":move c to 1")
    assert talk.picked_letters(here) == ["c", "b", "d", "e", "a"]
    for wrong in (":move", ":move c", ":move c 6", ":move c 0", ":move z 1", ":move ca 1"):
        assert "Type" in talk.type(wrong)
    assert talk.picked_letters(here) == ["c", "b", "d", "e", "a"]


def test_keep_accepts_the_steps_as_they_stand(talk: Talk) -> None:
    talk.go_to("ordering")
    here = talk.sitting.session.position
    talk.type(":keep")
    assert talk.picked_letters(here) == ["a", "b", "c", "d", "e"]
    assert talk.sitting.session.position == here + 1
    talk.type(f":{here}", ":move e 1", ":keep")
    assert talk.picked_letters(here) == ["e", "a", "b", "c", "d"]


@pytest.mark.parametrize(
    "line", ["1b 2a 3c", "b a c", "bac", "1b2a3c", "3C 1B 2A", "1=b, 2=a, 3=c", "1) b 2) a 3) c"]
)
def test_numbers_with_letters_or_letters_in_a_row_answer_a_matching(talk: Talk, line: str) -> None:
    talk.go_to("matching")
    here = talk.sitting.session.position
    talk.type(line)
    assert talk.picked_letters(here) == ["b", "a", "c"]
    assert talk.sitting.session.position == here + 1


def test_one_prompt_at_a_time_says_what_is_still_missing_and_moves_on_when_all_have_one(talk: Talk) -> None:
    talk.go_to("matching")
    here = talk.sitting.session.position
    assert "Still without a match: 1, 3." in talk.type("2a")
    assert talk.sitting.session.position == here
    assert "Still without a match: 3." in talk.type("1d")
    assert "Still without" not in talk.type("3a")
    assert talk.picked_letters(here) == ["d", "a", "a"]
    assert talk.sitting.session.position == here + 1


def test_one_match_is_changed_or_taken_away_and_the_others_stay(talk: Talk) -> None:
    talk.go_to("matching")
    here = talk.sitting.session.position
    talk.type("1b 2a 3c", f":{here}", "2d")
    assert talk.picked_letters(here) == ["b", "d", "c"]
    assert "Still without a match: 1." in talk.type(f":{here}", "1-")
    assert talk.picked_letters(here) == ["-", "d", "c"]
    assert "(matched with d)" in talk.type(":again")
    assert "Your answer: 1- 2d 3c." in talk.type(":again")


def test_a_dash_gives_a_prompt_no_match_and_dashes_alone_are_no_answer(talk: Talk) -> None:
    talk.go_to("matching")
    here = talk.sitting.session.position
    assert "Still without a match: 2." in talk.type("b - c")
    assert talk.sitting.session.position == here + 1
    assert talk.picked_letters(here) == ["b", "-", "c"]
    talk.type(f":{here}", "---")
    assert talk.picked_letters(here) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("4a", "There is no prompt 4; they are numbered 1 to 3"),
        ("0a", "There is no prompt 0"),
        ("1e", "is no answer here"),
        ("a b", "is no answer here"),
        ("a b c d", "is no answer here"),
        ("1a what", "is no answer here"),
        ("12", "is no answer here"),
        ("1ab", "is no answer here"),
    ],
)
def test_what_is_no_match_is_refused_and_changes_nothing(talk: Talk, line: str, told: str) -> None:
    talk.go_to("matching")
    here = talk.sitting.session.position
    assert told in talk.type(line)
    assert talk.sitting.session.position == here
    assert talk.picked_letters(here) == []


def test_a_matching_with_the_most_matches_can_be_answered(tmp_path: Path) -> None:
    many = [f"match {number}" for number in range(7)]
    asked = [matching(f"m{n}", distractors=many, domain=d) for d in ("data", "models") for n in range(9)]
    talk = Talk(Office(tmp_path, questions=asked))
    session = talk.sitting.session
    assert "  j) " in talk.type(":again")
    talk.type("1a 2i 3j")
    order = session.slot.order
    assert talk.sitting.session.responses[0].picks == (order[0], order[8], order[9])
    assert "Your answer: 1a 2i 3j." in talk.type(":1")
    talk.type("h b j")
    assert talk.sitting.session.responses[0].picks == (order[7], order[1], order[9])


@pytest.mark.parametrize("line", ["0.75", "75%", "3/4", "7.5e-1", ".75"])
def test_a_number_is_typed_as_it_is(talk: Talk, line: str) -> None:
    talk.go_to("numeric")
    here = talk.sitting.session.position
    talk.type(line)
    assert talk.sitting.session.responses[here - 1].typed == line
    assert talk.sitting.session.position == here + 1
    assert f"Your answer: {line}." in talk.type(f":{here}")


@pytest.mark.parametrize("line", ["abc", "1,5", "--3", "1/0", "1e999", "0.75 0.8", "²", "x" * 10_000])
def test_junk_is_told_what_a_number_looks_like(talk: Talk, line: str) -> None:
    talk.go_to("numeric")
    here = talk.sitting.session.position
    said = talk.type(line)
    assert "is no number; write one like 0.75, 75% or 3/4." in said
    assert len(said) < 200
    assert talk.sitting.session.responses[here - 1].typed == ""
    assert talk.sitting.session.position == here


def test_a_unit_is_told_and_may_be_typed(talk: Talk) -> None:
    position = next(slot.position for slot in talk.sitting.session.slots if slot.unit)
    assert "Type a number, in ms." in talk.type(f":{position}")
    talk.type("250 ms")
    assert "Your answer: 250 ms." in talk.type(f":{position}")
    talk.type("260")
    assert "Your answer: 260 ms." in talk.type(f":{position}")


ANSWERS = {
    ("choice", 1): ("b", "c"),
    ("choice", 2): ("a b", "d e"),
    ("ordering", 5): ("e a b c d", "a b c e d"),
    ("matching", 3): ("1b 2a 3c", "1a 2b 3d"),
    ("numeric", 1): ("0.5", "0.25"),
}


@pytest.mark.parametrize(("kind", "choose"), ANSWERS)
def test_every_kind_is_answered_changed_cleared_and_resumed(talk: Talk, kind: str, choose: int) -> None:
    first, second = ANSWERS[kind, choose]
    here = talk.find(kind, choose=choose)
    talk.type(f":{here}", first)
    assert f"Your answer: {first}." in talk.type(f":{here}")
    talk.type(second)
    assert f"Your answer: {second}." in talk.type(f":{here}")
    assert "Your answer:" not in talk.type(":clear", ":again")
    assert not talk.sitting.session.complete(here)
    talk.type(first)
    resumed = talk.again()
    assert f"Your answer: {first}." in resumed.type(f":{here}")
    before, after = (each.sitting.session.responses[here - 1] for each in (talk, resumed))
    assert (after.picks, after.typed) == (before.picks, before.typed)


def test_an_answer_goes_to_disk_with_one_verb(talk: Talk) -> None:
    talk.go_to("matching")
    here = talk.sitting.session.position
    talk.type("1b 2a 3c")
    kept = talk.office.archive.standing(talk.sitting.attempt)
    assert kept.responses[here - 1].picks == talk.sitting.session.responses[here - 1].picks
    events = talk.office.archive.events(talk.sitting.attempt)
    assert [event.verb for event in events].count("respond") == 1


def test_a_command_behind_an_answer_goes_with_it(talk: Talk) -> None:
    talk.go_to("choice", **CHOICE)
    here = talk.sitting.session.position
    said = talk.type("b :sure guess")
    assert "Noted: a guess." in said
    assert talk.sitting.session.responses[here - 1].confidence == "guess"
    assert talk.sitting.session.position == here + 1
    talk.type(f":{here}", "c :flag")
    assert talk.sitting.session.responses[here - 1].flagged
    assert talk.picked_letters(here) == ["c"]


def test_a_command_that_cannot_stand_behind_an_answer_keeps_it_from_being_noted(talk: Talk) -> None:
    talk.go_to("choice", **CHOICE)
    here = talk.sitting.session.position
    assert "nothing was noted" in talk.type("b :submit")
    assert talk.picked_letters(here) == []
    assert "Type :sure guess" in talk.type("b :sure perhaps")
    assert talk.picked_letters(here) == ["b"]
    assert talk.sitting.session.position == here


def test_a_part_of_an_answer_is_noted_and_counted(talk: Talk) -> None:
    talk.go_to("choice", **PAIR)
    here = talk.sitting.session.position
    assert "Noted 1 of 2; 1 still missing." in talk.type("d")
    assert f"Answered in part: question {here}." in talk.type(":review")


@pytest.mark.parametrize("line", ["1a 2b", "3b 1-"])
def test_several_matches_move_on_though_one_is_missing(talk: Talk, line: str) -> None:
    talk.go_to("matching")
    here = talk.sitting.session.position
    assert "Still without a match" in talk.type(line)
    assert talk.sitting.session.position == here + 1


def test_commands_behind_an_answer_are_all_obeyed(talk: Talk) -> None:
    talk.go_to("choice", **CHOICE)
    here = talk.sitting.session.position
    talk.type("b :flag :sure sure :note mind :flag and :sure")
    response = talk.sitting.session.responses[here - 1]
    assert (response.flagged, response.confidence) == (True, "sure")
    assert talk.type(f":{here}", ":note").endswith("Your note: mind :flag and :sure")


@pytest.mark.parametrize("line", ["b :flag :submit", "b :flag this", "b :sure sure :bookmark x :flag"])
def test_a_line_with_one_bad_command_behind_its_answer_is_refused_as_a_whole(talk: Talk, line: str) -> None:
    talk.go_to("choice", **CHOICE)
    before = talk.sitting.session
    assert "nothing was noted" in talk.type(line)
    assert talk.sitting.session == before


@pytest.mark.parametrize(
    "line", [":flag foo", ":flag :sure sure", ":clear all", ":submit now", ":next 3", ":2 3"]
)
def test_words_behind_a_command_that_takes_none_are_refused(talk: Talk, line: str) -> None:
    before = talk.sitting.session
    assert "takes nothing behind it; nothing was done." in talk.type(line)
    assert talk.sitting.session == before
