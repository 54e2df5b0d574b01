"""The index of a compiled bank: what is listed of each question, and where its row stands in the file of rows.

A row is a line of JSON. The index has its checksum, so that damage is noticed as soon as it would matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from mlquiz.bank.compiled import Compiled, Part, question_of
from mlquiz.model.pool import Listed
from mlquiz.model.question import Question

_LISTS = ("tags", "pinned")


@dataclass(frozen=True, slots=True)
class Index:
    """A bank's version and questions. Row n stands from `starts[n]` to `starts[n + 1]` and sums to `sums[n]`.

    `files` has the name of each file of the bank with the number of its questions, in their order.
    """

    version: str
    listed: tuple[Listed, ...]
    starts: tuple[int, ...]
    sums: tuple[int, ...]
    files: tuple[tuple[str, int], ...]


def index_of(bank: Compiled) -> Index:
    return Index(
        version=bank.version,
        listed=bank.listed,
        starts=tuple(accumulate(map(len, bank.rows), initial=0)),
        sums=tuple(map(crc32, bank.rows)),
        files=tuple((name, len(part.rows)) for name, part in bank.parts.items()),
    )


def fetched(index: Index, rows: Path, ids: Sequence[str]) -> tuple[Question, ...]:
    """The questions with these ids.

    Raises:
        OSError: the rows cannot be read.
        ValueError: they are not those of the index.
    """
    places = {each.id: place for place, each in enumerate(index.listed)}
    with rows.open("rb") as file:
        return tuple(question_of(_row(file, index, places[question])) for question in ids)


def _row(file: BinaryIO, index: Index, place: int) -> bytes:
    start, end = index.starts[place : place + 2]
    file.seek(start)
    row = file.read(end - start)
    if crc32(row) != index.sums[place]:
        raise ValueError(f"row {place} is another one")
    return row


def parts_of(index: Index, rows: Path) -> dict[str, Part]:
    """What each file of the bank gave.

    Raises:
        OSError: the rows cannot be read.
        ValueError: they are not those of the index.
    """
    stored = rows.read_bytes()
    lines = [stored[start:end] for start, end in pairwise(index.starts)]
    if tuple(map(crc32, lines)) != index.sums:
        raise ValueError("some rows are others")
    pairs = zip(index.listed, lines, strict=True)
    parts = {}
    for name, count in index.files:
        members = list(islice(pairs, count))
        parts[name] = Part(tuple(each for each, _ in members), tuple(line for _, line in members))
    return parts


def index_row(index: Index) -> dict[str, Any]:
    """The index as JSON, by columns: smaller than a row a question, and sooner read."""
    columns = zip(Listed._fields, zip(*index.listed, strict=True), strict=True)
    return {
        "version": index.version,
        "listed": dict(columns),
        "starts": index.starts,
        "sums": index.sums,
        "files": index.files,
    }


def index_from_row(row: dict[str, Any]) -> Index:
    columns = row["listed"] | {name: map(tuple, row["listed"][name]) for name in _LISTS}
    listed = map(Listed._make, zip(*(columns[name] for name in Listed._fields), strict=True))
    files = ((name, count) for name, count in row["files"])
    return Index(row["version"], tuple(listed), tuple(row["starts"]), tuple(row["sums"]), tuple(files))
