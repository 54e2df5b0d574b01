"""The JSON of an audit: a contract, so it is written out field by field. The page is made of it, too."""

from datetime import date
from typing import Any

from mlquiz.authoring.audit import DIFFICULTIES, KINDS, Audit, DomainCount
from mlquiz.authoring.guessing import Guessability
from mlquiz.authoring.rules import RULES
from mlquiz.model.attempt import Reported

_NAMES = {rule.code: rule.name for rule in RULES}


def audit_shape(audit: Audit) -> dict[str, Any]:
    """The audit as numbers and texts."""
    plan = audit.blueprint
    return {
        "exam": plan.id,
        "title": plan.title,
        "status": plan.standing,
        "guide": {"version": plan.guide.version, "verified_on": _day(plan.guide.verified_on)},
        "on": audit.on.isoformat(),
        "questions": audit.questions,
        "mock_questions": plan.form.length,
        "mocks_without_repetition": audit.mocks,
        "guessability": guessability_shape(audit.guessability),
        "domains": [_domain_shape(each) for each in audit.domains],
        "completeness": {
            "choice_questions": audit.completeness.with_options,
            "rationale_for_each_option": audit.completeness.rationale_for_each_option,
            "references": audit.completeness.references,
            "verified": audit.completeness.verified,
        },
        "verification": {
            "oldest": _day(audit.freshness.oldest),
            "median": _day(audit.freshness.median),
            "stale": audit.freshness.stale,
        },
        "findings": [
            {"code": code, "name": _NAMES[code], "severity": severity.value, "count": count}
            for code, severity, count in audit.findings
        ],
        "problems": audit.problems,
        "allowed": audit.allowed,
        "reported": [_reported_shape(each) for each in audit.reported],
    }


def guessability_shape(found: Guessability) -> dict[str, Any]:
    """Points are hundredths of a question; `index` is accuracy over chance, null where there are too few."""
    return {
        "n": found.n,
        "chance": found.chance,
        "accuracy": found.accuracy,
        "index": found.index,
        "low": found.low,
        "high": found.high,
        "cues": [
            {"cue": name, "n": cue.n, "rate": cue.rate, "chance": cue.chance, "p": cue.p}
            for name, cue in (
                ("the longest option", found.longest),
                ("the shortest option", found.shortest),
                ("the option with most words of the stem", found.overlap),
                ("all of the above", found.all_of_the_above),
            )
            if cue.n
        ],
        "positions": {
            "n": found.positions.n,
            "counts": list(found.positions.counts),
            "p": found.positions.p,
        },
    }


def _domain_shape(each: DomainCount) -> dict[str, Any]:
    return {
        "domain": each.id,
        "title": each.title,
        "weight": each.weight,
        "share": each.share,
        "questions": each.questions,
        "per_mock": each.per_mock,
        "difficulties": dict(zip(DIFFICULTIES, each.difficulties, strict=True)),
        "kinds": dict(zip(KINDS, each.kinds, strict=True)),
        "objectives": [
            {"objective": one.number, "statement": one.statement, "questions": one.questions}
            for one in each.objectives
        ],
    }


def _reported_shape(each: Reported) -> dict[str, Any]:
    return {
        "question": each.question,
        "reason": each.complaint.reason,
        "text": each.complaint.text,
        "at": each.at.isoformat(),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
