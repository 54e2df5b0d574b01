"""`mlquiz next`: one question of today's list, at the prompt."""

from contextlib import suppress

import click

from mlquiz.cli.printing import say
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UsageFault
from mlquiz.model.plan import Doing
from mlquiz.model.text import capital
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.insights_words import today_words


@click.command()
@click.argument("exam", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the attempt as JSON when it ends.")
@click.pass_context
def command(context: click.Context, exam: str | None, as_json: bool) -> None:
    """Ask one question of today's list, and tell at once what is right.

    Of EXAM, or of the exam whose day is nearest, or of the one that was taken last. Without a plan, or once today's
    list is done, the question is chosen by need.
    """
    from mlquiz.cli.plain.sitting import ask_one

    desk: Desk = context.obj
    sitting = _sitting(desk, exam or _nearest(desk))
    if not as_json:
        say(f"{sitting.blueprint.title}. Answer with letters; :quit leaves it for later, :help tells more.")
    code = ask_one(desk, sitting, as_json)
    if not as_json and not code:
        say(_ending(desk, sitting))
    context.exit(code)


def _ending(desk: Desk, sitting: Sitting) -> str:
    """What is left of today's list; of a question that was not answered, that it waits."""
    if not sitting.session.closed:
        return "Kept; 'mlquiz next' asks it again."
    calendar = desk.planner.calendar(sitting.blueprint.id)
    if calendar and calendar.today.day.doing is Doing.REST:
        return "Today is for rest; this was beyond the plan."
    told = today_words(calendar.today) if calendar and calendar.left >= 0 else ""
    return f"{capital(told)}." if told else "'mlquiz next' asks another."


def _sitting(desk: Desk, exam: str) -> Sitting:
    """The question that was asked and not answered, else the next one."""
    for attempt in desk.proctor.unfinished():
        if attempt.exam == exam and attempt.single:
            with suppress(UsageFault):  # it is open in another terminal
                return desk.proctor.resume(attempt.id)
    return desk.proctor.open(desk.proctor.brief(Order(exam, mode="drill", questions=1)))


def _nearest(desk: Desk) -> str:
    """The exam whose day is nearest, or that was taken last, of those whose bank is there.

    Raises:
        UsageFault: there is none.
        UnreadableBank: its bank has problems.
    """
    named = (*(each.exam for each in desk.planner.plans()), *(each.exam for each in desk.records.attempts()))
    for exam in named:
        with suppress(UsageFault):  # its bank is gone
            desk.library.shelf(exam)
            return exam
    raise UsageFault("which exam? 'mlquiz exams' lists them; name one: mlquiz next EXAM")
