"""`mlquiz ready`: the chance of passing, what it rests on, and what would raise it."""

from math import isnan
from typing import Any

import click

from mlquiz.cli.printing import print_json, say, say_each, table
from mlquiz.cli.wiring import Desk
from mlquiz.report.insights_words import Heading, study_words
from mlquiz.report.mastery_words import verdict_words
from mlquiz.report.progress import Ready
from mlquiz.report.reasons import reasons
from mlquiz.report.words import between, chance_words, percent

_NEXT = 3
"""So much of what to study next is told."""


class _Logits(click.FloatRange):
    """A number of logits; there is no range that keeps out what is no number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = float(super().convert(value, param, ctx))
        if isnan(found):
            self.fail(f"{value!r} is no number", param, ctx)
        return found


@click.command()
@click.argument("exam", required=False)
@click.option(
    "--offset",
    type=_Logits(-3, 3),
    default=0.0,
    metavar="LOGITS",
    help="Take the real exam to be harder than the bank by this much; 0.5 turns 80% into about 72%.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(desk: Desk, exam: str | None, offset: float, as_json: bool) -> None:
    """Show the chance of passing: of one EXAM, or of every exam that was taken."""
    found = desk.records.ready(exam, offset)
    if as_json:
        from mlquiz.report.insights_shapes import study_shape
        from mlquiz.report.progress_shapes import ready_shape

        shapes = [ready_shape(each) | {"study": [study_shape(part) for part in each.study]} for each in found]
        print_json(shapes[0] if exam else shapes)
    else:
        say_each(found, _print)


def _print(ready: Ready) -> None:
    found, plan = ready.readiness, ready.blueprint
    say(f"{plan.title}: {found.state}")
    if chance_words(found):
        say(f"    chance to pass: {chance_words(found)} from this bank")
    for reason in reasons(ready):
        say(f"    {reason}")
    gains = found.gains or (None,) * len(plan.domains)
    rows = [
        (
            each.domain,
            f"{each.right}/{each.n}",
            percent(each.mastery),
            between(each.low, each.high),
            verdict_words(each),
            _points(gain, 0),
            _points(ready.per_hour(each.domain), 1),
        )
        for each, gain in zip(ready.mastery, gains, strict=True)
    ]
    say()
    table(("DOMAIN", "RIGHT", "MASTERY", "80% INTERVAL", "VERDICT", "GAIN", "AN HOUR"), rows)
    if ready.study:
        say()
        say(f"{Heading.STUDY}:")
    for part in ready.study[:_NEXT]:
        say(f"    {study_words(part)}")


def _points(share: float | None, digits: int) -> str:
    """`+3`, points that are added to the chance."""
    return "-" if share is None else f"{share * 100:+.{digits}f}"
