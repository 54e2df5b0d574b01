"""`mlquiz db`: the history database."""

import click

from mlquiz.cli.printing import print_json, say
from mlquiz.cli.wiring import Desk


@click.group()
def command() -> None:
    """Look after the history database."""


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def path(desk: Desk, as_json: bool) -> None:
    """Print where the history database is."""
    if as_json:
        print_json({"path": str(desk.database), "exists": desk.database.exists()})
    else:
        say(str(desk.database))
