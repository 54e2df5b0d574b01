"""The shape of bank files (`format: 1`), as pydantic models. A public contract; docs/format.md explains it.

These say what an author may write. What editors tell of each field is in `descriptions`; the nouns they
become are in `mlquiz.model`.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(min_length=1, max_length=65_536, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>]+$", max_length=2_000)]


def _share(value: object) -> Fraction:
    """`75%` or `0.75`, exactly."""
    text = str(value).strip()
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(%?)", text)
    share = Fraction(found[1]) / (100 if found[2] else 1) if found else Fraction(0)
    if not 0 < share <= 1:
        raise PydanticCustomError("share", "should be a share like 75% or 0.75")
    return share


def _switch(value: object) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("switch", "should be true or false")
    return value == "true"


_LONGEST = 1_000


def _range(value: object) -> object:
    """A single number is the range from itself to itself, and checked as one."""
    if not isinstance(value, str):
        return value
    if not (re.fullmatch(r"\s*\d{1,9}\s*", value) and 0 < int(value) <= _LONGEST):
        raise PydanticCustomError("form_length", "should be a whole number from 1 to 1000")
    return value, value


Share = Annotated[
    Fraction,
    BeforeValidator(_share),
    WithJsonSchema({"type": ["string", "number"]}),
]
Switch = Annotated[bool, BeforeValidator(_switch), WithJsonSchema({"enum": [True, False]})]
_LENGTH = {"type": "integer", "minimum": 1, "maximum": _LONGEST}
Length = Annotated[int, Field(ge=1, le=_LONGEST)]
Questions = Annotated[
    tuple[Length, Length],
    BeforeValidator(_range),
    WithJsonSchema({"anyOf": [_LENGTH, {"type": "array", "items": _LENGTH, "minItems": 2, "maxItems": 2}]}),
]
Count = Annotated[int, Field(ge=0, le=1_000)]
Minutes = Annotated[int, Field(ge=1, le=1_440)]
Reported = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
Number = Annotated[float, Field(allow_inf_nan=False)]


Format = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Code = Annotated[str, StringConstraints(pattern=r"^MQ\d{3}$")]
Allow = tuple[Code, ...]


class OptionDocument(_Document):
    """An alternative of a choice question."""

    text: Text
    correct: Switch = False
    rationale: str = ""
    pin: Switch = False


class _QuestionDocument(_Document):
    id: Identifier
    domain: Identifier | None = None
    objective: Line
    difficulty: Literal["easy", "medium", "hard"]
    stem: Text
    scenario: Identifier | None = None
    explanation: Text
    references: tuple[Url, ...] = ()
    tags: tuple[Line, ...] = ()
    verified_on: date | None = None
    guide_version: str = ""
    similar_to: tuple[Identifier, ...] = ()
    allow: Allow = ()


class ChoiceDocument(_QuestionDocument):
    """Choose one, or choose N: as many as are marked correct."""

    kind: Literal["choice"] = "choice"
    options: tuple[OptionDocument, ...] = Field(min_length=2, max_length=6)


class OrderingDocument(_QuestionDocument):
    """Steps to bring into the right order."""

    kind: Literal["ordering"]
    steps: tuple[Text, ...] = Field(min_length=2, max_length=10)


Prompt = Annotated[str, StringConstraints(pattern=r"\S", max_length=2_000)]


class MatchingDocument(_QuestionDocument):
    """Prompts to match."""

    kind: Literal["matching"]
    pairs: dict[Prompt, Text] = Field(min_length=2, max_length=10)
    distractors: tuple[Text, ...] = Field(default=(), max_length=9)


_END = r"(-?\d{1,12}(?:\.(\d{1,6}))?)"


def _interval(value: object) -> tuple[str, str, int]:
    """Both ends, and as many decimals as the author wrote."""
    found = re.fullmatch(rf"\s*{_END}\s*\.\.\s*{_END}\s*", str(value))
    if not found:
        raise PydanticCustomError("interval", "should be a range like 40..90 or 0.10..0.95")
    if float(found[1]) > float(found[3]):
        raise PydanticCustomError(
            "interval_order", "goes from {low} down to {high}", {"low": found[1], "high": found[3]}
        )
    return found[1], found[3], max(len(found[2] or ""), len(found[4] or ""))


Interval = Annotated[
    tuple[Number, Number, int],
    BeforeValidator(_interval),
    WithJsonSchema({"type": "string", "pattern": rf"^\s*{_END}\s*\.\.\s*{_END}\s*$"}),
]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=40)]


class NumericDocument(_QuestionDocument):
    """A number to type: a fixed answer, or a formula over variables."""

    kind: Literal["numeric"]
    answer: Number | None = None
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    unit: Annotated[str, StringConstraints(max_length=40, strip_whitespace=True)] = ""
    variables: dict[Name, Interval] = {}
    formula: Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)] = ""


def _kind(value: Any) -> str | None:
    """The kind a question says it has, whether there is such a kind or not; None where it is no word."""
    kind = value.get("kind", "choice") if isinstance(value, dict) else "choice"
    return kind if isinstance(kind, str) else None


SHAPES: dict[str, type[_QuestionDocument]] = {
    "choice": ChoiceDocument,
    "ordering": OrderingDocument,
    "matching": MatchingDocument,
    "numeric": NumericDocument,
}
KINDS = tuple(SHAPES)

QuestionDocument = Annotated[
    Annotated[ChoiceDocument, Tag("choice")]
    | Annotated[OrderingDocument, Tag("ordering")]
    | Annotated[MatchingDocument, Tag("matching")]
    | Annotated[NumericDocument, Tag("numeric")],
    Discriminator(_kind),
]


class QuestionsDocument(_Document):
    """A file of questions; any `*.yaml` of a bank's folder but `exam.yaml`."""

    format: Format = "1"
    domain: Identifier | None = None
    scenarios: dict[Identifier, Text] = {}
    guide_version: str = ""
    allow: Allow = ()
    questions: tuple[QuestionDocument, ...] = Field(min_length=1)


