"""JSON Schemas for editors, generated from the documents. `schemas/` holds them; a test keeps them equal.

Draft 07 in the dialect of yaml-language-server: `markdownDescription`, `enumDescriptions`, `errorMessage`,
`doNotSuggest` and `defaultSnippets` are its own and mean nothing to other validators. What the fields mean is in
`descriptions`, what is inserted in `snippets`.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from mlquiz.bank import snippets
from mlquiz.bank.descriptions import FIELDS, REMEDIES, WORDS
from mlquiz.bank.documents import SHAPES, ExamDocument, QuestionsDocument
from mlquiz.errors import UsageFault

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
_REFERENCE = "#/definitions/{model}"


class _Taught(GenerateJsonSchema):
    """Puts what an author is told of each field beside its shape."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # a title would stand above every description
        return False

    def model_schema(self, schema: Any) -> Schema:
        model: type[BaseModel] = schema["cls"]
        told = super().model_schema(schema)
        told["title"] = _noun(model.__name__)
        for name, field in told.get("properties", {}).items():
            field |= _taught(model, name)
        return told


def _noun(name: str) -> str:
    """The name of a document as an editor shows it: `option` for `OptionDocument`."""
    noun = name.removesuffix("Document").lower()
    return f"{noun} question" if noun in SHAPES else noun


def _taught(model: type[BaseModel], name: str) -> Schema:
    """What is said of a field by the document that has it, or by one that it is made from."""
    told: Schema = {}
    for each in model.__mro__:
        if name in FIELDS.get(each.__name__, {}):
            told["description"] = FIELDS[each.__name__][name]
            told |= _words(each.__name__, name)
            break
    return told


def _words(document: str, name: str) -> Schema:
    words = WORDS.get((document, name))
    return {"enumDescriptions": list(words.values())} if words else {}


def exam_schema() -> Schema:
    """The schema of `exam.yaml`."""
    schema = _generated(ExamDocument)
    scaled = {"properties": {"reported": _silent("scaled")}, "required": ["reported"]}
    schema["$defs"]["PassDocument"]["allOf"] = [{"if": scaled, "then": {"required": ["scale", "cut"]}}]
    schema["$defs"]["DomainDocument"]["allOf"] = [_offered(snippets.of_domain())]
    schema["properties"]["domains"]["allOf"] = [_first(snippets.of_domain())]
    return _document("exam blueprint", schema | {"defaultSnippets": snippets.of_exam()})


def questions_schema() -> Schema:
    """The schema of a question file: a question is the shape that its kind says.

    A union of whole shapes makes editors say only that several match; a condition on `kind` lets
    them name the field at fault and offer the right ones.
    """
    schema = _generated(QuestionsDocument)
    definitions = schema["$defs"]
    definitions["ChoiceDocument"]["properties"]["options"]["allOf"] = [
        _SOME_KEY,
        _first(snippets.of_option()),
    ]
    definitions["NumericDocument"]["allOf"] = [_ANSWER_OR_FORMULA]
    definitions["OptionDocument"]["allOf"] = [_offered(snippets.of_option())]
    definitions["Question"] = _question()
    schema["properties"]["questions"] |= {
        "items": {"$ref": _REFERENCE.format(model="Question")},
        "allOf": [_first(snippets.of_question())],
    }
    schema["properties"]["scenarios"]["defaultSnippets"] = snippets.of_scenario()
    told = _document("question file", schema | {"defaultSnippets": snippets.of_question_file()})
    _accept_switches(told["definitions"])
    return told


def _accept_switches(shapes: Schema) -> None:
    """Accepts `true` and `false`, which editors offer then, where a taker may have to read these words."""
    matching = shapes["MatchingDocument"]["properties"]
    for text in (
        shapes["OptionDocument"]["properties"]["text"],
        shapes["OrderingDocument"]["properties"]["steps"]["items"],
        matching["pairs"]["additionalProperties"],
        matching["distractors"]["items"],
    ):
        text["type"] = [*text["type"], "boolean"]


SCHEMAS: dict[str, Callable[[], Schema]] = {"exam": exam_schema, "questions": questions_schema}

_SOME_KEY: Schema = {
    "contains": {"properties": {"correct": {"const": True}}, "required": ["correct"]},
    "errorMessage": "No option is right: mark one with 'correct: true'.",
}
_ANSWER_OR_FORMULA: Schema = {
    "if": {"required": ["answer"]},
    "then": {"properties": {"formula": False, "variables": False}},
    "else": {
        "required": ["formula"],
        "errorMessage": "Write 'answer:' for a fixed number, or 'variables:' and 'formula:' for fresh ones.",
    },
}


def _offered(entries: list[Schema]) -> Schema:
    """Offers whole entries where one is begun, not in the midst of another."""
    return {"if": {"maxProperties": 1}, "then": {"allOf": [True], "defaultSnippets": entries}}


def _first(entries: list[Schema]) -> Schema:
    """Offers whole entries under the name of a list that has none yet: the server takes it for a mapping."""
    return {"if": {"type": "object"}, "then": {"type": "array", "defaultSnippets": entries}}


