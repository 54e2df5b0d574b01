"""One page on a bank: counts against the blueprint, completeness, freshness, what takers reported."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.build import EXAM_YAML, every_kind, pool, question, write_bank

from mlquiz.authoring.audit import DIFFICULTIES, KINDS, Audit, audit
from mlquiz.bank.reader import read_folder
from mlquiz.model.attempt import Complaint, Reported
from mlquiz.model.question import Question

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 1, tzinfo=UTC)


def audited(folder: Path, *questions: Question, reported: tuple[Reported, ...] = ()) -> Audit:
    write_bank(folder, questions or every_kind())
    return audit(read_folder(folder), TODAY, reported)


def test_questions_are_counted_by_domain_against_the_blueprint(tmp_path: Path) -> None:
    found = audited(tmp_path, *[question(number) for number in range(1, 4)], question(1, domain="models"))
    assert [(each.id, each.questions, each.weight, each.share, each.per_mock) for each in found.domains] == [
        ("data", 3, 0.6, 0.75, 6),
        ("models", 1, 0.4, 0.25, 4),
    ]


def test_every_question_has_one_difficulty_and_one_kind(tmp_path: Path) -> None:
    found = audited(tmp_path)
    assert sum(sum(each.difficulties) for each in found.domains) == found.questions
    kinds = {name: sum(each.kinds[place] for each in found.domains) for place, name in enumerate(KINDS)}
    assert all(kinds.values())
    assert sum(kinds.values()) == found.questions
    assert len(DIFFICULTIES) == len(found.domains[0].difficulties)


def test_an_objective_without_questions_is_counted_too(tmp_path: Path) -> None:
    write_bank(
        tmp_path, every_kind(), exam=EXAM_YAML.replace('{"1.1": Do it}', '{"1.1": Do it, "1.2": Undo it}', 1)
    )
    [first, _] = audit(read_folder(tmp_path), TODAY).domains
    assert [(each.number, bool(each.questions)) for each in first.objectives] == [
        ("1.1", True),
        ("1.2", False),
    ]


def test_mocks_without_repetition_are_told_by_the_scarcest_domain(tmp_path: Path) -> None:
    data = [question(number) for number in range(18)]
    models = [question(number, domain="models") for number in range(9)]
    assert audited(tmp_path, *data, *models).mocks == 2


def test_a_question_is_complete_when_every_option_has_a_rationale(tmp_path: Path) -> None:
    write_bank(tmp_path, pool())
    file = next(path for path in tmp_path.glob("*.yaml") if path.name != "exam.yaml")
    text = file.read_text(encoding="utf-8")
    whole = audit(read_folder(tmp_path), TODAY).completeness
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if "rationale:" in line)
    file.write_text("\n".join(lines[:place] + lines[place + 1 :]) + "\n", encoding="utf-8")
    found = audit(read_folder(tmp_path), TODAY).completeness
    assert whole.rationale_for_each_option == whole.with_options
    assert found.rationale_for_each_option == whole.with_options - 1


def test_verification_has_an_oldest_day_and_counts_what_is_stale(tmp_path: Path) -> None:
    write_bank(tmp_path, [question(1), question(2), question(3)])
    for file in tmp_path.glob("q*.yaml"):
        text = file.read_text(encoding="utf-8").replace("2026-11-22", "2024-02-01", 1)
        file.write_text(text, encoding="utf-8")
    found = audit(read_folder(tmp_path), TODAY).freshness
    assert (found.oldest, found.median, found.stale) == (date(2024, 2, 1), date(2026, 11, 22), 1)


def test_complaints_of_a_version_that_was_rewritten_are_left_out(tmp_path: Path) -> None:
    asked = question(1)
    mine = Reported(asked.id, asked.fingerprint, Complaint("wrong key", "It is the second."), AT)
    old = Reported(asked.id, "0" * 16, Complaint("wrong key"), AT)
    assert audited(tmp_path, asked, reported=(old, mine)).reported == (mine,)


def test_a_bank_without_a_blueprint_cannot_be_audited(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="blueprint"):
        audit(read_folder(tmp_path), TODAY)
