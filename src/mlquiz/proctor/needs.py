"""What a taker needs to see again, from history and the memory model. It takes a moment to load."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from mlquiz.history.evidence import KeptReview
from mlquiz.insight.schedule import Review, recalls
from mlquiz.model.recall import Recall


def needs_of(kept: Iterable[KeptReview], now: datetime) -> Mapping[str, Recall]:
    """By question, of those that were answered."""
    reviews = (
        Review(each.question, each.kind, each.at, each.right, each.confidence, each.spent.total_seconds())
        for each in kept
    )
    return recalls(reviews, now)
