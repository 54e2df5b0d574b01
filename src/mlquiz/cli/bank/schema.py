"""`mlquiz bank schema`: the JSON Schemas of bank files."""

from pathlib import Path

import click

from mlquiz.cli.printing import print_json, say


@click.command()
@click.argument("name", required=False, type=click.Choice(["exam", "questions"]))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write both schemas into this folder instead.",
)
def command(name: str | None, output: Path | None) -> None:
    """Print the JSON Schemas that editors check and complete bank files by.

    NAME is exam (the blueprint) or questions; without it both are printed, as one object.
    """
    from mlquiz.bank.schema import SCHEMAS, write_schemas

    if output:
        for file in write_schemas(output):
            say(f"wrote {file}")
    elif name:
        print_json(SCHEMAS[name]())
    else:
        print_json({each: schema() for each, schema in SCHEMAS.items()})
