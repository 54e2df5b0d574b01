"""What a new bank begins with: a blueprint with a word on each field, and a first question to be replaced.

The texts are files of `templates/`, with the names of what is filled in between braces.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.authoring.scalar import scalar

if TYPE_CHECKING:
    from mlquiz.authoring.new import NewDomain, NewExam

FIRST_DOMAIN = ("fundamentals", "1", "Fundamentals")
"""Id, weight and title of the domain of an exam for which none is named."""

_FIRST_OBJECTIVE = "Estimate honestly how well a model will do"
_FURTHER_OBJECTIVE = "What a candidate is able to do"


def blueprint_text(exam: NewExam, schema: str, today: date) -> str:
    """The text of `exam.yaml`; `schema` is where its JSON Schema is, as seen from the bank's folder."""
    return _template("exam.yaml").format(
        schema=schema,
        id=scalar(exam.id),
        title=scalar(exam.title),
        provider=scalar(exam.provider),
        kind=exam.kind,
        questions=exam.questions,
        minutes=exam.minutes,
        unscored=exam.questions // 5,
        threshold=exam.threshold,
        today=today,
        domains="\n".join(line for place, each in enumerate(exam.domains) for line in _domain(place, each)),
    )


def _domain(place: int, domain: NewDomain) -> Iterator[str]:
    """Its lines. Only the first domain has a question yet, which names an objective."""
    yield f"  - id: {scalar(domain.id)}"
    yield f"    title: {scalar(domain.title)}"
    yield f"    weight: {domain.weight}"
    yield f"    {'#' if place else ''}objectives:"
    yield f'    {"#" if place else ""}  "{place + 1}.1": {_FURTHER_OBJECTIVE if place else _FIRST_OBJECTIVE}'


def questions_text(exam: NewExam, schema: str, today: date) -> str:
    """The text of the first file of questions, in the exam's first domain."""
    domain = scalar(exam.domains[0].id)
    return _template("questions.yaml").format(schema=schema, domain=domain, exam=exam.id, today=today)


def _template(name: str) -> str:
    return (Path(__file__).with_name("templates") / name).read_text(encoding="utf-8")
