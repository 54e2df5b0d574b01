"""The shapes of `--json`: a public contract, described in docs/cli.md."""

from typing import Any

from mlquiz.history.rows import moment
from mlquiz.model.attempt import Attempt, Response
from mlquiz.model.form import Slot
from mlquiz.model.standing import Standing
from mlquiz.report.records import Answered, ExamEntry, Result, Weakness

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
        "retired_on": plan.retired_on.isoformat() if plan.retired_on else None,
        "successor": plan.successor or None,
        "questions": high,
        "questions_range": [low, high],
        "unscored": plan.form.unscored,
        "minutes": plan.form.minutes,
        "threshold": float(plan.passing.threshold),
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
        "passed": attempt.passed,
        "fraction": attempt.fraction,
        "questions": attempt.questions,
        "answered": attempt.answered,
        "minutes": attempt.limit.total_seconds() / 60,
        "seconds_used": attempt.used.total_seconds(),
    }


def result_shape(result: Result) -> Shape:
    attempt = result.attempt
    fresh, seen = result.fresh, result.seen
    return attempt_shape(attempt) | {
        "threshold": float(result.blueprint.passing.threshold),
        "score": {
            "right": attempt.right,
            "total": attempt.total,
            "fraction": attempt.fraction,
            "scaled": attempt.scaled,
        },
        "fresh": {"right": fresh[0], "total": fresh[1]},
        "seen_before": {"right": seen[0], "total": seen[1]},
        "domains": [
            {"domain": each.domain, "right": each.right, "total": each.total} for each in result.domains
        ],
        "interruptions": _interruptions(result.standing),
        "responses": [_answered_shape(each) for each in result.answers],
    }


def _answered_shape(each: Answered) -> Shape:
    graded = {"key": list(each.question.choice.key), "correct": each.correct, "seen_before": each.seen_before}
    return _response_shape(each.slot, each.response) | graded


def _response_shape(slot: Slot, response: Response) -> Shape:
    return {
        "position": slot.position,
        "question": slot.question,
        "fingerprint": slot.fingerprint,
        "domain": slot.domain,
        "objective": slot.objective,
        "picks": list(response.picks),
        "key": None,
        "correct": None,
        "scored": slot.scored,
        "seconds": response.spent.total_seconds(),
        "flagged": response.flagged,
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


def weakness_shape(weakness: Weakness) -> Shape:
    return {
        "exam": weakness.exam,
        "n": weakness.n,
        "threshold": weakness.threshold,
        "domains": [
            {
                "domain": each.domain,
                "title": weakness.titles[each.domain],
                "n": each.n,
                "right": each.right,
                "mastery": each.mastery,
                "low": each.low,
                "high": each.high,
                "verdict": str(each.verdict),
            }
            for each in weakness.mastery
        ],
    }
