"""Line mode in every mode: what a mock keeps to itself, what practice tells, what closes, what the clock says."""

import re
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import Office, every_kind, pool, write_bank
from tests.cli.conftest import Shell
from tests.cli.talk import PERSON, Talk, talk_of_every_kind
from tests.written import exam_yaml

from mlquiz.cli.plain.conversation import Manner
from mlquiz.cli.plain.enquiries import HELP

SECTIONS = (
    "{sections: [{title: Foundations, domains: [data]}, {title: Cases, scenarios: true}, {title: Rest}]}"
)
TELLS = re.compile(r"rationale|Why \w+ is so|Because|[✓✗◐]|The key|\bRight\.|\bWrong\b|example\.org")
"""What is told only once an answer was checked, or the form submitted."""


# --- mock ---


def test_a_mock_tells_no_key_before_it_is_submitted(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, profile="{calculator: true}")
    for line in ("a", "a b", "e d c b a", "1a 2b 3c", "0.75", ":check", ":keep", ":time", ":case", ":again"):
        for position in range(1, 11):
            talk.type(f":{position}", line)
    for command in (":review", ":review unanswered", ":help", ":note", ":exhibit", ":calc 1+1", ":pause"):
        talk.type(command)
    assert not TELLS.search("\n".join(talk.heard))


def test_a_mock_shows_no_right_order_and_no_right_match_beside_its_prompt(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path)
    talk.hold(*[""] * 10)
    said = "\n".join(talk.heard)
    for asked in every_kind():
        body = asked.body
        if body.kind == "ordering":
            assert "\n".join(body.steps) not in re.sub(r"^ +\w\) ", "", said, flags=re.MULTILINE)
        if body.kind == "matching":
            for prompt, match in body.pairs:
                assert not re.search(f"{prompt}.*{match}", said)


def test_a_mock_refuses_check_and_pause_in_sentences(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path)
    assert "Answers are checked when the form is submitted." in talk.type(":check")
    assert "The clock of a mock goes on; :quit leaves and keeps the sitting." in talk.type(":pause")


def test_unscored_and_pilot_questions_are_not_told_during_the_exam(shell: Shell, banks: Path) -> None:
    write_bank(banks / "demo", pool(), exam_yaml(profile="{pilot: 2}"))
    said = shell("take", "demo", "--pilot", "--plain", stdin="a\n" * 12 + ":review\n:quit\n")
    brief, exam = said.out.split("Question 1 of 12")
    assert "12 questions, 4 of them unscored" in brief
    assert "2 pilot questions" in brief
    assert not re.search("unscored|pilot", exam)


def test_a_section_is_announced_with_its_title_and_questions(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, profile=SECTIONS)
    said = talk.hold(*[""] * 10)
    assert (
        "Section 1 of 3, Foundations: questions 1 to 6. You cannot come back once you leave it.\n"
        "Question 1 of 10. 20:00 left." in said
    )
    assert "Section 2 of 3, Cases: questions 7 to 9. You cannot" in said
    assert "Section 3 of 3, Rest: question 10.\nQuestion 10 of 10" in said
    assert said.count("Section 1 of 3") == 1


def test_a_person_is_asked_before_a_section_is_left_and_only_a_command_confirms(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON, profile=SECTIONS)
    asked = (
        "You cannot come back to Section 1 of 3, Foundations, questions 1 to 6; "
        "blank: questions 1 to 6. Type :next to leave it."
    )
    talk.type(":6")
    for line in ("", "", ":time", ":next", ":time", ":next", "", ""):
        talk.type(line)
        assert talk.sitting.session.position == 6
    assert talk.type(":time", ":next").endswith(asked)
    assert "Question 7 of 10" in talk.type(":next")
    assert talk.type(":3") == "Question 3 is closed; you cannot go back to it."
    assert talk.type(":back") == "Question 6 is closed; you cannot go back to it."
    assert "Closed: questions 1 to 6." in talk.type(":review")


def test_a_jump_out_of_a_section_is_confirmed_by_the_same_jump(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON, profile=SECTIONS)
    assert "Type :10 to leave it." in talk.type(":10")
    assert "Type :8 to leave it." in talk.type(":8")
    assert talk.sitting.session.position == 1
    assert "Question 8 of 10" in talk.type(":8")


