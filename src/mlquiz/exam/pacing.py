"""What a taker is told about the time: notices as it runs out, where they stand against an even pace."""

from datetime import timedelta

from mlquiz.model.standing import Standing

NOTICES = (30, 15, 5, 1)
"""Minutes left at which a taker is told so, as in test centres."""

LAST_MINUTES = timedelta(minutes=NOTICES[2])
LAST_MINUTE = timedelta(minutes=NOTICES[3])

_PARTS = 4
"""Checkpoints divide the time into so many parts."""


def notice(before: Standing, after: Standing) -> str:
    """What to say now that time went on from one standing to the other; mostly nothing."""
    if before.left is None or after.left is None or after.closed:
        return ""
    passed = [each for each in NOTICES if after.left <= timedelta(minutes=each) < before.left]
    if passed:
        return f"{passed[-1]} minute{'s' if passed[-1] > 1 else ''} left."
    return _checkpoint(before, after)


def _checkpoint(before: Standing, after: Standing) -> str:
    part = _part(after)
    if part <= _part(before) or not part:
        return ""
    even = len(after.slots) * part // _PARTS
    gone = {1: "A quarter", 2: "Half", 3: "Three quarters"}[part]
    return f"{gone} of the time is gone: {after.answered} answered, {even} would be an even pace."


def _part(standing: Standing) -> int:
    """How many checkpoints are passed."""
    limit = standing.rules.limit
    return min(_PARTS - 1, int(_PARTS * standing.used / limit)) if limit else 0


def ahead(standing: Standing) -> timedelta | None:
    """How far ahead of an even pace the answers are; negative when behind, None where there is no clock."""
    limit = standing.rules.limit
    return None if limit is None else limit * standing.answered / len(standing.slots) - standing.used
