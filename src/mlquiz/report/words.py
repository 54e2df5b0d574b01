"""How figures and verdicts are written, the same on the screen and in lines."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from math import floor
from string import ascii_lowercase

from mlquiz.insight.verdict import Readiness
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


def left_text(left: timedelta | None) -> str:
    """`12:05 left`, or that the sitting is not timed."""
    return "not timed" if left is None else f"{clock_text(left)} left"


def limit_text(limit: timedelta | None) -> str:
    """`3:00:00`, or that there is no limit."""
    return "no time limit" if limit is None else clock_text(limit)


def percent(share: float | None) -> str:
    """Whole percents, rounded down so that nothing below a threshold reads as it."""
    return "-" if share is None else f"{floor(share * 100 + 1e-9)}%"


def between(low: float | None, high: float | None) -> str:
    """`55% to 84%`, the ends of an interval; `-` where there is none."""
    return "-" if low is None or high is None else f"{percent(low)} to {percent(high)}"


def local(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def judged(attempt: Attempt) -> bool:
    """Whether an attempt is passed or failed: a mock is, practice and drills are not."""
    return attempt.mode == "mock"


def outcome(attempt: Attempt) -> str:
    """`passed 41/50`, `failed 30/50`, `12/20 right` for practice, or how far an unfinished attempt got."""
    if attempt.passed is None:
        return f"unfinished, {attempt.answered} of {attempt.questions} answered"
    score = f"{attempt.right}/{attempt.total}"
    if not judged(attempt):
        return f"{score} right"
    return f"{'passed' if attempt.passed else 'failed'} {score}"


def headline(attempt: Attempt, unit: str) -> str:
    """`PASS` or `FAIL`; for practice and drills, which are neither, `Practice: 12 of 20 right`."""
    if judged(attempt):
        return "PASS" if attempt.passed else "FAIL"
    return f"{attempt.mode.title()}: {right_of((attempt.right or 0, attempt.total or 0), unit)}"


def threshold_words(plan: Blueprint) -> str:
    """`75%`; for exams that disclose no cut, that it is the taker's own target."""
    share = percent(float(plan.passing.threshold))
    if plan.passing.reported == "undisclosed":
        return f"{share}, your own target: the vendor discloses no cut"
    return share


def weight_words(share: float) -> str:
    """The weight of a domain: rounded, unlike a score, of which nobody may get more than was earned."""
    return f"{share:.0%}"


def chance_words(readiness: Readiness) -> str:
    """`62% (80%: 31% to 84%), by 48 first answers in mocks`; nothing below the floor."""
    if readiness.probability is None:
        return ""
    ends = between(readiness.low, readiness.high)
    return (
        f"{percent(readiness.probability)} (80%: {ends}), by {counted(readiness.n, 'first answer')} in mocks"
    )


def interruption_words(standing: Standing) -> str:
    """How many gaps there were, how long, and whether they counted."""
    gaps = standing.interruptions
    if not gaps:
        return "No interruptions."
    counted = "counted" if any(gap.counted for gap in gaps) else "not counted"
    noun = "interruption" if len(gaps) == 1 else "interruptions"
    return f"{len(gaps)} {noun}, {clock_text(standing.interrupted)} in all, {counted}."


def right_of(pair: tuple[int, int], unit: str = "questions") -> str:
    """`3 of 4 right`, `3 of 4 points` where credit is partial, or `none`."""
    return f"{pair[0]} of {pair[1]} {'right' if unit == 'questions' else unit}" if pair[1] else "none"


def letter(place: int) -> str:
    """What stands for a place on the form: `a`, and after `z` `aa`."""
    further, rest = divmod(place, len(ascii_lowercase))
    return (letter(further - 1) if further else "") + ascii_lowercase[rest]


def letters_text(places: Sequence[int]) -> str:
    """`b is`, or `a, c to e are`: the letters of places, which go upward."""
    runs = ", ".join(_runs(places, letter))
    return f"{runs} {'is' if len(places) == 1 else 'are'}"


def counted(count: int, noun: str) -> str:
    """`1 question`, `3 questions`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def questions_text(positions: Sequence[int]) -> str:
    """`question 4`, or `questions 4, 7 to 9`; positions go upward."""
    noun = "question" if len(positions) == 1 else "questions"
    return f"{noun} {', '.join(_runs(positions))}"


def blank_and_partly(standing: Standing) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Positions of the slots that are blank, and of those that are answered in part."""
    short = [slot.position for slot in standing.slots if not standing.complete(slot.position)]
    given = {position: standing.responses[position - 1].given for position in short}
    return tuple(each for each in short if not given[each]), tuple(each for each in short if given[each])


def gaps_words(standing: Standing, unit: str, among: Collection[int] | None = None) -> str:
    """`3 blank, 1 answered in part: they count as wrong`; where credit is partial, what of them counts.

    Of all slots, or of those at some positions; empty where there is no gap.
    """
    blank, partly = (
        sum(among is None or each in among for each in gaps) for gaps in blank_and_partly(standing)
    )
    blanks, parts = f"{blank} blank", f"{partly} answered in part"
    if unit != "points":
        told = ", ".join([*([blanks] if blank else []), *([parts] if partly else [])])
        return f"{told}: {_count_as_wrong(blank + partly)}" if told else ""
    whose = "its" if partly == 1 else "their"
    wrong = [f"{blanks}: {_count_as_wrong(blank)}"] if blank else []
    return "; ".join([*wrong, *([f"{parts}: {whose} right parts count"] if partly else [])])


def _count_as_wrong(count: int) -> str:
    return "it counts as wrong" if count == 1 else "they count as wrong"


def _runs(positions: Sequence[int], name: Callable[[int], str] = str) -> Iterator[str]:
    """Positions one by one, three or more in a row as `7 to 9`."""
    for _, group in groupby(enumerate(positions), key=lambda each: each[1] - each[0]):
        run = [position for _, position in group]
        if len(run) > 2:
            yield f"{name(run[0])} to {name(run[-1])}"
        else:
            yield from map(name, run)
