"""What pydantic found, said to an author: where, what is wrong, the way out."""

import difflib
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from mlquiz.bank import documents
from mlquiz.bank.yaml import Path

Sentence = tuple[Path, str, str, bool]

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
    "date_from_datetime_parsing": _DATES,
    "date_parsing": _DATES,
    "date_type": _DATES,
    "tuple_type": "write a list, each line beginning with '- '",
    "model_type": "write fields here, 'name: value'",
    "model_attributes_type": "write fields here, 'name: value'",
    "dict_type": "write fields here, 'name: value'",
}


def sentence(fault: ErrorDetails, shape: type[BaseModel]) -> Sentence:
    """Path, what is wrong, the way out, and whether the place is the key rather than the value."""
    path = _path(fault["loc"])
    kind, name = fault["type"], str(path[-1]) if path else ""
    if kind == "missing":
        return path[:-1], f"has no {name!r}", f"add '{name}:'", False
    if kind == "extra_forbidden":
        return (
            path,
            f"has the unknown field {name!r}",
            _nearest(name, path, _shape(fault["loc"], shape)),
            True,
        )
    said = fault["msg"][0].lower() + fault["msg"][1:]
    return path, f"{_named(path)} {_said(kind, said, fault)}", _remedy(kind, fault), False


def echoes(fault: ErrorDetails) -> bool:
    """Whether a list is called too short only because its entries have faults, which are told themselves."""
    written = fault["input"]
    return (
        fault["type"] == "too_short"
        and isinstance(written, list)
        and len(written) >= fault["ctx"]["min_length"]
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
    if kind == "too_long":
        return f"has more than {fault['ctx']['max_length']}"
    if kind == "string_pattern_mismatch":
        return f"is {fault['input']!r}, which is not possible here"
    written = fault["input"]
    shown = f" (it is {written!r})" if isinstance(written, str) and len(written) < 60 else ""
    return said.removeprefix("input ").removeprefix("value ") + shown


def _remedy(kind: str, fault: ErrorDetails) -> str:
    if kind == "literal_error":
        if fault["loc"][-1] == "kind":
            return f"write one of {', '.join(documents.KINDS)}"
        return f"write {fault['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        pattern = str(fault["ctx"]["pattern"])
        if pattern.startswith("^https"):
            return "write an address that begins with https://"
        return "use letters, digits, dot, dash and underscore"
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
}
