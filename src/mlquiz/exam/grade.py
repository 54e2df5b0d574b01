"""Right or wrong, pass or fail. Scoring is all or nothing per question; unanswered is wrong."""

from collections.abc import Sequence
from fractions import Fraction

from mlquiz.model.attempt import DomainScore, Response, Score
from mlquiz.model.blueprint import Blueprint, PassRule
from mlquiz.model.form import Slot
from mlquiz.model.question import Question


def grade(
    blueprint: Blueprint, slots: Sequence[Slot], responses: Sequence[Response], questions: Sequence[Question]
) -> Score:
    """Scores a form; slots, responses and questions go together by place.

    Pass or fail is judged on the exact share of scored questions, never on a rounded figure.
    """
    marks = tuple(right(question, response) for question, response in zip(questions, responses, strict=True))
    scored = [(slot.domain, mark) for slot, mark in zip(slots, marks, strict=True) if slot.scored]
    share = Fraction(sum(mark for _, mark in scored), max(1, len(scored)))
    return Score(
        right=sum(mark for _, mark in scored),
        total=len(scored),
        passed=share >= blueprint.passing.threshold,
        domains=by_domain(blueprint, scored),
        scaled=scaled_score(blueprint.passing, share),
        marks=marks,
    )


def right(question: Question, response: Response) -> bool:
    """Whether the picks are exactly the key."""
    return bool(response.picks) and set(response.picks) == set(question.choice.key)


def scaled_score(passing: PassRule, share: Fraction) -> int | None:
    """An estimate on the vendor's scale, or None where there is none.

    Piecewise linear through (0, scale minimum), (threshold, cut), (1, scale maximum), rounded down so
    that a failed form never reads as the cut. Vendors keep the real table secret.
    """
    if passing.scale is None or passing.cut is None:
        return None
    low, high = passing.scale
    threshold, cut = passing.threshold, passing.cut
    if share < threshold:
        return int(low + (cut - low) * share / threshold)
    return int(cut + (high - cut) * (share - threshold) / (1 - threshold)) if threshold < 1 else high


def by_domain(blueprint: Blueprint, scored: Sequence[tuple[str, bool]]) -> tuple[DomainScore, ...]:
    """Right and total for each domain that occurs among (domain, right?) pairs, in blueprint order."""
    present = {domain for domain, _ in scored}
    return tuple(
        DomainScore(
            domain=domain.id,
            right=sum(mark for place, mark in scored if place == domain.id),
            total=sum(place == domain.id for place, _ in scored),
        )
        for domain in blueprint.domains
        if domain.id in present
    )
