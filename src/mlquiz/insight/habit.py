"""What all the answers to an exam tell of the one who gave them: certainty, time, confusions, retention."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from mlquiz.insight.interval import FLOOR, wilson
from mlquiz.insight.pace import PACE_FLOOR, Median
from mlquiz.model.attempt import CONFIDENCES


@dataclass(frozen=True, slots=True)
class Level:
    """Of n answers rated with a word, those that were right, with the 80% interval of their share.

    `low` and `high` are None below the floor of 5.
    """

    word: str
    right: int
    n: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """The median time on a question, of answers that were right and of those that were wrong."""

    right: Median
    wrong: Median


@dataclass(frozen=True, slots=True)
class Confusion:
    """A distractor that was taken for the key: `times` of `n` answers to the question.

    Args:
        question: its id.
        domain: of the question.
        objective: its number.
        key: the text of what is right.
        picked: the text of what was picked.
        times: how often.
        n: answers to the question.
    """

    question: str
    domain: str
    objective: str
    key: str
    picked: str
    times: int
    n: int


@dataclass(frozen=True, slots=True)
class Retention:
    """How much is kept of what was seen before.

    Args:
        n: answers to questions that had been seen before.
        right: those of them that were right.
        share: right of n; None below the floor of 5.
        recalled: the share that was recalled, guesses taken out.
    """

    n: int
    right: int
    share: float | None = None
    recalled: float | None = None


def levels(counts: Mapping[str, tuple[int, int]]) -> tuple[Level, ...]:
    """Right and n by word, the least sure first; a word that was never used has n 0."""
    return tuple(_level(word, *counts.get(word, (0, 0))) for word in CONFIDENCES)


def _level(word: str, right: int, n: int) -> Level:
    return Level(word, right, n, *wilson(right, n)) if n >= FLOOR else Level(word, right, n)


def times(right: Mapping[int, int], wrong: Mapping[int, int]) -> Times:
    """From how many answers took how many seconds."""
    return Times(median(right), median(wrong))


def median(seconds: Mapping[int, int]) -> Median:
    """The middle one of so many answers by seconds; the lower one of two."""
    n = sum(seconds.values())
    if n < PACE_FLOOR:
        return Median(n)
    passed = 0
    for second in sorted(seconds):
        passed += seconds[second]
        if 2 * passed >= n:
            break
    return Median(n, timedelta(seconds=second))


def retention(repeats: Iterable[tuple[float, bool, int]]) -> Retention:
    """From the chance to guess, whether it was right, and how many, of answers to questions seen before.

    Somebody who recalls R and guesses with chance g has R + (1 - R) g right, so R = (right - g) / (1 - g).
    """
    found = list(repeats)
    n = sum(count for *_, count in found)
    right = sum(count for _, correct, count in found if correct)
    if n < FLOOR:
        return Retention(n, right)
    guess = sum(chance * count for chance, _, count in found) / n
    share = right / n
    return Retention(n, right, share, max(0.0, (share - guess) / (1 - guess)) if guess < 1 else None)
