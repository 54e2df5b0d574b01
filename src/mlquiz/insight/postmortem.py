"""What led to the misses, by the taker's own word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mlquiz.model.attempt import CAUSES, Answered


@dataclass(frozen=True, slots=True)
class PostMortem:
    """Of `missed` questions, `told` have a cause; `causes` counts each that was told, the commonest first."""

    missed: int
    told: int
    causes: tuple[tuple[str, int], ...]


def post_mortem(answers: Iterable[Answered]) -> PostMortem:
    """Looks at every question that was missed, blank and unscored ones included."""
    missed = [each for each in answers if not each.correct]
    counted = Counter(each.cause for each in missed if each.cause)
    known = sorted(counted.items(), key=lambda each: (-each[1], _rank(each[0]), each[0]))
    return PostMortem(len(missed), counted.total(), tuple(known))


def _rank(cause: str) -> int:
    return CAUSES.index(cause) if cause in CAUSES else len(CAUSES)