def test_an_answer_to_the_last_question_of_a_section_is_kept_before_leaving_is_asked(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON, profile=SECTIONS)
    talk.type(":6")
    right = talk.right_line(every_kind())
    assert "blank: questions 1 to 5." in talk.type(right)
    assert talk.sitting.session.complete(6)
    assert talk.sitting.session.position == 6


def test_a_pipe_is_told_what_closed_and_not_asked(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, profile=SECTIONS)
    said = talk.type(":6", "")
    assert "Closed: questions 1 to 6." in said
    assert "Question 7 of 10" in said


def test_after_the_last_question_only_open_ones_are_offered(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, profile=SECTIONS)
    assert "or a number like :10 to go back" in talk.hold(*[""] * 10)
    assert "or a number like :10 to go back" in talk.type("a")


def test_the_questions_of_a_scenario_close_when_they_are_left(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON, profile="{case_lock: true}")
    case = [slot.position for slot in talk.sitting.session.slots if slot.case]
    outside = next(slot.position for slot in talk.sitting.session.slots if not slot.case)
    talk.type(f":{case[0]}", f":{case[1]}")
    asked = talk.type(f":{outside}")
    assert f"You cannot come back to this case, questions {case[0]} to {case[-1]}; blank: questions" in asked
    assert f"Question {outside} of 10" in talk.type(f":{outside}")
    assert f"Question {case[1]} is closed" in talk.type(f":{case[1]}")


def test_the_scenario_is_told_once_and_again_on_request(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path)
    case = [slot.position for slot in talk.sitting.session.slots if slot.case]
    first, second = talk.type(f":{case[0]}"), talk.type(f":{case[1]}")
    assert f"Scenario for questions {case[0]} to {case[-1]}:\nA telecom company" in first
    assert "Scenario as before; :case reads it again." in second
    assert "telecom" not in second
    assert "telecom" in talk.type(":case")
    outside = next(slot.position for slot in talk.sitting.session.slots if not slot.case)
    assert "This question has no scenario." in talk.type(f":{outside}", ":case")
    assert "A telecom company" in talk.again().type(f":{case[1]}")


# --- practice and drill ---


@pytest.mark.parametrize("mode", ["practice", "drill"])
def test_feedback_follows_each_answer_and_never_comes_before_it(tmp_path: Path, mode: str) -> None:
    talk = talk_of_every_kind(tmp_path, mode=mode)
    for position in range(1, 11):
        assert not TELLS.search(talk.type(f":{position}", ":again", ":case", ":review", ":note"))
        said = talk.type(talk.right_line(every_kind()))
        assert said.startswith("✓ Right.\nYour answer: ")
        assert "The key: " in said
        assert re.search(r"Why \w+ is so\.|Because\.", said)
        assert "See https://example.org/doc" in said
        assert said.endswith("Press Enter to go on.")
        assert talk.sitting.session.position == position
    assert talk.sitting.session.answered == 10


