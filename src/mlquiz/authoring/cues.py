"""What tells an option apart from its siblings without any knowledge of the subject.

Nothing here knows which option is right, and nothing judges.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from mlquiz.authoring.words import roots, words
from mlquiz.model.question import Question

_ABSOLUTES = frozenset(
    (
        "all",
        "always",
        "any",
        "completely",
        "entirely",
        "every",
        "everything",
        "exactly",
        "guarantees",
        "guaranteed",
        "impossible",
        "must",
        "never",
        "no",
        "none",
        "nothing",
        "only",
        "solely",
    )
)
_HEDGES = frozenset(
    (
        "can",
        "could",
        "generally",
        "likely",
        "may",
        "might",
        "mostly",
        "often",
        "possibly",
        "probably",
        "sometimes",
        "tends",
        "typically",
        "usually",
    )
)
_THE_ABOVE = (
    r"(?: of)?(?: the)? (?:above|these|them|(?:other |above )?(?:options|answers|choices|statements)(?: above)?)"
    r"(?: (?:is|are) (?:correct|right|true|valid))?\.?"
)
_ALL = re.compile("(?:all|both)" + _THE_ABOVE, re.IGNORECASE)
_NONE = re.compile("(?:none|neither)" + _THE_ABOVE, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PUNCTUATION = re.compile(r"[(),;:]")

_REMEMBERED = 16_384
"""Questions whose overlaps are kept: several rules ask for them, each of the whole bank."""

CUES = (
    "length",
    "longest",
    "shortest",
    "words of the stem",
    "most words of the stem",
    "first",
    "second",
    "third",
    "absolutes",
    "hedges",
    "digits",
    "punctuation",
    "words of other options",
    "long words",
    "all of the above",
    "none of the above",
)
"""What the columns of `cues` are."""


def cues(question: Question) -> list[list[float]]:
    """One row an option in the author's order, one column for each of `CUES`; only differences in a column count."""
    texts = question.choice.offered
    by_length = lengths(question)
    shared = overlaps(question)
    columns = (
        [size / (1 + sum(by_length) / len(texts)) for size in by_length],
        _only(unique(by_length), len(texts)),
        _only(unique([-size for size in by_length]), len(texts)),
        [float(number) for number in shared],
        _only(unique(shared), len(texts)),
        *(_only(place, len(texts)) for place in range(3)),
        *_habits(texts),
        _convergence(texts),
        [_mean_length(text) for text in texts],
        [float(is_all_of_the_above(text)) for text in texts],
        [float(bool(_NONE.fullmatch(text))) for text in texts],
    )
    return [list(row) for row in zip(*columns, strict=True)]


def lengths(question: Question) -> list[int]:
    """The characters of each option."""
    return [len(text) for text in question.choice.offered]


def overlaps(question: Question) -> tuple[int, ...]:
    """How many words with a meaning each option has in common with the stem, whatever their endings."""
    return _overlaps(question.stem, question.choice.offered)


@lru_cache(_REMEMBERED)
def _overlaps(stem: str, texts: tuple[str, ...]) -> tuple[int, ...]:
    asked = roots(stem)
    return tuple(len(asked & roots(text)) for text in texts)


def unique(values: Sequence[float]) -> int | None:
    """The place of the greatest value, or None where several are."""
    most = max(values)
    return values.index(most) if values.count(most) == 1 else None


def is_all_of_the_above(text: str) -> bool:
    return bool(_ALL.fullmatch(text))


def _only(place: int | None, number: int) -> list[float]:
    """1 for one option and 0 for the others."""
    return [float(index == place) for index in range(number)]


def _habits(texts: Sequence[str]) -> tuple[list[float], ...]:
    own = [frozenset(words(text)) for text in texts]
    return (
        [float(bool(each & _ABSOLUTES)) for each in own],
        [float(bool(each & _HEDGES)) for each in own],
        [float(bool(_DIGIT.search(text))) for text in texts],
        [float(len(_PUNCTUATION.findall(text))) for text in texts],
    )


def _convergence(texts: Sequence[str]) -> list[float]:
    """Which share of an option's words its siblings have, on average over them."""
    own = [frozenset(words(text)) for text in texts]
    return [
        sum(len(each & other) for other in own if other is not each) / max(1, len(each) * (len(own) - 1))
        for each in own
    ]


def _mean_length(text: str) -> float:
    found = words(text)
    return sum(map(len, found)) / max(1, len(found))
