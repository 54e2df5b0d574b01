"""`mlquiz weak`: mastery by domain with its interval, n and verdict."""

import click

from mlquiz.cli.printing import print_json, say, say_each, table
from mlquiz.cli.wiring import Desk
from mlquiz.model.text import capital
from mlquiz.report.mastery_words import error_words, verdict_words
from mlquiz.report.standings import Weakness
from mlquiz.report.words import between, counted, percent


@click.command()
@click.argument("exam", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(desk: Desk, exam: str | None, as_json: bool) -> None:
    """Show mastery by domain: of one EXAM, or of every exam that was taken."""
    found = desk.records.weak(exam)
    if as_json:
        from mlquiz.report.progress_shapes import weakness_shape

        shapes = [weakness_shape(each) for each in found]
        print_json(shapes[0] if exam else shapes)
    else:
        say_each(found, _print)


def _print(weakness: Weakness) -> None:
    say(f"{weakness.title}: {counted(weakness.n, 'first answer')}, threshold {percent(weakness.threshold)}")
    rows = [
        (
            each.domain,
            f"{each.right}/{each.n}",
            str(each.repeats),
            percent(each.mastery),
            between(each.low, each.high),
            verdict_words(each),
        )
        for each in weakness.mastery
    ]
    table(("DOMAIN", "RIGHT", "REPEATS", "MASTERY", "80% INTERVAL", "VERDICT"), rows)
    if told := error_words(weakness.mastery):
        say()
        say(f"{capital(told)}.")
