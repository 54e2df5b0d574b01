"""Right or wrong, pass or fail. Unanswered is wrong.

A question is worth one point, all or nothing; where the exam gives partial credit, a point for each right
component: an option of the key, a step in its place, a prompt with its match.
"""

from collections.abc import Sequence
from fractions import Fraction

from mlquiz.model.arithmetic import accepts, key_of, typed_number
from mlquiz.model.attempt import DomainScore, Points, Response, Score
from mlquiz.model.blueprint import Blueprint, PassRule
from mlquiz.model.form import Slot
from mlquiz.model.question import Choice, Numeric, Question


def grade(
    blueprint: Blueprint, slots: Sequence[Slot], responses: Sequence[Response], questions: Sequence[Question]
) -> Score:
    """Scores a form; slots, responses and questions go together by place.

    Pass or fail is judged on the exact share of scored questions, never on a rounded figure.
    """
    each = zip(questions, slots, responses, strict=True)
    marks = tuple(points(question, slot, response, blueprint.credit) for question, slot, response in each)
    scored = [(slot.domain, mark) for slot, mark in zip(slots, marks, strict=True) if slot.scored]
    earned, possible = sum(mark.earned for _, mark in scored), sum(mark.possible for _, mark in scored)
    passed, scaled = held_against(blueprint.passing, earned, possible)
    return Score(earned, possible, passed, by_domain(blueprint, scored), scaled, marks)


def held_against(passing: PassRule, earned: int, possible: int) -> tuple[bool, int | None]:
    """Whether so many points pass, and the scaled score that they come to."""
    share = Fraction(earned, max(1, possible))
    return share >= passing.threshold, scaled_score(passing, share)


def points(question: Question, slot: Slot, response: Response, credit: str = "whole") -> Points:
    """What a response earns at its slot; `credit` is `whole` or `partial`."""
    right = _right_components(question, slot, response)
    possible = question.body.choose
    if credit == "partial":
        return Points(right, possible)
    return Points(int(right == possible), 1)


def _right_components(question: Question, slot: Slot, response: Response) -> int:
    body = question.body
    if isinstance(body, Numeric):
        typed = typed_number(response.typed, body.unit) if response.typed else None
        return int(typed is not None and accepts(body, key_of(body, dict(slot.values)), typed))
    if isinstance(body, Choice):
        return len(set(response.picks) & set(body.key))
    return sum(pick == right for pick, right in zip(response.picks, body.key, strict=False))


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


def by_domain(blueprint: Blueprint, scored: Sequence[tuple[str, Points]]) -> tuple[DomainScore, ...]:
    """Right and total for each domain that occurs among (domain, points) pairs, in blueprint order."""
    present = {domain for domain, _ in scored}
    return tuple(
        DomainScore(
            domain=domain.id,
            right=sum(mark.earned for place, mark in scored if place == domain.id),
            total=sum(mark.possible for place, mark in scored if place == domain.id),
        )
        for domain in blueprint.domains
        if domain.id in present
    )
