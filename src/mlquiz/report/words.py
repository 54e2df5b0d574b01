"""How figures and verdicts are written, the same on the screen and in lines."""

from datetime import datetime, timedelta
from math import floor

from mlquiz.model.attempt import Attempt
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.standing import Standing

LETTERS = "abcdefghij"
NUMBER_WORDS = {1: "ONE", 2: "TWO", 3: "THREE", 4: "FOUR", 5: "FIVE"}


def clock_text(length: timedelta) -> str:
    """`2:59:07`, or `12:05` under an hour."""
    seconds = max(0, int(length.total_seconds()))
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def percent(share: float | None) -> str:
    """Whole percents, rounded down so that nothing below a threshold reads as it."""
    return "-" if share is None else f"{floor(share * 100 + 1e-9)}%"


def local(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def outcome(attempt: Attempt) -> str:
    """`passed 41/50`, `failed 30/50`, or how far an unfinished attempt got."""
    if attempt.passed is None:
        return f"unfinished, {attempt.answered} of {attempt.questions} answered"
    return f"{'passed' if attempt.passed else 'failed'} {attempt.right}/{attempt.total}"


def threshold_words(plan: Blueprint) -> str:
    """`75%`; for exams that disclose no cut, that it is the taker's own target."""
    share = percent(float(plan.passing.threshold))
    if plan.passing.reported == "undisclosed":
        return f"{share}, your own target: the vendor discloses no cut"
    return share


def interruption_words(standing: Standing) -> str:
    """How many gaps there were, how long, and whether they counted."""
    gaps = standing.interruptions
    if not gaps:
        return "No interruptions."
    counted = "counted" if any(gap.counted for gap in gaps) else "not counted"
    noun = "interruption" if len(gaps) == 1 else "interruptions"
    return f"{len(gaps)} {noun}, {clock_text(standing.interrupted)} in all, {counted}."


def right_of(pair: tuple[int, int]) -> str:
    return f"{pair[0]} of {pair[1]} right" if pair[1] else "none"


def letters(order: tuple[int, ...], picks: tuple[int, ...]) -> str:
    """Picks as the letters they had on the form."""
    return " ".join(sorted(LETTERS[order.index(pick)] for pick in picks))
