"""Where the time of a sitting went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mlquiz.insight.tally import positions
from mlquiz.model.attempt import Answered

PACE_FLOOR = 5
"""With fewer answers there is no median."""

_LISTED = 3


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of n times; None below the floor."""

    n: int
    time: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """Time by question, in the order of the form.

    `slowest_wrong` and `fastest_wrong` are positions of answered questions, the extreme one first; no
    question is in both. `blank` are positions without any answer, `unseen` those of them never looked at.
    """

    times: tuple[timedelta, ...]
    right: Median
    wrong: Median
    slowest_wrong: tuple[int, ...]
    fastest_wrong: tuple[int, ...]
    blank: tuple[int, ...]
    unseen: tuple[int, ...]


def pace(answers: Sequence[Answered]) -> Pace:
    """Looks at every slot, unscored ones included: they took time too."""
    wrong = sorted(
        (each for each in answers if not each.correct and not each.blank),
        key=lambda each: each.response.spent,
    )
    listed = min(_LISTED, len(wrong) // 2)
    return Pace(
        times=tuple(each.response.spent for each in answers),
        right=_median(each for each in answers if each.correct),
        wrong=_median(wrong),
        slowest_wrong=positions(wrong[::-1][:listed]),
        fastest_wrong=positions(wrong[:listed]),
        blank=positions(each for each in answers if each.blank),
        unseen=positions(each for each in answers if each.blank and each.response.seen_at is None),
    )


def _median(answers: Iterable[Answered]) -> Median:
    times = sorted(each.response.spent for each in answers)
    n = len(times)
    return Median(n, (times[(n - 1) // 2] + times[n // 2]) / 2 if n >= PACE_FLOOR else None)
