"""Seats for domains: how many questions of a form each domain gets."""

from collections.abc import Sequence
from fractions import Fraction

from mlquiz.model.blueprint import Blueprint


def largest_remainder(seats: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Shares out `seats` by Hare's quota and largest remainders, ties to the earlier weight.

    The sum is `seats` and each share is within one of its exact value. Weights need not sum to 100;
    they are finite, not negative and not all zero (ValueError).
    """
    exact = [Fraction(weight) for weight in weights]
    total = sum(exact)
    if total <= 0 or min(exact) < 0:
        raise ValueError("weights are not negative and not all zero")
    shares = [seats * weight / total for weight in exact]
    whole = [int(share) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda index: whole[index] - shares[index])
    for index in by_remainder[: seats - sum(whole)]:
        whole[index] += 1
    return tuple(whole)


def seats(blueprint: Blueprint, length: int | None = None) -> dict[str, int]:
    """How many questions of each domain a form has, by id: of so many, or of the longest form."""
    of_all = blueprint.form.length if length is None else length
    shares = largest_remainder(of_all, [domain.weight for domain in blueprint.domains])
    return {domain.id: share for domain, share in zip(blueprint.domains, shares, strict=True)}
