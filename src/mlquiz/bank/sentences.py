"""What pydantic found, said to an author: where, what is wrong, the way out."""

import difflib
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from mlquiz.bank import documents
from mlquiz.bank.codes import Code
from mlquiz.bank.document import Path

Sentence = tuple[Path, str, str, bool, Code]

_DATES = "write a day as 2026-11-22"
_REMEDIES = {
    "string_type": "write text here",
    "string_too_long": "shorten it",
    "too_long": "leave some out",
    "int_parsing": "write a whole number",
    "int_type": "write a whole number",
    "float_parsing": "write a number",
    "float_type": "write a number",
    "finite_number": "write a finite number",
    "greater_than_equal": "write a larger number",
    "less_than_equal": "write a smaller number",
    "date_from_datetime_parsing": _DATES,
    "date_from_datetime_inexact": _DATES,
    "date_parsing": _DATES,
    "date_type": _DATES,
    "share": "write it as 75% or 0.75",
    "switch": "write true or false",
    "form_length": "write a number, or a range as [50, 60]",
    "interval": "write both ends, with two dots between",
    "interval_order": "write the smaller number first",
    "tuple_type": "write a list, each line beginning with '- '",
    "model_type": "write fields here, 'name: value'",
    "model_attributes_type": "write fields here, 'name: value'",
    "dict_type": "write fields here, 'name: value'",
}
_PLAIN = {
    "string_type": "should be text",
    "string_too_long": "has more than {max_length} characters",
    "too_long": "has more than {max_length}",
    "int_parsing": "should be a whole number",
    "int_type": "should be a whole number",
    "float_parsing": "should be a number",
    "float_type": "should be a number",
    "date_from_datetime_parsing": "should be a day",
    "date_from_datetime_inexact": "should be a day",
    "date_parsing": "should be a day",
    "date_type": "should be a day",
    "tuple_type": "should be a list",
    "model_type": "should have fields",
    "model_attributes_type": "should have fields",
    "dict_type": "should have fields",
}
"""What is wrong, where pydantic says it in words of its own."""

_PATTERNS = {
    "^https": "write an address that begins with https://",
    "^MQ": "write a code like MQ203",
    "^[A-Za-z_]": "use letters, digits and underscore, and begin with a letter",
    r"\S": "fill it in",
    "": "use letters, digits, dot, dash and underscore",
}
"""What to write instead, by how a pattern begins."""


_MISTAKEN = {
    "choose": "remove it: as many picks are asked for as options are marked correct: true",
    "answers": "write 'options:', and mark the right ones with correct: true",
    "choices": "write 'options:', and mark the right ones with correct: true",
    "question": "write 'stem:'",
    "topic": "write 'domain:', and 'objective:' for its part",
}
"""Fields that other formats have."""


def sentence(fault: ErrorDetails, shape: type[BaseModel]) -> Sentence:
    """Path, what is wrong, the way out, whether the place is the key rather than the value, and the code."""
    path = _path(fault["loc"])
    kind, name = fault["type"], str(path[-1]) if path else ""
    if kind.startswith("union_tag_"):
        return (*path, "kind"), *_unknown_kind(fault), False, Code.VALUE
    if kind == "missing" and isinstance(path[-1], int):
        what = f"{_named(path)} has fewer than {path[-1] + 1}"
        return path[:-1], what, "add what is missing", False, Code.MISSING_FIELD
    if kind == "missing":
        return path[:-1], f"has no {name!r}", f"add '{name}:'", False, Code.MISSING_FIELD
    if kind == "extra_forbidden":
        remedy = _MISTAKEN.get(name) or _nearest(name, path, _shape(fault["loc"], shape))
        return path, f"has the unknown field {name!r}", remedy, True, Code.UNKNOWN_FIELD
    if name == "[key]":
        what = f"{path[-3]!r} has the name {path[-2]!r}, which is not possible here"
        return path[:-1], what, _remedy(kind, fault), True, Code.VALUE
    said = fault["msg"][0].lower() + fault["msg"][1:]
    return path, f"{_named(path)} {_said(kind, said, fault)}", _remedy(kind, fault), False, Code.VALUE


