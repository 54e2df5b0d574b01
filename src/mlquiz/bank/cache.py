"""Compiled banks: what was read and validated once, as files that may be deleted at any time.

Each bank has a small card (blueprint and counts), an index of its questions, and their rows. The card is
valid as long as every file of the bank has the size, time and, where these differ, the content it was
compiled from; it vouches for itself and for the index, and the index for each row.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlquiz.bank.compiled import Compiled, Part
from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.index import Index, fetched, index_from_row, index_of, index_row, parts_of
from mlquiz.bank.stamp import Stamp, contents, digest, stamp_of
from mlquiz.model.blueprint import Blueprint
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

_OURS = re.compile(r"[0-9a-f]{24}\.")


@dataclass(frozen=True, slots=True)
class Card:
    """What lists need of a bank: its blueprint, and how many questions each domain has."""

    blueprint: Blueprint
    counts: Mapping[str, int]

    @property
    def questions(self) -> int:
        return sum(self.counts.values())


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
            return self._index(bank, self._valid(bank))
        except _DAMAGE:
            return None

    def questions(self, bank: Path, index: Index, ids: Sequence[str]) -> tuple[Question, ...] | None:
        """Questions of an index that was given for this folder, or None where they must be read."""
        try:
            return fetched(index, self._file(bank, "rows"), ids)
        except _DAMAGE:
            return None

    def parts(self, bank: Path, stamp: Stamp) -> dict[str, Part]:
        """What is known of a bank's files, by name, that are as they were under a blueprint that is."""
        try:
            row = _unsealed(self._file(bank, "card"))
            now, then = contents(stamp), contents(row["stamp"])
            if now[EXAM_FILE] != then[EXAM_FILE]:
                return {}
            parts = parts_of(self._index(bank, row), self._file(bank, "rows"))
            return {name: part for name, part in parts.items() if now.get(name) == then[name]}
        except _DAMAGE:
            return {}

    def keep(self, folder: Path, bank: Compiled, stamp: Stamp) -> None:
        """Stores a compiled bank; `stamp` was taken before the bank was read."""
        index = _json(index_row(index_of(bank)))
        card = {
            "edition": EDITION,
            "bank": str(folder.resolve()),
            "stamp": stamp,
            "counts": bank.counts,
            "blueprint": blueprint_row(bank.blueprint),
            "index": digest(index),
        }
        self._write(folder, {"rows": bank.rows, "index": [index], "card": _sealed(card)})

    def _file(self, bank: Path, part: str) -> Path:
        return self.folder / f"{digest(os.fsencode(bank.resolve()))[:24]}.{part}.json"

    def _valid(self, bank: Path) -> dict[str, Any]:
        """The row of a bank's card. Files that were only touched are stamped anew.

        Raises:
            ValueError, or other _DAMAGE: there is no card, or the bank has changed since.
        """
        row = _unsealed(self._file(bank, "card"))
        stamp = stamp_of(bank, row["stamp"])
        if contents(stamp) != contents(row["stamp"]):
            raise ValueError("of another bank")
        if stamp != row["stamp"]:
            self._write(bank, {"card": _sealed(row | {"stamp": stamp})})
        return row

    def _index(self, bank: Path, card: dict[str, Any]) -> Index:
        stored = self._file(bank, "index").read_bytes()
        if card["index"] != digest(stored):
            raise ValueError("of another card")
        return index_from_row(json.loads(stored))

    def _write(self, bank: Path, parts: Mapping[str, Iterable[bytes]]) -> None:
        """Each part at once, the one that vouches for the others last; then what nobody needs is removed."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for part, lines in parts.items():
                self._put(self._file(bank, part), lines)
            self._sweep()

    def _put(self, target: Path, lines: Iterable[bytes]) -> None:
        draft = target.with_suffix(f".{os.getpid()}.tmp")
        try:
            with draft.open("wb") as file:
                file.writelines(lines)
            draft.replace(target)
        except OSError:  # a full disk has no room for drafts
            draft.unlink(missing_ok=True)
            raise

    def _sweep(self) -> None:
        """Removes what was compiled of banks that are gone or by another edition, and drafts that were left."""
        needed = {card.name[:24] for card in self.folder.glob("*.card.json") if _is_needed(card)}
        for file in self.folder.iterdir():
            if _OURS.match(file.name) and (file.suffix == ".tmp" or file.name[:24] not in needed):
                file.unlink(missing_ok=True)


def _json(row: object) -> bytes:
    return json.dumps(row, separators=(",", ":")).encode()


def _sealed(card: dict[str, Any]) -> tuple[bytes, bytes]:
    """A card with its hash before it."""
    body = _json(card)
    return f"{digest(body)}\n".encode(), body


def _unsealed(file: Path) -> dict[str, Any]:
    seal, _, body = file.read_bytes().partition(b"\n")
    row: dict[str, Any] = json.loads(body)
    if seal != digest(body).encode() or row["edition"] != EDITION:
        raise ValueError("damaged, or of another edition")
    return row


def _is_needed(card: Path) -> bool:
    try:
        return Path(_unsealed(card)["bank"]).is_dir()
    except _DAMAGE:
        return False
