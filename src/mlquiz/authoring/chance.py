"""How likely chance alone is to do what was seen: exact tails of two distributions. Knows no question."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import erfc, exp, lgamma, log, log1p, pi, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def at_least(hits: int, chances: Iterable[float]) -> float:
    """The probability of so many hits or more, where each trial has a chance of its own.

    With one chance for all this is the upper tail of the binomial distribution; with several the trials of
    each chance are a binomial, and these are convolved (S. D. Poisson's binomial; Y. H. Wang, On the number
    of successes in independent trials, Statistica Sinica 3, 1993).

    Args:
        hits: how many were seen.
        chances: the chance of each trial, 0 to 1.
    """
    import numpy as np

    spread = np.ones(1)
    for chance, trials in sorted(Counter(chances).items()):
        spread = np.convolve(spread, _binomial(trials, chance))
    return 1.0 if hits <= 0 else min(1.0, float(spread[hits:].sum()))


def _binomial(trials: int, chance: float) -> "NDArray[np.float64]":
    """The probability of each number of hits from 0 to `trials`."""
    import numpy as np

    if chance in (0, 1):
        sure = np.zeros(trials + 1)
        sure[trials * round(chance)] = 1
        return sure
    whole = lgamma(trials + 1)
    logs = (
        whole - lgamma(k + 1) - lgamma(trials - k + 1) + k * log(chance) + (trials - k) * log1p(-chance)
        for k in range(trials + 1)
    )
    return np.fromiter((exp(each) for each in logs), dtype=float, count=trials + 1)


def chi_square_tail(statistic: float, degrees: int) -> float:
    """The probability that chi-square of so many degrees of freedom reaches a statistic.

    The finite series for whole degrees: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions
    (1964), 26.4.4 and 26.4.5.
    """
    if statistic <= 0 or degrees <= 0:
        return 1.0
    even = degrees % 2 == 0
    term = exp(-statistic / 2) * (1.0 if even else sqrt(2 * statistic / pi))
    total = 0.0 if even else erfc(sqrt(statistic / 2))
    for power in range(2 if even else 3, degrees + 1, 2):
        total += term
        term *= statistic / power
    return min(1.0, total)


def chi_square(seen: Sequence[float], expected: Sequence[float]) -> float:
    """How far counts are from what is expected (K. Pearson 1900); no expectation is 0."""
    return sum((one - other) ** 2 / other for one, other in zip(seen, expected, strict=True))
