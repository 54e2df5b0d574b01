"""`mlquiz status`: what is due, the days left and the chance of passing."""

import click

from mlquiz.cli.printing import print_json, say
from mlquiz.cli.short import short
from mlquiz.cli.wiring import AnchoredClock, Desk
from mlquiz.report.insights_words import exam_day_words, today_words
from mlquiz.report.situation import Situation
from mlquiz.report.words import chance_words, counted


@click.command()
@click.option("--short", "in_short", is_flag=True, help="One line, for a shell prompt or tmux.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(context: click.Context, in_short: bool, as_json: bool) -> None:
    """Show, exam by exam, what is due, the days left and the chance of passing; the nearest exam first."""
    desk: Desk = context.obj
    if as_json:
        from mlquiz.report.situation_shapes import situation_shape

        now = AnchoredClock()()
        print_json([situation_shape(each, now) for each in desk.records.situations()])
    elif in_short:
        context.exit(short(desk))
    else:
        _print(desk)


def _print(desk: Desk) -> None:
    found = tuple(desk.records.situations())
    if not found:
        say(
            "Nothing yet. 'mlquiz exams' lists what can be taken, 'mlquiz plan EXAM --on DATE' keeps its day."
        )
    for place, each in enumerate(found):
        if place:
            say()
        say(f"{each.title}  {each.exam}")
        for line in _lines(each):
            say(f"    {line}")


def _lines(each: Situation) -> list[str]:
    now = AnchoredClock()()
    chance = chance_words(each.readiness)
    lines = []
    if each.plan:
        lines.append(exam_day_words(each.plan.on, each.left))
    if each.calendar and each.planned:
        lines.append(today_words(each.calendar.today))
    elif each.is_gone:
        lines.append("its bank is not there: no list can be told")
    elif not each.planned:
        lines.append(f"{counted(each.due(now) or 0, 'question')} due")
    state = f"{counted(each.readiness.n, 'first answer')} in mocks"
    lines.append(f"chance to pass: {chance}" if chance else f"{each.readiness.state}: {state}")
    return lines
