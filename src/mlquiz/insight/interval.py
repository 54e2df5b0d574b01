"""The interval of a share, and from how many answers on one is shown."""

from math import sqrt

Z80 = 1.2815515655446004
"""The 90% quantile of the standard normal: an 80% interval has a tenth on either side."""

FLOOR = 5
"""With fewer answers there is no figure and no verdict: at 4 answers a domain at 65% looks fine 56% of the time."""


def wilson(right: float, n: int, z: float = Z80) -> tuple[float, float]:
    """The score interval for a proportion of n trials (Wilson 1927, JASA 22:209-212), n > 0."""
    share = right / n
    centre = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)
