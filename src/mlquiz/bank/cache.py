"""Compiled banks: what was read and validated once, as files that may be deleted at any time.

Each bank has a small card (blueprint and counts), an index of its questions, and their rows. The card is
valid as long as every file of the bank has the size, time and, where these differ, the content it was
compiled from; it vouches for the index, and the index for each row.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlquiz.bank.files import bank_files
from mlquiz.bank.index import Index, fetched, index_from_row, index_of, index_row, line_of
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.pool import bank_version, listed_of
from mlquiz.model.question import Question
from mlquiz.model.rows import blueprint_from_row, blueprint_row

EDITION = "3"
"""Raise it when reading gets stricter or rows change, so that every bank is compiled anew."""

_DAMAGE = (
    AttributeError,
    KeyError,
    OSError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
    ZeroDivisionError,
)
"""What reading a stored row may raise when someone else wrote in the cache."""

_CARD_FIELDS = {"edition", "bank", "stamp", "counts", "blueprint", "index"}
_OURS = re.compile(r"[0-9a-f]{24}\.")

Stamp = dict[str, list[Any]]
"""Name -> [size, time in ns, content hash] of each file of a bank."""


@dataclass(frozen=True, slots=True)
class Card:
    """What lists need of a bank: its blueprint, and how many questions each domain has."""

    blueprint: Blueprint
    counts: Mapping[str, int]

    @property
    def questions(self) -> int:
        return sum(self.counts.values())


def card_of(blueprint: Blueprint, questions: tuple[Question, ...]) -> Card:
    domains = [question.domain for question in questions]
    return Card(blueprint, {domain.id: domains.count(domain.id) for domain in blueprint.domains})


def _card(row: dict[str, Any]) -> Card:
    plan = blueprint_from_row(row["blueprint"])
    return Card(plan, {domain.id: int(row["counts"][domain.id]) for domain in plan.domains})


class Cache:
    """The folder of compiled banks. A folder that cannot be written costs speed, nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def card(self, bank: Path) -> Card | None:
        """The card of a bank's folder, or None where it must be read."""
        try:
            return _card(self._valid(bank))
        except _DAMAGE:
            return None

    def index(self, bank: Path) -> Index | None:
        """The index of a bank's folder, or None where it must be read."""
        try:
            row = self._valid(bank)
            stored = self._file(bank, "index").read_bytes()
            return index_from_row(json.loads(stored)) if row["index"] == _digest(stored) else None
        except _DAMAGE:
            return None

    def questions(self, bank: Path, index: Index, ids: Sequence[str]) -> tuple[Question, ...] | None:
        """Questions of an index that was given for this folder, or None where they must be read."""
        try:
            return fetched(index, self._file(bank, "rows"), ids)
        except _DAMAGE:
            return None

    def keep(self, bank: Path, blueprint: Blueprint, questions: tuple[Question, ...], stamp: Stamp) -> None:
        """Stores a compiled bank; `stamp` was taken before the bank was read."""
        listed, lines = list(map(listed_of, questions)), list(map(line_of, questions))
        index = _json(index_row(index_of(bank_version(blueprint, listed), listed, lines)))
        card = {
            "edition": EDITION,
            "bank": str(bank.resolve()),
            "stamp": stamp,
            "counts": dict(card_of(blueprint, questions).counts),
            "blueprint": blueprint_row(blueprint),
            "index": _digest(index),
        }
        self._write(bank, {"rows": lines, "index": [index], "card": [_json(card)]})

    def _file(self, bank: Path, part: str) -> Path:
        return self.folder / f"{_digest(os.fsencode(bank.resolve()))[:24]}.{part}.json"

    def _valid(self, bank: Path) -> dict[str, Any]:
        """The row of a bank's card. Files that were only touched are stamped anew.

        Raises:
            ValueError, or other _DAMAGE: there is no card, or the bank has changed since.
        """
        row: dict[str, Any] = json.loads(self._file(bank, "card").read_bytes())
        if row["edition"] != EDITION or row.keys() != _CARD_FIELDS:
            raise ValueError("of another edition")
        stamp = stamp_of(bank, row["stamp"])
        if _contents(stamp) != _contents(row["stamp"]):
            raise ValueError("of another bank")
        if stamp != row["stamp"]:
            self._write(bank, {"card": [_json(row | {"stamp": stamp})]})
        return row

    def _write(self, bank: Path, parts: Mapping[str, Iterable[bytes]]) -> None:
        """Each part at once, the one that vouches for the others last; then what nobody needs is removed."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for part, lines in parts.items():
                target = self._file(bank, part)
                draft = target.with_suffix(f".{os.getpid()}.tmp")
                with draft.open("wb") as file:
                    file.writelines(lines)
                draft.replace(target)
            self._sweep()
        except OSError:
            return

    def _sweep(self) -> None:
        """Removes what was compiled of banks that are gone or by another edition, and drafts that were left."""
        needed = {card.name[:24] for card in self.folder.glob("*.card.json") if _is_needed(card)}
        for file in self.folder.iterdir():
            if _OURS.match(file.name) and (file.suffix == ".tmp" or file.name[:24] not in needed):
                file.unlink(missing_ok=True)


def stamp_of(bank: Path, known: Stamp | None = None) -> Stamp:
    """The stamp of a bank now; a file that looks as it is `known` is not read.

    Raises:
        OSError: a file cannot be read.
    """
    return {file.name: _stamped(file, (known or {}).get(file.name, [])) for file in bank_files(bank)}


def _stamped(file: Path, known: list[Any]) -> list[Any]:
    status = file.stat()
    looks = [status.st_size, status.st_mtime_ns]
    return known if known[:2] == looks else [*looks, _hash(file)]


def _contents(stamp: Stamp) -> dict[str, str]:
    return {name: content for name, (_, _, content) in stamp.items()}


def _hash(file: Path) -> str:
    if not file.is_file():
        raise OSError(f"{file} is no ordinary file")
    return _digest(file.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _json(row: object) -> bytes:
    return json.dumps(row, separators=(",", ":")).encode()


def _is_needed(card: Path) -> bool:
    try:
        row = json.loads(card.read_bytes())
        return bool(row["edition"] == EDITION) and Path(row["bank"]).is_dir()
    except _DAMAGE:
        return False