def _question() -> Schema:
    kind = {
        "enum": list(SHAPES),
        "default": "choice",
        "description": "What is asked for; a choice where it is left out.",
        **_words("QuestionDocument", "kind"),
    }
    return {
        "type": "object",
        "title": "question",
        "description": "A question: choose, order, match, or type a number.",
        "properties": {"kind": kind},
        "allOf": [
            _offered(snippets.of_question()),
            *(_condition(kind, shape.__name__) for kind, shape in SHAPES.items()),
        ],
    }


def _condition(kind: str, shape: str) -> Schema:
    told: Schema = {"properties": {"kind": _silent(kind)}}
    if kind != "choice":
        told |= {"type": "object", "required": ["kind"]}
    return {"if": told, "then": {"$ref": _REFERENCE.format(model=shape)}}


def _silent(value: str) -> Schema:
    """This value, not offered where the field that it stands in is completed."""
    return {"const": value, "doNotSuggest": True}


def _generated(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(ref_template=_REFERENCE, schema_generator=_Taught)


def _document(title: str, schema: Schema) -> Schema:
    told = {**schema, "title": title, "definitions": schema["$defs"]}
    del told["$defs"]
    return {"$schema": DIALECT, **_polished(told)}


_MAPS = {"properties", "definitions"}
_LISTS = {"allOf", "anyOf", "oneOf"}
_SINGLE = {"items", "additionalProperties", "propertyNames", "if", "then", "else", "contains"}


def _polished(schema: Any) -> Any:
    """A schema, and all inside it, as an author's editor wants it."""
    if not isinstance(schema, dict):
        return schema
    schema = _named(_emptied(_without_null(schema)))
    for keyword in schema.keys() & _MAPS:
        schema[keyword] = {name: _polished(each) for name, each in schema[keyword].items()}
    for keyword in schema.keys() & _LISTS:
        schema[keyword] = [_polished(each) for each in schema[keyword]]
    for keyword in schema.keys() & _SINGLE:
        schema[keyword] = _polished(schema[keyword])
    if "propertyNames" in schema:
        schema["propertyNames"] |= {
            "doNotSuggest": True
        }  # else a name is offered that is only the word "property"
    return _described(_mended(_loosened(schema)))


def _without_null(schema: Schema) -> Schema:
    """A field that may be left out is left out, never written as null."""
    shapes: list[Schema] = [each for each in schema.get("anyOf", []) if each != {"type": "null"}]
    if len(shapes) != 1:
        return dict(schema)
    return shapes[0] | {name: value for name, value in schema.items() if name != "anyOf"}


def _emptied(schema: Schema) -> Schema:
    """Drops defaults that say only that nothing is there, which editors would insert."""
    if "default" in schema and not isinstance(schema["default"], bool | int | str):
        del schema["default"]
    if schema.get("default") == "":
        del schema["default"]
    if "prefixItems" in schema:  # draft 07 says so of all items alike
        schema["items"] = schema.pop("prefixItems")[0]
    return schema


def _named(schema: Schema) -> Schema:
    """A mapping whose names have a form refuses other names, instead of leaving their values unchecked."""
    for form, value in schema.pop("patternProperties", {}).items():
        schema["additionalProperties"] = value
        schema["propertyNames"] = schema.get("propertyNames", {}) | {"pattern": form}
    return schema


def _loosened(schema: Schema) -> Schema:
    """Accepts what YAML reads as a number where a file's text is meant and may look so."""
    if schema.get("type") != "string" or "format" in schema:
        return schema
    if "enum" in schema or "const" in schema:
        return {name: value for name, value in schema.items() if name != "type"}
    if re.search(schema.get("pattern", ""), "1"):
        return schema | {"type": ["string", "number"]}
    return schema


def _mended(schema: Schema) -> Schema:
    """Says what to write instead, where a text has the wrong form."""
    form = schema.get("pattern") or schema.get("format") or ""
    told = [words for sign, words in REMEDIES.items() if isinstance(form, str) and form.startswith(sign)]
    return schema | {"errorMessage": told[0]} if told else schema


def _described(schema: Schema) -> Schema:
    """The description as plain text for any editor, and as Markdown for those that show it."""
    words = schema.get("enumDescriptions")
    if words:
        schema |= {"enumDescriptions": [*map(_plain, words)], "markdownEnumDescriptions": words}
    told = schema.get("description")
    return schema | {"description": _plain(told), "markdownDescription": told} if told else schema


def _plain(markdown: str) -> str:
    return markdown.replace("`", "")


def write_schemas(folder: Path) -> list[Path]:
    """Writes every schema into a folder, which is made where it is missing.

    Raises:
        UsageFault: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{name}.schema.json", schema()) for name, schema in SCHEMAS.items()]
    except OSError as error:
        reason = (error.strerror or "unwritable").lower()
        raise UsageFault(
            f"{folder}: cannot be written ({reason}); name a folder of yours with -o DIR"
        ) from None


def _write(file: Path, schema: Schema) -> Path:
    file.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return file
