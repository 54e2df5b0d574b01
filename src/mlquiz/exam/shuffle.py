"""Order from a seed: the same on every machine and Python, and unmoved by what else is in the bank."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def shuffled(seed: int, purpose: str, things: Iterable[Thing], name: Callable[[Thing], str]) -> list[Thing]:
    """The things in an order that depends only on seed, purpose and their names."""

    def rank(thing: Thing) -> bytes:
        return hashlib.sha256(f"{seed}\0{purpose}\0{name(thing)}".encode()).digest()

    return sorted(things, key=rank)
