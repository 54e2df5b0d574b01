"""Item analysis: how each question of a bank behaves. Which answers count is decided by whoever asks.

Classical test theory, as in F. M. Lord and M. R. Novick, Statistical Theories of Mental Test Scores (1968).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mlquiz.insight.answer import Answer, Asked
from mlquiz.insight.distractors import PAIR_FLOOR, SHARE_FLOOR, OptionUse, option_uses
from mlquiz.insight.flags import Flag, flags_of
from mlquiz.insight.interval import wilson
from mlquiz.insight.rest import EMPTY, Column, columns, correlation, upper_less_lower


@dataclass(frozen=True, slots=True)
class Item:
    """How one question behaves; a figure below its floor is None.

    Args:
        question: its id.
        n: first answers, blanks included, which count as wrong.
        blank: how many of them were blank.
        pairs: how many of them have a rest, and so are behind discrimination and D27.
        difficulty: share right, 0 to 1 (of points where credit is partial); from n = 30.
        low: lower end of its 80% interval (Wilson), 0 to 1.
        high: upper end.
        beyond_chance: the difficulty once blind guessing is taken off, (p - c) / (1 - c); at most 1.
        discrimination: corrected point-biserial, of the answer with the rest, -1 to 1; from 100 pairs.
        d27: mean credit of the upper 27% less that of the lower, -1 to 1; from 100 pairs.
        seconds: median time of those who answered; from 30 of them.
        options: what became of each option; empty where it is no choice.
        flags: the rules it breaks.
    """

    question: str
    n: int = 0
    blank: int = 0
    pairs: int = 0
    difficulty: float | None = None
    low: float | None = None
    high: float | None = None
    beyond_chance: float | None = None
    discrimination: float | None = None
    d27: float | None = None
    seconds: float | None = None
    options: tuple[OptionUse, ...] = ()
    flags: tuple[Flag, ...] = ()


def item_analysis(asked: Sequence[Asked], answers: Iterable[Answer]) -> tuple[Item, ...]:
    """One item for each question, in their order. Only first answers count; others may be among the answers.

    The order of the answers changes nothing.
    """
    found = columns(answers)
    return tuple(_item(each, found.get(each.question, EMPTY)) for each in asked)


def _item(asked: Asked, column: Column) -> Item:
    given, paired = column.given(), column.paired()
    difficulty = float(column.credits.mean()) if column.n >= SHARE_FLOOR else None
    low, high = (None, None) if difficulty is None else wilson(difficulty * column.n, column.n)
    judged = paired if paired.n >= PAIR_FLOOR else EMPTY
    discrimination = correlation(judged.credits, judged.rest())
    options = option_uses(asked, column)
    return Item(
        question=asked.question,
        n=column.n,
        blank=column.n - given.n,
        pairs=paired.n,
        difficulty=difficulty,
        low=low,
        high=high,
        beyond_chance=_beyond_chance(difficulty, asked.chance),
        discrimination=discrimination,
        d27=upper_less_lower(judged),
        seconds=_median_seconds(given) if given.n >= SHARE_FLOOR else None,
        options=options,
        flags=flags_of(difficulty, discrimination, options),
    )


def _beyond_chance(difficulty: float | None, chance: float | None) -> float | None:
    if difficulty is None or chance is None or chance >= 1:
        return None
    return (difficulty - chance) / (1 - chance)


def _median_seconds(given: Column) -> float:
    return float(np.median([each.seconds for each in given.answers]))
