"""What a taker's own word on an answer was worth: luck and misconceptions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mlquiz.insight.tally import Tally, positions
from mlquiz.model.attempt import CONFIDENCES, Answered


@dataclass(frozen=True, slots=True)
class Confidence:
    """Of `rated` complete answers, which were luck (right and rated a guess) or misconceptions (wrong and rated sure).

    Both are positions. `levels` gives each word that was used with its right of total, in questions.
    """

    rated: int
    luck: tuple[int, ...]
    misconceptions: tuple[int, ...]
    levels: tuple[tuple[str, Tally], ...]


def confidence(answers: Iterable[Answered]) -> Confidence:
    """Looks at every complete answer that was rated, unscored ones included."""
    rated = [each for each in answers if each.response.confidence and each.response.given == each.slot.choose]
    lowest, highest = CONFIDENCES[0], CONFIDENCES[-1]
    return Confidence(
        rated=len(rated),
        luck=positions(each for each in rated if each.correct and each.response.confidence == lowest),
        misconceptions=positions(
            each for each in rated if not each.correct and each.response.confidence == highest
        ),
        levels=tuple((word, _right(rated, word)) for word in CONFIDENCES if _right(rated, word).total),
    )


def _right(rated: Sequence[Answered], word: str) -> Tally:
    found = [each.correct for each in rated if each.response.confidence == word]
    return Tally(sum(found), len(found))
