"""How the questions of a bank behave: which answers of which histories count, and what they come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from math import comb
from pathlib import Path

from mlquiz.errors import UnreadableHistory
from mlquiz.history.answers import KeptAnswer, borrowed_answers
from mlquiz.insight.answer import Answer, Asked
from mlquiz.insight.items import Item, item_analysis
from mlquiz.insight.reliability import Reliability, reliability
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Choice, Question

History = tuple[KeptAnswer, ...]
"""What one file holds of an exam."""

_LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of a bank, its questions worst first.

    Args:
        exam: id of the exam.
        title: its title.
        histories: how many files hold a finished attempt of it.
        attempts: finished attempts, each counted once.
        answers: first answers to questions as they are in the bank today.
        repeated: answers left out because the taker had seen the question before.
        altered: first answers left out because they are to another version of a question, or one that is gone.
        reliability: of scores.
        items: one a question of the bank.
    """

    exam: str
    title: str
    histories: int
    attempts: int
    answers: int
    repeated: int
    altered: int
    reliability: Reliability
    items: tuple[Item, ...]

    @property
    def miskeyed(self) -> bool:
        """Whether the key of a question looks wrong."""
        return any(flag.level == "error" for item in self.items for flag in item.flags)


def read_histories(folder: Path, exam: str) -> tuple[list[History], list[str]]:
    """Every `*.db` of a folder by name, and in a sentence each why others cannot be used. None is written."""
    found: list[History] = []
    refused: list[str] = []
    for file in sorted(folder.glob("*.db")):
        try:
            found.append(borrowed_answers(file, exam))
        except UnreadableHistory as error:
            refused.append(str(error))
    return found, refused


def statistics(
    plan: Blueprint, questions: Sequence[Question], histories: Iterable[History], *, repeated: bool = False
) -> Statistics:
    """What histories tell of the questions of a bank.

    Files that share an attempt are one taker's. With `repeated`, a file may be that of several takers, and
    whatever was seen before counts as well.
    """
    used = [each for each in histories if any(slot.points for slot in each)]
    slots = list(chain.from_iterable(_marked(sat, repeated=repeated) for sat in _takers(used)))
    versions = {each.id: each.fingerprint for each in questions}
    current = [each for each, kept in slots if versions.get(kept.question) == kept.fingerprint]
    items = item_analysis([_asked(each, plan.credit) for each in questions], current)
    return Statistics(
        exam=plan.id,
        title=plan.title,
        histories=len(used),
        attempts=len({each.attempt for each, _ in slots}),
        answers=sum(each.n for each in items),
        repeated=sum(each.seen and not each.first for each, _ in slots),
        altered=sum(each.seen and each.first for each, _ in slots) - sum(each.n for each in items),
        reliability=reliability(current),
        items=tuple(sorted(items, key=_worst_first)),
    )


def _takers(histories: Iterable[History]) -> list[dict[str, History]]:
    """Attempt id -> its slots, for each taker. Of copies of an attempt that which was finished is kept."""
    takers: list[dict[str, History]] = []
    for history in histories:
        sat = _by_attempt(history)
        for taker in [each for each in takers if not sat.keys().isdisjoint(each)]:
            takers.remove(taker)
            sat = taker | {name: slots for name, slots in sat.items() if _later(slots, taker.get(name))}
        takers.append(sat)
    return takers


def _by_attempt(history: History) -> dict[str, History]:
    found: dict[str, list[KeptAnswer]] = {}
    for each in history:
        found.setdefault(each.attempt, []).append(each)
    return {attempt: tuple(slots) for attempt, slots in found.items()}


def _later(slots: History, known: History | None) -> bool:
    """Whether a copy of an attempt tells more than the one that is known."""
    return known is None or (slots[0].points is not None and known[0].points is None)


def _marked(sat: Mapping[str, History], *, repeated: bool) -> list[tuple[Answer, KeptAnswer]]:
    """The slots of one taker's finished attempts. What was seen in a sitting that was left is seen, too."""
    first_seen: dict[str, tuple[datetime, str]] = {}
    for each in chain.from_iterable(sat.values()):
        if each.seen:
            before = first_seen.get(each.question)
            first_seen[each.question] = min(before, _moment(each)) if before else _moment(each)
    return [
        (_answer(each, first=repeated or _moment(each) <= first_seen.get(each.question, _moment(each))), each)
        for each in chain.from_iterable(sat.values())
        if each.points
    ]


def _moment(kept: KeptAnswer) -> tuple[datetime, str]:
    return kept.started_at, kept.attempt


def _answer(kept: KeptAnswer, *, first: bool) -> Answer:
    points = kept.points
    return Answer(
        attempt=kept.attempt,
        question=kept.question,
        credit=points.earned / points.possible if points else 0.0,
        picked=kept.picks,
        seconds=kept.spent.total_seconds(),
        given=kept.given,
        first=first,
        seen=kept.seen,
    )


def _asked(question: Question, credit: str) -> Asked:
    body = question.body
    if not isinstance(body, Choice):
        return Asked(question.id)
    offered = len(body.options)
    chance = body.choose / offered if credit == "partial" else 1 / comb(offered, body.choose)
    return Asked(question.id, offered, body.key, chance)


def _worst_first(item: Item) -> tuple[bool, int, int, float, str]:
    """The gravest flag, how many there are, then low discrimination; what cannot be judged comes last."""
    gravest = min((_LEVELS.index(flag.level) for flag in item.flags), default=len(_LEVELS))
    discrimination = 1.0 if item.discrimination is None else item.discrimination
    return item.difficulty is None, gravest, -len(item.flags), discrimination, item.question
