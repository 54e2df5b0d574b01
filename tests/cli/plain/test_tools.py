"""The taker's desk in line mode: each tool, what it refuses, and that hostile text comes out clean."""

from contextlib import closing
from pathlib import Path

import pytest
from tests.build import Office, every_kind, question, write_bank
from tests.cli.talk import PERSON, Talk, talk_of_every_kind
from tests.written import exam_yaml

from mlquiz.cli.plain.conversation import Manner

SURE = Manner(asks_confidence=True)
HOSTILE = "\x1b[2J\x1b]52;c;aGk=\x07\u202etxet\x9b31m"
CONTROLS = set("\x1b\x07\u202e\x9b\x00\r")


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return talk_of_every_kind(tmp_path)


def test_a_note_is_written_read_replaced_and_removed(talk: Talk) -> None:
    assert "No note here" in talk.type(":note")
    assert "Note kept." in talk.type(":note Ask about IDs: See p. 12")
    assert "Your note: Ask about IDs: See p. 12" in talk.type(":note")
    talk.type(":NOTE better")
    assert "Your note: better" in talk.type(":note")
    assert "No note here" in talk.type(":next", ":note")
    assert "Note removed." in talk.type(":back", ":note -")
    assert "No note here" in talk.type(":note")


def test_a_note_of_an_earlier_attempt_is_told_only_once_the_answer_was_checked(tmp_path: Path) -> None:
    first = talk_of_every_kind(tmp_path)
    first.type(":note from long ago", ":submit")
    later = Talk(first.office, mode="practice", seed=3)
    assert "No note here" in later.type(":note")
    later.type(":note of today")
    assert "from long ago" not in later.type(":note", ":again")
    said = later.type(":check")
    assert "from long ago" in said
    assert "of today" in said


def test_an_endless_note_is_refused_and_the_one_before_stays(talk: Talk) -> None:
    talk.type(":note short")
    assert "2000 at most are kept" in talk.type(":note " + "x" * 5_000)
    assert "Your note: short" in talk.type(":note")


def test_a_bookmark_is_set_and_removed_and_kept_for_drills(talk: Talk) -> None:
    here = talk.sitting.question.id
    assert "Bookmarked." in talk.type(":bookmark")
    assert talk.office.archive.bookmarks("demo") == {here}
    assert "No longer bookmarked." in talk.type(":bookmark")
    assert talk.office.archive.bookmarks("demo") == frozenset()


def test_a_bookmark_tells_nothing_of_an_earlier_attempt(tmp_path: Path) -> None:
    first = talk_of_every_kind(tmp_path)
    first.type(":bookmark", ":submit")
    later = Talk(first.office, seed=3)
    assert "No longer" not in later.type(":bookmark")
    assert later.sitting.question.id in later.office.archive.bookmarks("demo")


def test_confidence_is_said_only_after_an_answer(talk: Talk) -> None:
    talk.go_to("choice", choose=1)
    here = talk.sitting.session.position
    assert "Answer first, then say how sure you are." in talk.type(":sure guess")
    talk.type("b", f":{here}")
    assert "Noted: fairly sure." in talk.type(":sure f")
    assert talk.sitting.session.response.confidence == "fairly"
    assert "Your answer: b, fairly sure." in talk.type(":again")
    for wrong in (":sure", ":sure maybe", ":sure gg"):
        assert "Type :sure guess, :sure fairly or :sure sure." in talk.type(wrong)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (":report wrong key", ("wrong key", "")),
        (":report Wrong  Key: b is right too", ("wrong key", "b is right too")),
        (":report typo teh", ("typo", "teh")),
        (":report unclear", ("unclear", "")),
        (":report outdated since 2025", ("outdated", "since 2025")),
    ],
)
def test_a_report_is_kept_for_the_author(talk: Talk, line: str, kept: tuple[str, str]) -> None:
    assert f"Kept for the author: {kept[0]}." in talk.type(line)
    with closing(talk.office.archive._db.execute("SELECT reason, text FROM complaint")) as rows:
        assert [tuple(row) for row in rows] == [kept]


@pytest.mark.parametrize("line", [":report", ":report bad", ":report key"])
def test_a_report_names_one_of_the_reasons(talk: Talk, line: str) -> None:
    assert "wrong key, unclear, outdated, typo" in talk.type(line)


