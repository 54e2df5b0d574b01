"""`mlquiz exams`: every exam that can be sat, and the problems of banks that cannot be read."""

import click

from mlquiz.cli.printing import complain, print_json, say
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UnreadableBank, UnreadableHistory
from mlquiz.report.records import ExamEntry
from mlquiz.report.words import outcome, percent


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the exams and their banks.

    Ends with 3 if a bank has problems; they are printed to stderr, and sound banks are listed all the same.
    """
    context.exit(print_exams(context.obj, as_json))


def print_exams(desk: Desk, as_json: bool) -> int:
    try:
        listing, code = desk.records.exams(), 0
    except UnreadableHistory as error:
        complain(str(error))
        listing, code = desk.records_without_history.exams(), error.exit_code
    if as_json:
        from mlquiz.report.shapes import exam_shape

        print_json([exam_shape(entry) for entry in listing.entries])
    elif listing.entries:
        for entry in listing.entries:
            _print(entry)
    else:
        say("No exams: there is no readable bank.")
    for problem in listing.problems:
        complain(str(problem))
    return UnreadableBank.exit_code if listing.problems else code


def _print(entry: ExamEntry) -> None:
    plan = entry.blueprint
    say(f"{plan.id}  {plan.title}")
    passing = percent(float(plan.passing.threshold))
    asks = f"{plan.form.length} questions, {plan.form.minutes} minutes, {passing} to pass"
    say(f"    {asks}; {entry.bank_questions} in the bank")
    taken = f"last {outcome(entry.last)} ({percent(entry.last.fraction)})" if entry.last else "not taken yet"
    say(f"    {plan.standing}; {taken}")
