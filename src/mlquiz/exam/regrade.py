"""What an answer earns by a key that was corrected since it was given.

Only the key may have changed: whoever was asked something else gave no answer to today's question. The key
of today is compared by what it says: options by their texts, numbers by their value at the slot.
"""

from collections.abc import Mapping
from dataclasses import replace

from mlquiz.exam.grade import points
from mlquiz.model.arithmetic import NoValue, accepts, key_of
from mlquiz.model.attempt import Points, Response
from mlquiz.model.form import Slot
from mlquiz.model.question import NONE, Body, Choice, Matching, Numeric, Ordering, Question


def regraded(taken: Question, now: Question, slot: Slot, response: Response, credit: str) -> Points | None:
    """What a response earns by the question as it is today.

    Args:
        taken: the question as it was asked.
        now: the same question in the bank of today.
        slot: the place of `taken` on its form.
        response: the answer, by the author's order of `taken`.
        credit: `whole` or `partial`, by the blueprint of the attempt.

    Returns:
        None where the key is the same at this slot, or the two versions cannot be compared.
    """
    if not rekeyed(taken, now) or not _moved(taken.body, now.body, slot):
        return None
    return points(now, slot, replace(response, picks=_carried(taken.body, now.body, response.picks)), credit)


def rekeyed(taken: Question, now: Question) -> bool:
    """Whether today's version asks the very same with another key. Of numbers, a slot has the last word."""
    if _asked(taken) != _asked(now):
        return False
    match taken.body, now.body:
        case Choice() as before, Choice() as after:
            return _choice(before, after)
        case Ordering() as before, Ordering() as after:
            return _ordering(before, after)
        case Matching() as before, Matching() as after:
            return _matching(before, after)
        case Numeric() as before, Numeric() as after:
            return _numeric(before, after)
        case _:
            return False


def _asked(question: Question) -> list[str]:
    """The words of scenario and stem: where lines break is no other question, another word may be."""
    return [*question.scenario.split(), "", *question.stem.split()]


def _choice(before: Choice, after: Choice) -> bool:
    """Who was asked for one option could not give two: another number of right options is another question."""
    was, now = _right(before), _right(after)
    return was != now and len(before.key) == len(after.key) and _still_offered(before, after, now)


def _right(body: Choice) -> set[str]:
    return {body.offered[index] for index in body.key}


def _still_offered(before: Choice | Matching, after: Choice | Matching, right: set[str]) -> bool:
    """Whether all that was offered still is, and held what is right today. Distractors may have come."""
    was, now = set(before.offered), set(after.offered)
    distinct = len(was) == len(before.offered) and len(now) == len(after.offered)
    return distinct and right <= was <= now


def _ordering(before: Ordering, after: Ordering) -> bool:
    distinct = len(set(after.steps)) == len(after.steps)
    return distinct and before.offered == after.offered and before.steps != after.steps


def _matching(before: Matching, after: Matching) -> bool:
    was, now = dict(before.pairs), dict(after.pairs)
    distinct = len(was) == len(before.pairs) and len(now) == len(after.pairs)
    same_prompts = distinct and was.keys() == now.keys()
    return same_prompts and was != now and _still_offered(before, after, set(now.values()))


def _numeric(before: Numeric, after: Numeric) -> bool:
    was, now = ((each.answer, each.formula, each.tolerance) for each in (before, after))
    return before.unit == after.unit and was != now


def _moved(before: Body, after: Body, slot: Slot) -> bool:
    """Whether other numbers are right at this slot, of all that today's question could ask."""
    if not isinstance(before, Numeric) or not isinstance(after, Numeric):
        return True
    values = dict(slot.values)
    if not _could_ask(after, values):
        return False
    try:
        was, now = key_of(before, values), key_of(after, values)
    except NoValue:
        return False
    return before.tolerance != after.tolerance or not accepts(replace(after, tolerance=0), now, was)


def _could_ask(body: Numeric, values: Mapping[str, str]) -> bool:
    """Whether these numbers could be drawn: beyond its ranges nobody vouches for a formula."""
    ranges = {each.name: each for each in body.variables}
    return ranges.keys() == values.keys() and all(
        ranges[name].low <= float(text) <= ranges[name].high for name, text in values.items()
    )


def _carried(before: Body, after: Body, picks: tuple[int, ...]) -> tuple[int, ...]:
    """The same picks by the order of today's version."""
    places = {text: place for place, text in enumerate(after.offered)}
    moved = tuple(NONE if pick == NONE else places[before.offered[pick]] for pick in picks)
    if not picks or not after.prompts:
        return moved
    given = dict(zip(before.prompts, moved, strict=True))
    return tuple(given[prompt] for prompt in after.prompts)