@pytest.fixture
def calculator(tmp_path: Path) -> Talk:
    return talk_of_every_kind(tmp_path, profile="{calculator: true}")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (":calc 2*3.5", "2*3.5 = 7"),
        (":calc sqrt(2)", "= 1.41421356237"),
        (":CALC 0.1 + 0.2", "0.1 + 0.2 = 0.3"),
        (":calc 1/0", "it divides by zero"),
        (":calc 2*/3", "has no value"),
        (":calc", "Type :calc and arithmetic"),
        (":calc __import__('os')", "has no value"),
        (":calc " + "9**" * 60 + "9", "has no value"),
        (":calc " + "(" * 150, "has no value"),
        (":calc " + "1+" * 5_000 + "1", "of up to 200 characters"),
    ],
    ids=lambda each: each[:24],
)
def test_the_calculator_calculates_and_says_why_it_cannot(calculator: Talk, line: str, told: str) -> None:
    assert told in calculator.type(line)


def test_an_exam_without_a_calculator_has_none(talk: Talk) -> None:
    assert "This exam has no calculator." in talk.type(":calc 2+2")


def test_an_exhibit_is_told_by_number_and_its_file_by_command(tmp_path: Path) -> None:
    figures = write_bank(tmp_path / "banks" / "demo") / "figures"
    figures.mkdir()
    for name in ("a", "gone"):
        (figures / f"{name}.png").write_bytes(b"picture")
    stem = "Read ![the *curve*](figures/a.png) and ![the table](figures/gone.png), for $10 each."
    write_bank(
        figures.parent, [question(n, domain=d, stem=stem) for d in ("data", "models") for n in range(9)]
    )
    talk = Talk(Office(tmp_path))
    (figures / "gone.png").unlink()
    assert "Read [exhibit 1: the curve] and [exhibit 2: the table], for $10 each." in talk.type(":again")
    assert str(figures / "a.png") in talk.type(":exhibit")
    assert str(figures / "a.png") in talk.type(":exhibit 1")
    assert "its file is no longer in the bank" in talk.type(":exhibit 2")
    assert "a number from 1 to 2" in talk.type(":exhibit 3")
    assert "a number from 1 to 2" in talk.type(":exhibit ²")


def test_pictures_by_reference_are_told_and_those_in_code_are_none(tmp_path: Path) -> None:
    stem = "`![the curve](a.png)` shows ![the curve][1].\n\n[1]: a.png"
    write_bank(tmp_path / "banks" / "demo").joinpath("a.png").write_bytes(b"picture")
    write_bank(
        tmp_path / "banks" / "demo",
        [question(n, domain=d, stem=stem) for d in ("data", "models") for n in range(9)],
    )
    said = Talk(Office(tmp_path)).type(":again")
    assert "`![the curve](a.png)` shows [exhibit 1: the curve]." in said


def test_a_question_without_an_exhibit_says_so(talk: Talk) -> None:
    assert "no exhibit" in talk.type(":exhibit")


def test_formulas_are_told_as_text(tmp_path: Path) -> None:
    asked = [
        question(n, domain=d, stem=r"What is $\sigma^2$?", option_text=r"$\alpha \le 1$ ")
        for d in ("data", "models")
        for n in range(9)
    ]
    said = Talk(Office(tmp_path, questions=asked)).type(":again")
    assert "What is σ²?" in said
    assert "α ≤ 1" in said


def test_strike_marks_options_and_matches_and_nothing_else(talk: Talk) -> None:
    talk.go_to("matching")
    assert "b is struck out." in talk.type(":strike b")
    assert "(struck out) b)" in talk.type(":again")
    assert "b is restored." in talk.type(":strike b")
    talk.go_to("ordering")
    assert "nothing to strike out" in talk.type(":strike b")
    talk.go_to("numeric")
    assert "nothing to strike out" in talk.type(":strike b")
    assert "no order to change" in talk.type(":move a 1")
    assert "no order to keep" in talk.type(":keep")


def test_review_lists_by_filter_with_the_beginning_of_each_stem(talk: Talk) -> None:
    position = talk.find("ordering")
    talk.type(f":{position}", ":flag")
    assert f"  {position}) Bring the steps into order." in talk.type(":review flagged")
    unseen = talk.type(":review unseen")
    assert "Unseen: 8 of 10." in unseen
    assert "Bring the steps" not in unseen
    assert "Not seen yet: questions" in unseen
    talk.type("a b c d e")
    assert f"  {position})" not in talk.type(":review unanswered")
    assert "unanswered, flagged, unseen" in talk.type(":review wrong")


