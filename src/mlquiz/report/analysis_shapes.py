"""The shapes of an analysis and of a comparison in `--json`: a public contract, described in docs/cli.md.

Where answers are withheld, whatever would tell them by question is null; counts stay, but for parts of the
form that may be one question.
"""

from collections.abc import Sequence
from typing import Any

from mlquiz.history.rows import moment
from mlquiz.report.analysis import Analysis, Band, Fate, Median, Tally, Turn
from mlquiz.report.answers import verdict
from mlquiz.report.records import SideBySide

Shape = dict[str, Any]


def tally_shape(tally: Tally) -> Shape:
    return {"right": tally.right, "total": tally.total}


def band_shape(band: Band | None) -> Shape | None:
    if band is None:
        return None
    return {
        "n": band.n,
        "low": band.low,
        "high": band.high,
        "scaled": list(band.scaled) if band.scaled else None,
    }


def analysis_shape(analysis: Analysis, *, answers: bool = True) -> Shape:
    return {
        **(_parts(analysis) if answers else dict.fromkeys(_PARTS)),
        "confidence": _confidence(analysis, answers=answers),
        "changes": _changes(analysis, answers=answers),
        "pace": _pace(analysis, answers=answers),
        "post_mortem": {
            "missed": analysis.post_mortem.missed,
            "told": analysis.post_mortem.told,
            "causes": dict(analysis.post_mortem.causes),
        },
    }


def _parts(analysis: Analysis) -> Shape:
    return {
        "fresh": tally_shape(analysis.fresh),
        "seen_before": tally_shape(analysis.seen),
        "objectives": [
            {"domain": each.domain, "objective": each.name, "title": each.title or None}
            | tally_shape(each.tally)
            for each in analysis.objectives
        ],
        "difficulties": [
            {"difficulty": each.name} | tally_shape(each.tally) for each in analysis.difficulties
        ],
    }


_PARTS = ("fresh", "seen_before", "objectives", "difficulties")
"""What is told of parts that may be one question."""


def _confidence(analysis: Analysis, *, answers: bool) -> Shape:
    found = analysis.confidence
    return {
        "rated": found.rated,
        "levels": {word: tally_shape(tally) for word, tally in found.levels},
        "luck": _where(found.luck, answers=answers),
        "misconceptions": _where(found.misconceptions, answers=answers),
    }


def _changes(analysis: Analysis, *, answers: bool) -> Shape:
    found = analysis.changes
    counts = {str(turn).replace(" ", "_"): found.count(turn) for turn in Turn}
    each = [{"position": change.position, "change": str(change.turn)} for change in found.each]
    return {"n": found.n, "questions": found.questions, **counts, "each": each if answers else None}


def _pace(analysis: Analysis, *, answers: bool) -> Shape:
    pace = analysis.pace
    return {
        "right": _median(pace.right),
        "wrong": _median(pace.wrong),
        "slowest_wrong": list(pace.slowest_wrong) if answers else None,
        "fastest_wrong": list(pace.fastest_wrong) if answers else None,
        "blank": _where(pace.blank, answers=answers),
        "never_seen": _where(pace.unseen, answers=answers),
        "partly": _where(analysis.partly, answers=answers),
    }


def _median(found: Median) -> Shape:
    return {"n": found.n, "median_seconds": None if found.time is None else found.time.total_seconds()}


def _where(positions: Sequence[int], *, answers: bool) -> Shape:
    return {"n": len(positions), "positions": list(positions) if answers else None}


def since_shape(sides: SideBySide | None, *, answers: bool = True) -> Shape | None:
    """The attempt before, and what became of the questions that both asked."""
    if sides is None:
        return None
    comparison, head = sides.comparison, sides.earlier.attempt
    fates = {
        str(fate).replace(" ", "_"): {
            "n": len(comparison.of(fate)),
            "questions": [pair.after.slot.question for pair in comparison.of(fate)] if answers else None,
        }
        for fate in Fate
    }
    return {
        "attempt": head.id,
        "started_at": moment(head.started_at),
        "one_form": sides.one_form,
        "n": comparison.n,
        **fates,
        "altered": [pair.after.slot.question for pair in comparison.altered],
    }


def side_by_side_shape(sides: SideBySide) -> Shape:
    """Two attempts that were put side by side, question by question."""
    return {
        "earlier": sides.earlier.attempt.id,
        "later": sides.later.attempt.id,
        **(since_shape(sides) or {}),
        "questions": [
            {
                "question": pair.after.slot.question,
                "fate": None if pair.fate is None else str(pair.fate),
                "earlier": {"position": pair.before.slot.position, "verdict": _word(verdict(pair.before))},
                "later": {"position": pair.after.slot.position, "verdict": _word(verdict(pair.after))},
            }
            for pair in sides.comparison.pairs
        ],
    }


def _word(told: str) -> str:
    return told.partition(" ")[2]
