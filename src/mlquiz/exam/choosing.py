"""Choosing questions by need: which of a bank's questions a filter keeps. How many are drawn is `assemble`'s."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from mlquiz.errors import UsageFault
from mlquiz.exam.assemble import refuse_unknown
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.pool import Listed, Pool

DIFFICULTIES = ("easy", "medium", "hard")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a taker wants to practise; what is left out keeps everything.

    Args:
        domains: ids of domains.
        objectives: their numbers.
        tags: words of the author's; one of them is enough.
        difficulties: easy, medium, hard.
        missed: wrong or left blank in one of so many last attempts.
        unseen: not seen in so many last attempts.
        flagged: flagged when last seen.
        bookmarked: bookmarked.
    """

    domains: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    difficulties: tuple[str, ...] = ()
    missed: int = 0
    unseen: int = 0
    flagged: bool = False
    bookmarked: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return any(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True, slots=True)
class Memory:
    """Ids of questions by what history knows of them, for one filter."""

    missed: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    bookmarked: frozenset[str] = frozenset()


def chosen(blueprint: Blueprint, pool: Pool, wanted: Filter, memory: Memory) -> frozenset[str]:
    """Ids of the questions that fit all that is wanted.

    Raises:
        UsageFault: a domain, objective, tag or difficulty is not there.
    """
    refuse_unknown("domain", wanted.domains, [domain.id for domain in blueprint.domains], blueprint.id)
    refuse_unknown("objective", wanted.objectives, sorted({each.objective for each in pool}), blueprint.id)
    refuse_unknown("tag", wanted.tags, sorted({tag for each in pool for tag in each.tags}), blueprint.id)
    refuse_unknown("difficulty", wanted.difficulties, DIFFICULTIES, blueprint.id)
    return frozenset(
        each.id for each in pool if _written(each, wanted) and _remembered(each.id, wanted, memory)
    )


def _written(question: Listed, wanted: Filter) -> bool:
    """Whether what the author wrote fits."""
    return (
        _among(question.domain, wanted.domains)
        and _among(question.objective, wanted.objectives)
        and _among(question.difficulty, wanted.difficulties)
        and (not wanted.tags or bool(set(question.tags) & set(wanted.tags)))
    )


def _among(value: str, wanted: Iterable[str]) -> bool:
    return not wanted or value in wanted


def _remembered(question: str, wanted: Filter, memory: Memory) -> bool:
    """Whether what history knows fits."""
    return (
        (not wanted.missed or question in memory.missed)
        and (not wanted.unseen or question not in memory.seen)
        and (not wanted.flagged or question in memory.flagged)
        and (not wanted.bookmarked or question in memory.bookmarked)
    )


def count_of(kept: int, asked: int | None, most: int) -> int:
    """How many questions to draw of those a filter keeps: what was asked for, or at most `most`.

    Raises:
        UsageFault: none fits, or fewer than asked for. A filter is never widened.
    """
    if not kept:
        raise UsageFault("no question fits this filter; ask for less")
    if asked and asked > kept:
        fit = "1 question fits" if kept == 1 else f"{kept} questions fit"
        raise UsageFault(f"{fit} this filter; ask for --questions {kept} or fewer, or for a wider filter")
    return asked or min(kept, most)
