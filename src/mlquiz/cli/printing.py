"""Words and columns on a plain terminal. Bank text goes through `clean` before it is printed."""

import json
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import click

from mlquiz.model.text import clean

Thing = TypeVar("Thing")

_CODE_INDENT = 4
_HANG = 3


def say(text: str = "") -> None:
    click.echo(clean(text))


def complain(text: str) -> None:
    click.echo(clean(text), err=True)


def print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2))


def say_each(found: Sequence[Thing], one: Callable[[Thing], None]) -> None:
    """Says what there is of each exam, an empty line between; where nothing was taken, where to begin."""
    if not found:
        say("No finished attempts yet. 'mlquiz exams' lists what can be taken.")
    for place, each in enumerate(found):
        if place:
            say()
        one(each)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints columns as wide as their widest cell; the last one is left ragged."""
    for line in columns(head, rows):
        say(line)


def columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def folded(text: str, width: int | None) -> str:
    """Long lines broken between words, further lines indented as the first; tables and code stay as they are."""
    if width is None:
        return text
    return "\n".join(_fold(line, width) for line in text.split("\n"))


def _fold(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    if len(line) <= width or line.lstrip().startswith("|") or len(indent) >= _CODE_INDENT:
        return line
    further = indent + " " * _HANG if indent else ""
    return textwrap.fill(line, width, initial_indent="", subsequent_indent=further, drop_whitespace=True)
