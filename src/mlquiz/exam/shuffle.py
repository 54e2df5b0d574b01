"""Order from a seed: the same on every machine and Python, and unmoved by what else is in the bank."""

import hashlib
from collections.abc import Callable, Iterable
from itertools import chain
from typing import TypeVar

from mlquiz.model.pool import Listed

Thing = TypeVar("Thing")


def shuffled(seed: int, purpose: str, things: Iterable[Thing], name: Callable[[Thing], str]) -> list[Thing]:
    """The things in an order that depends only on seed, purpose and their names."""

    def rank(thing: Thing) -> bytes:
        return hashlib.sha256(f"{seed}\0{purpose}\0{name(thing)}".encode()).digest()

    return sorted(things, key=rank)


def gathered(seed: int, purpose: str, questions: Iterable[Listed]) -> list[Listed]:
    """Questions in the seed's order, those of one scenario one after the other by their ids."""
    groups: dict[str, list[Listed]] = {}
    for question in sorted(questions, key=lambda each: each.id):
        groups.setdefault(question.case or question.id, []).append(question)
    return list(chain.from_iterable(groups[name] for name in shuffled(seed, purpose, groups, str)))
