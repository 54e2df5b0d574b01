"""The pool that forms are drawn from: what drawing goes by is listed, a question is fetched once it is drawn.

How questions are stored is not known here: the pool is given a callable that fetches them.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question


class Listed(NamedTuple):
    """What drawing goes by. A tuple, because a large bank makes ten thousand of them at every start."""

    id: str
    domain: str
    objective: str
    difficulty: str
    fingerprint: str
    case: str
    tags: tuple[str, ...]
    pinned: tuple[int, ...]


Fetch = Callable[[Sequence[str]], tuple[Question, ...]]
"""Gives the questions with these ids, in this order."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Every question of a bank. `version` stands for all that a form depends on; `questions` fetches by ids."""

    listed: tuple[Listed, ...]
    version: str
    questions: Fetch

    @classmethod
    def of(cls, blueprint: Blueprint, questions: Iterable[Question]) -> "Pool":
        """A pool of questions that are at hand."""
        by_id = {question.id: question for question in questions}
        listed = tuple(map(listed_of, by_id.values()))
        return cls(listed, bank_version(blueprint, listed), lambda ids: tuple(map(by_id.__getitem__, ids)))

    def __iter__(self) -> Iterator[Listed]:
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)

    def everything(self) -> tuple[Question, ...]:
        """All questions, fetched."""
        return self.questions([each.id for each in self.listed])


def listed_of(question: Question) -> Listed:
    return Listed(
        id=question.id,
        domain=question.domain,
        objective=question.objective,
        difficulty=question.difficulty,
        fingerprint=question.fingerprint,
        case=question.case,
        tags=question.tags,
        pinned=tuple(sorted(question.body.pinned)),
    )


def bank_version(blueprint: Blueprint, pool: Iterable[Listed]) -> str:
    """Sixteen hex digits over all that a form depends on; file order and wording of rationales do not count."""
    domains = [[domain.id, domain.weight] for domain in blueprint.domains]
    form = [blueprint.form.length, blueprint.form.unscored]
    sections = [[list(each.domains), each.scenarios] for each in blueprint.profile.sections]
    questions = sorted([each.id, each.domain, each.objective, each.fingerprint, each.pinned] for each in pool)
    essence = [domains, form, questions, *([sections] if sections else [])]
    return hashlib.sha256(json.dumps(essence).encode()).hexdigest()[:16]
