"""Arithmetic of numeric questions: what a taker types, what a formula gives, fresh numbers for its variables.

Numbers are drawn from the form's seed, so that one form code asks the same on every machine.
"""

import hashlib
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mlquiz.model.question import Numeric, Variable

if TYPE_CHECKING:
    import ast

    from simpleeval import SimpleEval

TRIES = 200
"""How many draws are tried for one whose formula has a value."""

LARGEST = 1e15
"""Beyond this a number is neither typed nor a key."""

_SLACK = 1e-12
"""What binary fractions may be off by, in relation to the key."""

_MOST_SLACK = 0.25
"""Beyond this the slack would take in the next whole number."""

_DUST = 1e-12
"""What they may be off by where the key is near zero."""

_LONGEST_TYPED = 100
_LONGEST_SHOWN = 20
_TYPED = re.compile(
    r"([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?)\s*(?:/\s*(\d+(?:\.\d*)?|\.\d+))?\s*(%?)"
)


class NoValue(ValueError):
    """A formula has no finite value for these numbers."""


class NoFormula(NoValue):
    """It is no formula at all."""


def typed_number(text: str, unit: str = "") -> float | None:
    """What a person means: `0.75`, `75%`, `3/4`, `7.5e-1`, with or without the unit; None where it is no number."""
    if len(text) > _LONGEST_TYPED:
        return None
    plain, unit = (each.strip().casefold().replace("\u2212", "-") for each in (text, unit))
    bare = plain.removesuffix(unit).strip()
    found = _TYPED.fullmatch(bare)
    if not found or (found[3] and bare != plain):
        return None
    divisor = float(found[2] or 1) * (100 if found[3] else 1)
    value = float(found[1]) / divisor if divisor else math.inf
    return value if abs(value) <= LARGEST else None


def value_of(formula: str, values: Mapping[str, float]) -> float:
    """What a formula gives: arithmetic over the variables and a few functions, by a whitelist.

    Raises:
        NoValue: it divides by zero, or is not real or finite.
        NoFormula: it says something that is no arithmetic.
    """
    from simpleeval import InvalidExpression

    evaluator = _evaluator()
    evaluator.names = {"pi": math.pi, "e": math.e, **values}
    try:
        value = float(evaluator.eval(formula, previously_parsed=_parsed(formula)))
    except (ArithmeticError, ValueError) as error:
        raise NoValue(_lacking(error)) from error
    except (InvalidExpression, MemoryError, RecursionError, SyntaxError, TypeError) as error:
        raise NoFormula(_wrong(error)) from error
    if not abs(value) <= LARGEST:
        raise NoValue("its value is too large")
    return value + 0.0  # a negative zero is shown as zero


@lru_cache(256)
def _parsed(formula: str) -> "ast.expr":
    """What a formula is made of; it is asked for once for every draw."""
    import ast

    return ast.parse(formula.strip(), mode="eval").body


def _lacking(error: Exception) -> str:
    if isinstance(error, ZeroDivisionError):
        return "it divides by zero"
    if isinstance(error, OverflowError):
        return "its value is too large"
    return "it takes a root, power or logarithm that is no real number"


def _wrong(error: Exception) -> str:
    from simpleeval import FunctionNotDefined, NameNotDefined

    if isinstance(error, NameNotDefined):
        return f"{error.name!r} is no variable of it"
    if isinstance(error, FunctionNotDefined):
        return f"there is no function {error.func_name!r}"
    return "it is no arithmetic"


def _rounded(value: float, digits: float = 0) -> float:
    return round(float(value), int(digits))


def _constant(node: "ast.Constant") -> float:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise TypeError(f"{node.value!r} is no number")
    return float(node.value)


@cache
def _evaluator() -> "SimpleEval":
    """All numbers in it are floats, so that none grows without bound, and nothing but numbers is let in."""
    import ast
    import operator

    from simpleeval import SimpleEval

    functions = {name: getattr(math, name) for name in ("sqrt", "exp", "log2", "log10")}
    functions |= {"ln": math.log, "log": math.log, "abs": abs, "min": min, "max": max}
    functions |= {"round": _rounded, "floor": lambda value: float(math.floor(value))}
    functions |= {"ceil": lambda value: float(math.ceil(value))}
    operators = {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
        ast.FloorDiv: operator.floordiv,
        ast.Mod: operator.mod,
        ast.Pow: math.pow,
        ast.USub: operator.neg,
        ast.UAdd: operator.pos,
    }
    evaluator = SimpleEval(functions=functions, operators=operators)
    evaluator.nodes = {
        kind: evaluator.nodes[kind] for kind in (ast.Name, ast.UnaryOp, ast.BinOp, ast.Call)
    } | {ast.Constant: _constant}
    return evaluator


def drawn(body: Numeric, seed: int, question: str) -> tuple[tuple[str, str], ...]:
    """Numbers for the variables, as they are shown; the same for one seed on every machine.

    Draws whose formula has no value are passed over.

    Raises:
        NoValue: none of many draws has one.
    """
    fault = NoValue("it has no value")
    for attempt in range(TRIES):
        values = _draws(body, seed, question, attempt)
        try:
            key_of(body, dict(values))
        except NoValue as error:
            fault = error
        else:
            return values
    raise fault


def share_with_value(body: Numeric, question: str) -> float:
    """The share of many draws for which the formula has a value.

    Raises:
        NoValue: none has one.
    """
    drawn(body, 0, question)
    return sum(_has_value(body, dict(_draws(body, 0, question, attempt))) for attempt in range(TRIES)) / TRIES


def _has_value(body: Numeric, values: Mapping[str, str]) -> bool:
    try:
        key_of(body, values)
    except NoValue:
        return False
    return True


def _draws(body: Numeric, seed: int, question: str, attempt: int) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, _draw(each, f"{seed}\0{question}\0{attempt}")) for each in body.variables)


def _draw(variable: Variable, purpose: str) -> str:
    step = Decimal(1).scaleb(-variable.decimals)
    low, high = (Decimal(repr(end)).quantize(step) for end in (variable.low, variable.high))
    places = int((high - low) / step) + 1
    rank = int.from_bytes(hashlib.sha256(f"{purpose}\0{variable.name}".encode()).digest()[:8], "big")
    return format(low + step * (rank % places), "f")


def key_of(body: Numeric, values: Mapping[str, str]) -> float:
    """The right number for these values.

    Raises:
        NoValue: the formula has none.
    """
    if body.formula:
        return value_of(body.formula, {name: float(text) for name, text in values.items()})
    return float(body.answer or 0.0)


def accepts(body: Numeric, key: float, typed: float) -> bool:
    """Whether a number is within tolerance of the key."""
    return abs(typed - key) <= body.tolerance + _slack(key)


def key_text(body: Numeric, key: float) -> str:
    """The key with as few digits as its own tolerance accepts, at least those that matter to it."""
    for digits in range(1, 17):
        text = f"{key:.{digits}g}"
        if abs(float(text) - key) <= body.tolerance / 10 + _slack(key):
            break
    else:
        text = repr(key)
    plain = format(Decimal(text), "f")
    return plain if len(plain) <= _LONGEST_SHOWN else text


def _slack(key: float) -> float:
    return min(_SLACK * abs(key), _MOST_SLACK) + _DUST
