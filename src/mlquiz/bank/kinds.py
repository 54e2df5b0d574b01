"""What must hold inside each kind of question: a key, no two things alike, a formula with a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from keyword import iskeyword
from typing import TYPE_CHECKING

from mlquiz.bank.codes import Code
from mlquiz.bank.documents import (
    ChoiceDocument,
    MatchingDocument,
    NumericDocument,
    OptionDocument,
    OrderingDocument,
)
from mlquiz.bank.nouns import numeric
from mlquiz.model.arithmetic import LARGEST, NoFormula, NoValue, share_with_value

if TYPE_CHECKING:
    from mlquiz.bank.document import Path
    from mlquiz.bank.nouns import AnyQuestion
    from mlquiz.bank.source import Source

_ENOUGH = 0.1
"""The least share of draws whose formula has a value: with fewer, drawing may find none."""

_MOST_OFFERED = 10
"""How many different matches may be offered: each has a letter of its own."""

_PERCENT = {"percent", "per cent", "percentage", "pct"}
"""Units beside which `75%` would be three quarters."""

_NO_PROSE = re.compile(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
"""Code and formulas: their braces are their own."""

_LANGUAGE = (
    "write numbers, the variables, + - * / // % ** (for powers) and parentheses, "
    "sqrt exp ln log2 log10 abs min max round floor ceil, pi and e"
)
_NARROWER = "narrow the ranges or rewrite the formula"


def check_body(source: Source, path: Path, each: AnyQuestion) -> None:
    if isinstance(each, ChoiceDocument):
        _check_options(source, path, each.options)
    elif isinstance(each, OrderingDocument):
        _refuse_twins(source, (*path, "steps"), each.steps, "steps")
    elif isinstance(each, MatchingDocument):
        _check_pairs(source, path, each)
    else:
        _check_number(source, path, each)


def _check_options(source: Source, path: Path, options: Sequence[OptionDocument]) -> None:
    keys = sum(option.correct for option in options)
    if not keys:
        source.report(path, "has no key", "mark one option with correct: true", code=Code.NO_KEY)
    if keys == len(options):
        remedy = "mark only the right options with correct: true"
        source.report((*path, "options"), "has no distractor", remedy, code=Code.NO_DISTRACTOR)
    _refuse_twins(source, (*path, "options"), [option.text for option in options], "options", "text")


def _refuse_twins(source: Source, path: Path, texts: Sequence[str], noun: str, *inside: str) -> None:
    for place, same in _twins(texts):
        what = f"has two equal {noun} (number {same + 1} and number {place + 1})"
        source.report((*path, place, *inside), what, "rewrite or remove one of them", code=Code.EQUAL)


def _twins(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of texts that read like an earlier one, each with the place of that."""
    first_of: dict[str, int] = {}
    for place, text in enumerate(texts):
        same = first_of.setdefault(_plain(text), place)
        if same != place:
            yield place, same


def _plain(text: str) -> str:
    return " ".join(text.split())


def _check_pairs(source: Source, path: Path, each: MatchingDocument) -> None:
    prompts, matches = list(each.pairs), list(each.pairs.values())
    for place, same in _twins(prompts):
        what = f"has two equal prompts (number {same + 1} and number {place + 1})"
        source.report(
            (*path, "pairs", prompts[place]), what, "rewrite or remove one of them", key=True, code=Code.EQUAL
        )
    for place, same in _twins(matches):
        if matches[place] != matches[same]:
            what = "has two matches that differ in their spaces only"
            source.report(
                (*path, "pairs", prompts[place]),
                what,
                "write them alike, or say what differs",
                code=Code.EQUAL,
            )
    if len(set(map(_plain, matches))) < 2 and not each.distractors:
        source.report(
            (*path, "pairs"),
            "gives every prompt the same match",
            "add another match or distractors",
            code=Code.MATCHES,
        )
    _check_distractors(source, (*path, "distractors"), each.distractors, set(map(_plain, matches)))
    offered = len({*matches, *each.distractors})
    if offered > _MOST_OFFERED:
        remedy = f"leave some distractors out, {_MOST_OFFERED} is the most"
        source.report(
            (*path, "distractors"), f"offers {offered} different matches", remedy, code=Code.MATCHES
        )


