"""All that a finished attempt tells, worked out once. How each figure is made is `insight`'s; this says of what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from mlquiz.exam.grade import points, scaled_score
from mlquiz.insight.band import Band, band, bands_by_domain
from mlquiz.insight.changes import Change, Changes, Turn, changes
from mlquiz.insight.comparison import Comparison, Fate, Pair
from mlquiz.insight.confidence import Confidence, confidence
from mlquiz.insight.pace import Median, Pace, pace
from mlquiz.insight.postmortem import PostMortem, post_mortem
from mlquiz.insight.tally import Part, Tally, by_difficulty, by_objective, most_missed, scored, tally
from mlquiz.model.attempt import Answered, Event, Response
from mlquiz.model.blueprint import Blueprint

__all__ = [
    "Analysis",
    "Band",
    "Change",
    "Changes",
    "Comparison",
    "Confidence",
    "Fate",
    "Median",
    "Pace",
    "Pair",
    "Part",
    "PostMortem",
    "Tally",
    "Turn",
    "analyse",
    "most_missed",
]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an attempt tells beside its score; each figure has its n. docs/insight.md says what each means.

    `unscored` and `partly` are positions: of questions that did not count, and of answers with fewer
    picks than asked for.
    """

    score: Tally
    band: Band | None
    domain_bands: Mapping[str, Band | None]
    objectives: tuple[Part, ...]
    difficulties: tuple[Part, ...]
    fresh: Tally
    seen: Tally
    confidence: Confidence
    changes: Changes
    pace: Pace
    post_mortem: PostMortem
    unscored: tuple[int, ...]
    partly: tuple[int, ...]


def analyse(plan: Blueprint, answers: Sequence[Answered], ledger: Iterable[Event]) -> Analysis:
    """The analysis of a form: its answers by slot, and the ledger of its sitting."""
    score = tally(answers)
    return Analysis(
        score=score,
        band=band(score, len(scored(answers)), partial(scaled_score, plan.passing)),
        domain_bands=bands_by_domain(answers),
        objectives=by_objective(answers, plan),
        difficulties=by_difficulty(answers),
        fresh=tally(each for each in answers if not each.seen_before),
        seen=tally(each for each in answers if each.seen_before),
        confidence=confidence(answers),
        changes=changes(answers, ledger, _right),
        pace=pace(answers),
        post_mortem=post_mortem(answers),
        unscored=tuple(each.slot.position for each in answers if not each.slot.scored),
        partly=tuple(each.slot.position for each in answers if 0 < each.response.given < each.slot.choose),
    )


def _right(each: Answered, response: Response) -> bool:
    return points(each.question, each.slot, response).full
