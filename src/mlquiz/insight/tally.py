"""Right of total, over an attempt or a part of it. Estimates with intervals are `mastery`'s and `band`'s."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mlquiz.model.attempt import Answered
from mlquiz.model.blueprint import Blueprint

_LEVELS = ("easy", "medium", "hard")


class Tally(NamedTuple):
    """Right of total; points where credit is partial. The total is its n."""

    right: int
    total: int

    @property
    def fraction(self) -> float | None:
        return self.right / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Part:
    """Right of total in a part of an attempt: an objective of a domain, or a difficulty."""

    name: str
    tally: Tally
    title: str = ""
    domain: str = ""


def scored(answers: Iterable[Answered]) -> tuple[Answered, ...]:
    """The answers that count for the score."""
    return tuple(each for each in answers if each.slot.scored)


def positions(answers: Iterable[Answered]) -> tuple[int, ...]:
    """Where answers stand on the form, in their order."""
    return tuple(each.slot.position for each in answers)


def tally(answers: Iterable[Answered]) -> Tally:
    """What the scored questions among these earned, of how much."""
    points = [each.points for each in scored(answers)]
    return Tally(sum(each.earned for each in points), sum(each.possible for each in points))


def by_objective(answers: Sequence[Answered], plan: Blueprint) -> tuple[Part, ...]:
    """Scored questions by objective, in the order of the blueprint; objectives it does not know come last."""
    known = {(domain.id, number): title for domain in plan.domains for number, title in domain.objectives}
    found = _by(scored(answers), lambda each: (each.slot.domain, each.slot.objective))
    order = [*(place for place in known if place in found), *(place for place in found if place not in known)]
    return tuple(
        Part(number, tally(found[domain, number]), known.get((domain, number), ""), domain)
        for domain, number in order
    )


def by_difficulty(answers: Sequence[Answered]) -> tuple[Part, ...]:
    """Scored questions by the author's difficulty, the easy ones first."""
    found = _by(scored(answers), lambda each: (each.question.difficulty,))
    order = sorted(
        found, key=lambda name: (_LEVELS.index(name[0]) if name[0] in _LEVELS else len(_LEVELS), name)
    )
    return tuple(Part(name[0], tally(found[name])) for name in order)


def most_missed(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts where anything was missed, those that lost most first; equals keep their order."""
    missed = (each for each in parts if each.tally.right < each.tally.total)
    return tuple(sorted(missed, key=lambda each: each.tally.right - each.tally.total))


def _by(
    answers: Iterable[Answered], of: Callable[[Answered], tuple[str, ...]]
) -> dict[tuple[str, ...], list[Answered]]:
    found: dict[tuple[str, ...], list[Answered]] = {}
    for each in answers:
        found.setdefault(of(each), []).append(each)
    return found
