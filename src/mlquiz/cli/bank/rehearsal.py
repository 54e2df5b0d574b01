"""Sittings of one question that nobody remembers: the exam room for a question that is being written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mlquiz.bank.cache import Cache, Card
from mlquiz.bank.library import Library, Shelf
from mlquiz.history.archive import Archive
from mlquiz.model.blueprint import Blueprint, Domain, FormRule
from mlquiz.model.pool import Pool
from mlquiz.model.question import Question
from mlquiz.proctor.order import Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.proctor.sitting import Clock, Sitting


class OneQuestion(Library):
    """A library of one bank of one question, which need not be on disk."""

    def __init__(self, folder: Path, blueprint: Blueprint, question: Question) -> None:
        super().__init__([], Cache(folder))
        self._shelf = Shelf(folder, Card(blueprint, {question.domain: 1}))
        self._pool = Pool.of(blueprint, [question])

    def shelf(self, exam: str) -> Shelf:
        return self._shelf

    def pool(self, shelf: Shelf) -> Pool:
        return self._pool


class Rehearsal:
    """Opens sittings over an archive in memory; `locks` is a folder for the lock of the one that is open."""

    def __init__(self, folder: Path, clock: Clock, dice: Callable[[int], int], locks: Path) -> None:
        """Pictures are looked for in `folder`."""
        self._folder = folder
        self._clock = clock
        self._dice = dice
        self._locks = locks
        self._archive = Archive(Path(":memory:"))

    def sitting(self, blueprint: Blueprint, question: Question, seed: int) -> Sitting:
        """A practice sitting of one question, shuffled and with the numbers that the seed gives.

        Raises:
            UsageFault: it cannot be sat.
        """
        alone = _with_one_domain(blueprint, question.domain)
        library = OneQuestion(self._folder, alone, question)
        proctor = Proctor(library, self._archive, self._clock, self._dice, self._locks)
        return proctor.open(proctor.brief(Order(alone.id, "practice", questions=1, seed=seed)))

    def close(self) -> None:
        self._archive.close()


def _with_one_domain(plan: Blueprint, domain: str) -> Blueprint:
    """The exam as if it were of one question's domain alone: whatever it draws, it draws from there."""
    known = next((each for each in plan.domains if each.id == domain), Domain(domain, domain or "-", 1))
    profile = replace(plan.profile, sections=(), pilot=0)
    return replace(plan, domains=(replace(known, weight=1),), form=FormRule((1, 1), 1), profile=profile)
