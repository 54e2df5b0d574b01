"""`mlquiz weak`: mastery by domain with its interval, n and verdict."""

import click

from mlquiz.cli.printing import print_json, say, say_each, table
from mlquiz.cli.wiring import Desk
from mlquiz.insight.interval import FLOOR
from mlquiz.insight.verdict import Mastery, Verdict
from mlquiz.report.standings import Weakness
from mlquiz.report.words import percent


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
    say(f"{weakness.title}: {weakness.n} first answers, threshold {percent(weakness.threshold)}")
    rows = [
        (each.domain, f"{each.right}/{each.n}", _interval(each), _verdict(each)) for each in weakness.mastery
    ]
    table(("DOMAIN", "RIGHT", "80% INTERVAL", "VERDICT"), rows)


def _interval(mastery: Mastery) -> str:
    if mastery.low is None or mastery.high is None:
        return "-"
    return f"{percent(mastery.low)} to {percent(mastery.high)}"


def _verdict(mastery: Mastery) -> str:
    few = f" ({mastery.n} of {FLOOR})" if mastery.verdict is Verdict.UNKNOWN else ""
    return f"{mastery.verdict}{few}"
