"""A sitting's ledger played again: which answers stood at a slot, one after the other.

What an answer was worth is not known here. A ledger that cannot be followed gives no answers; it never raises.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mlquiz.model.arithmetic import typed_number
from mlquiz.model.attempt import Event, Response
from mlquiz.model.form import Slot
from mlquiz.model.question import NONE

ANSWERING = frozenset({"pick", "respond", "move", "assign", "enter", "clear", "strike"})
"""Verbs that may change an answer."""

_BUILT = frozenset({"ordering", "matching"})
"""Kinds whose answers pass through others while they are put together."""


def answers_at(slot: Slot, final: Response, ledger: Sequence[Event]) -> tuple[Response, ...] | None:
    """The complete answers that stood at a slot, in order, neighbours different.

    A step on its way to its place passes through other orders: of an ordering or matching question only
    what stood when the slot was left counts. None where the ledger does not lead to the final response.
    """
    own = [event for event in ledger if event.position == slot.position]
    stood = list(_stood(slot, own))
    if not _leads_to(slot, stood, final):
        return None
    kept = [each for each, left in stood if each.given == slot.choose and (left or slot.kind not in _BUILT)]
    return tuple(
        each for place, each in enumerate(kept) if not place or not _same(slot, each, kept[place - 1])
    )


def _leads_to(slot: Slot, stood: Sequence[tuple[Response, bool]], final: Response) -> bool:
    return _same(slot, stood[-1][0] if stood else Response(), final)


def _same(slot: Slot, one: Response, other: Response) -> bool:
    """Whether two answers are the same, however their number is written."""
    if one.picks != other.picks:
        return False
    return one.typed == other.typed or (
        typed_number(one.typed, slot.unit) == typed_number(other.typed, slot.unit) is not None
    )


def _stood(slot: Slot, own: Iterable[Event]) -> Iterator[tuple[Response, bool]]:
    """The response after each change, and whether the slot was then left."""
    now, changed = Response(), False
    for event in own:
        if event.verb in ANSWERING:
            if changed:
                yield now, False
            now, changed = after(slot, now, event), True
        elif event.verb == "go_to" and changed:
            yield now, True
            changed = False
    if changed:
        yield now, True


def after(slot: Slot, before: Response, event: Event) -> Response:
    """The response after one event; as it was where the event makes no sense there."""
    if event.verb == "enter":
        return replace(before, typed=event.detail)
    if event.verb == "clear" and not event.detail:
        return replace(before, picks=(), typed="")
    try:
        return replace(before, picks=_picks(slot, before.picks, event))
    except (ValueError, IndexError):
        return before


def _picks(slot: Slot, before: tuple[int, ...], event: Event) -> tuple[int, ...]:
    if event.verb == "assign":
        return _assigned(slot, before, event.detail)
    numbers = tuple(int(word) for word in event.detail.split(",") if word)
    if event.verb in ("respond", "move"):
        return tuple(sorted(set(numbers))) if slot.kind == "choice" else numbers
    if event.verb in ("clear", "strike"):
        return _without(slot, before, numbers)
    return numbers if slot.choose == 1 else tuple(sorted({*before, *numbers}))


def _assigned(slot: Slot, before: tuple[int, ...], detail: str) -> tuple[int, ...]:
    prompt, match = map(int, detail.split(":"))
    picks = list(before or (NONE,) * slot.choose)
    picks[prompt] = match
    return _matched(picks)


def _without(slot: Slot, before: tuple[int, ...], taken: tuple[int, ...]) -> tuple[int, ...]:
    if slot.kind == "matching":
        return _matched([NONE if each in taken else each for each in before])
    return tuple(each for each in before if each not in taken)


def _matched(picks: Sequence[int]) -> tuple[int, ...]:
    """The picks of a matching question, where any prompt has a match."""
    return tuple(picks) if set(picks) - {NONE} else ()
