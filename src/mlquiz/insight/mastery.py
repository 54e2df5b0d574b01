"""Mastery of a domain, with its interval and a verdict that says its n."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

Z80 = 1.2815515655446004
"""The 90% quantile of the standard normal: an 80% interval has a tenth on either side."""

FLOOR = 5
"""With fewer answers there is no verdict: at 4 answers a domain at 65% looks fine 56% of the time."""


class Verdict(StrEnum):
    """What a taker is told about a domain."""

    WEAK = "weak"
    BORDERLINE = "borderline"
    STRONG = "strong"
    UNKNOWN = "not enough evidence"


@dataclass(frozen=True, slots=True)
class Evidence:
    """First answers in one domain: right of n. Unanswered questions are no evidence."""

    domain: str
    right: int
    n: int


@dataclass(frozen=True, slots=True)
class Mastery:
    """An estimate as a share of 0 to 1 with its 80% interval; all three are None below the floor."""

    domain: str
    n: int
    right: int
    verdict: Verdict
    mastery: float | None = None
    low: float | None = None
    high: float | None = None


def estimate(evidence: Sequence[Evidence], threshold: float) -> tuple[Mastery, ...]:
    """Judges each domain against the threshold (a share): weak when the whole interval lies below it."""
    return tuple(_judge(each, threshold) for each in evidence)


def _judge(evidence: Evidence, threshold: float) -> Mastery:
    if evidence.n < FLOOR:
        return Mastery(evidence.domain, evidence.n, evidence.right, Verdict.UNKNOWN)
    low, high = wilson(evidence.right, evidence.n)
    verdict = Verdict.WEAK if high < threshold else Verdict.STRONG if low >= threshold else Verdict.BORDERLINE
    return Mastery(
        evidence.domain, evidence.n, evidence.right, verdict, evidence.right / evidence.n, low, high
    )


def wilson(right: float, n: int, z: float = Z80) -> tuple[float, float]:
    """The score interval for a proportion of n trials (Wilson 1927, JASA 22:209-212), n > 0."""
    share = right / n
    centre = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)
