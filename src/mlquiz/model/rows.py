"""Questions and blueprints as plain JSON values and back, for the bank cache and the archive.

Reading trusts its input: what is stored was validated when its bank was read.
"""

from dataclasses import asdict, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from mlquiz.model.blueprint import Blueprint, Domain, FormRule, Guide, PassRule, Profile, Quiz, Section
from mlquiz.model.question import Body, Choice, Matching, Numeric, Option, Ordering, Question, Variable

Row = dict[str, Any]


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def question_row(question: Question) -> Row:
    row: Row = _plain(question)
    row["kind"] = question.body.kind
    row["verified_on"] = _iso(question.verified_on)
    return row


def _plain(value: Any) -> Any:
    """What `asdict` gives, without its copy of every text: a large bank has a quarter of a million of them."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    names = _names(value.__class__)
    return {name: _plain(getattr(value, name)) for name in names} if names else value


@cache
def _names(noun: type) -> tuple[str, ...]:
    """The fields of a noun; none of what is no noun."""
    return tuple(each.name for each in fields(noun)) if is_dataclass(noun) else ()


def question_from_row(row: Row) -> Question:
    plain = {name: value for name, value in row.items() if name != "kind"}
    return Question(
        **{
            **plain,
            "body": _body(row["kind"], row["body"]),
            "references": tuple(row["references"]),
            "tags": tuple(row["tags"]),
            "verified_on": _date(row["verified_on"]),
        }
    )


def _body(kind: str, row: Row) -> Body:
    if kind == Choice.kind:
        return Choice(options=tuple(Option(**option) for option in row["options"]))
    if kind == Ordering.kind:
        return Ordering(steps=tuple(row["steps"]))
    if kind == Matching.kind:
        pairs = tuple((prompt, match) for prompt, match in row["pairs"])
        return Matching(pairs=pairs, distractors=tuple(row["distractors"]))
    variables = tuple(Variable(**each) for each in row["variables"])
    return Numeric(**{**row, "variables": variables})


def blueprint_row(blueprint: Blueprint) -> Row:
    row = asdict(blueprint)
    row["retired_on"] = _iso(blueprint.retired_on)
    row["changes_on"] = _iso(blueprint.changes_on)
    row["guide"]["verified_on"] = _iso(blueprint.guide.verified_on)
    row["passing"]["threshold"] = str(blueprint.passing.threshold)
    return row


def blueprint_from_row(row: Row) -> Blueprint:
    passing, guide = row["passing"], row["guide"]
    scale = passing["scale"]
    return Blueprint(
        **{
            **row,
            "form": _form(row["form"]),
            "passing": PassRule(
                **{
                    **passing,
                    "threshold": Fraction(passing["threshold"]),
                    "scale": tuple(scale) if scale else None,
                }
            ),
            "guide": Guide(**{**guide, "verified_on": _date(guide["verified_on"])}),
            "domains": tuple(_domain(each) for each in row["domains"]),
            "retired_on": _date(row["retired_on"]),
            "changes_on": _date(row.get("changes_on")),
            "retake_wait_days": tuple(row["retake_wait_days"]),
            "profile": _profile(row.get("profile", {})),
        }
    )


def _form(row: Row) -> FormRule:
    quiz = row.get("quiz")
    return FormRule(**{**row, "questions": tuple(row["questions"]), "quiz": Quiz(**quiz) if quiz else None})


def _profile(row: Row) -> Profile:
    sections = (
        Section(each["title"], tuple(each["domains"]), each["scenarios"]) for each in row.get("sections", ())
    )
    return Profile(**{**row, "sections": tuple(sections)})


def _domain(row: Row) -> Domain:
    objectives = tuple((number, statement) for number, statement in row["objectives"])
    return Domain(**{**row, "objectives": objectives})
