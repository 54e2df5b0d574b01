"""A guesser that knows nothing of the subject: it learns which cues point at the key, and is tried elsewhere.

A conditional logit over the options of a question (D. McFadden, Conditional logit analysis of qualitative
choice behavior, 1974) with a ridge, fitted by Newton's method.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from mlquiz.authoring.cues import CUES, cues
from mlquiz.model.question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FOLDS = 5
RIDGE = 4.0
"""Pulls the weight of each cue (in standard deviations of the cue) to none: small banks have little to say."""

_STEPS = 12
_LONGEST_STEP = 1.0
_NO_STEP = 1e-12
_DIGITS = 9
"""Scores that differ less are a tie."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Questions as numbers: the cues of every option and its share of being right, and the options of each."""

    cues: "Numbers"
    right: "Numbers"
    sizes: "NDArray[np.int64]"

    @property
    def starts(self) -> "NDArray[np.int64]":
        import numpy as np

        return np.cumsum(self.sizes) - self.sizes

    def among(self, chosen: "NDArray[np.bool_]") -> "_Sheet":
        """The sheet of some of the questions."""
        import numpy as np

        rows = np.repeat(chosen, self.sizes)
        return _Sheet(self.cues[rows], self.right[rows], self.sizes[chosen])


def held_out(questions: Sequence[Question]) -> list[float]:
    """How likely the guesser has each choice question right, all keys or nothing, having learned from the others.

    The questions are dealt into five folds by a hash of their ids, and those of a fold are guessed from
    the other four (M. Stone, Cross-validatory choice, JRSS B 36, 1974). It takes as many options as are
    keys; of options with the same score it takes one at random, and so may be right by a fraction.
    """
    import numpy as np

    sheet = _sheet(questions)
    folds = np.array([_fold(question.id) for question in questions])
    found = [0.0] * len(questions)
    for fold in sorted(set(folds.tolist())):
        weights, _ = _fitted(sheet.among(folds != fold))
        guessed = sheet.among(folds == fold)
        scores = np.round(guessed.cues @ weights, _DIGITS).tolist()
        places = np.flatnonzero(folds == fold).tolist()
        for place, start in zip(places, guessed.starts.tolist(), strict=True):
            key = questions[place].choice.key
            found[place] = _right(scores[start : start + int(sheet.sizes[place])], key)
    return found


def strongest(questions: Sequence[Question], number: int = 3) -> list[str]:
    """The cues that the guesser leans on most when it learns from all questions, the strongest first."""
    weights, spread = _fitted(_sheet(questions))
    by_strength = sorted(range(len(CUES)), key=lambda place: -abs(weights[place] * spread[place]))
    return [CUES[place] for place in by_strength[:number]]


def _fold(question_id: str) -> int:
    return int.from_bytes(hashlib.sha256(question_id.encode()).digest()[:8], "big") % FOLDS


def _sheet(questions: Sequence[Question]) -> _Sheet:
    import numpy as np

    keys = [(len(question.choice.options), set(question.choice.key)) for question in questions]
    return _Sheet(
        np.array([row for question in questions for row in cues(question)], dtype=float),
        np.array([(place in key) / len(key) for size, key in keys for place in range(size)]),
        np.array([size for size, _ in keys], dtype=np.int64),
    )


def _fitted(sheet: _Sheet) -> tuple["Numbers", "Numbers"]:
    """The weight of each cue in its own units, and how far it spreads."""
    import numpy as np

    means = np.add.reduceat(sheet.cues, sheet.starts) / sheet.sizes[:, None]
    apart = sheet.cues - np.repeat(means, sheet.sizes, axis=0)
    spread = np.sqrt((apart**2).mean(axis=0))
    scale = np.where(spread > 1e-9, spread, 1.0)
    apart /= scale
    weights = np.zeros(apart.shape[1])
    for _ in range(_STEPS):
        step = _newton(apart, sheet, weights)
        length = float(np.abs(step).max())
        weights += step * min(1.0, _LONGEST_STEP / max(_NO_STEP, length))
        if length < _NO_STEP:
            break
    return weights / scale, scale


def _newton(apart: "Numbers", sheet: _Sheet, weights: "Numbers") -> "Numbers":
    import numpy as np

    chances = _softmax(apart @ weights, sheet)
    weighed = apart * chances[:, None]
    means = np.add.reduceat(weighed, sheet.starts)
    slope = apart.T @ (sheet.right - chances) - RIDGE * weights
    bend = apart.T @ weighed - means.T @ means + RIDGE * np.eye(len(weights))
    return np.linalg.solve(bend, slope)


def _softmax(scores: "Numbers", sheet: _Sheet) -> "Numbers":
    import numpy as np

    highest = np.repeat(np.maximum.reduceat(scores, sheet.starts), sheet.sizes)
    raised = np.exp(scores - highest)
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, sheet.starts), sheet.sizes))


def _right(scores: Sequence[float], key: Sequence[int]) -> float:
    """The chance that the best scores are those of the key, where ties are broken at random."""
    least = sorted(scores, reverse=True)[len(key) - 1]
    taken = {place for place, score in enumerate(scores) if score > least}
    tied = {place for place, score in enumerate(scores) if score == least}
    wanted = set(key)
    if not taken <= wanted <= taken | tied:
        return 0.0
    return 1 / comb(len(tied), len(wanted) - len(taken))
