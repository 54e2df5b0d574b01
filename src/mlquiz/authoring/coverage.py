"""What a bank has against what mocks need of it. Draws nothing: that is `mlquiz.exam.assemble`'s."""

from collections import Counter
from collections.abc import Iterable

from mlquiz.exam.quotas import largest_remainder
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question


def quotas(blueprint: Blueprint) -> dict[str, int]:
    """How many questions of each domain the longest form has."""
    shares = largest_remainder(blueprint.form.length, [domain.weight for domain in blueprint.domains])
    return {domain.id: share for domain, share in zip(blueprint.domains, shares, strict=True)}


def full_mocks(blueprint: Blueprint, questions: Iterable[Question]) -> int:
    """How many mocks of the longest form can be drawn before one must repeat a question."""
    counts = Counter(question.domain for question in questions)
    return min(counts[domain] // quota for domain, quota in quotas(blueprint).items() if quota)
