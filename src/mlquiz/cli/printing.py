"""Words and columns on a plain terminal. Bank text goes through `clean` before it is printed."""

import json
from collections.abc import Sequence

import click

from mlquiz.model.text import clean


def say(text: str = "") -> None:
    click.echo(clean(text))


def complain(text: str) -> None:
    click.echo(clean(text), err=True)


def print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the last one is left ragged."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
