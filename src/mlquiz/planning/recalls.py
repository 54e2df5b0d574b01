"""How what was answered is remembered, by history and the memory model. The model takes a moment to load."""

from collections.abc import Mapping
from datetime import datetime

from mlquiz.history.archive import Archive
from mlquiz.insight.schedule import Review, recalls
from mlquiz.model.recall import Recall


def recalls_of(
    archive: Archive, exam: str, now: datetime, until: datetime | None = None
) -> Mapping[str, Recall]:
    """By question, of those that were answered; with `until`, the day of the exam, also how they will stand then."""
    reviews = (
        Review(each.question, each.kind, each.at, each.right, each.confidence, each.spent.total_seconds())
        for each in archive.reviews(exam)
    )
    return recalls(reviews, now, until)
