"""How mastery of a domain is written: estimate, interval and verdict."""

from collections.abc import Iterable

from mlquiz.insight.interval import FLOOR
from mlquiz.insight.verdict import Mastery, Verdict
from mlquiz.report.words import percent

_WRONG = {
    Verdict.WEAK: "of domains called weak 1 in 7 is not",
    Verdict.STRONG: "of domains called strong 1 in 12 is weak",
}


def verdict_words(mastery: Mastery) -> str:
    """`weak`, or `not enough evidence (3 of 5)`."""
    few = f" ({mastery.n} of {FLOOR})" if mastery.verdict is Verdict.UNKNOWN else ""
    return f"{mastery.verdict}{few}"


def error_words(judged: Iterable[Mastery]) -> str:
    """How often verdicts like these are wrong, by the simulated learners of docs/insight.md; nothing without any."""
    verdicts = {each.verdict for each in judged}
    told = [words for verdict, words in _WRONG.items() if verdict in verdicts]
    return f"{'; '.join(told)} (by simulated learners)" if told else ""


def mastery_words(mastery: Mastery) -> str:
    """`71% (55% to 84%)`, the estimate and its 80% interval; nothing below the floor."""
    if mastery.mastery is None:
        return ""
    return f"{percent(mastery.mastery)} ({percent(mastery.low)} to {percent(mastery.high)})"
