"""The schemas editors use: generated, pinned, and in agreement with the reader."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.build import EXAM_YAML, every_kind, exam_yaml, question, question_yaml, questions_yaml

from mlquiz.bank import documents
from mlquiz.bank.descriptions import FIELDS
from mlquiz.bank.schema import SCHEMAS, exam_schema, questions_schema, write_schemas
from mlquiz.errors import UsageFault
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


def test_a_list_of_numbers_and_words_is_text_to_the_schema_as_to_the_reader() -> None:
    entry = question_yaml(question()).replace("    options:", "    tags: [1, 1.10]\n    options:")
    assert faults(questions_schema(), f"questions:\n{entry}") == []


SWITCHES = {
    "choice": "options: [{text: true, correct: true}, {text: no}]",
    "ordering": "steps: [on, 2, off]",
    "matching": "pairs: {true: no, false: true}\n    distractors: [true]",
}


@pytest.mark.parametrize("kind", SWITCHES)
def test_what_a_taker_reads_may_be_true_or_no(kind: str) -> None:
    head = f'id: x\n    kind: {kind}\n    objective: "1"\n    difficulty: easy\n    stem: s\n    explanation: e\n'
    assert faults(questions_schema(), f"questions:\n  - {head}    {SWITCHES[kind]}\n") == []


@pytest.mark.parametrize("field", ["id", "domain", "objective", "scenario", "guide_version", "verified_on"])
def test_what_names_something_is_neither_true_nor_false(field: str) -> None:
    entry = re.sub(rf"^    {field}:.*\n", "", question_yaml(question()), flags=re.MULTILINE)
    entry = entry.replace("  - id:", f"  - {field}: true\n    id:" if field != "id" else "  - id: true #", 1)
    assert any("True" in each for each in faults(questions_schema(), f"questions:\n{entry}"))


def test_names_of_another_form_are_refused() -> None:
    entry = question_yaml(question())
    assert faults(questions_schema(), f"scenarios: {{case one: x}}\nquestions:\n{entry}") != []
    assert faults(questions_schema(), f"scenarios: {{case-1: x}}\nquestions:\n{entry}") == []


@pytest.mark.parametrize(("field", "value"), [("domain", "null"), ("scenario", "~"), ("guide_version", "")])
def test_a_field_that_may_be_left_out_is_not_written_empty(field: str, value: str) -> None:
    entry = question_yaml(question()).replace("    options:", f"    {field}: {value}\n    options:")
    assert faults(questions_schema(), f"questions:\n{entry}") != []


def test_what_only_the_reader_used_to_say_is_said_by_the_schema() -> None:
    entry = question_yaml(question())
    assert faults(questions_schema(), f"questions:\n{entry.replace('correct: true', 'correct: false')}") != []
    head = 'id: x\n    objective: "1"\n    difficulty: easy\n    stem: s\n    explanation: e\n    kind: numeric\n'
    for wrong in ("tolerance: 0", "tolerance: 0\n    answer: 1\n    formula: 1+1"):
        assert faults(questions_schema(), f"questions:\n  - {head}    {wrong}\n") != []
    scaled = "{reported: scaled, threshold: 75%}"
    assert faults(exam_schema(), EXAM_YAML.replace(EXAM_YAML.splitlines()[5], f"pass: {scaled}")) != []


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every document, by document and name."""
    for document, shape in {"file": schema, **schema["definitions"]}.items():
        for name, field in shape.get("properties", {}).items():
            yield f"{document}.{name}", field


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described_in_a_sentence(name: str) -> None:
    for field, told in fields(SCHEMAS[name]()):
        if not field.endswith("Document.kind"):  # the question says it
            assert told["description"][0].isupper(), field
            assert told["description"].rstrip(")")[-1] == ".", field
            assert "`" not in told["description"], field
            assert told["markdownDescription"].replace("`", "") == told["description"], field


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_word_to_choose_has_its_meaning(name: str) -> None:
    for field, told in fields(SCHEMAS[name]()):
        if "enum" in told and told["enum"][0] not in (1, True):
            assert len(told["enumDescriptions"]) == len(told["enum"]), field


def test_nothing_is_described_that_is_not_there() -> None:
    for document, told in FIELDS.items():
        known = {field.alias or name for name, field in getattr(documents, document).model_fields.items()}
        assert told.keys() <= known, document


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_sound_schemas_of_their_dialect(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name]())
    assert SCHEMAS[name]()["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_schemas_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "new" / "schemas")
    assert written == [tmp_path / "new" / "schemas" / f"{name}.schema.json" for name in ("exam", "questions")]
    assert json.loads(written[0].read_text(encoding="utf-8")) == exam_schema()


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageFault, match=r"file: cannot be written \(file exists\); name a folder"):
        write_schemas(tmp_path / "file")
