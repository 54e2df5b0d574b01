"""Words and columns on a plain terminal. Bank text goes through `clean` before it is printed."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

import click

from mlquiz.model.attempt import Attempt
from mlquiz.model.text import clean


def say(text: str = "") -> None:
    click.echo(clean(text))


def complain(text: str) -> None:
    click.echo(clean(text), err=True)


def print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the last one is left ragged."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def clock_text(length: timedelta) -> str:
    """`2:59:07`, or `12:05` under an hour."""
    seconds = max(0, int(length.total_seconds()))
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def local(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"


def outcome(attempt: Attempt) -> str:
    if attempt.passed is None:
        return f"unfinished, {attempt.answered} of {attempt.questions} answered"
    verdict = "passed" if attempt.passed else "failed"
    return f"{verdict} {attempt.right}/{attempt.total}"
