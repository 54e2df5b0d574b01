"""How mastery of a domain is written: estimate, interval and verdict."""

from mlquiz.insight.interval import FLOOR
from mlquiz.insight.verdict import Mastery, Verdict
from mlquiz.report.words import percent


def verdict_words(mastery: Mastery) -> str:
    """`weak`, or `not enough evidence (3 of 5)`."""
    few = f" ({mastery.n} of {FLOOR})" if mastery.verdict is Verdict.UNKNOWN else ""
    return f"{mastery.verdict}{few}"


def mastery_words(mastery: Mastery) -> str:
    """`71% (55% to 84%)`, the estimate and its 80% interval; nothing below the floor."""
    if mastery.mastery is None:
        return ""
    return f"{percent(mastery.mastery)} ({percent(mastery.low)} to {percent(mastery.high)})"
