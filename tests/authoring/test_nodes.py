from collections.abc import Iterator
from typing import Any

import pytest

from mlquiz.authoring.nodes import PROSE_FIELDS, TYPED_FIELDS, nodes, number_at, text_of
from mlquiz.bank.documents import ExamDocument, QuestionsDocument
from mlquiz.bank.yaml import parse


def leaves(shape: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The shapes of scalars that a field, its members or its entries may have."""
    lists = [shape.get(key, []) for key in ("anyOf", "oneOf", "prefixItems")]
    single = [shape[key] for key in ("items", "additionalProperties") if isinstance(shape.get(key), dict)]
    below = [
        each for found in (*lists, single, shape.get("patternProperties", {}).values()) for each in found
    ]
    for each in below:
        yield from leaves(each)
    if not below:
        yield shape


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Every field with a scalar, and whether that is a number, a date or a switch."""
    for document in (schema, *schema["$defs"].values()):
        for name, shape in document.get("properties", {}).items():
            for leaf in leaves(shape):
                words = str([leaf.get("type"), leaf.get("format"), leaf.get("enum")])
                is_typed = any(
                    each in words for each in ("number", "integer", "boolean", "'date'", "True", "1")
                )
                if is_typed or "string" in words:
                    yield name, is_typed


def test_the_fields_with_types_are_those_of_the_documents() -> None:
    found = {
        each for shape in (ExamDocument, QuestionsDocument) for each in fields(shape.model_json_schema())
    }

    assert {name for name, is_typed in found if is_typed} - {"scenarios"} == TYPED_FIELDS
    assert {(name, False) for name in PROSE_FIELDS} <= found


SOURCE = """\
title: a
scenarios: {weight: b}
questions:
  - pairs:
      correct: c
    weight: 1
    steps: [d, e]
profile: {sections: [{scenarios: f}]}
"""


@pytest.mark.parametrize(
    ("sign", "path", "is_text", "is_prose"),
    [
        ("a\ns", ("title",), True, True),
        ("b", ("scenarios", "weight"), True, True),
        ("c\n", ("questions", 0, "pairs", "correct"), True, True),
        ("1", ("questions", 0, "weight"), False, False),
        ("e]", ("questions", 0, "steps", 1), True, True),
        ("f}", ("profile", "sections", 0, "scenarios"), False, False),
    ],
)
def test_a_character_leads_to_its_field(
    sign: str, path: tuple[Any, ...], is_text: bool, is_prose: bool
) -> None:
    document = parse(SOURCE.encode())

    [node] = nodes(document, [number_at(document, SOURCE.rindex(f"{sign}"))])

    assert (node.path, node.is_key, node.is_text, node.is_prose) == (path, False, is_text, is_prose)
    assert text_of(document, node) == sign[0]


def test_the_name_of_a_field_is_told_from_its_value() -> None:
    document = parse(SOURCE.encode())

    [node] = nodes(document, [number_at(document, SOURCE.index("correct"))])

    assert (node.path, node.is_key, text_of(document, node)) == (
        ("questions", 0, "pairs", "correct"),
        True,
        "correct",
    )
