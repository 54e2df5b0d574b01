"""The chance of passing a form of the exam's blueprint, what it rests on, and what would raise it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from math import exp, log

from mlquiz.insight.evidence import Exposure
from mlquiz.insight.verdict import MOST_STEPS, READY_FLOOR, STEP, Readiness, State

READY = 0.80
CLOSE = 0.50


def readiness(
    domains: Sequence[str],
    counts: Sequence[int],
    needed: int,
    exposures: Iterable[Exposure],
    offset: float = 0.0,
    *,
    gains: bool = True,
) -> Readiness:
    """Judges from first answers in mocks; answers of practice and drills are ignored. The model is loaded from 25 on.

    Args:
        domains: ids of domains.
        counts: questions of each on a form.
        needed: right answers that pass.
        exposures: answers as they were given.
        offset: how much harder than the bank the real exam is taken to be, in logits.
        gains: whether to tell what would raise it, which takes longer.
    """
    first = [each for each in exposures if each.mock and each.gap is None and each.domain in domains]
    n = sum(each.count for each in first)
    if n < READY_FLOOR:
        return Readiness(n, State.UNKNOWN)
    import numpy as np

    from mlquiz.insight.posterior import Posterior

    told = Posterior(domains, chain.from_iterable(each.evidence for each in first))
    chance = told.passing(counts, needed, harder=offset)
    low, high = told.passing_interval(counts, needed, harder=offset)
    rises = STEP * np.eye(len(domains)) if gains else ()
    gained = tuple(told.passing(counts, needed, harder=offset, learned=rise) - chance for rise in rises)
    state = State.READY if chance >= READY else State.CLOSE if chance >= CLOSE else State.NOT_YET
    steps = (
        _to_even(partial(told.passing, counts, needed, harder=offset), len(domains))
        if gains and chance < CLOSE
        else 0
    )
    return Readiness(n, state, chance, min(low, chance), max(high, chance), gained, steps)


def _to_even(passing: Callable[..., float], domains: int) -> int:
    """Steps up in every domain that make the chance even; 0 where none of those that are tried do."""
    import numpy as np

    numbers = range(1, MOST_STEPS + 1)
    return next((each for each in numbers if passing(learned=each * STEP * np.ones(domains)) >= CLOSE), 0)


def needed_in_practice(threshold: float, offset: float, chance: float = 0.25) -> float:
    """The share to reach here, so that it makes the threshold in an exam that is so much harder (in logits)."""
    if threshold <= chance:
        return threshold
    known = (threshold - chance) / (1 - chance)
    if known >= 1:
        return 1.0
    return chance + (1 - chance) / (1 + exp(-(log(known / (1 - known)) + offset)))
