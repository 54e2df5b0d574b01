"""The shapes of `--json`: a public contract, described in docs/cli.md."""

from dataclasses import asdict
from datetime import date
from typing import Any

from mlquiz.history.rows import moment
from mlquiz.model.arithmetic import key_of
from mlquiz.model.attempt import Answered, Attempt, Response
from mlquiz.model.form import Slot
from mlquiz.model.question import Numeric
from mlquiz.model.standing import Standing
from mlquiz.report.analysis_shapes import analysis_shape, band_shape, since_shape
from mlquiz.report.answers import answer_texts, key_texts
from mlquiz.report.corrections import Corrected, Rekeyed
from mlquiz.report.records import ExamEntry, Result, SideBySide
from mlquiz.report.words import judged

Shape = dict[str, Any]


def exam_shape(entry: ExamEntry) -> Shape:
    plan, counts = entry.blueprint, dict(entry.counts)
    low, high = plan.form.questions
    return {
        "id": plan.id,
        "title": plan.title,
        "provider": plan.provider,
        "code": plan.code,
        "kind": plan.kind,
        "status": plan.status,
        "retired_on": _day(plan.retired_on),
        "changes_on": _day(plan.changes_on),
        "successor": plan.successor or None,
        "questions": high,
        "questions_range": [low, high],
        "unscored": plan.form.unscored,
        "minutes": plan.form.minutes,
        "quiz": plan.form.quiz and asdict(plan.form.quiz),
        "threshold": float(plan.passing.threshold),
        "guide": {
            "url": plan.guide.url or None,
            "version": plan.guide.version or None,
            "verified_on": _day(plan.guide.verified_on),
        },
        "bank_questions": entry.bank_questions,
        "domains": [
            {
                "id": domain.id,
                "title": domain.title,
                "weight": domain.weight,
                "bank_questions": counts.get(domain.id, 0),
            }
            for domain in plan.domains
        ],
        "last": entry.last and attempt_shape(entry.last),
        "best": entry.best and attempt_shape(entry.best),
        "weak": [each.domain for each in entry.mastery if each.verdict == "weak"],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def attempt_shape(attempt: Attempt) -> Shape:
    return {
        "attempt": attempt.id,
        "exam": attempt.exam,
        "title": attempt.title,
        "mode": attempt.mode,
        "seed": attempt.seed,
        "form": attempt.form,
        "started_at": moment(attempt.started_at),
        "finished_at": moment(attempt.finished_at),
        "outcome": attempt.outcome or "unfinished",
        "passed": attempt.passed if judged(attempt) else None,
        "fraction": attempt.fraction,
        "questions": attempt.questions,
        "answered": attempt.answered,
        "minutes": attempt.limit.total_seconds() / 60 if attempt.limit else None,
        "seconds_used": attempt.used.total_seconds(),
    }


def corrected_shape(corrected: Corrected | None, *, answers: bool = True) -> Shape | None:
    """An attempt by the keys of today; without `answers`, nothing tells which questions that is about."""
    if corrected is None:
        return None
    head = corrected.head
    return {
        "right": head.right,
        "total": head.total,
        "passed": head.passed if judged(head) else None,
        "scaled": head.scaled,
        "flips": corrected.flips,
        "questions": [_rekeyed_shape(each) for each in corrected.questions] if answers else None,
    }


def _rekeyed_shape(each: Rekeyed) -> Shape:
    return {
        "position": each.position,
        "question": each.question,
        "was": each.was.earned,
        "now": each.now.earned,
    }


def result_shape(result: Result, since: SideBySide | None = None, *, answers: bool = True) -> Shape:
    """A finished attempt and all that it tells; `since` puts it beside the attempt before.

    Without `answers`, nothing tells what was answered, what is right or which questions were right.
    """
    attempt, analysis = result.attempt, result.analysis
    return attempt_shape(attempt) | {
        "threshold": float(result.blueprint.passing.threshold),
        "unit": result.blueprint.unit,
        "score": {
            "right": attempt.right,
            "total": attempt.total,
            "fraction": attempt.fraction,
            "scaled": attempt.scaled,
            "interval": band_shape(analysis.band),
        },
        "corrected": corrected_shape(result.corrected, answers=answers),
        "domains": [
            {
                "domain": each.domain,
                "right": each.right,
                "total": each.total,
                "interval": band_shape(analysis.domain_bands[each.domain]),
            }
            for each in result.domains
        ],
        **analysis_shape(analysis, answers=answers),
        "since": since_shape(since, answers=answers),
        "interruptions": _interruptions(result.standing),
        "responses": [_answered_shape(each, answers=answers) for each in result.answers],
    }


def _answered_shape(each: Answered, *, answers: bool) -> Shape:
    asked = {"difficulty": each.question.difficulty, "seen_before": each.seen_before}
    given = _response_shape(each.slot, each.response) | asked
    if not answers:
        return given | dict.fromkeys(_TELLING)
    return given | {
        "key": list(each.question.body.key),
        "key_number": _key_number(each),
        "answer_text": list(answer_texts(each)),
        "key_text": list(key_texts(each)),
        "correct": each.correct,
        "points": each.points.earned,
        "possible": each.points.possible,
        "cause": each.cause or None,
    }


def _key_number(each: Answered) -> float | None:
    body = each.question.body
    return key_of(body, dict(each.slot.values)) if isinstance(body, Numeric) else None


_JUDGED = (
    "key",
    "key_number",
    "answer_text",
    "key_text",
    "correct",
    "points",
    "possible",
    "cause",
    "difficulty",
    "seen_before",
)
"""What is told of a response once the attempt is finished."""

_TELLING = ("picks", "typed", "struck", "confidence", "highlights", *_JUDGED[:8])
"""What would give an answer away."""


def _response_shape(slot: Slot, response: Response) -> Shape:
    return {
        "position": slot.position,
        "question": slot.question,
        "fingerprint": slot.fingerprint,
        "domain": slot.domain,
        "objective": slot.objective,
        "kind": slot.kind,
        "section": slot.section or None,
        "values": dict(slot.values),
        "unit": slot.unit or None,
        "order": list(slot.order),
        "picks": list(response.picks),
        "typed": response.typed or None,
        "struck": list(response.struck),
        "confidence": response.confidence or None,
        "highlights": list(response.highlights),
        "scored": slot.scored,
        "seconds": response.spent.total_seconds(),
        "flagged": response.flagged,
        **dict.fromkeys(_JUDGED),
    }


def unfinished_shape(attempt: Attempt, standing: Standing) -> Shape:
    """An unfinished attempt: no score, no key, and nothing that tells which questions go unscored."""
    return attempt_shape(attempt) | {
        "score": None,
        "domains": [],
        "interruptions": _interruptions(standing),
        "responses": [
            _response_shape(slot, response) | {"scored": None}
            for slot, response in zip(standing.slots, standing.responses, strict=True)
        ],
    }


def _interruptions(standing: Standing) -> list[Shape]:
    return [
        {"at": moment(gap.at), "seconds": gap.length.total_seconds(), "counted": gap.counted}
        for gap in standing.interruptions
    ]
