"""How a taker stands with an exam, from history: mastery by domain, and how ready they are.

What works it out is loaded when it is first asked for.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from math import ceil

from mlquiz.bank.library import Library
from mlquiz.exam.quotas import seats
from mlquiz.history.archive import Archive
from mlquiz.insight.evidence import Exposure
from mlquiz.insight.habit import median
from mlquiz.insight.mastery import estimate
from mlquiz.insight.study import Study, to_study
from mlquiz.insight.verdict import Mastery, Readiness, State
from mlquiz.model.attempt import Attempt
from mlquiz.model.blueprint import Blueprint
from mlquiz.report.exposures import Exposures

_BLANK = 0.1
"""The part of a mock that may stay blank: who runs out of time there does so in the exam."""


@dataclass(frozen=True)
class Ready:
    """How ready a taker is for an exam.

    Args:
        blueprint: the exam.
        readiness: the chance of passing, and what it rests on.
        mastery: of every domain, in the order of the blueprint.
        exposures: what all of it rests on.
        sat: finished mocks, the newest first.
        unseen: questions of the bank that were never answered; None where it is gone.
        offset: how much harder than the bank the real exam is taken to be, in logits.
        needed: the share to reach in practice then.
        seconds: tells how many right and wrong answers in a domain took how many seconds.
    """

    blueprint: Blueprint
    readiness: Readiness
    mastery: tuple[Mastery, ...]
    exposures: tuple[Exposure, ...]
    sat: tuple[Attempt, ...]
    unseen: int | None
    offset: float
    needed: float
    seconds: Callable[[], Mapping[tuple[str, bool], Mapping[int, int]]] = field(repr=False, compare=False)

    @property
    def mocks(self) -> int:
        return len(self.sat)

    @property
    def blanks(self) -> int:
        """Questions of mocks that were left without an answer, or with a part of one."""
        return sum(each.questions - each.answered for each in self.sat)

    @property
    def blank_lately(self) -> int:
        """Questions of the last mock that were left blank, where these are too many to be called ready by the rest."""
        last = next(iter(self.sat), None)
        blank = last.questions - last.answered if last else 0
        return blank if last and blank > _BLANK * last.questions else 0

    @cached_property
    def _seconds(self) -> Mapping[tuple[str, bool], Mapping[int, int]]:
        return self.seconds()

    def spent(self, domain: str | None = None, *, right: bool | None = None) -> Mapping[int, int]:
        """How many answers took so many seconds: all, or those of a domain, or those that were right or wrong."""
        found: Counter[int] = Counter()
        for (each, was_right), counts in self._seconds.items():
            if domain in (None, each) and right in (None, was_right):
                found.update(counts)
        return found

    @cached_property
    def study(self) -> tuple[Study, ...]:
        """What to study next, the best hour first; nothing below the floor of readiness."""
        if not self.readiness.gains:
            return ()
        everywhere = median(self.spent()).time
        usual = {each.id: median(self.spent(each.id)).time or everywhere for each in self.blueprint.domains}
        return to_study(self.blueprint, self.readiness.gains, self.exposures, usual)

    def per_hour(self, domain: str) -> float | None:
        """What an hour on a domain, all its objectives alike, adds to the chance; None below the floor of readiness."""
        parts = [each for each in self.study if each.domain == domain]
        return sum(each.gain for each in parts) / sum(each.hours for each in parts) if parts else None

    @property
    def left_out(self) -> int:
        """Answers in domains that the blueprint does not have, or no longer."""
        known = {domain.id for domain in self.blueprint.domains}
        return sum(each.count for each in self.exposures if each.domain not in known)


class Progress:
    """Works figures out from what was answered so far."""

    def __init__(self, library: Library, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._archive = archive
        self._exposures = Exposures(library, archive, clock)

    def mastery(self, blueprint: Blueprint) -> tuple[Mastery, ...]:
        """Mastery of each domain of a blueprint; answers in domains that it no longer has are left out."""
        return _mastery(blueprint, self._exposures.of(blueprint))

    def ready(self, blueprint: Blueprint, offset: float = 0.0) -> Ready:
        """The chance of passing a form of this blueprint, and what it rests on."""
        from mlquiz.insight.readiness import needed_in_practice

        exposures = self._exposures.of(blueprint)
        ready = Ready(
            blueprint,
            readiness_of(blueprint, exposures, offset),
            _mastery(blueprint, exposures),
            tuple(exposures),
            self._archive.mocks(blueprint.id),
            self._exposures.unseen(blueprint.id),
            offset,
            needed_in_practice(float(blueprint.passing.threshold), offset),
            partial(self._archive.seconds, blueprint.id),
        )
        return _not_too_early(ready)


def _not_too_early(ready: Ready) -> Ready:
    """Nobody is called ready who left much of the last mock blank, however well the rest was answered."""
    early = ready.readiness.state is State.READY and ready.blank_lately
    return replace(ready, readiness=replace(ready.readiness, state=State.CLOSE)) if early else ready


def readiness_of(
    blueprint: Blueprint, exposures: Iterable[Exposure], offset: float = 0.0, *, gains: bool = True
) -> Readiness:
    """The chance of passing a form of a blueprint, from answers."""
    from mlquiz.insight.readiness import readiness

    rule = blueprint.form
    scored = rule.length - rule.unscored
    counts = seats(blueprint, scored)
    needed = ceil(blueprint.passing.threshold * scored)
    return readiness(tuple(counts), tuple(counts.values()), needed, exposures, offset, gains=gains)


def _mastery(blueprint: Blueprint, exposures: Iterable[Exposure]) -> tuple[Mastery, ...]:
    domains = [domain.id for domain in blueprint.domains]
    return estimate(domains, exposures, float(blueprint.passing.threshold))
