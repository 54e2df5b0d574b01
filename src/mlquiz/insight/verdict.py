"""What a taker is told about domains and about being ready; plain shapes, quick to load."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a taker is told about a domain."""

    WEAK = "weak"
    BORDERLINE = "borderline"
    STRONG = "strong"
    UNKNOWN = "not enough evidence"


@dataclass(frozen=True, slots=True)
class Mastery:
    """An estimate as a share of 0 to 1 with its 80% interval, and the chance that it lies below the threshold.

    All four are None below the floor of first answers. `n` and `right` count first answers, `repeats` the others.
    """

    domain: str
    n: int
    right: int
    verdict: Verdict
    mastery: float | None = None
    low: float | None = None
    high: float | None = None
    below: float | None = None
    repeats: int = 0


STEP = 0.5
"""Logits of ability that a gain is worked out for: from 75% to about 82%."""

MOST_STEPS = 8

READY_FLOOR = 25
"""First answers in mocks, below which no chance of passing is told."""


class State(StrEnum):
    """How far a taker is."""

    UNKNOWN = "not enough evidence"
    NOT_YET = "not yet"
    CLOSE = "close"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The chance of passing, with its 80% interval over the abilities that more answers could still show.

    Args:
        n: first answers in mocks that it rests on.
        state: the verdict.
        probability, low, high: None below the floor.
        gains: by domain, how much the chance would rise if its ability rose by `STEP`; empty below the floor.
        steps: how often all abilities would have to rise by `STEP` for an even chance; 0 where it is even already,
            where no number up to `MOST_STEPS` does, and below the floor.
    """

    n: int
    state: State
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    gains: tuple[float, ...] = ()
    steps: int = 0
