"""Attempts as lists show them: questions that were asked one by one, as by `mlquiz next`, are a line a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from mlquiz.model.attempt import Attempt
from mlquiz.model.plan import day_of


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt, or several single questions of a day: the newest of them, how many, how many of them right."""

    newest: Attempt
    count: int = 1
    right: int = 0


def runs(attempts: Iterable[Attempt]) -> tuple[Run, ...]:
    """Attempts in their order; single questions that follow upon each other are one run."""
    found: list[Run] = []
    for single, group in groupby(attempts, key=_single):
        members = list(group)
        if single and len(members) > 1:
            found.append(Run(members[0], len(members), sum(each.right or 0 for each in members)))
        else:
            found += map(Run, members)
    return tuple(found)


def _single(attempt: Attempt) -> tuple[str, date] | None:
    """The exam and day of a single question that was answered in a drill; None for anything else."""
    if not attempt.single or attempt.finished_at is None:
        return None
    return attempt.exam, day_of(attempt.started_at)
