"""What is left of a question that was answered."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Recall:
    """How a question stands with a taker.

    Args:
        confident: missed while the taker was sure, and not made good since.
        missed: wrong when last answered.
        due: when it should come again.
        recall: the chance to remember it now, without guessing.
        first, last: when it was first and last answered.
        then: the chance to remember it on the day of the exam without another look; None where no day is known.
    """

    confident: bool
    missed: bool
    due: datetime
    recall: float
    first: datetime
    last: datetime
    then: float | None = None