def test_hostile_text_of_a_taker_comes_out_clean(talk: Talk) -> None:
    talk.type(f":note {HOSTILE}", f":report typo {HOSTILE}", HOSTILE, f":{HOSTILE}", f"{HOSTILE} :flag")
    talk.type(f":review {HOSTILE}", f":calc {HOSTILE}", f":exhibit {HOSTILE}", f":strike {HOSTILE}")
    talk.type(":note")
    assert not set("".join(talk.heard)) & CONTROLS
    (note,) = talk.office.archive.notes("demo", talk.sitting.question.id)
    assert not set(note.text) & CONTROLS


def test_how_sure_is_asked_after_each_answer_where_the_taker_wants_it(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, Manner(careful=True, asks_confidence=True))
    talk.go_to("choice", choose=1)
    here = talk.sitting.session.position
    assert talk.type("b") == "How sure? g, f or s, or Enter."
    assert "Type g for a guess" in talk.type("x")
    assert f"Question {here + 1} " in talk.type("g")
    assert talk.sitting.session.responses[here - 1].confidence == "guess"
    talk.type(f":{here}", "c")
    assert f"Question {here + 1} " in talk.type("")


@pytest.mark.parametrize(
    "command", [":flag", ":time", ":review", ":note hello", ":again", ":strike b", ":help", ":3x"]
)
def test_how_sure_is_still_asked_after_a_command_that_leaves_the_answer(tmp_path: Path, command: str) -> None:
    talk = Talk(Office(tmp_path, [question(number, options=6) for number in range(1, 13)]), SURE, questions=1)
    talk.type("a", command)
    assert talk.heard[-1].startswith(("How sure?", "No command"))
    talk.type("f")
    assert talk.picked_letters(1) == ["a"], "f is no option now"
    assert talk.sitting.session.responses[0].confidence == "fairly"


@pytest.mark.parametrize("command", [":clear", ":next", ":strike a", ":check"])
def test_how_sure_is_no_longer_asked_once_the_answer_is_another_or_left(tmp_path: Path, command: str) -> None:
    talk = talk_of_every_kind(tmp_path, SURE, mode="practice")
    talk.go_to("choice", choose=1)
    here = talk.sitting.session.position
    talk.type("a", command)
    assert "How sure?" not in talk.type(":time", f":{here}", ":time")
    assert not talk.sitting.session.responses[here - 1].confidence


def test_a_rating_by_command_answers_how_sure_and_has_the_answer_checked(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, SURE, mode="practice")
    talk.go_to("numeric")
    assert "Type :sure guess" in talk.type("0.75", ":sure")
    assert "✓ Right." in talk.type(":sure guess")
    assert talk.sitting.session.response.confidence == "guess"


def test_a_pause_leaves_open_how_sure_the_taker_is(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, SURE, mode="practice")
    talk.go_to("numeric")
    assert talk.type("0.75", ":pause").endswith("Press Enter to go on.")
    assert talk.type("") == "The clock goes on. How sure? g, f or s, or Enter."
    assert "✓ Right." in talk.type("s")


def test_in_practice_how_sure_is_asked_before_what_is_right_is_told(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, Manner(asks_confidence=True), mode="practice")
    talk.go_to("numeric")
    assert talk.type("0.75") == "How sure? g, f or s, or Enter."
    assert "✓ Right." in talk.type("s")
    assert talk.sitting.session.response.confidence == "sure"
    talk.go_to("ordering")
    assert "The key" in talk.type("a b c d e :sure guess"), "what was said already is not asked"


def test_a_remark_that_cannot_be_saved_says_so_and_the_sitting_goes_on(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON)
    talk.office.archive._db.execute("DROP TABLE note")
    assert "NOT SAVED" in talk.type(":note hello")
    assert "Flagged." in talk.type(":flag")


def test_tools_of_a_form_with_a_profile_hold_for_practice_too(tmp_path: Path) -> None:
    office = Office(tmp_path, questions=every_kind(), exam=exam_yaml(profile="{calculator: true}"))
    assert "1+1 = 2" in Talk(office, mode="practice").type(":calc 1+1")


def test_a_blank_has_no_answer_to_take_back(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path)
    talk.go_to("numeric")
    here = f":{talk.sitting.session.position}"
    assert talk.type(":clear") == "There is no answer to take back."
    talk.type("0.5", here)
    assert talk.type(":clear") == "Your answer is taken back."


def test_a_power_written_with_a_caret_is_told_how_to_write_it(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, profile="{calculator: true}")
    assert "powers are written 2**10" in talk.type(":calc 2^10")
    assert talk.type(":calc 2**10") == "2**10 = 1024"
