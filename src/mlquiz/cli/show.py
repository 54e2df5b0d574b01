"""`mlquiz show`: one attempt, with score by domain and every response."""

import click

from mlquiz.cli.printing import print_json, say, table
from mlquiz.cli.result import print_result
from mlquiz.cli.wiring import Desk
from mlquiz.report.records import Answered, Result
from mlquiz.report.words import letters, outcome


@click.command()
@click.argument("attempt")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(desk: Desk, attempt: str, as_json: bool) -> None:
    """Show one ATTEMPT, by its id or the beginning or end of it."""
    head = desk.records.attempt(attempt)
    if head.finished_at is None:
        _show_unfinished(desk, head.id, as_json)
        return
    result = desk.records.result(head.id)
    if as_json:
        from mlquiz.report.shapes import result_shape

        print_json(result_shape(result))
        return
    print_result(result)
    say()
    _print_responses(result)


def _show_unfinished(desk: Desk, attempt: str, as_json: bool) -> None:
    head = desk.records.attempt(attempt)
    if as_json:
        from mlquiz.report.shapes import unfinished_shape

        print_json(unfinished_shape(head, desk.records.standing(attempt)))
        return
    say(f"{head.title}: {outcome(head)}. 'mlquiz resume' goes on with it.")


def _print_responses(result: Result) -> None:
    head = ("#", "QUESTION", "PICKED", "KEY", "SECONDS", "RESULT")
    table(head, [_row(each) for each in result.answers])


def _row(each: Answered) -> tuple[str, ...]:
    notes = [] if each.slot.scored else ["unscored"]
    notes += ["flagged"] if each.response.flagged else []
    verdict = "right" if each.correct else "wrong" if each.response.picks else "blank"
    return (
        str(each.slot.position),
        each.slot.question,
        letters(each.slot.order, each.response.picks) or "-",
        letters(each.slot.order, each.question.choice.key),
        f"{each.response.spent.total_seconds():.0f}",
        ", ".join([verdict, *notes]),
    )
