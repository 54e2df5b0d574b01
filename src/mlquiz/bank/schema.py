"""JSON Schemas for editors, generated from the documents. `schemas/` holds them; a test keeps them equal."""

import json
from pathlib import Path
from typing import Any

from mlquiz.bank.documents import SHAPES, ExamDocument, QuestionsDocument

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
_REFERENCE = "#/definitions/{model}"


def exam_schema() -> Schema:
    """The schema of `exam.yaml`."""
    return _document("mlquiz exam blueprint", ExamDocument.model_json_schema(ref_template=_REFERENCE))


def questions_schema() -> Schema:
    """The schema of a question file: one flat question, with `if`/`then` on its kind.

    A union of whole shapes makes editors say only that several match; a condition on `kind` lets
    them name the field at fault and offer the right ones.
    """
    schema = QuestionsDocument.model_json_schema(ref_template=_REFERENCE)
    definitions = schema["$defs"]
    shapes = {kind: definitions.pop(shape.__name__) for kind, shape in SHAPES.items()}
    schema["properties"]["questions"]["items"] = {"$ref": _REFERENCE.format(model="Question")}
    definitions["Question"] = _flat(shapes)
    return _document("mlquiz questions", schema)


def _flat(shapes: dict[str, Schema]) -> Schema:
    properties: Schema = {}
    for shape in shapes.values():
        properties |= shape["properties"]
    required = set.intersection(*(set(shape["required"]) for shape in shapes.values()))
    kind = {
        "enum": list(shapes),
        "default": "choice",
        "description": "What is asked for; choice where it is left out.",
    }
    return {
        "type": "object",
        "properties": properties | {"kind": kind},
        "required": sorted(required),
        "allOf": [_condition(kind, shape, required) for kind, shape in shapes.items()],
    }


def _condition(kind: str, shape: Schema, required: set[str]) -> Schema:
    told = {"properties": {"kind": {"const": kind}}} | ({} if kind == "choice" else {"required": ["kind"]})
    own: Schema = {name: {} for name in shape["properties"]}
    needed = sorted(set(shape["required"]) - required - {"kind"})
    return {"if": told, "then": {"properties": own, "required": needed, "additionalProperties": False}}


def _document(title: str, schema: Schema) -> Schema:
    definitions = schema.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": title,
        **_loosened({**schema, "title": title, "definitions": definitions}),
    }


def _loosened(node: Any) -> Any:
    """Accepts what YAML reads as a number or a date where a file's text is meant, and drops titles."""
    if isinstance(node, list):
        return [_loosened(each) for each in node]
    if not isinstance(node, dict):
        return node
    loose = {
        name: _loosened(value) for name, value in node.items() if name != "title" or isinstance(value, dict)
    }
    if loose.get("type") == "string" and "format" not in loose:
        return loose | {"type": ["string", "number", "boolean"]}
    return loose


def write_schemas(folder: Path) -> None:
    """Writes both schemas into a folder."""
    for name, schema in (("exam", exam_schema()), ("questions", questions_schema())):
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
