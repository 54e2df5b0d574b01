"""How far a score may lie from what the same taker would score on other forms. Nobody passes or fails by it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from mlquiz.insight.interval import FLOOR, wilson
from mlquiz.insight.tally import Tally, scored, tally
from mlquiz.model.attempt import Answered

BAND_FLOOR = 10
"""With fewer scored questions there is no band: it would span more than a third of all shares."""


@dataclass(frozen=True, slots=True)
class Band:
    """The 80% interval of a score over n scored questions: as shares, and on the vendor's scale if there is one."""

    n: int
    low: float
    high: float
    scaled: tuple[int, int] | None = None


def _no_scale(_: Fraction) -> None:
    """Shares of a domain are on no scale."""


def band(
    score: Tally, n: int, scaled: Callable[[Fraction], int | None] = _no_scale, floor: int = BAND_FLOOR
) -> Band | None:
    """Wilson's interval (see `interval`) on the share of the score; None below the floor.

    Args:
        score: right of total, or points of points.
        n: scored questions. Points of one question go together, so they are not counted one by one.
        scaled: what a share is on the vendor's scale.
        floor: the least n.
    """
    if n < floor or not score.total:
        return None
    share = score.right / score.total
    ends = wilson(n * share, n)
    low, high = min(ends[0], share), max(ends[1], share)
    lowest, highest = scaled(Fraction(low)), scaled(Fraction(high))
    return Band(n, low, high, None if lowest is None or highest is None else (lowest, highest))


def bands_by_domain(answers: Iterable[Answered]) -> dict[str, Band | None]:
    """The band of each domain's own share, from as few questions as `mastery` judges by."""
    by_domain: dict[str, list[Answered]] = {}
    for each in scored(answers):
        by_domain.setdefault(each.slot.domain, []).append(each)
    return {domain: band(tally(found), len(found), floor=FLOOR) for domain, found in by_domain.items()}
