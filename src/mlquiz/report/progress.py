"""How a taker stands with an exam, from history: mastery by domain, and how ready they are.

What works it out is loaded when it is first asked for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from mlquiz.exam.quotas import seats
from mlquiz.history.archive import Archive
from mlquiz.insight.evidence import Exposure, guess
from mlquiz.insight.mastery import estimate
from mlquiz.insight.verdict import Mastery, Readiness
from mlquiz.model.blueprint import Blueprint


@dataclass(frozen=True, slots=True)
class Ready:
    """How ready a taker is for an exam.

    Args:
        blueprint: the exam.
        readiness: the chance of passing, and what it rests on.
        mastery: of every domain, in the order of the blueprint.
        mocks: finished mocks.
        blanks: questions of them that were left without an answer, or with a part of one.
        offset: how much harder than the bank the real exam is taken to be, in logits.
        needed: the share to reach in practice then.
    """

    blueprint: Blueprint
    readiness: Readiness
    mastery: tuple[Mastery, ...]
    mocks: int
    blanks: int
    offset: float
    needed: float


class Progress:
    """Works figures out from what was answered so far."""

    def __init__(self, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._archive = archive
        self._clock = clock

    def mastery(self, blueprint: Blueprint) -> tuple[Mastery, ...]:
        """Mastery of each domain of a blueprint; answers in domains that it no longer has are left out."""
        return _mastery(blueprint, self._exposures(blueprint))

    def ready(self, blueprint: Blueprint, offset: float = 0.0) -> Ready:
        """The chance of passing a form of this blueprint, and what it rests on."""
        from mlquiz.insight.readiness import needed_in_practice, readiness

        rule, threshold = blueprint.form, blueprint.passing.threshold
        scored = rule.length - rule.unscored
        counts = seats(blueprint, scored)
        exposures = self._exposures(blueprint)
        needed = ceil(threshold * scored)
        found = readiness(tuple(counts), tuple(counts.values()), needed, exposures, offset)
        mocks = [
            each
            for each in self._archive.attempts(blueprint.id)
            if each.finished_at is not None and each.mode == "mock"
        ]
        return Ready(
            blueprint,
            found,
            _mastery(blueprint, exposures),
            len(mocks),
            sum(each.questions - each.answered for each in mocks),
            offset,
            needed_in_practice(float(threshold), offset),
        )

    def _exposures(self, blueprint: Blueprint) -> list[Exposure]:
        return [
            Exposure(
                each.domain,
                each.points.earned / each.points.possible,
                guess(each.kind, each.offered, each.choose, blueprint.credit),
                each.difficulty,
                each.age,
                each.gap,
                each.mode == "mock",
                each.count,
            )
            for each in self._archive.exposures(blueprint.id, self._clock())
        ]


def _mastery(blueprint: Blueprint, exposures: Iterable[Exposure]) -> tuple[Mastery, ...]:
    domains = [domain.id for domain in blueprint.domains]
    return estimate(domains, exposures, float(blueprint.passing.threshold))
