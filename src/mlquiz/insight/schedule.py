"""When a question should be asked again: the memory model FSRS over what was answered so far.

Nothing is stored: memories are worked out anew from the answers each time, so that a new version of the model
needs no migration. `fsrs` is the reference implementation of FSRS-6 (J. Ye and others; open-spaced-repetition).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from fsrs import Card, Rating, Scheduler

from mlquiz.model.recall import Recall

RETENTION = 0.9
"""A question is due once the chance to recall it has fallen to this."""

_CONFIDENT_AGAIN = (timedelta(days=1), timedelta(days=7))
"""How long after a confident error a question comes again, and then once more."""

_EARLY = timedelta(hours=12)
"""So much before its appointment an answer still counts: yesterday evening and this morning are a day apart."""

_QUICK = 0.5


@dataclass(frozen=True, slots=True)
class Review:
    """One answer to one question, in the order of time.

    Args:
        question: its id.
        kind: choice, ordering, matching or numeric.
        at: when.
        right: as a whole.
        confidence: `guess`, `fairly`, `sure` or nothing.
        seconds: time on it.
    """

    question: str
    kind: str
    at: datetime
    right: bool
    confidence: str = ""
    seconds: float = 0.0


def rating(review: Review, first: bool, usual: float) -> Rating:
    """What an answer means to FSRS.

    Args:
        review: the answer.
        first: whether the question was seen for the first time.
        usual: the median time on questions of its kind, in seconds.
    """
    if not review.right:
        return Rating.Again
    if review.confidence == "guess":
        return Rating.Again if first else Rating.Hard
    quick = 0 < review.seconds <= _QUICK * usual
    return Rating.Easy if review.confidence == "sure" and quick and not first else Rating.Good


def recalls(reviews: Iterable[Review], now: datetime, exam: datetime | None = None) -> Mapping[str, Recall]:
    """How each question that was answered stands at a moment; reviews of a question go by time.

    With an `exam` to come, it is also told how they will stand then, and none is due later.
    """
    scheduler = _scheduler()
    end = exam if exam and exam > now else None
    cards: dict[str, Card] = {}
    began: dict[str, datetime] = {}
    last: dict[str, Review] = {}
    warned: dict[str, tuple[datetime, int]] = {}
    for each, _, card in _replayed(scheduler, reviews):
        cards[each.question] = card
        began.setdefault(each.question, each.at)
        last[each.question] = each
        if not each.right and (each.confidence == "sure" or each.question in warned):
            warned[each.question] = (each.at, 0)
        elif each.question in warned:
            warned[each.question] = _met(each.at, *warned[each.question])
    return {
        question: Recall(
            missed=not last[question].right,
            confident=question in warned and warned[question][1] < len(_CONFIDENT_AGAIN),
            due=_due(card, warned.get(question), end),
            recall=scheduler.get_card_retrievability(card, max(now, last[question].at)),
            first=began[question],
            last=last[question].at,
            then=scheduler.get_card_retrievability(card, max(end, last[question].at)) if end else None,
        )
        for question, card in cards.items()
    }


def remembered(reviews: Iterable[Review]) -> list[float | None]:
    """The chance that it was remembered at each review, by those before it; None at the first one of a question."""
    scheduler = _scheduler()
    return [
        None if before is None else scheduler.get_card_retrievability(before, each.at)
        for each, before, _ in _replayed(scheduler, reviews)
    ]


def _scheduler() -> Scheduler:
    return Scheduler(desired_retention=RETENTION, enable_fuzzing=False)


def _replayed(scheduler: Scheduler, reviews: Iterable[Review]) -> Iterator[tuple[Review, Card | None, Card]]:
    """Each review with the memory of its question before it and after it."""
    answered = list(reviews)
    usual = _usual_times(answered)
    cards: dict[str, Card] = {}
    for each in answered:
        before = cards.get(each.question)
        meant = rating(each, before is None, usual[each.kind])
        after, _ = scheduler.review_card(before or Card(card_id=0, due=each.at), meant, each.at)
        cards[each.question] = after
        yield each, before, after


def _met(at: datetime, since: datetime, times: int) -> tuple[datetime, int]:
    """A right answer makes good one appointment, where it does not come long before it."""
    kept = times < len(_CONFIDENT_AGAIN) and at - since >= _CONFIDENT_AGAIN[times] - _EARLY
    return since, times + kept


def _due(card: Card, warned: tuple[datetime, int] | None, end: datetime | None) -> datetime:
    """Once recall will have fallen to `RETENTION`, which is what stability says in days; never on the same day."""
    last, stability = card.last_review or card.due, card.stability or 0.0
    due = last + timedelta(days=max(1, round(stability)))
    due = min(due, end) if end else due
    if warned and warned[1] < len(_CONFIDENT_AGAIN):
        return min(warned[0] + _CONFIDENT_AGAIN[warned[1]], due)
    return due


def _usual_times(reviews: Iterable[Review]) -> dict[str, float]:
    times: dict[str, list[float]] = {}
    for each in reviews:
        times.setdefault(each.kind, []).append(each.seconds)
    return {kind: median(found) for kind, found in times.items()}
