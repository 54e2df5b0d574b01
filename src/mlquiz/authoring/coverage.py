"""What a bank has against what mocks need of it. Draws nothing: that is `mlquiz.exam.assemble`'s."""

from collections import Counter
from collections.abc import Iterable

from mlquiz.exam.quotas import seats
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question


def full_mocks(blueprint: Blueprint, questions: Iterable[Question]) -> int:
    """How many mocks of the longest form can be drawn before one must repeat a question."""
    counts = Counter(question.domain for question in questions)
    return min(counts[domain] // quota for domain, quota in seats(blueprint).items() if quota)