def test_feedback_tells_the_rationale_of_the_picked_and_of_the_right_options(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    here = talk.find("choice", choose=2)
    talk.type(f":{here}")
    order = talk.sitting.session.slot.order
    wrong, right, missed = ("abcde"[order.index(option)] for option in (1, 0, 2))
    said = talk.type(f"{wrong} {right}")
    assert said.startswith("✗ Wrong.")
    assert f"The key: {' '.join(sorted((right, missed)))}." in said
    assert f"  {wrong}) Option 1 of data 2: ✗ Your pick. rationale 1 of data 2" in said
    assert f"  {right}) Option 0 of data 2: ✓ Key, your pick. rationale 0 of data 2" in said
    assert f"  {missed}) Option 2 of data 2: ✓ Key, not picked. rationale 2 of data 2" in said
    assert "rationale 3" not in said


def test_feedback_on_an_order_and_on_matches_goes_part_by_part(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice", credit="partial")
    talk.go_to("ordering")
    right = talk.right_line(every_kind()).split()
    said = talk.type(" ".join([right[1], right[0], *right[2:]]))
    assert said.startswith("◐ 3 of 5 points.")
    assert "  1) Split it: ✗ Belongs in place 2." in said
    assert "  3) Fit the scaler: ✓ In its place." in said
    talk.go_to("matching")
    first, _, third = talk.right_line(every_kind()).split()
    said = talk.type(f"1{first} 3{first}", ":check")
    assert "Still without a match: 2." in said
    assert "  1) Recall, Found of all there are: ✓ Right." in said
    assert "  2) Precision, nothing: ✗ No match given. It is Right of all found." in said
    assert "  3) Accuracy, Found of all there are: ✗ Wrong. It is Right of all." in said
    assert third != first


def test_a_number_is_told_with_its_tolerance_and_the_numbers_drawn(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.go_to("numeric")
    assert "The key: 0.75, give or take 0.01." in talk.type("0.5")


def test_a_blank_is_checked_on_request(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    for position in range(1, 11):
        talk.type(f":{position}")
        said = talk.type(":check")
        assert said.startswith("✗ Blank.\nYour answer: none. The key: ")
    assert talk.sitting.session.answered == 0


def test_a_checked_answer_is_final_and_an_empty_line_goes_on(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.go_to("numeric")
    here = talk.sitting.session.position
    talk.type("0.5")
    for line in ("0.75", "junk", ":clear", ":check"):
        assert f"The answer to question {here} is final." in talk.type(line)
    assert talk.sitting.session.responses[here - 1].typed == "0.5"
    assert f"Question {here + 1} of 10" in talk.type("")
    again = talk.type(":back")
    assert "Your answer: 0.5." in again
    assert "✗ Wrong." in again
    assert "Time is up" not in again


def test_a_part_of_an_answer_is_not_checked_in_practice(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.go_to("choice", choose=2)
    said = talk.type("a")
    assert said == "Noted 1 of 2; 1 still missing.\nType :check to have it checked as it stands."
    assert not talk.sitting.session.checked
    assert "The key" in talk.type("a b")


def test_steps_that_were_moved_are_checked_when_they_are_kept(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.go_to("ordering")
    assert not TELLS.search(talk.type(":move c 1"))
    assert "The key" in talk.type(":keep")


def test_a_resumed_practice_tells_again_what_is_right_where_it_stands(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.type(talk.right_line(every_kind()))
    said = talk.again().hold()
    assert "✓ Right." in said
    assert "Time is up" not in said


def test_feedback_waits_until_the_answer_is_on_disk(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.go_to("numeric")
    with closing(talk.office.again().archive) as other:
        other._db.execute("BEGIN IMMEDIATE")
        talk.office.archive.hurry()
        said = talk.type("0.75")
        assert "NOT SAVED" in said
        assert not TELLS.search(said)
        assert not TELLS.search(talk.wait(2)), "and it is not told every second"
        other._db.execute("ROLLBACK")
    said = talk.wait(1)
    assert said.startswith("Saved again: nothing is lost.\n✓ Right.")


def test_what_is_right_and_cannot_be_read_is_said_and_the_sitting_goes_on(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.go_to("numeric")
    talk.office.archive._db.execute("DROP TABLE note")
    assert "What is right cannot be read" in talk.type("0.5")
    assert "Question" in talk.type("")


# --- time ---


def test_time_is_up_while_a_line_is_waited_for(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path)
    said = talk.hold("a b c d e", lambda: talk.wait(20 * 60), "0.5")
    assert said.count("Time is up. The form was submitted as it stood.") == 1
    assert talk.sitting.session.closed
    assert talk.sitting.finished


@pytest.mark.parametrize("last", [":keep", "a b c d e", ":move a 2", ":flag", "a b c d e :flag", ":2", ""])
def test_a_line_at_the_very_deadline_ends_the_sitting_and_nothing_else(tmp_path: Path, last: str) -> None:
    talk = talk_of_every_kind(tmp_path)
    talk.go_to("ordering")
    talk.wait(20 * 60 - 1)
    talk.office.clock.pass_(1)
    said = talk.said_to(lambda: talk.conversation.hear(last))
    assert said == "Time is up. The form was submitted as it stood."
    assert talk.conversation.over


def test_notices_come_once_each_and_the_last_minute_is_told(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, minutes=31)
    said = talk.wait(31 * 60 - 1)
    told = [line for line in said.splitlines() if line.endswith(" left.")]
    assert told == ["30 minutes left.", "15 minutes left.", "5 minutes left.", "1 minute left."]
    assert "Half of the time is gone: 0 answered, 5 would be an even pace." in said


def test_a_resumed_sitting_does_not_repeat_notices(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, minutes=31)
    assert "15 minutes left." in talk.wait(17 * 60)
    resumed = talk.again()
    assert not re.search("minutes? left", resumed.hold() + resumed.wait(60))


def test_after_a_strict_gap_only_the_nearest_notice_is_told(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, minutes=31, strict=True)
    talk.office.clock.pass_(28 * 60)
    said = talk.said_to(talk.conversation.tick)
    assert said == "5 minutes left."


def test_a_strict_sitting_that_ran_out_meanwhile_comes_back_closed(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, strict=True)
    assert talk.sitting.leave()
    talk.office.clock.pass_(3_600)
    sitting = talk.office.proctor.resume(talk.sitting.attempt)
    late = Talk(talk.office, PERSON, sitting)
    assert late.hold("a") == "Time is up. The form was submitted as it stood."


def test_the_time_tells_pace_and_checkpoints(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path)
    talk.go_to("numeric")
    talk.type("0.5")
    talk.wait(6 * 60)
    said = talk.type(":time")
    assert said == (
        "14:00 left of 20:00. 1:33 for each unanswered question; 4:00 behind an even pace. "
        "Checkpoints of an even pace: 5 answered at 10:00 left, 7 answered at 5:00 left."
    )


def test_hidden_time_comes_back_in_the_last_five_minutes(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path)
    assert talk.type(":hide").startswith("The time left is told when you type :time")
    assert "left" not in talk.type(":2")
    assert "20:00 left" in talk.type(":time")
    talk.wait(15 * 60 + 1)
    assert "Question 3 of 10. 4:59 left." in talk.type(":3")
    assert "each question" in talk.type(":hide")


def test_a_taker_who_wants_no_clock_hears_none(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, Manner(clock=False))
    assert "left" not in talk.type(":again")
    talk.type(":hide")
    assert "20:00 left." in talk.type(":again")


def test_an_untimed_sitting_does_not_mention_time_at_each_question(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    said = talk.hold(*[""] * 10)
    assert "Question 3 of 10.\n" in said
    assert not re.search("left|timed", said)
    assert talk.type(":time") == "The sitting is not timed; 0:00 so far."


def test_the_time_of_a_question_runs_out_and_its_answer_is_taken_as_it_stands(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice", seconds=45)
    here = talk.find("matching")
    first = talk.type(f":{here}")
    assert f"Question {here} of 10. 0:45 left for this question.\n" in first
    talk.type("1a")
    talk.wait(30)
    assert f"Question {here} of 10. 0:15 left for this question." in talk.type(":again")
    assert "0:15 left of 0:45 for this question. The sitting has no limit of its own; " in talk.type(":time")
    said = talk.wait(16)
    assert said.startswith("Time is up for this question. It is taken as it stands.\n")
    assert "The key: " in said
    assert said.count("Time is up") == 1
    assert f"The answer to question {here} is final." in talk.type("1b 2a 3c")
    assert talk.sitting.session.responses[here - 1].given == 1
    assert "left" not in talk.type(":again").splitlines()[1]
    assert talk.type(":time").startswith("0:45 for each question. The sitting has no limit of its own; ")
    assert f"Question {here + 1} of 10. 0:45 left for this question.\n" in talk.type("")


def test_an_answer_after_the_time_of_a_question_is_not_kept(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice", seconds=5)
    talk.go_to("numeric")
    here = talk.sitting.session.position
    talk.office.clock.pass_(5)
    said = talk.said_to(lambda: talk.conversation.hear("0.75"))
    assert "Time is up for this question." in said
    assert "✗ Blank." in said
    assert talk.sitting.session.responses[here - 1].typed == ""


@pytest.mark.parametrize("last", [":flag", ":sure guess", ":strike a", ":clear", "1a 2b 3c :flag", "1a"])
def test_nothing_is_confirmed_that_came_after_the_time_of_a_question(tmp_path: Path, last: str) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice", seconds=5)
    talk.go_to("matching")
    talk.type("1b")
    talk.office.clock.pass_(5)
    said = talk.said_to(lambda: talk.conversation.hear(last))
    assert said.startswith("Time is up for this question.")
    assert talk.sitting.session.response.given == 1
    assert not talk.sitting.session.response.flagged


def test_a_pause_stops_the_clock_until_an_empty_line(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice", minutes=20, seconds=45)
    assert talk.type(":pause") == "The clock is stopped. Press Enter to go on."
    talk.wait(3_600)
    for line in ("a", ":3", ":flag", ":again", ":note x", ":pause"):
        assert talk.type(line) == "The clock is stopped; press Enter to go on.", line
    assert "20:00 left of 20:00" in talk.type(":time")
    assert talk.type("") == "The clock goes on."
    assert talk.sitting.session.position == 1
    assert "0:45 left for this question." in talk.type(":again")
    assert talk.sitting.session.used.total_seconds() == 0


def test_a_paused_practice_can_be_left_and_resumed(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, mode="practice")
    talk.hold(":pause", ":quit")
    resumed = talk.again()
    assert "Question 2 of 10" in resumed.type("")


# --- the disk and the person ---


def test_a_person_does_not_leave_unsaved_without_being_asked(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON)
    with closing(talk.office.again().archive) as other:
        other._db.execute("BEGIN IMMEDIATE")
        talk.office.archive.hurry()
        assert "NOT SAVED" in talk.type(":flag")
        assert "Type :quit again" in talk.type(":quit")
        assert not talk.conversation.done
        other._db.execute("ROLLBACK")
    assert "Saved again" in talk.wait(1)


def test_a_closed_form_waits_for_the_disk(tmp_path: Path) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON)
    with closing(talk.office.again().archive) as other:
        other._db.execute("BEGIN IMMEDIATE")
        talk.office.archive.hurry()
        talk.type(":submit", ":submit")
        assert talk.sitting.session.closed
        assert not talk.conversation.over
        assert "waits to be saved" in talk.type("a")
        other._db.execute("ROLLBACK")
    talk.wait(1)
    assert talk.conversation.over
    assert talk.sitting.finished


# --- the command line ---


def test_the_end_of_input_keeps_a_practice(shell: Shell) -> None:
    said = shell("take", "demo", "--mode", "practice", "--seed", "1", "--plain", stdin="a b\na\n\n:pause\n")
    assert said.code == 0
    assert "Kept with 1 of 10 answered." in said.out
    resumed = shell("resume", "--plain", stdin=":submit\n")
    assert "Resumed: 1 of 10 answered, not timed." in resumed.out
    assert "Each answer is checked at once and explained." in resumed.out
    assert resumed.code == 0


@pytest.mark.parametrize("mode", ["practice", "drill"])
def test_practice_and_drill_end_with_0_and_no_verdict(shell: Shell, mode: str) -> None:
    said = shell("take", "demo", "--mode", mode, "--questions", "5", "--plain", stdin=":submit\n")
    assert said.code == 0
    assert f"{mode.title()}: 0 of 5 right" in said.out
    assert not re.search(r"\b(PASS|FAIL)\b", said.out)


def test_the_briefing_says_mode_filters_and_rules(shell: Shell, banks: Path) -> None:
    shell("take", "demo", "--plain", "--seed", "1", stdin="\n" * 10 + ":submit\n")
    words = (
        "--mode",
        "drill",
        "--domain",
        "models",
        "--missed",
        "3",
        "--per-question",
        "45",
        "--minutes",
        "9",
    )
    said = shell("take", "demo", *words, "--plain", stdin=":quit\n").out
    assert "Drill: questions chosen by need" in said
    assert "4 questions that fit: domain models; missed in your last 3 attempts; 9 minutes." in said
    assert "45 seconds for each question; then it is checked as it stands." in said
    write_bank(banks / "demo", pool(), exam_yaml(profile=SECTIONS))
    said = shell("take", "demo", "--extra-time", "--strict", "--plain", stdin=":quit\n").out
    assert "10 questions, 2 of them unscored; 25 minutes, extra time included." in said
    assert "To pass: 75%." in said
    assert "An interruption counts as exam time." in said
    assert "Sections: Foundations, then Cases, then Rest." in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--form", "ABC", "--seed", "3"], "give it without them"),
        (["--missed", "3"], "--mode drill or --mode practice"),
        (["--mode", "drill", "--strict"], "belong to --mode mock"),
        (["--mode", "practice", "--extra-time"], "belong to --mode mock"),
        (["--mode", "practice", "--pilot"], "belong to --mode mock"),
        (["--per-question", "30"], "--mode practice or drill"),
        (["--pilot"], "leave --pilot out"),
        (["--mode", "drill", "--flagged"], "no question fits this filter"),
        (["--mode", "drill", "--tag", "metrics"], "has no tag 'metrics'"),
        (["--mode", "drill", "--objective", "9.9"], "it has 1.1"),
        (["--mode", "drill", "--questions", "500"], "ask for --questions 24 or fewer"),
        (["--mode", "exam"], "'mock', 'practice', 'drill'"),
        (["--per-question", "1"], "is not in the range"),
        (["--missed", "0"], "is not in the range"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_options_that_do_not_go_together_are_refused_in_a_sentence(
    shell: Shell, words: list[str], told: str
) -> None:
    said = shell("take", "demo", *words, "--plain")
    assert said.code == 2
    assert told in said.err
    assert said.out == ""


def test_a_json_sitting_of_every_kind_talks_on_stderr_and_prints_the_attempt(
    shell: Shell, banks: Path
) -> None:
    write_bank(banks / "demo", every_kind())
    typed = "a\na b\ne d c b a\n1a 2b 3c\n0.75\n"
    said = shell("take", "demo", "--mode", "practice", "--json", stdin=typed + ":submit\n")
    assert said.json["mode"] == "practice"
    assert said.code == 0
    assert "Press Enter to go on." in said.err


def test_a_clock_that_is_off_and_confidence_of_the_settings_reach_line_mode(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text("clock = false\nconfidence = true\n", encoding="utf-8")
    said = shell("take", "demo", "--plain", stdin="a\n:time\n:quit\n")
    assert said.code == 0, said.err
    assert "Question 2 of 10.\n" in said.out
    assert "How sure?" not in said.out, "a pipe is not asked: its next line is its next answer"


# --- whatever is typed ---

COMMANDS = sorted({*re.findall(r":[a-z]+", HELP)} - {":submit", ":quit"})
WORDS = [
    "a",
    "b c",
    "a b",
    "e d c b a",
    "1a 2b 3c",
    "2-",
    "- - -",
    "0.75",
    "75%",
    ":3",
    ":10",
    ":0",
    ":99999",
    "",
]
TYPED = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=20),
    st.builds(
        "{} {}".format, st.sampled_from(COMMANDS), st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
    ),
    st.builds(
        "{} :{}".format, st.sampled_from(WORDS), st.sampled_from(["flag", "sure guess", "note x", "next"])
    ),
)
TAKES_BACK = (":clear", ":strike", "-")


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(TYPED, max_size=25),
    mode=st.sampled_from(["mock", "practice", "drill"]),
    profile=st.sampled_from(["", SECTIONS, "{case_lock: true, calculator: true}"]),
    manner=st.builds(Manner, careful=st.booleans(), asks_confidence=st.booleans(), clock=st.booleans()),
)
def test_whatever_is_typed_never_raises_and_never_loses_an_answer(
    lines: list[str], mode: str, profile: str, manner: Manner
) -> None:
    with TemporaryDirectory() as folder:
        talk = talk_of_every_kind(Path(folder), manner, profile=profile, mode=mode)
        for line in lines:
            before = talk.sitting.session
            talk.type(line)
            after = talk.sitting.session
            for position, (old, new) in enumerate(
                zip(before.responses, after.responses, strict=True), start=1
            ):
                if position != before.position:
                    assert (new.picks, new.typed) == (old.picks, old.typed)
                elif old.given and not any(word in line.lower() for word in TAKES_BACK):
                    assert new.given
            kept = talk.office.archive.standing(talk.sitting.attempt)
            assert [(each.picks, each.typed, each.flagged) for each in kept.responses] == [
                (each.picks, each.typed, each.flagged) for each in after.responses
            ]
        talk.office.archive.close()


def test_office_of_every_kind_asks_every_kind(tmp_path: Path) -> None:
    talk = Talk(Office(tmp_path, questions=every_kind()))
    assert {slot.kind for slot in talk.sitting.session.slots} == {"choice", "ordering", "matching", "numeric"}


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ("whole", "9 blank, 1 answered in part: they count as wrong. Type"),
        ("partial", "9 blank: they count as wrong; 1 answered in part: its right parts count. Type"),
    ],
)
def test_blank_and_answered_in_part_are_told_apart(tmp_path: Path, credit: str, told: str) -> None:
    talk = talk_of_every_kind(tmp_path, PERSON, credit=credit)
    talk.go_to("matching")
    here = talk.sitting.session.position
    talk.type("1a")
    said = talk.type(":review")
    assert f"Answered in part: question {here}." in said
    blank = next(line for line in said.splitlines() if line.startswith("Blank: "))
    assert str(here) not in blank.replace("10", "").replace(" to ", "-").split(", ")
    assert f"  {here}) (in part) " in talk.type(":review unanswered")
    assert told in talk.type(":submit")
