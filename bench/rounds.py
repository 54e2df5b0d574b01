"""Interleaved rounds, so that what slows the machine for a while slows everything measured alike."""

from collections.abc import Callable, Mapping
from statistics import median, quantiles

Measure = Callable[[], float]
"""Does a thing once and gives what it took."""


def interleaved(measures: Mapping[str, Measure], rounds: int) -> dict[str, list[float]]:
    """What each measure gave in each round; every round begins with another one."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    names = list(measures)
    for turn in range(rounds):
        for place in range(len(names)):
            name = names[(turn + place) % len(names)]
            found[name].append(measures[name]())
    return found


def ratio(figures: list[float], beside: list[float]) -> float:
    """The median over rounds of one figure to the other of the same round."""
    return median(each / other for each, other in zip(figures, beside, strict=True) if other)


def p95(figures: list[float]) -> float:
    return quantiles(figures, n=20, method="inclusive")[-1]
