"""`mlquiz bank audit`: how good a bank is, on one page."""

from pathlib import Path
from typing import Any

import click

from mlquiz.authoring.audit import audit
from mlquiz.authoring.audit_shape import audit_shape
from mlquiz.bank.reader import Reading, read_folder
from mlquiz.cli.bank.audit_words import audit_text
from mlquiz.cli.bank.places import bank_folder, refuse_unreadable
from mlquiz.cli.files import kept_at
from mlquiz.cli.printing import complain
from mlquiz.cli.wiring import AnchoredClock, Desk
from mlquiz.errors import UnreadableHistory
from mlquiz.model.attempt import Reported


@click.command()
@click.argument("exam", metavar="EXAM|PATH")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "html", "json"]),
    help="The format; without it, what the ending of the file says, else text.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of stdout.")
@click.option("--force", is_flag=True, help="Overwrite the file where it is there already.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_context
def command(
    context: click.Context, exam: str, kind: str | None, output: str | None, force: bool, as_json: bool
) -> None:
    """Say on one page how good a bank is.

    Of an EXAM's bank, or the one at a PATH: questions by domain, objective, difficulty and kind against
    the blueprint, how guessable it is, how complete and fresh, and what takers reported. Ends with 1 if
    the lint finds errors.
    """
    desk: Desk = context.obj
    reading = read_folder(bank_folder(desk, exam))
    refuse_unreadable(reading)
    found = audit(reading, AnchoredClock()().date(), _reported(desk, reading))
    shape = audit_shape(found)
    kept_at(output, force=force).write(_written(shape, "json" if as_json else kind or _named(output)))
    context.exit(1 if found.errors else 0)


def _reported(desk: Desk, reading: Reading) -> tuple[Reported, ...]:
    """What takers reported; a history that cannot be read does not keep a bank from being audited."""
    if reading.plan is None or not desk.database.exists():
        return ()
    try:
        return desk.archive.complaints(reading.plan.id)
    except UnreadableHistory as error:
        complain(str(error))
        return ()


def _named(output: str | None) -> str:
    return {".html": "html", ".htm": "html", ".json": "json"}.get(Path(output or "").suffix.lower(), "text")


def _written(shape: dict[str, Any], kind: str) -> str:
    if kind == "html":
        from mlquiz.report.audit_page import audit_page

        return audit_page(shape)
    if kind == "json":
        import json

        return json.dumps(shape, indent=2) + "\n"
    return audit_text(shape)
