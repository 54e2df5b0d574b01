"""`mlquiz bank stale`: what must be verified again."""

from datetime import date, datetime

import click

from mlquiz.authoring.stale import Stale, stale, year_before
from mlquiz.bank.reader import Reading
from mlquiz.cli.bank.places import readings
from mlquiz.cli.printing import complain, print_json, say, table
from mlquiz.cli.wiring import AnchoredClock, Desk
from mlquiz.report.words import counted


@click.command()
@click.argument("banks", nargs=-1, metavar="[EXAM|PATH]...")
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="What was verified before this day; without it, more than a year ago.",
)
@click.option(
    "--guide", default="", metavar="VERSION", help="What was not checked against this version of the guide."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    context: click.Context, banks: tuple[str, ...], before: datetime | None, guide: str, as_json: bool
) -> None:
    """List what must be verified again.

    Of the banks that are named, by exam or path, or of those in the folder you are in: questions and
    blueprints that were verified too long ago, never, or against another version of the exam guide. Ends
    with 1 if there are any, with 3 if a bank has problems.
    """
    desk: Desk = context.obj
    day = before.date() if before else year_before(AnchoredClock()().date())
    found = readings(desk, banks)
    rows = [(reading, each) for reading in found for each in stale(reading, day, guide)]
    if as_json:
        print_json([_shape(reading, each) for reading, each in rows])
    else:
        _print(rows, day, sum(1 for reading in found for _ in reading.entries))
    problems = [str(each) for reading in found for each in reading.problems]
    for each in problems:
        complain(each)
    context.exit(3 if problems else 1 if rows else 0)


def _exam(reading: Reading) -> str:
    return reading.plan.id if reading.plan else reading.folder.name


def _shape(reading: Reading, each: Stale) -> dict[str, object]:
    return {
        "exam": _exam(reading),
        "question": each.question,
        "file": each.file,
        "line": each.line,
        "verified_on": _day(each.verified_on),
        "guide_version": each.guide_version,
        "reasons": list(each.reasons),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _print(rows: list[tuple[Reading, Stale]], day: date, questions: int) -> None:
    if rows:
        table(
            ("PLACE", "QUESTION", "WHY"),
            [
                (f"{each.file}:{each.line}", each.question or "(blueprint)", ", ".join(each.reasons))
                for _, each in rows
            ],
        )
    say(f"{len(rows)} to verify again; looked at {counted(questions, 'question')}; fresh is {day} or later")
