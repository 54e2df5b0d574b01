"""Facts in sentences: each with its n, none without something to say."""

from pathlib import Path

from tests.build import Office, every_kind, pool
from tests.report.sat import office_of_every_kind, sit
from tests.written import exam_yaml

from mlquiz.report.facts import about, facts, fates_text, score_facts
from mlquiz.report.records import Result, SideBySide


def told(result: Result, since: SideBySide | None = None, *, answers: bool = True) -> dict[str, str]:
    return dict([*score_facts(result), *facts(result, since, answers=answers)])


def test_a_mock_is_told_its_score_against_the_threshold(tmp_path: Path) -> None:
    found = told(sit(Office(tmp_path), "++++++++.."))
    assert found["Score"].endswith("(to pass: 75%)")
    assert found["Scaled score, estimated"].endswith("the real table is not public")
    assert "80% interval" not in found


def test_an_interval_is_told_from_ten_scored_questions_on(tmp_path: Path) -> None:
    exam = exam_yaml().replace("questions: 10, unscored: 2", "questions: 12")
    result = sit(Office(tmp_path, pool(), exam), "+" * 9 + "-" * 3)
    found = told(result)
    assert found["80% interval"] == "56% to 87%, over 12 scored questions"
    assert "80% interval 591 to 873" in found["Scaled score, estimated"]


def test_practice_is_told_no_threshold_and_no_scale(tmp_path: Path) -> None:
    found = told(sit(Office(tmp_path), "++---", mode="practice"))
    assert found["Score"] == "40%, 2 of 5 questions right"
    assert "Scaled score, estimated" not in found
    assert found["Time"].startswith("0:20, not timed.")


def test_what_was_not_rated_changed_or_caused_is_not_told(tmp_path: Path) -> None:
    found = told(sit(Office(tmp_path)))
    assert not {"Confidence", "Causes of misses", "Since the attempt before"} & set(found)
    assert found["Answers changed"] == "none of 10"
    assert "Answers changed" not in told(sit(Office(tmp_path), "." * 10))


def test_luck_and_misconceptions_come_with_how_many_were_rated(tmp_path: Path) -> None:
    result = sit(Office(tmp_path), "+--.......", sure={1: "guess", 2: "sure", 3: "guess"})
    said = "3 rated answers: guess 1 of 2 right, sure 0 of 1 right; luck: 1{}; misconceptions: 1{}"
    assert told(result)["Confidence"] == said.format(" (question 1)", " (question 2)")
    assert told(result, answers=False)["Confidence"] == said.format("", "")


def test_withheld_answers_leave_counts(tmp_path: Path) -> None:
    result = sit(Office(tmp_path), "++--++--..")
    assert told(result)["Left blank"] == "2 (questions 9, 10)"
    assert told(result, answers=False)["Left blank"] == "2"
    assert "slowest wrong: " in told(result)["Pace"]
    assert "wrong" not in told(result, answers=False).get("Pace", "")


def test_withheld_answers_leave_out_parts_that_may_be_one_question(tmp_path: Path) -> None:
    result = sit(Office(tmp_path), "++--++--..")
    assert told(result)["Difficulty"]
    assert not {"Difficulty", "Never seen before", "Seen before"} & told(result, answers=False).keys()


def test_what_is_told_of_a_question_leaves_out_a_rating_where_answers_are_withheld(tmp_path: Path) -> None:
    result = sit(Office(tmp_path), "+" * 10, sure={1: "guess"})
    each = result.answers[0]
    assert "rated guess" in about(result, each)
    assert about(result, each, answers=False) == tuple(
        part for part in about(result, each) if part != "rated guess"
    )


def test_what_became_of_shared_questions_is_counted(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first = sit(office, "+-" * 5)
    sides = office.records.compare(first, sit(office, "++--++--++", form=first.attempt.form))
    said = "10 shared questions: fixed 3, slipped 2, still missed 2, held 3"
    assert fates_text(sides) == said
    assert told(sides.later, sides)["Since the attempt before"].endswith(said)


def test_attempts_without_a_shared_question_say_so(tmp_path: Path) -> None:
    office = Office(tmp_path)
    assert fates_text(office.records.compare(sit(office), sit(office))) == "no shared questions"


def test_points_are_named_where_credit_is_partial(tmp_path: Path) -> None:
    result = sit(Office(tmp_path, every_kind(), exam_yaml(credit="partial")))
    found = told(result)
    assert found["Score"].startswith("100%, ")
    assert " points " in found["Score"]
    assert found["Difficulty"].endswith(" points")
