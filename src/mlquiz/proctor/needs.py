"""What a taker needs to see again, from history and the memory model. It takes a moment to load."""

from collections.abc import Iterable
from datetime import datetime

from mlquiz.exam.needs import Need
from mlquiz.history.evidence import KeptReview
from mlquiz.insight.schedule import Review, recalls


def needs_of(kept: Iterable[KeptReview], now: datetime) -> dict[str, Need]:
    """By question, of those that were answered."""
    reviews = [
        Review(each.question, each.kind, each.at, each.right, each.confidence, each.spent.total_seconds())
        for each in kept
    ]
    return {
        question: Need(each.confident, each.missed, each.due, each.recall)
        for question, each in recalls(reviews, now).items()
    }
