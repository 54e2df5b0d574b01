"""How the worth of an answer fades: what one knew then says less and less of what one knows now."""

from math import log2

HALF_LIFE = 45.0
"""Days after which an answer says half as much."""


def faded(days: float, half_life: float = HALF_LIFE) -> float:
    """What is left after so many days, of 1; all of it where they are below 0."""
    return float(2 ** (-max(0.0, days) / half_life))


def age_of(count: float, worth: float) -> float:
    """The mean age of answers, in days, of which `count` are worth so much together; 0 where they are worth more."""
    return max(0.0, round(HALF_LIFE * log2(count / worth), 9))
