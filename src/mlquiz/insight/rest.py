"""Answers beside their rest: how the taker did on the other questions of the same attempt.

Forms are drawn at random, so a rest is a share and never a sum of points.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlquiz.insight.answer import Answer

OTHERS = 10
"""An attempt with fewer other first answers says too little of its taker to be a rest."""

GROUP = 0.27
"""The share in the upper and in the lower group (T. L. Kelley 1939, Journal of Educational Psychology 30:17-24)."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """All first answers to one question, by attempt id, with their rests (shares of 0 to 1)."""

    answers: tuple[Answer, ...]
    rests: tuple[float | None, ...]

    @property
    def n(self) -> int:
        return len(self.answers)

    @property
    def credits(self) -> Numbers:
        return np.array([each.credit for each in self.answers])

    def paired(self) -> "Column":
        """The answers that have a rest."""
        return self._kept([rest is not None for rest in self.rests])

    def given(self) -> "Column":
        """The answers that are not blank."""
        return self._kept([each.given for each in self.answers])

    def rest(self) -> Numbers:
        """The rests of a paired column."""
        return np.array(self.rests, dtype=np.float64)

    def _kept(self, mask: list[bool]) -> "Column":
        kept = [place for place, wanted in enumerate(mask) if wanted]
        return Column(tuple(self.answers[each] for each in kept), tuple(self.rests[each] for each in kept))


EMPTY = Column((), ())


def columns(answers: Iterable[Answer]) -> dict[str, Column]:
    """Question id -> its first answers. What was not seen, or seen before, is in no column and no rest."""
    firsts = sorted(
        (each for each in answers if each.first and each.seen), key=lambda each: (each.attempt, each.question)
    )
    sums: dict[str, tuple[int, float]] = {}
    for each in firsts:
        n, credit = sums.get(each.attempt, (0, 0.0))
        sums[each.attempt] = n + 1, credit + each.credit
    found: dict[str, list[tuple[Answer, float | None]]] = {}
    for each in firsts:
        found.setdefault(each.question, []).append((each, _rest(each, *sums[each.attempt])))
    return {question: Column(*zip(*pairs, strict=True)) for question, pairs in found.items()}


def _rest(answer: Answer, n: int, credit: float) -> float | None:
    others = n - 1
    return (credit - answer.credit) / others if others >= OTHERS else None


def correlation(one: Numbers, other: Numbers) -> float | None:
    """Pearson's r of two columns of equal length, -1 to 1; None where one of them does not vary.

    With a column of 0 and 1 this is the point-biserial correlation.
    """
    if len(one) < 2 or np.ptp(one) < 1e-12 or np.ptp(other) < 1e-12:
        return None
    x, y = one - one.mean(), other - other.mean()
    r = float(x @ y) / float(np.sqrt((x @ x) * (y @ y)))
    return max(-1.0, min(1.0, r))


def upper_less_lower(column: Column) -> float | None:
    """D27: mean credit of the upper 27% by rest, less that of the lower 27%; -1 to 1.

    Equal rests are ordered by attempt id, so the same answers always give the same figure.
    """
    size = int(GROUP * column.n + 0.5)
    if not size:
        return None
    ranked = column.credits[np.argsort(column.rest(), kind="stable")]
    return float(ranked[-size:].mean() - ranked[:size].mean())
