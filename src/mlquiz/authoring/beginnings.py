"""What a new bank begins with: a blueprint with a word on each field, and a first question to be replaced.

The texts are files of `templates/`, with the names of what is filled in between braces.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mlquiz.authoring.scalars import line_scalar


@dataclass(frozen=True, slots=True)
class NewDomain:
    """A domain of the blueprint as its author names it."""

    id: str
    weight: str
    title: str


@dataclass(frozen=True, slots=True)
class NewExam:
    """What is known of an exam when its bank is begun; `kind` is course or certification."""

    id: str
    title: str
    provider: str
    kind: str
    questions: int
    minutes: int
    threshold: str
    domains: tuple[NewDomain, ...]


FIRST_DOMAIN = NewDomain("fundamentals", "1", "Fundamentals")
"""The domain of an exam for which none is named."""

_ALLOWANCE = """\
# A bank that was just begun has too few questions for a mock, and 'mlquiz bank lint' does not report it.
# As soon as there are enough it tells you to remove this line.
allow: [MQ307]

"""
_FIRST_OBJECTIVE = "Estimate honestly how well a model will do"
_FURTHER_OBJECTIVE = "What a candidate is able to do"


def blueprint_text(exam: NewExam, schema: str, today: date) -> str:
    """The text of `exam.yaml`; `schema` is where its JSON Schema is, as seen from the bank's folder."""
    return _template("exam.yaml").format(
        schema=schema,
        id=line_scalar(exam.id),
        title=line_scalar(exam.title),
        provider=line_scalar(exam.provider),
        kind=exam.kind,
        questions=exam.questions,
        minutes=exam.minutes,
        unscored=exam.questions // 5,
        threshold=exam.threshold,
        today=today,
        allowance=_ALLOWANCE if exam.questions > 1 else "",
        domains="\n".join(line for place, each in enumerate(exam.domains) for line in _domain(place, each)),
    )


def _domain(place: int, domain: NewDomain) -> Iterator[str]:
    """Its lines. Only the first domain has a question yet, which names an objective."""
    yield f"  - id: {line_scalar(domain.id)}"
    yield f"    title: {line_scalar(domain.title)}"
    yield f"    weight: {domain.weight}"
    yield f"    {'#' if place else ''}objectives:"
    yield f'    {"#" if place else ""}  "{place + 1}.1": {_FURTHER_OBJECTIVE if place else _FIRST_OBJECTIVE}'


def questions_text(exam: NewExam, schema: str, today: date) -> str:
    """The text of the first file of questions, in the exam's first domain."""
    domain = line_scalar(exam.domains[0].id)
    return _template("questions.yaml").format(schema=schema, domain=domain, exam=exam.id, today=today)


def _template(name: str) -> str:
    return (Path(__file__).with_name("templates") / name).read_text(encoding="utf-8")
