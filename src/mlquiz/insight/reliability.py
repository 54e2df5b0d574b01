"""How far scores can be trusted: reliability and the standard error of measurement.

KR-20 asks that all takers sat the same questions. Forms are drawn at random, so that is seldom so; where
it is not, each taker has a random sample of the bank, and the binomial error model is the one that fits:
its reliability is KR-21 (F. M. Lord, Sampling fluctuations resulting from the sampling of test items,
Psychometrika 20, 1955, pages 1 to 22). A draw by domains errs a little less than a plain one, so that
figure is a little too low.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from mlquiz.insight.answer import Answer
from mlquiz.insight.distractors import SHARE_FLOOR
from mlquiz.insight.rest import OTHERS, Numbers

Sheet = dict[str, float]
"""Question id -> credit, of one attempt."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far scores of forms of this length can be trusted; value and error are None below 30 attempts.

    Args:
        coefficient: `KR-20` over attempts on the same questions (`alpha` where credit is partial), `KR-21`
            over attempts with as many questions, drawn at random; empty where there is neither.
        attempts: how many it rests on; below the floor, the most that are alike.
        questions: how many each of them has.
        value: at most 1; below 0 where takers differ less than chance alone would make them.
        error: standard error of measurement, in questions.
    """

    coefficient: str = ""
    attempts: int = 0
    questions: int = 0
    value: float | None = None
    error: float | None = None


def reliability(answers: Iterable[Answer]) -> Reliability:
    """Over attempts whose questions the taker had never seen before, with at least 11 of them.

    What was not answered, or not even reached, is wrong here, as it is in the score.
    """
    sheets = _fresh_sheets(answers)
    same = _largest(_by(sheets, lambda sheet: tuple(sorted(sheet))))
    if len(same) >= SHARE_FLOOR:
        return _on_one_form(same)
    alike = _largest(_by(sheets, lambda sheet: (str(len(sheet)),)))
    if len(alike) >= SHARE_FLOOR:
        return _on_random_forms(alike)
    return Reliability(attempts=len(alike), questions=len(alike[0]) if alike else 0)


def alpha(marks: Numbers) -> float | None:
    """Cronbach's alpha of an array of takers by questions; of marks of 0 and 1 it is KR-20.

    k / (k - 1) · (1 - Σ var of each question / var of the totals), with sample variances (L. J. Cronbach 1951,
    Psychometrika 16:297-334; G. F. Kuder and M. W. Richardson 1937, Psychometrika 2:151-160).
    """
    takers, k = marks.shape
    if takers < 2 or k < 2:
        return None
    total = float(marks.sum(axis=1).var(ddof=1))
    return None if total < 1e-12 else k / (k - 1) * (1 - float(marks.var(axis=0, ddof=1).sum()) / total)


def binomial_reliability(marks: Numbers) -> float | None:
    """KR-21 of an array of takers by k marks each, which need not be of the same questions.

    1 less the mean error variance of a taker's share by the variance of the shares. Of marks of 0 and 1 it
    is k / (k - 1) · (1 - M (k - M) / k s²), with mean M and variance s² of the totals.
    """
    takers, k = marks.shape
    spread = float(marks.mean(axis=1).var()) if takers and k > 1 else 0.0
    return None if spread < 1e-12 else 1 - _error_variance(marks) / spread


def _error_variance(marks: Numbers) -> float:
    """Of the share that a taker earns, by which questions are drawn; the mean over takers."""
    k: int = marks.shape[1]
    return float(marks.var(axis=1, ddof=1).mean()) / k


def _on_one_form(sheets: Sequence[Sheet]) -> Reliability:
    marks = _array(sheets)
    value, k = alpha(marks), marks.shape[1]
    spread = float(marks.sum(axis=1).std(ddof=1))
    error = None if value is None else spread * sqrt(max(0.0, 1 - value))
    whole = bool(np.isin(marks, (0.0, 1.0)).all())
    return Reliability("KR-20" if whole else "alpha", len(sheets), k, value, error)


def _on_random_forms(sheets: Sequence[Sheet]) -> Reliability:
    marks = _array(sheets)
    k = marks.shape[1]
    error = k * sqrt(_error_variance(marks))
    return Reliability("KR-21", len(sheets), k, binomial_reliability(marks), error)


def _array(sheets: Sequence[Sheet]) -> Numbers:
    return np.array([[sheet[question] for question in sorted(sheet)] for sheet in sheets], dtype=np.float64)


def _fresh_sheets(answers: Iterable[Answer]) -> list[Sheet]:
    """The attempts of which nothing had been seen before, by id."""
    found: dict[str, Sheet] = {}
    stale: set[str] = set()
    for each in answers:
        found.setdefault(each.attempt, {})[each.question] = each.credit
        if not each.first:
            stale.add(each.attempt)
    fresh = (found[attempt] for attempt in sorted(found) if attempt not in stale)
    return [sheet for sheet in fresh if len(sheet) > OTHERS]


def _by(
    sheets: Iterable[Sheet], name: Callable[[Sheet], tuple[str, ...]]
) -> dict[tuple[str, ...], list[Sheet]]:
    found: dict[tuple[str, ...], list[Sheet]] = {}
    for each in sheets:
        found.setdefault(name(each), []).append(each)
    return found


def _largest(groups: Mapping[tuple[str, ...], list[Sheet]]) -> list[Sheet]:
    """The group with most attempts; of equals that with the longer form, then the first by name."""
    ranked = sorted(groups.items(), key=lambda each: (-len(each[1]), -len(each[1][0]), each[0]))
    return ranked[0][1] if ranked else []
