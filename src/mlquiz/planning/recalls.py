"""How what was answered is remembered, by history and the memory model. The model takes a moment to load."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from mlquiz.history.archive import Archive
from mlquiz.history.evidence import KeptReview
from mlquiz.insight.schedule import Review, recalls, remembered
from mlquiz.model.recall import Recall


def recalls_of(
    archive: Archive, exam: str, now: datetime, until: datetime | None = None
) -> Mapping[str, Recall]:
    """By question, of those that were answered; with `until`, the day of the exam, also how they will stand then."""
    return recalls(_reviews(archive.reviews(exam)), now, until)


def remembered_at(archive: Archive, exam: str) -> Mapping[tuple[str, int], float]:
    """By attempt and position, of answers to questions seen before: the chance that they were remembered then."""
    kept = archive.reviews(exam)
    found = zip(kept, remembered(_reviews(kept)), strict=True)
    return {(each.attempt, each.position): round(recall, 2) for each, recall in found if recall is not None}


def _reviews(kept: Iterable[KeptReview]) -> Iterable[Review]:
    return (
        Review(each.question, each.kind, each.at, each.right, each.confidence, each.spent.total_seconds())
        for each in kept
    )