def echoes(fault: ErrorDetails) -> bool:
    """Whether a list is called too short only because its entries have faults, which are told themselves."""
    written = fault["input"]
    return (
        fault["type"] == "too_short"
        and isinstance(written, list)
        and len(written) >= fault["ctx"]["min_length"]
    )


def _unknown_kind(fault: ErrorDetails) -> tuple[str, str]:
    known = ", ".join(documents.KINDS)
    if "tag" not in fault.get("ctx", {}):
        return "has an unknown kind", f"write one of {known}"
    written = fault["input"]["kind"]
    near = difflib.get_close_matches(written, documents.KINDS, n=1, cutoff=0.6)
    return (
        f"has the unknown kind {written!r}",
        f"did you mean {near[0]!r}?" if near else f"write one of {known}",
    )


def _path(loc: tuple[int | str, ...]) -> Path:
    """The path in the file: without the kind that pydantic puts after a question's index."""
    tagged = len(loc) > 2 and loc[0] == "questions" and loc[2] in documents.KINDS
    return (*loc[:2], *loc[3:]) if tagged else loc


def _named(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return repr(names[-1]) if names else "the file"


def _said(kind: str, said: str, fault: ErrorDetails) -> str:
    if kind in ("string_too_short", "too_short"):
        least = fault.get("ctx", {}).get("min_length", fault.get("ctx", {}).get("min_items", 1))
        blank = not fault["input"] or (isinstance(fault["input"], str) and not fault["input"].strip())
        return "is empty" if blank else f"has fewer than {least}"
    if kind == "string_pattern_mismatch":
        return f"is {fault['input']!r}, which is not possible here"
    if kind in _PLAIN:
        said = _PLAIN[kind].format_map(fault.get("ctx", {}))
    written = fault["input"]
    shown = f" (it is {written!r})" if isinstance(written, str) and len(written) < 60 else ""
    return said.removeprefix("input ").removeprefix("value ") + shown


def _remedy(kind: str, fault: ErrorDetails) -> str:
    if kind == "dict_type" and isinstance(fault["input"], list):
        return "leave out the dashes: each line is 'name: value'"
    if kind == "literal_error":
        return f"write {fault['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        pattern = str(fault["ctx"]["pattern"])
        if pattern.startswith("^https") and str(fault["input"]).startswith(("https://", "http://")):
            return "write spaces, < and > in an address as %20, %3C and %3E"
        return next(words for sign, words in _PATTERNS.items() if pattern.startswith(sign))
    if kind == "too_short" and fault["input"]:
        return "add what is missing"
    if kind in ("string_too_short", "too_short"):
        return "fill it in or remove the field"
    return _REMEDIES.get(kind, "compare it with docs/format.md")


def _nearest(name: str, path: Path, shape: type[BaseModel]) -> str:
    known = _fields(path, shape)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"remove it, or use one of {', '.join(known)}"


def _shape(loc: tuple[int | str, ...], shape: type[BaseModel]) -> type[BaseModel]:
    """The model that speaks where a fault is: inside a question, the one of its kind."""
    tag = loc[2] if len(loc) > 2 and loc[0] == "questions" else None
    return documents.SHAPES.get(str(tag), shape)


def _fields(path: Path, shape: type[BaseModel]) -> list[str]:
    """The fields that may stand where the unknown one does."""
    inside = [step for step in path[:-1] if isinstance(step, str)]
    model: type[BaseModel] = shape
    for step in inside:
        model = _INNER.get((model, step), model)
    return [field.alias or name for name, field in model.model_fields.items()]


_INNER: dict[tuple[Any, str], type[BaseModel]] = {
    (documents.ChoiceDocument, "options"): documents.OptionDocument,
    (documents.ExamDocument, "form"): documents.FormDocument,
    (documents.ExamDocument, "pass"): documents.PassDocument,
    (documents.ExamDocument, "guide"): documents.GuideDocument,
    (documents.ExamDocument, "retake"): documents.RetakeDocument,
    (documents.ExamDocument, "domains"): documents.DomainDocument,
    (documents.ExamDocument, "profile"): documents.ProfileDocument,
    (documents.ProfileDocument, "sections"): documents.SectionDocument,
}
