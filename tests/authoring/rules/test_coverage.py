from pathlib import Path

from tests.authoring.habits import as_yaml, habitual
from tests.authoring.linted import EXAM, findings

from mlquiz.authoring.finding import Severity

TEN = EXAM.replace("questions: 2", "questions: 10")
TWO_DOMAINS = """\
  - id: data
    title: Data
    weight: 1
    objectives:
      "2.1": Clean data
      "2.2": Store data
"""


def test_a_domain_without_enough_for_one_mock_is_an_error(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, as_yaml(habitual(1, 9)), "MQ307", exam=TEN)
    assert found.severity is Severity.ERROR
    assert Path(found.file).name == "exam.yaml"
    assert TEN.splitlines()[found.line - 1] == "  - id: modeling"
    assert "'modeling' has 9 of the 10 questions that one mock draws" in found.what
    assert "write 1 more" in found.remedy


def test_a_domain_with_enough_for_one_mock_is_not(tmp_path: Path) -> None:
    assert findings(tmp_path, as_yaml(habitual(1, 10)), "MQ307", exam=TEN) == []


def test_a_domain_with_less_than_three_mocks_is_noted(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, as_yaml(habitual(1, 29)), "MQ306", exam=TEN)
    assert found.severity is Severity.INFO
    assert "29 of the 30 questions for 3 mocks" in found.what
    assert "write 1 more" in found.remedy


def test_three_mocks_are_enough_and_less_than_one_is_said_once(tmp_path: Path) -> None:
    assert findings(tmp_path, as_yaml(habitual(1, 30)), "MQ306", exam=TEN) == []
    assert findings(tmp_path, as_yaml(habitual(1, 9)), "MQ306", exam=TEN) == []


def test_a_domain_that_no_form_draws_from_needs_nothing(tmp_path: Path) -> None:
    exam = EXAM + TWO_DOMAINS.replace("weight: 1", "weight: 0")
    assert findings(tmp_path, as_yaml(habitual(1, 6)), "MQ306", "MQ307", exam=exam) == []


def test_each_objective_without_a_question_is_said_where_it_stands(tmp_path: Path) -> None:
    exam = EXAM + TWO_DOMAINS
    found = findings(tmp_path, as_yaml(habitual(1, 6)), "MQ308", exam=exam)
    assert [exam.splitlines()[each.line - 1].strip() for each in found] == [
        '"2.1": Clean data',
        '"2.2": Store data',
    ]
    assert "objective '2.1' of domain 'data' has no question" in found[0].what


def test_objectives_with_questions_are_not(tmp_path: Path) -> None:
    assert findings(tmp_path, as_yaml(habitual(1, 6)), "MQ308") == []
