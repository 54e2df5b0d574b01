"""What the questions of a bank can be chosen by, for those who choose."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mlquiz.exam.choosing import DIFFICULTIES
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.pool import Pool

Entries = tuple[tuple[str, str, int], ...]
"""What a command line says, what a person reads, how many questions there are."""


@dataclass(frozen=True, slots=True)
class Menu:
    """The domains, objectives, difficulties and tags of a bank, each with its number of questions."""

    blueprint: Blueprint
    domains: Entries
    objectives: Entries
    difficulties: Entries
    tags: Entries


def menu_of(blueprint: Blueprint, pool: Pool) -> Menu:
    objectives = {number: title for domain in blueprint.domains for number, title in domain.objectives}
    numbers = sorted({question.objective for question in pool})
    by_tag = Counter(tag for question in pool for tag in set(question.tags))
    return Menu(
        blueprint,
        domains=_entries(
            ((each.id, each.title) for each in blueprint.domains), Counter(each.domain for each in pool)
        ),
        objectives=_entries(
            ((each, objectives.get(each, each)) for each in numbers), Counter(each.objective for each in pool)
        ),
        difficulties=_entries(
            ((each, each) for each in DIFFICULTIES), Counter(each.difficulty for each in pool)
        ),
        tags=_entries(
            ((tag, tag) for tag, _ in sorted(by_tag.items(), key=lambda each: (-each[1], each[0]))), by_tag
        ),
    )


def _entries(names: Iterable[tuple[str, str]], counts: Counter[str]) -> Entries:
    return tuple((name, title, counts[name]) for name, title in names if counts[name])
