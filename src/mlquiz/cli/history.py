"""`mlquiz history`: attempts, newest first."""

import click

from mlquiz.cli.printing import print_json, say, table
from mlquiz.cli.wiring import Desk
from mlquiz.report.corrected_words import outcomes, single_questions
from mlquiz.report.corrections import Corrected
from mlquiz.report.runs import Run, runs
from mlquiz.report.words import local

_SHOWN = 12
"""How much of an id is listed: its random end, by which `show` finds it."""


@click.command()
@click.argument("exam", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(desk: Desk, exam: str | None, as_json: bool) -> None:
    """List attempts, newest first; of one EXAM where it is named."""
    attempts = desk.records.attempts(exam)
    corrected = desk.records.corrections.of_attempts(attempts)
    if as_json:
        from mlquiz.report.shapes import attempt_shape, corrected_shape

        print_json(
            [
                attempt_shape(each) | {"corrected": corrected_shape(corrected.get(each.id))}
                for each in attempts
            ]
        )
    elif not attempts:
        say("No attempts yet. 'mlquiz exams' lists what can be taken.")
    else:
        table(
            ("ATTEMPT", "STARTED", "EXAM", "OUTCOME"),
            [_row(each, corrected.get(each.newest.id)) for each in runs(attempts)],
        )


def _row(each: Run, corrected: Corrected | None) -> tuple[str, ...]:
    newest = each.newest
    told = single_questions(each) if each.count > 1 else outcomes(newest, corrected)
    return newest.id[-_SHOWN:], local(newest.started_at), newest.exam, told
