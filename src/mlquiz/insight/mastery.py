"""Mastery of domains, with intervals and verdicts that say their n; the model behind it is `posterior`'s."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from mlquiz.insight.evidence import Exposure, counted
from mlquiz.insight.interval import FLOOR
from mlquiz.insight.verdict import Mastery, Verdict

if TYPE_CHECKING:
    from mlquiz.insight.posterior import Posterior

LEVEL = 0.80
"""How sure a verdict must be. Higher, fewer domains are decided; lower, more of them wrongly."""


def estimate(domains: Sequence[str], exposures: Iterable[Exposure], threshold: float) -> tuple[Mastery, ...]:
    """Judges each domain against the threshold, a share; the model is loaded where one has enough answers."""
    known = [each for each in exposures if each.domain in domains]
    counts = list(counted(domains, known))
    if all(n < FLOOR for _, n, _, _ in counts):
        return tuple(map(_unknown, counts))
    from mlquiz.insight.posterior import Posterior

    told = Posterior(domains, chain.from_iterable(each.evidence for each in known))
    return tuple(_unknown(each) if each[1] < FLOOR else _judged(told, each, threshold) for each in counts)


def _unknown(counted: tuple[str, int, int, int]) -> Mastery:
    domain, n, right, repeats = counted
    return Mastery(domain, n, right, Verdict.UNKNOWN, repeats=repeats)


def _judged(told: "Posterior", counted: tuple[str, int, int, int], threshold: float) -> Mastery:
    domain, n, right, repeats = counted
    below = told.below(domain, threshold)
    verdict = Verdict.WEAK if below >= LEVEL else Verdict.STRONG if below <= 1 - LEVEL else Verdict.BORDERLINE
    low, high = told.quantile(domain, 0.1), told.quantile(domain, 0.9)
    return Mastery(domain, n, right, verdict, told.mean(domain), low, high, below, repeats)
