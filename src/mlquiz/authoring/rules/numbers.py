"""Rules about numbers: ranges and numbers among options, and what is asked for as a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import inf

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.texts import Text, options
from mlquiz.authoring.words import plain, prose, question_sentence, root
from mlquiz.model.arithmetic import NoValue, accepts, drawn, key_of, typed_number
from mlquiz.model.question import Numeric

_LONGEST = 60
_SIGN = 3
"""The most letters of what is the sign of a unit rather than its name."""

_DIGITS = r"[-+\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+\u2212]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?"
_UNIT = r"[^\W\d_%]+(?:[ /][^\W\d_]+){0,3}|%|\u00b0[CF]?"
_SIDE = rf"(?:about |approximately )?[$\u20ac\u00a3]?({_DIGITS})(?: ?({_UNIT}))?"
_SHORT_UNIT = r"(?!(?:to|and|or)\b)[^\W\d_%]{1,12}|%|\u00b0[CF]?"
_NEAR = rf"[$\u20ac\u00a3]?({_DIGITS})(?: ?(?:{_SHORT_UNIT}))?"
_PLAIN = re.compile(rf"{_SIDE}\.?")
_BETWEEN = re.compile(
    rf"(?:(?:from )?{_NEAR} ?(?:to|-|\u2013|\u2014|\.\.)|between {_NEAR} ?(?:to|and|-|\u2013)) ?{_SIDE}\.?",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"(?:(less than|under|below|fewer than|<)|(up to|at most|no more than|\u2264|<=)) ?{_SIDE}\.?",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    rf"(?:(more than|over|above|greater than|>)|(at least|no less than|\u2265|>=)) ?{_SIDE}\.?", re.IGNORECASE
)
_OPEN_END = re.compile(
    rf"{_NEAR} ?(?:\+|(?:or|and) (more|less|fewer|above|below|over|under|higher|lower))\.?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Range:
    """From `low` to `high`; an end may belong to it or not."""

    low: float
    high: float
    low_in: bool = True
    high_in: bool = True

    def meets(self, other: "_Range") -> bool:
        first, second = sorted((self, other), key=lambda each: (each.low, not each.low_in))
        if first.high == second.low:
            return first.high_in and second.low_in
        return first.high > second.low


@question_rule("MQ208", Severity.WARNING, "overlapping ranges")
def overlapping_ranges(asked: Asked) -> Iterator[Hint]:
    """Finds ranges among the options into which one number falls twice, unless ranges are what is asked for."""
    found = [(each, span) for each in options(asked) if (span := _range(_short(each)))]
    if len(found) < 2 or re.search(r"interval|range", question_sentence(asked.question.stem), re.IGNORECASE):
        return
    for (one, span), (other, second) in combinations(found, 2):
        if span.meets(second):
            what = f"offers {plain(other.text)!r}, which overlaps with {plain(one.text)!r}"
            yield Hint(other.path, what, "part the ranges, ends included")
            return


def _short(each: Text) -> str:
    """An option as it is read; nothing of a long one, which is no number."""
    return plain(each.text) if len(each.text) <= _LONGEST else ""


def _range(text: str) -> _Range | None:
    if found := _BETWEEN.fullmatch(text):
        low, high = _number(found[1] or found[2]), _number(found[3])
        return _Range(low, high) if low < high else None
    if found := _BELOW.fullmatch(text):
        return _Range(-inf, _number(found[3]), high_in=bool(found[2]))
    if found := _ABOVE.fullmatch(text):
        return _Range(_number(found[3]), inf, low_in=bool(found[2]))
    if found := _OPEN_END.fullmatch(text):
        down = (found[2] or "").lower() in ("less", "fewer", "below", "under", "lower")
        return _Range(-inf, _number(found[1])) if down else _Range(_number(found[1]), inf)
    return None


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("\u2212", "-"))


@question_rule("MQ209", Severity.INFO, "numbers in no order")
def unsorted_numbers(asked: Asked) -> Iterator[Hint]:
    """Finds options that are numbers in one unit and go up and down: they are hard to read and to check."""
    found = [_PLAIN.fullmatch(_short(each)) for each in options(asked)]
    told = [(each[1], _unit(each[2] or "")) for each in found if each]
    if len(found) < 3 or len(told) < len(found) or len({unit for _, unit in told}) > 1:
        return
    numbers = [_number(text) for text, _ in told]
    if any(a > b for a, b in pairwise(numbers)) and any(a < b for a, b in pairwise(numbers)):
        order = ", ".join(f"{each:g}" for each in sorted(numbers))
        yield Hint(("options",), "has numbers for options in no order", f"write {order}", key=True)


def _unit(written: str) -> str:
    """A unit, the same for one of it and for several; its signs, as those of ms and s, are what they are."""
    return root(written.lower().removesuffix("s")) if len(written) > _SIGN else written


_OWN = re.compile(
    r"(?<![\w.,{$^/-])[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?%?(?![\w}^]|[.,/]\d)"
)
_DECIMALS = re.compile(r"\s*(?:decimals?|digits?|significant|places)\b")
_DRAWS = 24
_DIGITS_TYPED = 6
"""More decimals than these are not typed as they are."""


@question_rule("MQ218", Severity.WARNING, "number that is given away or cannot be typed")
def unfair_number(asked: Asked) -> Iterator[Hint]:
    """Finds answers that stand in their own stem, and fractions that must be typed without any tolerance."""
    body = asked.question.body
    if not isinstance(body, Numeric):
        return
    if body.answer is not None and (text := _given_away(asked.question.stem, body, body.answer)):
        yield Hint(
            ("stem",), f"shows its own answer ({text})", "ask for a number that the stem does not show"
        )
    if body.formula and not body.tolerance and (value := _fraction(body, asked.question.id)):
        what = f"takes no number but the exact one, which may be {value:.8g}"
        yield Hint(("tolerance",), what, "give it a tolerance, or round the formula")


def _given_away(stem: str, body: Numeric, answer: float) -> str | None:
    """A number of the stem that, typed as it stands, is exactly right."""
    exact, shown = replace(body, tolerance=0.0), prose(stem)
    for found in _OWN.finditer(shown):
        typed = typed_number(found[0].replace(",", ""), body.unit)
        if typed is not None and accepts(exact, answer, typed) and not _DECIMALS.match(shown, found.end()):
            return found[0]
    return None


def _fraction(body: Numeric, question: str) -> float | None:
    """A value of the formula that has more decimals than are typed."""
    for seed in range(_DRAWS):
        try:
            value = key_of(body, dict(drawn(body, seed, question)))
        except NoValue:
            return None
        if not accepts(body, value, round(value, _DIGITS_TYPED)):
            return value
    return None


RULES = (overlapping_ranges, unsorted_numbers, unfair_number)
