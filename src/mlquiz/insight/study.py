"""What to study next: how much an hour on a domain or an objective would add to the chance of passing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from mlquiz.insight.evidence import Exposure
from mlquiz.insight.interval import FLOOR
from mlquiz.insight.verdict import STEP
from mlquiz.model.blueprint import Blueprint, Domain

if TYPE_CHECKING:
    from mlquiz.insight.posterior import Posterior


@dataclass(frozen=True, slots=True)
class Study:
    """What an hour on a part of the blueprint is worth.

    Args:
        domain: id of the domain.
        objective: its number; empty for the whole domain.
        title: of the domain or the objective.
        n: first answers there.
        mastery: as a share; None below the floor of evidence.
        gain: how much the chance of passing would rise with half a logit of ability there.
        hours: how long that is taken to need.
    """

    domain: str
    objective: str
    title: str
    n: int
    mastery: float | None
    gain: float
    hours: float

    @property
    def per_hour(self) -> float:
        """What an hour adds to the chance of passing, as a share."""
        return self.gain / self.hours


STEP_QUESTIONS = 10
"""Questions that it is taken to need to raise an objective by half a logit: an assumption, the same for all."""

USUAL = timedelta(seconds=90)
"""The time on a question where too few were answered to tell."""


LEAST = timedelta(seconds=5)
"""A shorter time is nobody's who reads."""


def to_study(
    blueprint: Blueprint,
    gains: Sequence[float],
    exposures: Iterable[Exposure],
    usual: Mapping[str, timedelta | None],
) -> tuple[Study, ...]:
    """What an hour is worth, the best first: of each objective, or of a domain that has none.

    A domain's gain is shared out among its objectives by what half a logit would add to the mastery of each, so
    that one that is known already, or out of reach, gets little.

    Args:
        blueprint: domains with their objectives.
        gains: of the domains, as `readiness` gives them; none below its floor.
        exposures: all answers.
        usual: by domain, the taker's own median time on a question; as long again goes into reading why.
    """
    if not gains:
        return ()
    known = list(exposures)
    told = _objectives_told(blueprint, known)
    found: list[Study] = []
    for domain, gain in zip(blueprint.domains, gains, strict=True):
        time = max(usual.get(domain.id) or USUAL, LEAST)
        hours = STEP_QUESTIONS * 2 * time / timedelta(hours=1)
        found += _of_domain(domain, gain, known, told, hours)
    return tuple(sorted(found, key=lambda each: -each.per_hour))


def _objectives_told(blueprint: Blueprint, exposures: Iterable[Exposure]) -> "Posterior":
    """Abilities by objective, which lend each other strength as domains do."""
    from mlquiz.insight.posterior import Posterior

    places = [_place(domain.id, number) for domain in blueprint.domains for number, _ in domain.objectives]
    evidence = (
        told
        for each in exposures
        for told in replace(each, domain=_place(each.domain, each.objective)).evidence
    )
    return Posterior(places or [""], evidence)


def _of_domain(
    domain: Domain, gain: float, exposures: Sequence[Exposure], told: "Posterior", hours: float
) -> Iterator[Study]:
    """Its objectives; the domain itself where it has none, which is then taken for one objective."""
    first = Counter[str]()
    for each in exposures:
        if each.domain == domain.id and each.gap is None:
            first[each.objective] += each.count
    if not domain.objectives:
        yield Study(domain.id, "", domain.title, first.total(), None, gain, hours)
        return
    places = {number: _place(domain.id, number) for number, _ in domain.objectives}
    steps = {number: told.mean(place, STEP) - told.mean(place) for number, place in places.items()}
    for number, title in domain.objectives:
        mastery = told.mean(places[number]) if first[number] >= FLOOR else None
        part = steps[number] / sum(steps.values())
        yield Study(domain.id, number, title, first[number], mastery, gain * part, hours)


def _place(domain: str, objective: str) -> str:
    return f"{domain}\0{objective}"
