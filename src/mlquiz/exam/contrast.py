"""Look-alikes: for a distractor that was taken for the key, the question whose key it would be.

Side by side in one drill they make the difference plain. What a key is about is told by its rare words; words that
half of the bank has tell nothing.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from mlquiz.model.pool import Listed
from mlquiz.model.question import Choice, Question

_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_RARE = 0.04
_FEW = 3
_ENOUGH = 2 * log(25)
"""What two words add up to that stand in one question of 25."""

_ONE_IN = 5
"""So many questions of a drill have room for one look-alike that was not in it anyway."""

Pairs = tuple[tuple[str, str], ...]
"""Ids of questions that stand side by side on a form: each with the one that follows it."""


@dataclass(frozen=True, slots=True)
class Confused:
    """A question, and the option that was picked instead of its key."""

    question: Question
    picked: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What the options of a question say: the words of all, and of the key; and the key in full."""

    id: str
    all: frozenset[str]
    key: frozenset[str]
    whole: frozenset[str]


def paired(
    asked: Iterable[str],
    alike: Mapping[str, str],
    others: Collection[str],
    pool: Iterable[Listed],
    urgent: Collection[str] = (),
) -> tuple[tuple[str, ...], Pairs]:
    """Puts look-alikes beside the questions that they are taken for.

    One that is not asked yet takes the place of the least wanted question of its domain, of those that are wanted less
    than the one beside it. Questions of a scenario stay with it and are never paired.

    Args:
        asked: ids of a drill's questions, what is wanted most first.
        alike: by id of a question that was missed, or is asked instead of one, the id of a look-alike.
        others: ids of questions that may be asked besides.
        pool: the questions of the bank.
        urgent: ids of questions that leave their place to no other.

    Returns:
        The questions, as many as before, and the pairs; no question is in two of them.
    """
    listed = {each.id: each for each in pool if not each.case}
    found = list(asked)
    room = -(-len(found) // _ONE_IN)
    pairs: dict[str, str] = {}
    for first in tuple(found):
        second = alike.get(first, "")
        taken = {first, *pairs, *pairs.values()}
        if (
            first not in listed
            or first not in found
            or first in pairs.values()
            or second not in listed.keys() - taken
        ):
            continue
        if second not in found:
            domain = listed[second].domain
            least = [
                place
                for place, each in enumerate(found[found.index(first) + 1 :], start=found.index(first) + 1)
                if each in listed and each not in taken.union(urgent) and listed[each].domain == domain
            ]
            if not least or not room or second not in others:
                continue
            found[least[-1]] = second
            room -= 1
        pairs[first] = second
    return tuple(found), tuple(pairs.items())


def contrasts(confused: Iterable[Confused], among: Sequence[Question]) -> Mapping[str, str]:
    """By id of the question that was missed, the id of its look-alike, where there is one."""
    told = [_told(each, each.body) for each in among if isinstance(each.body, Choice)]
    common = Counter(word for each in told for word in each.all)
    weights = {
        word: log(len(told) / count)
        for word, count in common.items()
        if count <= max(_FEW, _RARE * len(told))
    }
    found: dict[str, str] = {}
    for each in confused:
        if each.question.id not in found and (alike := _look_alike(each, told, weights)):
            found[each.question.id] = alike
    return found


def _look_alike(confused: Confused, told: Iterable[_Told], weights: Mapping[str, float]) -> str:
    """The question whose key says most of what the picked option says; empty where none says enough."""
    asked = confused.question
    offered = asked.body.offered
    text = offered[confused.picked]
    own = frozenset(word for place in asked.body.key for word in _words(offered[place]))
    words = _words(text) - own

    def likeness(other: _Told) -> float:
        return sum(weights.get(word, 0.0) for word in words & other.key)

    others = [each for each in told if each.id != asked.id]
    same = next((each.id for each in others if _plain(text) in each.whole), "")
    best = max(others, key=likeness, default=None)
    return same or (best.id if best and likeness(best) >= _ENOUGH else "")


def _told(question: Question, body: Choice) -> _Told:
    offered = body.offered
    key = [offered[place] for place in body.key]
    return _Told(
        question.id,
        frozenset(word for text in offered for word in _words(text)),
        frozenset(word for text in key for word in _words(text)),
        frozenset(map(_plain, key)),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("s") for word in _WORD.findall(text))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")
