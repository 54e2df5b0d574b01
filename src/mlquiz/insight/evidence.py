"""Answers as they were given, and what each is worth as evidence. Quick to load: what it tells is `posterior`'s."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import comb, factorial

from mlquiz.model.ageing import faded

CHANCE = 0.25
"""What blind guessing earns among four options."""

REMEMBERED = 0.6
"""The chance to remember the key of a question right after it was seen; it halves every `FORGETTING` days."""

FORGETTING = 30

_OF_KEYS = 0.8
"""So much of what is recalled of a question is its key: to have seen it is not yet to know what was right."""

_SURE = 0.99
"""The highest floor: no answer is right for certain without knowledge."""

DIFFICULTY = {"easy": -0.6, "medium": 0.0, "hard": 0.6}
"""What the author's word is worth, in logits."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Answers that are alike.

    Args:
        domain: id of the domain.
        right: whether they were right.
        count: how many; a part of one where it was right in part.
        floor: the chance of a right answer without any knowledge: by guessing, or by remembering the key.
        weight: what each is worth, 0 to 1; an old one is worth less.
        difficulty: of the questions, in logits above the middle one.
    """

    domain: str
    right: bool
    count: float = 1
    floor: float = CHANCE
    weight: float = 1.0
    difficulty: float = 0.0


@dataclass(frozen=True, slots=True)
class Exposure:
    """Answers that are alike, as they were given.

    Args:
        domain: id of the domain.
        credit: the share of the points that each earned; 1 is right.
        guess: the share that blind guessing would have earned.
        difficulty: the author's word.
        age: days since they were given; never below 0.
        gap: days since the question was seen before; None at the first time.
        mock: whether in a mock.
        count: how many.
        objective: its number.
        luck: the chance that blind guessing is right as a whole.
        recall: the chance that the question was remembered; None where only the gap is known.
    """

    domain: str
    credit: float
    guess: float = 0.25
    difficulty: str = "medium"
    age: float = 0.0
    gap: float | None = None
    mock: bool = True
    count: int = 1
    objective: str = ""
    luck: float = 0.25
    recall: float | None = None

    @property
    def _recalled(self) -> float:
        """The chance that the key was remembered."""
        if self.gap is None:
            return 0.0
        if self.recall is None:
            return REMEMBERED * faded(self.gap, FORGETTING)
        return _OF_KEYS * self.recall

    @property
    def evidence(self) -> tuple[Evidence, Evidence]:
        """What they tell of ability, as rights and wrongs: less with age; less of rights on what was seen before."""
        floor = min(_SURE, 1 - (1 - self._recalled) * (1 - self.guess))
        weight, hard = faded(self.age), DIFFICULTY.get(self.difficulty, 0.0)
        right = self.count * self.credit
        return (
            Evidence(self.domain, right=True, count=right, floor=floor, weight=weight, difficulty=hard),
            Evidence(
                self.domain,
                right=False,
                count=self.count - right,
                floor=floor,
                weight=weight,
                difficulty=hard,
            ),
        )


def counted(domains: Sequence[str], exposures: Iterable[Exposure]) -> Iterator[tuple[str, int, int, int]]:
    """Each domain with its first answers, the right ones of them, and its other answers."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in exposures:
        first = each.gap is None
        counts[each.domain, "first" if first else "repeat"] += each.count
        counts[each.domain, "right"] += each.count * (first and each.credit == 1)
    for domain in domains:
        yield domain, counts[domain, "first"], counts[domain, "right"], counts[domain, "repeat"]


def guess(kind: str, offered: int, choose: int, credit: str = "whole") -> float:
    """The share of points that somebody who knows nothing earns.

    Args:
        kind: choice, ordering, matching or numeric.
        offered: options, steps or matches to choose from.
        choose: how many are to be picked, or put in their place.
        credit: `whole`, or `partial` for a point each.
    """
    if credit == "partial" and kind != "numeric":
        return (choose if kind == "choice" else 1) / max(offered, 1)
    if kind == "choice":
        return 1 / comb(offered, choose) if 0 < choose <= offered else 0.0
    if kind == "ordering":
        return 1 / factorial(offered)
    return 1 / offered**choose if kind == "matching" and offered else 0.0
