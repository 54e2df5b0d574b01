"""What insights, plans and study say in sentences: the same on the screen, in lines, on the page and in Markdown."""

from datetime import date
from enum import StrEnum

from mlquiz.insight.habit import Level, Retention
from mlquiz.insight.interval import FLOOR
from mlquiz.insight.pace import Median
from mlquiz.insight.study import Study
from mlquiz.insight.verdict import State
from mlquiz.model.plan import Calendar, Day, Doing, Today
from mlquiz.report.words import clock_text, counted, percent

FEW = str(State.UNKNOWN)
"""What stands where a figure is below its floor."""


class Heading(StrEnum):
    """What the parts of insights are called."""

    CHANCE = "Chance to pass"
    PLAN = "Plan"
    DOMAINS = "Domains"
    STUDY = "Study next"
    MOCKS = "Mocks"
    CHANCES = "Chance to pass, mock by mock"
    CONFIDENCE = "Confidence"
    TIME = "Median time on a question"
    CONFUSED = "Confused pairs"
    RETENTION = "Retention"
    DAYS = "Days"


_DOINGS = {Doing.MOCK: "a mock", Doing.REST: "rest", Doing.EXAM: "the exam"}
_LEAST = 0.05


def exam_words(calendar: Calendar) -> str:
    """When the exam is."""
    return exam_day_words(calendar.plan.on, calendar.left)


def exam_day_words(on: date, left: int) -> str:
    """`exam on 2027-02-01, in 71 days`; on its day and after it, that it is or was."""
    if left > 0:
        return f"exam on {on}, in {counted(left, 'day')}"
    return f"exam today, {on}" if left == 0 else f"exam was on {on}, {counted(-left, 'day')} ago"


def today_words(today: Today) -> str:
    """`today 18 of 30 left: 7 new, 11 again`, `today all 30 done`, or what else the day is for.

    `today a mock, or 30 questions of the list`.
    """
    if today.day.doing is not Doing.STUDY:
        instead = f", or {counted(today.left, 'question')} of the list" if today.left else ""
        return f"today {day_words(today.day)}{', sat' if today.sat else instead}"
    all_of_it = today.left + today.done
    if today.left:
        return f"today {today.left} of {all_of_it} left: {_new_and_again(len(today.new), len(today.again))}"
    return f"today all {all_of_it} done" if all_of_it else "today nothing is due"


def today_short(today: Today) -> str:
    """`18 due`, `mock today`, `rest today` or `exam today`."""
    doing = today.day.doing
    return f"{today.left} due" if doing is Doing.STUDY or today.sat else f"{doing} today"


def day_words(day: Day) -> str:
    """`7 new, 11 again`, `a mock`, `rest` or `the exam`."""
    return _DOINGS.get(day.doing) or _new_and_again(day.new, day.again)


def _new_and_again(new: int, again: int) -> str:
    parts = [f"{count} {word}" for count, word in ((new, "new"), (again, "again")) if count]
    return ", ".join(parts) or "nothing"


def recall_words(calendar: Calendar) -> str:
    """How much of the bank was answered, and how much of that would be recalled on the day of the exam."""
    answered = f"{calendar.answered} of {calendar.bank} questions answered"
    if calendar.left_over and calendar.left > 0:
        answered += f", at this pace {calendar.left_over} stay unseen"
    if calendar.recall_then is None:
        return answered
    return f"{answered}; without another look you would recall {percent(calendar.recall_then)} of them in the exam"


def study_name(study: Study) -> str:
    """`3.5 Evaluate models`, or the title of a domain."""
    return f"{study.objective} {study.title}".strip()


def points_an_hour(study: Study) -> str:
    """`+1.4 points an hour`, by which the chance of passing would rise."""
    points = 100 * study.per_hour
    return f"{points:+.1f} points an hour" if points >= _LEAST else "less than 0.1 points an hour"


def study_words(study: Study) -> str:
    """`3.5 Evaluate models: +1.4 points an hour; mastery 62%, n 24`."""
    mastery = FEW if study.mastery is None else f"mastery {percent(study.mastery)}"
    return f"{study_name(study)}: {points_an_hour(study)}; {mastery}, n {study.n}"


def retention_words(retention: Retention) -> str:
    """How much is kept of what was seen before: what was right, and what was recalled and not guessed."""
    if retention.share is None:
        return f"{FEW}: {counted(retention.n, 'answer')} to questions seen before, told from {FLOOR} on"
    told = f"{retention.right} of {retention.n} right on questions seen before, {percent(retention.share)}"
    if retention.recalled is None:
        return told
    return f"{told}; recalled {percent(retention.recalled)}, guesses taken out"


def level_words(level: Level) -> str:
    """`30 of 34 right, 88% (80%: 80% to 93%)`; below the floor that this is not enough."""
    if not level.n:
        return "never used"
    told = f"{level.right} of {level.n} right"
    if level.low is None or level.high is None:
        return f"{told}, {FEW}"
    return f"{told}, {percent(level.right / level.n)} (80%: {percent(level.low)} to {percent(level.high)})"


def median_words(found: Median) -> str:
    """`1:12 (n 180)`, or that there are too few times."""
    return f"{FEW if found.time is None else clock_text(found.time)} (n {found.n})"
