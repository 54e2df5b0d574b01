"""What an answer to each kind of question may be: picks that go with a slot, or a refusal."""

from collections.abc import Sequence

from mlquiz.errors import IllegalMove
from mlquiz.model.form import Slot
from mlquiz.model.question import NONE

Picks = tuple[int, ...]


def of_kind(slot: Slot, *kinds: str) -> None:
    """Refuses what another kind of question is asked."""
    if slot.kind not in kinds:
        raise IllegalMove(
            f"question {slot.position} is of kind {slot.kind}; this is for {' and '.join(kinds)}"
        )


def sound(slot: Slot, picks: Sequence[int], *, part: bool = False) -> Picks:
    """The picks as they are kept, whole answers or parts of one; empty picks are no answer.

    Raises:
        IllegalMove: they do not go with the slot.
    """
    of_kind(slot, "choice", "ordering", "matching")
    allowed = {*slot.order, NONE} if slot.kind == "matching" else set(slot.order)
    if not set(picks) <= allowed:
        raise IllegalMove(f"question {slot.position} has {len(slot.order)} options")
    if part or not set(picks) - {NONE}:
        return ()
    return _SOUND[slot.kind](slot, tuple(picks))


def _choice(slot: Slot, picks: Picks) -> Picks:
    if len(set(picks)) > slot.choose:
        raise IllegalMove(f"choose {slot.choose}: you gave {len(set(picks))}")
    return tuple(sorted(set(picks)))


def _ordering(slot: Slot, picks: Picks) -> Picks:
    if sorted(picks) != sorted(slot.order):
        raise IllegalMove(f"bring all {slot.choose} steps into order, each once")
    return picks


def _matching(slot: Slot, picks: Picks) -> Picks:
    if len(picks) != slot.choose:
        raise IllegalMove(f"give each of the {slot.choose} prompts a match; you gave {len(picks)}")
    return picks


_SOUND = {"choice": _choice, "ordering": _ordering, "matching": _matching}


def picked(slot: Slot, picks: Picks, option: int) -> Picks:
    """Picks with one more; where one is asked for, it replaces the one before."""
    of_kind(slot, "choice")
    sound(slot, (option,), part=True)
    if option in picks:
        return picks
    if slot.choose == 1:
        return (option,)
    if len(picks) >= slot.choose:
        raise IllegalMove(f"choose {slot.choose}: take one back before you pick another")
    return tuple(sorted((*picks, option)))


def without(slot: Slot, picks: Picks, option: int) -> Picks:
    """Picks with one option taken back, from every prompt that has it as its match."""
    if slot.kind == "matching":
        return sound(slot, tuple(NONE if pick == option else pick for pick in picks))
    return tuple(pick for pick in picks if pick != option)


def moved(slot: Slot, order: Picks, step: int, by: int) -> Picks:
    """An order with one step moved so many places, as far as there is room."""
    of_kind(slot, "ordering")
    sound(slot, (step,), part=True)
    others = [each for each in order if each != step]
    place = max(0, min(len(others), order.index(step) + by))
    return (*others[:place], step, *others[place:])


def assigned(slot: Slot, picks: Picks, prompt: int, match: int) -> Picks:
    """Picks with another match for one prompt; `()` where no prompt has one."""
    of_kind(slot, "matching")
    sound(slot, (match,), part=True)
    if not 0 <= prompt < slot.choose:
        raise IllegalMove(f"question {slot.position} has {slot.choose} prompts")
    before = picks or (NONE,) * slot.choose
    return sound(slot, (*before[:prompt], match, *before[prompt + 1 :]))
