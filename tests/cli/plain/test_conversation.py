"""Line mode: its language, its refusals, and the clock while nobody types."""

import io
import threading
from pathlib import Path

import pytest
from tests.build import Office, question
from tests.cli.talk import PERSON, Talk

from mlquiz.cli.plain.lines import Lines
from mlquiz.cli.printing import folded


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    single = [question(n, domain=domain) for domain in ("data", "models") for n in range(1, 10)]
    return Talk(Office(tmp_path, questions=single))


@pytest.fixture
def pairs(tmp_path: Path) -> Talk:
    several = [question(n, domain=d, options=5, key=(0, 2)) for d in ("data", "models") for n in range(1, 10)]
    return Talk(Office(tmp_path, questions=several))


def test_a_letter_answers_and_moves_on(talk: Talk) -> None:
    said = talk.type("b")
    assert talk.picked_letters(1) == ["b"]
    assert "Question 2 of 10" in said


def test_an_empty_line_leaves_the_answer_and_moves_on(talk: Talk) -> None:
    talk.type("b", ":1", "")
    assert talk.picked_letters(1) == ["b"]
    assert talk.sitting.session.position == 2


@pytest.mark.parametrize("line", ["a c", "c a", "ac", "A, C", "a;c", "c) a)"])
def test_several_letters_answer_a_question_that_asks_for_several(pairs: Talk, line: str) -> None:
    pairs.type(line)
    assert pairs.picked_letters(1) == ["a", "c"]


def test_too_many_letters_are_refused_and_change_nothing(pairs: Talk) -> None:
    pairs.type("a b", ":1")
    assert "Choose TWO; you gave 3." in pairs.type("a b c")
    assert pairs.picked_letters(1) == ["a", "b"]
    assert pairs.sitting.session.position == 1


def test_too_few_letters_are_noted_as_such(pairs: Talk) -> None:
    assert "Noted 1 of 2" in pairs.type("d")
    assert pairs.picked_letters(1) == ["d"]


def test_answering_again_replaces_the_answer(pairs: Talk) -> None:
    pairs.type("a b", ":back", "b e")
    assert pairs.picked_letters(1) == ["b", "e"]


@pytest.mark.parametrize("line", ["e", "z", "1", "hello", "a e", "é"])
def test_what_is_no_option_is_refused(talk: Talk, line: str) -> None:
    assert "is no answer here" in talk.type(line)
    assert talk.sitting.session.position == 1
    assert talk.picked_letters(1) == []


def test_commands_go_about_the_form(talk: Talk) -> None:
    talk.type(":7")
    assert talk.sitting.session.position == 7
    talk.type(":back")
    assert talk.sitting.session.position == 6
    talk.type(":next")
    assert talk.sitting.session.position == 7
    assert "1 to 10" in talk.type(":99")
    assert "Flagged." in talk.type(":flag")
    assert "No longer flagged." in talk.type(":FLAG")
    assert "struck out" in talk.type(":strike b")
    assert "restored" in talk.type(":strike b")
    assert "one letter" in talk.type(":strike")
    assert "Question 7 of 10" in talk.type(":again")
    assert "No command :jump" in talk.type(":jump")
    assert "left." in talk.type(":time")
    assert ":submit" in talk.type(":help")


def test_a_picked_or_struck_option_says_so(talk: Talk) -> None:
    talk.type("b")
    said = talk.type(":1", ":strike c", ":1")
    assert "(picked) b)" in said
    assert "(struck out) c)" in said


def test_after_the_last_question_it_asks_and_letters_do_nothing(talk: Talk) -> None:
    said = talk.type(*["a"] * 10)
    assert "That was the last question." in said
    assert "Blank: none." in said
    assert ":submit to end" in talk.type("b")
    assert talk.picked_letters(10) == ["a"]
    assert "Question 10 of 10" in talk.type(":back")


def test_submit_closes_the_form_and_quit_keeps_it(talk: Talk) -> None:
    talk.hold("b", ":quit", "c")
    assert talk.conversation.done
    assert not talk.sitting.session.closed
    assert talk.picked_letters(2) == []
    resumed = talk.again()
    resumed.hold(":submit", "c")
    assert resumed.sitting.session.closed
    assert resumed.picked_letters(1) == ["b"]


def test_review_counts_what_is_unanswered_and_flagged(talk: Talk) -> None:
    said = talk.type("a", ":flag", ":review")
    assert "Answered: 1 of 10." in said
    assert "Blank: questions 2 to 10." in said
    assert "Flagged: question 2." in said
    assert "Unseen: questions 3 to 10." in said


def test_an_answer_after_the_deadline_is_not_kept(talk: Talk) -> None:
    talk.wait(20 * 60 - 1)
    said = talk.hold(lambda: talk.office.clock.pass_(2), "b", "b")
    assert "Time is up." in said
    assert talk.picked_letters(1) == []


def test_lines_look_at_the_clock_while_none_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silence(io.StringIO):
        def __next__(self) -> str:
            never.wait()
            raise StopIteration

    never, looked = threading.Event(), []
    monkeypatch.setattr("sys.stdin", Silence())

    def tick() -> bool:
        looked.append(1)
        return len(looked) < 2

    assert list(Lines(tick=0.01).each(tick)) == []
    assert len(looked) == 2
    never.set()


def test_a_person_is_asked_once_more_before_blanks_are_submitted(talk: Talk) -> None:
    person = Talk(talk.office, PERSON)
    assert "10 blank: they count as wrong. Type :submit again" in person.type(":submit")
    person.type(":time")
    assert not person.sitting.session.closed
    person.type(":submit")
    assert not person.sitting.session.closed
    person.type(":submit")
    assert person.sitting.session.closed


def test_long_lines_are_folded_between_words_for_a_terminal_only() -> None:
    text = "  a) " + "word " * 30 + "\n| a table row " + "x" * 90 + " |\n    code " + "y" * 90
    folded_lines = folded(text, 60).split("\n")
    assert all(len(line) <= 60 for line in folded_lines if "word" in line)
    assert [line for line in folded_lines if "word" in line][1].startswith("     word")
    assert any(line.startswith("| a table row") and line.endswith("|") for line in folded_lines)
    assert folded(text, None) == text
