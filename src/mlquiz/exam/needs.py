"""Choosing by need: which questions a drill without a filter asks. Pure; how they are ordered is `assemble`'s.

Up to half of a drill is what has to come again, the rest is new, each domain by its weight. Questions that the
next mock will need are left alone while there are others.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf

from mlquiz.exam.contrast import Pairs, paired
from mlquiz.exam.quotas import largest_remainder, seats
from mlquiz.exam.shuffle import gathered
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.pool import Listed, Pool
from mlquiz.model.recall import Recall


@dataclass(frozen=True, slots=True)
class Needed:
    """What a drill asks: what comes again, what is new; and how many are kept for mocks.

    Where they are from the list that a plan has for today, `listed` is how many are left on it. `first` are asked
    before all others: confident errors that are due. `pairs` are asked side by side.
    """

    again: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    kept: int = 0
    listed: int = 0
    first: tuple[str, ...] = ()
    pairs: Pairs = ()

    @property
    def all(self) -> frozenset[str]:
        return self.again | self.new

    def topped_up(self, others: "Needed", length: int) -> "Needed":
        """The same with so many in all, as far as there are others; what comes again stands first among them."""
        further = [*sorted(others.again - self.all), *sorted(others.new - self.all)][: length - len(self.all)]
        again = others.again.intersection(further)
        there = self.all.union(further)
        apart = {name for pair in self.pairs for name in pair}
        pairs = tuple(pair for pair in others.pairs if there.issuperset(pair) and apart.isdisjoint(pair))
        return replace(
            self,
            again=self.again | again,
            new=self.new | (set(further) - again),
            first=self.first + tuple(name for name in others.first if name in again),
            pairs=self.pairs + pairs,
        )


def needed(
    blueprint: Blueprint,
    pool: Pool,
    needs: Mapping[str, Recall],
    seen: Iterable[str],
    length: int,
    now: datetime,
    seed: int,
    *,
    mocks: int = 1,
    spare_mocks: bool = True,
    contrasts: Mapping[str, str] | None = None,
) -> Needed:
    """Chooses at most `length` questions.

    A confident error that is due comes itself, and stands first. Another question that was missed is replaced by one
    of its objective that was never seen, where there is one to spare; then by itself; its look-alike comes right after
    it. What is not due comes last, the least firm first.

    Args:
        blueprint: domains, weights and the length of a mock.
        pool: the questions of the bank.
        needs: by id, of questions that were answered.
        seen: ids of every question that was on the screen.
        length: how many are wanted.
        now: what due is held against.
        seed: decides among equals.
        mocks: for so many mocks questions are kept.
        spare_mocks: whether to rather ask fewer than those that are kept for mocks. Where nothing else is
            left, they are asked all the same.
        contrasts: the look-alike of a question that was missed, by id.
    """
    known = set(seen) | set(needs)
    reserve = kept_for_mocks(blueprint, pool, known, mocks)
    chosen: list[str] = []
    further: list[str] = []
    first: list[str] = []
    alike: dict[str, str] = {}
    others: set[str] = set()
    for members, quota in _decks(blueprint, gathered(seed, "need", pool), known, length):
        turn = _Turn(members, known, reserve, needs, now)
        mine = turn.chosen(quota)
        chosen += mine
        further += [name for name in turn.spare if name not in mine]
        first += [name for name in turn.first if name in mine]
        others |= turn.may_come
        alike |= {name: (contrasts or {}).get(instead, "") for name, instead in turn.again.items()}
    chosen += further[: length - len(chosen)]
    if not chosen or not spare_mocks:
        kept = [each.id for each in gathered(seed, "need", pool) if each.id in reserve]
        chosen += kept[: length - len(chosen)]
    asked, pairs = paired(chosen, alike, others, pool, alike)
    new = frozenset(asked) - known
    ahead = sorted(set(first).intersection(asked), key=lambda name: (needs[name].recall, name))
    return Needed(frozenset(asked) - new, new, len(reserve - new), first=tuple(ahead), pairs=pairs)


_LATELY = timedelta(hours=1)
"""What was answered so lately is in mind, and tells nothing by being asked again."""


class _Turn:
    """What a drill asks of some questions: those of a domain, or all of a short drill."""

    def __init__(
        self,
        members: Sequence[Listed],
        known: set[str],
        reserve: set[str],
        needs: Mapping[str, Recall],
        now: datetime,
    ) -> None:
        self.needs = needs
        self.fresh = [each for each in members if each.id not in known and each.id not in reserve]
        answered = [each for each in members if each.id in needs]
        shown = [each for each in members if each.id in known and each.id not in needs]
        lately = {each.id for each in answered if now - needs[each.id].last < _LATELY}
        self.urgent = urgent = sorted(
            (each for each in answered if each.id not in lately and self._urgent(each, now)), key=self._rank
        )
        calm = sorted(
            (each for each in answered if each not in urgent),
            key=lambda each: (each.id in lately, self._rank(each)),
        )
        self.spare = [each.id for each in (*self.fresh, *urgent, *shown, *calm)]
        """All that may be asked, what is wanted most first."""
        self.again: dict[str, str] = {}
        """What is asked since something has to come again: itself, or a sibling instead of it."""
        self.first = [each.id for each in urgent if needs[each.id].confident and needs[each.id].due <= now]
        objectives = {each.objective for each in self.fresh}
        self.may_come = {each.id for each in (*self.fresh, *shown)} | {
            each.id for each in answered if each.id not in lately and each.objective not in objectives
        }
        """What may be asked besides; none again of whose objective there is one that was never seen."""

    def _urgent(self, each: Listed, now: datetime) -> bool:
        need = self.needs[each.id]
        return need.due <= now or need.missed

    def _rank(self, each: Listed) -> tuple[bool, bool, float]:
        need = self.needs[each.id]
        return not need.confident, not need.missed, need.recall

    def chosen(self, quota: int) -> list[str]:
        """Ids of so many: up to half of them what has to come again, or a sibling; then what is new."""
        for each in self.urgent[: (quota + 1) // 2]:
            sibling = "" if each.id in self.first else self._sibling(each.objective, self.again)
            self.again[sibling or each.id] = each.id
        rest = [name for name in self.spare if name not in self.again]
        return [*self.again, *rest][:quota]

    def _sibling(self, objective: str, taken: Collection[str]) -> str:
        """A question of the objective that was never seen, to be asked instead of one that was."""
        return next(
            (each.id for each in self.fresh if each.objective == objective and each.id not in taken), ""
        )


def _decks(
    blueprint: Blueprint, questions: Sequence[Listed], known: Collection[str], length: int
) -> Iterator[tuple[list[Listed], int]]:
    """What is chosen from, and how many of it: each domain by its weight; all as one deck where they are too few.

    Domains without weight are asked where there are no others.
    """
    there = Counter(each.domain for each in questions)
    domains = [domain for domain in blueprint.domains if there[domain.id]]
    if any(domain.weight for domain in domains):
        domains = [domain for domain in domains if domain.weight]
    weights = {domain.id: domain.weight or 1.0 for domain in domains}
    if length < len(domains):
        met = Counter(each.domain for each in questions if each.id in known)
        yield by_weight((each for each in questions if each.domain in weights), weights, met), length
        return
    shares = largest_remainder(length, list(weights.values())) if domains else ()
    for domain, share in zip(domains, shares, strict=True):
        yield [each for each in questions if each.domain == domain.id], min(share, there[domain.id])


def by_weight(
    questions: Iterable[Listed], weights: Mapping[str, float], met: Mapping[str, int] | None = None
) -> list[Listed]:
    """Mixed so that the first ones, however many, have each domain by its weight, as those `met` before (Webster)."""
    counts = Counter(met or {})
    placed: list[tuple[float, int, Listed]] = []
    for number, each in enumerate(questions):
        weight = weights[each.domain]
        placed.append(((counts[each.domain] + 0.5) / weight if weight else inf, number, each))
        counts[each.domain] += 1
    return [each for *_, each in sorted(placed)]


def kept_for_mocks(blueprint: Blueprint, pool: Pool, known: Collection[str], mocks: int = 1) -> set[str]:
    """As many unseen questions of each domain as the next mocks draw; the same ones until they are seen.

    Nothing is kept in a domain that has fewer questions than two mocks draw.
    """
    reserve: set[str] = set()
    for domain, quota in seats(blueprint).items():
        members = [each for each in pool if each.domain == domain]
        unseen = [each for each in members if each.id not in known]
        if len(members) >= 2 * quota:
            reserve |= {each.id for each in gathered(0, "reserve", unseen)[: mocks * quota]}
    return reserve
