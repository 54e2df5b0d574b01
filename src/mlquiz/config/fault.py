"""A fault of the configuration file: a value with a place, so that all of them are told in one run."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mlquiz.errors import UnreadableConfig
from mlquiz.model.text import clean


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at a line and column (both from 1), and the way out."""

    line: int
    column: int
    what: str


def refusal(file: Path, faults: Iterable[Fault]) -> UnreadableConfig:
    """All faults of a file as one error: a line each, in the order of the file."""
    lines = [clean(f"{file}:{each.line}:{each.column}: {each.what}") for each in sorted(faults)]
    return UnreadableConfig("\n".join(lines))
