"""What became of each option of a question: who picked it, and whether a distractor does its work."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np

from mlquiz.insight.answer import Asked
from mlquiz.insight.rest import Column, correlation

SHARE_FLOOR = 30
"""With fewer answers there is no share and no difficulty."""

PAIR_FLOOR = 100
"""With fewer answers there is no correlation: at 100 it still is only known to within 0.20 either way."""

RARE = 0.05
"""A distractor that a smaller share picks does not function (Tarrant, Ware, Mohammed 2009)."""

ONE_SIDED_95 = 1.645


class Working(StrEnum):
    """Whether a distractor does its work: to be picked, and by those who know less."""

    FUNCTIONS = "functions"
    RARELY_PICKED = "rarely picked"
    DRAWS_THE_STRONG = "draws the strong"


@dataclass(frozen=True, slots=True)
class OptionUse:
    """What became of one option, over the answers that were given.

    Args:
        option: its index by the author's order.
        key: whether it is right.
        picked: how many picked it.
        share: of the answers, 0 to 1; those of a question with several right options sum to more than 1.
        discrimination: point-biserial correlation of picking it with the rest, -1 to 1.
        rest: mean rest of those who picked it, 0 to 1.
        working: of a distractor; None for what is right, and below the floor.
    """

    option: int
    key: bool
    picked: int
    share: float | None = None
    discrimination: float | None = None
    rest: float | None = None
    working: Working | None = None


def option_uses(asked: Asked, column: Column) -> tuple[OptionUse, ...]:
    """One row for each option, in the author's order. Blanks are no evidence and are left out.

    Shares come from 30 answers on, correlations and the verdict on distractors from 100 with a rest on.
    """
    given = column.given()
    return tuple(_use(option, asked, given, given.paired()) for option in range(asked.options))


def _use(option: int, asked: Asked, given: Column, paired: Column) -> OptionUse:
    key = option in asked.key
    picked = sum(option in each.picked for each in given.answers)
    if given.n < SHARE_FLOOR:
        return OptionUse(option, key, picked)
    share = picked / given.n
    if paired.n < PAIR_FLOOR:
        return OptionUse(option, key, picked, share)
    mask = np.array([option in each.picked for each in paired.answers], dtype=np.float64)
    r, rests = correlation(mask, paired.rest()), paired.rest()[mask > 0]
    mean = float(rests.mean()) if len(rests) else None
    return OptionUse(option, key, picked, share, r, mean, None if key else _working(share, r, paired.n))


def _working(share: float, r: float | None, n: int) -> Working:
    if share < RARE:
        return Working.RARELY_PICKED
    return Working.DRAWS_THE_STRONG if r is not None and is_positive(r, n) else Working.FUNCTIONS


def is_positive(r: float, n: int) -> bool:
    """Whether a correlation of n pairs is above 0 by more than chance: its one-sided 95% interval is.

    Its standard error is (1 - r²) / sqrt(n - 1).
    """
    return r > ONE_SIDED_95 * (1 - r * r) / sqrt(n - 1)