class GuideDocument(_Document):
    """The exam guide the blueprint was read from."""

    url: Url | None = None
    version: str = ""
    verified_on: date | None = None


class QuizDocument(_Document):
    """The length of a quiz over one domain."""

    questions: Length
    minutes: Minutes


class FormDocument(_Document):
    """The length of the exam."""

    questions: Questions
    minutes: Minutes
    unscored: Count = 0
    extra_minutes: Count = 0
    quiz: QuizDocument | None = None


class PassDocument(_Document):
    """How the exam is passed."""

    reported: Literal["scaled", "percent", "undisclosed"] = "percent"
    scale: tuple[Reported, Reported] | None = None
    cut: Reported | None = None
    threshold: Share


class SectionDocument(_Document):
    """A part of the form that cannot be returned to once it is left."""

    title: Line
    domains: tuple[Identifier, ...] = ()
    scenarios: Switch = False


class ProfileDocument(_Document):
    """What the exam room of this exam has and asks for."""

    sections: tuple[SectionDocument, ...] = ()
    case_lock: Switch = False
    read_to_end: Switch = False
    pilot: Count = 0
    calculator: Switch = False


class RetakeDocument(_Document):
    """When the exam may be taken again."""

    wait_days: tuple[Count, ...] = ()


class DomainDocument(_Document):
    """A weighted content area."""

    id: Identifier
    title: Line
    weight: Annotated[float, Field(ge=0, le=1e6, allow_inf_nan=False)]
    objectives: dict[str, Line] = {}


class ExamDocument(_Document):
    """The blueprint of an exam, `exam.yaml`."""

    format: Format
    id: Identifier
    title: Line
    provider: Line
    code: str = ""
    kind: Literal["certification", "course"] = "certification"
    status: Literal["active", "beta", "retired"] = "active"
    retired_on: date | None = None
    changes_on: date | None = None
    successor: Identifier | None = None
    guide: GuideDocument = GuideDocument()
    form: FormDocument
    pass_: PassDocument = Field(alias="pass")
    retake: RetakeDocument = RetakeDocument()
    credit: Literal["whole", "partial"] = "whole"
    profile: ProfileDocument = ProfileDocument()
    allow: Allow = ()
    domains: tuple[DomainDocument, ...] = Field(min_length=1)
