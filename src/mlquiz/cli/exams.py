"""`mlquiz exams`: every exam that can be sat, and the problems of banks that cannot be read."""

import click

from mlquiz.cli.printing import complain, print_json, say, table
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
        head = ("EXAM", "QUESTIONS", "MINUTES", "PASS", "BANK", "STATUS", "LAST", "TITLE")
        table(head, [_row(entry) for entry in listing.entries])
    else:
        say("No exams: there is no readable bank.")
    for problem in listing.problems:
        complain(str(problem))
    return UnreadableBank.exit_code if listing.problems else code


def _row(entry: ExamEntry) -> tuple[str, ...]:
    plan = entry.blueprint
    return (
        plan.id,
        str(plan.form.length),
        str(plan.form.minutes),
        percent(float(plan.passing.threshold)),
        str(entry.bank_questions),
        plan.status,
        outcome(entry.last) if entry.last else "-",
        plan.title,
    )
