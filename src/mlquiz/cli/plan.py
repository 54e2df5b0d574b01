"""`mlquiz plan`: the day of an exam, and the days until then."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from mlquiz.cli.printing import print_json, say, table
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UsageFault
from mlquiz.model.plan import Calendar, Day, Doing, day_from
from mlquiz.model.text import capital
from mlquiz.planning.planner import MOST_PER_DAY
from mlquiz.report.insights_words import day_words, exam_words, recall_words, today_words
from mlquiz.report.words import counted

_IN_FULL = 10
"""Days that are listed one by one; of later ones only those that are not for study."""


class _DayOf(click.ParamType[date]):
    """A day as in 2027-02-01."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return day_from(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2027-02-01", param, ctx)


@click.command()
@click.argument("exam", required=False)
@click.option("--on", type=_DayOf(), metavar="DATE", help="Keep this day as that of the exam.")
@click.option(
    "--per-day",
    type=click.IntRange(1, MOST_PER_DAY),
    metavar="N",
    help="Answer N questions a day; 30 unless you say otherwise.",
)
@click.option("--off", is_flag=True, help="Forget the day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(
    desk: Desk, exam: str | None, on: date | None, per_day: int | None, off: bool, as_json: bool
) -> None:
    """Keep the day on which EXAM is sat, and show what each day until then is for.

    From then on a drill without a filter, and 'mlquiz next', ask today's list. Without EXAM it is that whose day
    is nearest.
    """
    exam = exam or _planned(desk)
    if off:
        _drop(desk, exam, on, per_day, as_json)
        return
    calendar = _calendar(desk, exam, on, per_day)
    if as_json:
        from mlquiz.report.insights_shapes import calendar_shape

        print_json(calendar_shape(calendar))
    else:
        _print(calendar, _warning(desk, calendar))


def _planned(desk: Desk) -> str:
    plans = desk.planner.plans()
    if not plans:
        raise UsageFault("no day is kept; keep one with: mlquiz plan EXAM --on DATE")
    there = desk.library.catalogue().shelves
    return next((each.exam for each in plans if each.exam in there), plans[0].exam)


def _drop(desk: Desk, exam: str, on: date | None, per_day: int | None, as_json: bool) -> None:
    if on or per_day:
        raise UsageFault("--off forgets the day; give it without --on and --per-day")
    plan = desk.planner.drop(exam)
    if as_json:
        print_json(None)
    else:
        say(f"{exam} is no longer planned for {plan.on}. What was answered stays.")


def _calendar(desk: Desk, exam: str, on: date | None, per_day: int | None) -> Calendar:
    if on is None and per_day is None:
        found = desk.planner.calendar(exam)
        if found is None:
            raise UsageFault(f"no day is kept for {exam}; keep one with --on, as in --on 2027-02-01")
        return found
    return desk.planner.keep(exam, on, per_day)


def _warning(desk: Desk, calendar: Calendar) -> str:
    """That the exam will no longer be offered on its day."""
    blueprint = desk.records.exam(calendar.plan.exam).blueprint
    if blueprint.retired_on and blueprint.retired_on <= calendar.plan.on:
        return f"Mind that this exam is {blueprint.standing}."
    return ""


def _print(calendar: Calendar, warning: str) -> None:
    say(f"{calendar.title}: {exam_words(calendar)}, {calendar.plan.per_day} questions a day")
    if warning:
        say(warning)
    if calendar.left < 0:
        say(f"If there is a next time, keep its day with 'mlquiz plan {calendar.plan.exam} --on DATE'.")
        return
    told = today_words(calendar.today)
    say(capital(told))
    say(f"{recall_words(calendar)}")
    if calendar.left:
        say()
        table(("DAY", "", "WHAT"), list(_rows(calendar)))
    if calendar.today.day.doing is Doing.MOCK and not calendar.today.sat:
        say()
        say(f"The mock: 'mlquiz take {calendar.plan.exam}'.")
    if calendar.today.left:
        say()
        say(
            f"Today's list: 'mlquiz take {calendar.plan.exam} --mode drill', or one by one with 'mlquiz next'."
        )


def _rows(calendar: Calendar) -> Iterator[tuple[str, str, str]]:
    """The first days one by one; of the others those that are not for study, and the last with something new."""
    new = max((day.on for day in calendar.days if day.new), default=None)
    last_new = None if calendar.left_over else new
    passed: list[Day] = []
    for place, day in enumerate(calendar.days):
        if place < _IN_FULL or day.doing is not Doing.STUDY or day.on == last_new:
            yield from _passed_over(passed)
            passed = []
            note = ", the last that are new" if day.on == last_new else ""
            yield str(day.on), f"{day.on:%a}", f"{day_words(day)}{note}"
        else:
            passed.append(day)


def _passed_over(days: list[Day]) -> Iterator[tuple[str, str, str]]:
    """Days that are not listed, in one row; a single one needs no more than that itself."""
    if len(days) == 1:
        yield str(days[0].on), f"{days[0].on:%a}", day_words(days[0])
    elif days:
        yield "", "", f"{counted(len(days), 'day')} of study"