def _check_distractors(source: Source, path: Path, distractors: Sequence[str], matches: set[str]) -> None:
    for place, distractor in enumerate(distractors):
        if _plain(distractor) in matches:
            what = f"has the distractor {distractor!r}, which is a match too"
            source.report((*path, place), what, "remove it, or rewrite one of the two", code=Code.EQUAL)
    _refuse_twins(source, path, distractors, "distractors")


def _check_number(source: Source, path: Path, each: NumericDocument) -> None:
    if each.unit.casefold() in _PERCENT:
        what = f"is in {each.unit!r}, while people type the sign"
        source.report((*path, "unit"), what, "write unit: '%'", code=Code.FORMULA)
    if (each.answer is None) == (not each.formula):
        remedy = "write 'answer:' for a fixed number, or 'variables:' and 'formula:' for fresh ones"
        source.report(path, "needs either an answer or a formula", remedy, code=Code.FORMULA)
        return
    if each.answer is not None:
        _check_answer(source, path, each, each.answer)
        return
    _check_mentions(source, path, each)
    _check_names(source, path, each)
    _check_formula(source, path, each)


def _check_answer(source: Source, path: Path, each: NumericDocument, answer: float) -> None:
    if each.variables:
        source.report(
            (*path, "variables"),
            "has variables but a fixed answer",
            "write a formula, or drop them",
            code=Code.FORMULA,
        )
    if abs(answer) > LARGEST:
        remedy = "give it in another unit"
        source.report(
            (*path, "answer"),
            f"has an answer beyond {LARGEST:g}, which nobody can type",
            remedy,
            code=Code.FORMULA,
        )


def _check_mentions(source: Source, path: Path, each: NumericDocument) -> None:
    for name in each.variables:
        if iskeyword(name):
            what = f"has the variable {name!r}, which formulas cannot name"
            source.report(
                (*path, "variables", name), what, "give it another name", key=True, code=Code.FORMULA
            )
        if f"{{{name}}}" not in each.stem:
            what = f"never shows the variable {name!r}"
            source.report(
                (*path, "stem"), what, f"write {{{name}}} where its number belongs", code=Code.FORMULA
            )
        if not re.search(rf"\b{name}\b", each.formula):
            what = f"does not use the variable {name!r}"
            source.report(
                (*path, "formula"),
                what,
                "use it, or remove it from 'variables:' and from the stem",
                code=Code.FORMULA,
            )


def _check_names(source: Source, path: Path, each: NumericDocument) -> None:
    """Reports braces in the prose of a stem that would stay braces, most likely a typo."""
    shown = dict.fromkeys(re.findall(r"\{([A-Za-z_]\w*)\}", _NO_PROSE.sub(" ", each.stem)))
    known = ", ".join(f"{{{name}}}" for name in each.variables)
    for name in shown:
        if each.variables and name not in each.variables:
            what, remedy = (
                f"shows {{{name}}}, which names no variable",
                f"write {known} or put it in backticks",
            )
            source.report((*path, "stem"), what, remedy, code=Code.FORMULA)


def _check_formula(source: Source, path: Path, each: NumericDocument) -> None:
    path = (*path, "formula")
    try:
        share = share_with_value(numeric(each), each.id)
    except NoFormula as error:
        source.report(path, f"has a formula that cannot be computed: {error}", _LANGUAGE, code=Code.FORMULA)
    except NoValue as error:
        source.report(path, f"has no value for any of its numbers: {error}", _NARROWER, code=Code.FORMULA)
    else:
        if share < _ENOUGH:
            source.report(path, "has no value for nearly all of its numbers", _NARROWER, code=Code.FORMULA)
