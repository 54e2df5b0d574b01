"""The schemas editors use: generated, pinned, and in agreement with the reader."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.build import EXAM_YAML, every_kind, exam_yaml, question, question_yaml, questions_yaml

from mlquiz.bank.schema import exam_schema, questions_schema
from mlquiz.model.question import Question

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("name", "generated"), [("exam", exam_schema), ("questions", questions_schema)])
def test_the_schemas_on_disk_are_the_generated_ones(name: str, generated: Any) -> None:
    pinned = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text())
    assert pinned == generated(), "run 'make schemas'"


def faults(schema: dict[str, Any], text: str) -> list[str]:
    """What an editor would say: it reads YAML with numbers, booleans and dates as such."""
    value = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return [each.message for each in jsonschema.Draft7Validator(schema).iter_errors(value)]


@pytest.mark.parametrize(
    "file", sorted((ROOT / "question_banks").glob("*/*.yaml")), ids=lambda file: file.name
)
def test_shipped_banks_fit_their_schema(file: Path) -> None:
    schema = exam_schema() if file.name == "exam.yaml" else questions_schema()
    assert faults(schema, file.read_text()) == []


def test_the_schema_names_the_field_at_fault() -> None:
    entry = question_yaml(question())
    typo = faults(questions_schema(), f"questions:\n{entry.replace('explanation:', 'explnation:')}")
    assert any("explnation" in each for each in typo)
    misplaced = faults(questions_schema(), f"questions:\n{entry}    steps: [a, b]\n")
    assert any("steps" in each for each in misplaced)
    assert any(
        "'middling'" in each
        for each in faults(questions_schema(), f"questions:\n{entry.replace('medium', 'middling')}")
    )
    assert faults(exam_schema(), EXAM_YAML) == []


def test_every_kind_of_the_format_is_known_to_the_schema() -> None:
    head = 'id: x\n    objective: "1"\n    difficulty: easy\n    stem: s\n    explanation: e\n'
    bodies = {
        "ordering": "    steps: [a, b]\n",
        "matching": "    pairs: {a: b, c: d}\n",
        "numeric": "    answer: 3\n    tolerance: 0.5\n",
    }
    for kind, body in bodies.items():
        assert faults(questions_schema(), f"questions:\n  - {head}    kind: {kind}\n{body}") == []
        assert faults(questions_schema(), f"questions:\n  - {head}    kind: {kind}\n") != []


@pytest.mark.parametrize("asked", every_kind(), ids=lambda each: each.id)
def test_what_the_reader_accepts_fits_the_schema(asked: Question) -> None:
    assert faults(questions_schema(), questions_yaml([asked])) == []


def test_profiles_are_known_to_the_schema() -> None:
    profile = (
        "{sections: [{title: A, domains: [data]}, {title: B, scenarios: true}], pilot: 3, calculator: true}"
    )
    assert faults(exam_schema(), exam_yaml(profile=profile, credit="partial")) == []
    for wrong in ("{sections: [{domains: [data]}]}", "{pilot: -1}", "{case_lok: true}"):
        assert faults(exam_schema(), exam_yaml(profile=wrong)) != []
