"""The index of a compiled bank: what is listed of each question, and where its row stands in the file of rows.

A row is a line of JSON. The index has its checksum, so that damage is noticed as soon as it would matter.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from mlquiz.model.pool import Listed
from mlquiz.model.question import Question
from mlquiz.model.rows import question_from_row, question_row

_LISTS = ("tags", "pinned")


@dataclass(frozen=True, slots=True)
class Index:
    """A bank's version and questions. Row n stands from `starts[n]` to `starts[n + 1]` and sums to `sums[n]`."""

    version: str
    listed: tuple[Listed, ...]
    starts: tuple[int, ...]
    sums: tuple[int, ...]


def line_of(question: Question) -> bytes:
    """The row of a question, as it stands in the file."""
    return json.dumps(question_row(question), separators=(",", ":")).encode() + b"\n"


def index_of(version: str, listed: Sequence[Listed], lines: Sequence[bytes]) -> Index:
    starts = accumulate(map(len, lines), initial=0)
    return Index(version, tuple(listed), tuple(starts), tuple(map(crc32, lines)))


def fetched(index: Index, rows: Path, ids: Sequence[str]) -> tuple[Question, ...]:
    """The questions with these ids.

    Raises:
        OSError: the rows cannot be read.
        ValueError: they are not those of the index.
    """
    places = {each.id: place for place, each in enumerate(index.listed)}
    with rows.open("rb") as file:
        return tuple(_question(file, index, places[question]) for question in ids)


def _question(file: BinaryIO, index: Index, place: int) -> Question:
    start, end = index.starts[place : place + 2]
    file.seek(start)
    line = file.read(end - start)
    if crc32(line) != index.sums[place]:
        raise ValueError(f"row {place} is another one")
    return question_from_row(json.loads(line))


def index_row(index: Index) -> dict[str, Any]:
    """The index as JSON, by columns: half the size of a row a question, and sooner read."""
    columns = dict(zip(Listed._fields, zip(*index.listed, strict=True), strict=True))
    return {"version": index.version, "listed": columns, "starts": index.starts, "sums": index.sums}


def index_from_row(row: dict[str, Any]) -> Index:
    columns = row["listed"] | {name: map(tuple, row["listed"][name]) for name in _LISTS}
    listed = map(Listed._make, zip(*(columns[name] for name in Listed._fields), strict=True))
    return Index(row["version"], tuple(listed), tuple(row["starts"]), tuple(row["sums"]))
