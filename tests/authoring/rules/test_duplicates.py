from collections.abc import Sequence
from pathlib import Path

from tests.authoring.habits import as_yaml, chosen
from tests.authoring.linted import EXAM, TODAY, findings, report, write

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.lint import Subject, lint
from mlquiz.bank.reader import read_folder
from mlquiz.model.question import Question

STEM = "A team trains a churn model on data where one customer in twenty leaves. Which metric fits best?"
AGAIN = "A team trains a churn model on data where one client in twenty leaves. Which metric fits best?"
OPTIONS = ["Recall of the leavers", "Accuracy over all customers", "R squared on held-out data"]
OTHER = chosen("other", "What does a bucket policy grant?", ["Access to objects", "Cheaper storage"], {0})
OTHER_EXAM = EXAM.replace("id: demo", "id: another")


def _one(name: str = "one", stem: str = STEM, key: int = 0, options: Sequence[str] = OPTIONS) -> Question:
    return chosen(name, stem, options, {key})


def _with(text: str, name: str, field: str) -> str:
    """The file with a further field on one question."""
    return text.replace(f"  - id: {name}\n", f"  - id: {name}\n    {field}\n")


def _line(text: str, wanted: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if wanted in line)


def test_the_same_question_with_another_key_is_an_error(tmp_path: Path) -> None:
    text = as_yaml([_one(), OTHER, _one("two", f"{STEM} ", 2, OPTIONS[::-1]), _one("three", key=1)])
    (found,) = findings(tmp_path, text, "MQ401")
    assert found.severity is Severity.ERROR
    assert (found.question, found.line) == ("three", _line(text, "id: three"))
    assert f"'one' ({found.file}:3) with another key" in found.what


def test_the_same_question_with_the_same_key_is_a_duplicate_and_no_contradiction(tmp_path: Path) -> None:
    text = as_yaml([_one(), _one("two", key=2, options=OPTIONS[::-1])])
    assert findings(tmp_path, text, "MQ401") == []
    (found,) = findings(tmp_path, text, "MQ402")
    assert "shares 100% of its text with 'one'" in found.what


def test_a_contradiction_is_not_told_as_a_duplicate_too(tmp_path: Path) -> None:
    assert findings(tmp_path, as_yaml([_one(), _one("two", key=1)]), "MQ402") == []


def test_a_near_duplicate_is_said_once_at_the_later_question(tmp_path: Path) -> None:
    text = as_yaml([_one(), OTHER, _one("two", AGAIN)])
    (found,) = findings(tmp_path, text, "MQ402")
    assert found.severity is Severity.WARNING
    assert (found.question, found.line) == ("two", _line(text, "id: two"))
    assert f"% of its text with 'one' ({found.file}:3)" in found.what
    assert "similar_to: [one]" in found.remedy


def test_questions_that_share_a_topic_are_no_duplicates(tmp_path: Path) -> None:
    further = _one("two", "Which metric counts how many of the leavers a churn model finds?")
    assert findings(tmp_path, as_yaml([_one(), OTHER, further]), "MQ401", "MQ402") == []


def test_either_question_may_say_that_they_are_similar(tmp_path: Path) -> None:
    text = as_yaml([_one(), _one("two", AGAIN)])
    for name, other in (("one", "two"), ("two", "one")):
        assert findings(tmp_path, _with(text, name, f"similar_to: [{other}]"), "MQ402", "MQ404") == []


def test_similar_to_excuses_no_contradiction(tmp_path: Path) -> None:
    text = _with(as_yaml([_one(), _one("two", key=1)]), "two", "similar_to: [one]")
    assert [each.code for each in findings(tmp_path, text, "MQ4")] == ["MQ401"]


def test_a_duplicate_may_be_allowed_like_any_finding(tmp_path: Path) -> None:
    text = as_yaml([_one(), _one("two", AGAIN)])
    assert findings(tmp_path, _with(text, "two", "allow: [MQ402]"), "MQ402") == []


def test_only_the_three_most_alike_are_told(tmp_path: Path) -> None:
    text = as_yaml([_one(f"q{place}", f"{STEM} {place}") for place in range(6)])
    found = findings(tmp_path, text, "MQ402")
    assert [each.question for each in found].count("q5") == 3


def test_a_question_of_another_bank_is_told_of_both(tmp_path: Path) -> None:
    write(tmp_path / "a", as_yaml([_one(), OTHER]))
    write(tmp_path / "b", as_yaml([_one("two", AGAIN), _one("three", key=1)]), exam=OTHER_EXAM)
    found = report(tmp_path / "a", tmp_path / "b", codes=("MQ403",)).findings
    assert [each.question for each in found] == ["two", "three"]
    assert all(str(tmp_path / "a") in each.what for each in found)
    assert "with another key" in found[1].what
    assert "with another key" not in found[0].what


def test_banks_without_common_questions_and_copies_of_one_exam_are_left_in_peace(tmp_path: Path) -> None:
    write(tmp_path / "a", as_yaml([_one()]))
    write(tmp_path / "b", as_yaml([OTHER]), exam=OTHER_EXAM)
    write(tmp_path / "c", as_yaml([_one()]))
    assert report(tmp_path / "a", tmp_path / "b", codes=("MQ403",)).findings == ()
    assert report(tmp_path / "a", tmp_path / "c", codes=("MQ403",)).findings == ()


def test_a_pair_inside_one_bank_is_not_told_across_banks(tmp_path: Path) -> None:
    write(tmp_path / "a", as_yaml([_one(), _one("two", AGAIN)]))
    write(tmp_path / "b", as_yaml([OTHER]), exam=OTHER_EXAM)
    found = report(tmp_path / "a", tmp_path / "b", codes=("MQ4",)).findings
    assert [each.code for each in found] == ["MQ402"]


def test_a_single_file_is_held_against_the_rest_of_its_bank(tmp_path: Path) -> None:
    write(tmp_path, as_yaml([_one()]))
    late = write(tmp_path, as_yaml([_one("two", AGAIN)]), name="z.yaml")
    subject = Subject(read_folder(tmp_path), frozenset({str(late)}))
    assert "MQ402" in {each.code for each in lint([subject], TODAY).findings}


def test_similar_to_that_names_nobody_is_said_where_it_stands(tmp_path: Path) -> None:
    text = _with(as_yaml([_one(), OTHER]), "other", "similar_to: [nobody]")
    (found,) = findings(tmp_path, text, "MQ404")
    assert found.line == _line(text, "similar_to")
    assert "'nobody' as similar, which no question is called" in found.what


def test_similar_to_that_names_another_thing_or_itself_is_said(tmp_path: Path) -> None:
    text = _with(as_yaml([_one(), OTHER]), "other", "similar_to: [one, other]")
    other, itself = findings(tmp_path, text, "MQ404")
    assert "which shares only" in other.what
    assert itself.what == "names itself as similar"


def test_similar_to_is_not_judged_while_a_question_cannot_be_read(tmp_path: Path) -> None:
    text = _with(as_yaml([_one(), OTHER]), "other", "similar_to: [nobody]")
    text = text.replace("difficulty: medium", "difficulty: unheard-of", 1)
    assert [each.code for each in findings(tmp_path, text, "MQ404")] == []


def test_similar_to_may_name_a_question_of_another_bank(tmp_path: Path) -> None:
    write(tmp_path / "a", as_yaml([_one()]))
    text = _with(as_yaml([_one("two", AGAIN)]), "two", "similar_to: [one]")
    write(tmp_path / "b", text, exam=OTHER_EXAM)
    assert report(tmp_path / "a", tmp_path / "b", codes=("MQ4",)).findings == ()
