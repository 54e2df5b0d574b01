"""`mlquiz history`: attempts, newest first."""

import click

from mlquiz.cli.printing import print_json, say, table
from mlquiz.cli.wiring import Desk
from mlquiz.report.words import local, outcome, percent


@click.command()
@click.argument("exam", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(desk: Desk, exam: str | None, as_json: bool) -> None:
    """List attempts, newest first; of one EXAM where it is named."""
    attempts = desk.records.attempts(exam)
    if as_json:
        from mlquiz.report.shapes import attempt_shape

        print_json([attempt_shape(attempt) for attempt in attempts])
    elif not attempts:
        say("No attempts yet. 'mlquiz exams' lists what can be taken.")
    else:
        rows = [
            (each.id, local(each.started_at), each.exam, each.mode, percent(each.fraction), outcome(each))
            for each in attempts
        ]
        table(("ATTEMPT", "STARTED", "EXAM", "MODE", "SCORE", "OUTCOME"), rows)
