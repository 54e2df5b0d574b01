"""Compiled banks: what was read and validated once, as JSON files that may be deleted at any time.

Each bank has a small card (blueprint and counts) and its questions. Both are valid as long as every
file of the bank has the size, time and, where these differ, the content it was compiled from.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlquiz.bank.files import bank_files
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question
from mlquiz.model.rows import blueprint_from_row, blueprint_row, question_from_row, question_row

EDITION = "2"
"""Raise it when reading gets stricter or rows change, so that every bank is compiled anew."""

_DAMAGE = (AttributeError, KeyError, OverflowError, TypeError, ValueError, ZeroDivisionError)
"""What reading a stored row may raise when someone else wrote in the cache."""

_CARD_FIELDS = {"edition", "digest", "stamp", "counts", "blueprint"}

Stamp = dict[str, list[Any]]


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
        row = self._valid(bank)
        try:
            return None if row is None else _card(row)
        except _DAMAGE:
            return None

    def questions(self, bank: Path) -> tuple[Question, ...] | None:
        """The questions of a bank's folder, or None where it must be read."""
        row = self._valid(bank)
        stored = None if row is None else _load(self._file(bank, "questions"))
        if row is None or stored is None or stored.get("digest") != row["digest"]:
            return None
        try:
            return tuple(question_from_row(each) for each in stored["questions"])
        except _DAMAGE:
            return None

    def keep(self, bank: Path, blueprint: Blueprint, questions: tuple[Question, ...], stamp: Stamp) -> None:
        """Stores a compiled bank; `stamp` was taken before the bank was read."""
        digest = hashlib.sha256(json.dumps(stamp).encode()).hexdigest()
        card = card_of(blueprint, questions)
        rows = [question_row(question) for question in questions]
        self._write(bank, "questions", {"digest": digest, "questions": rows})
        head = {"edition": EDITION, "digest": digest, "stamp": stamp, "counts": dict(card.counts)}
        self._write(bank, "card", head | {"blueprint": blueprint_row(blueprint)})

    def _file(self, bank: Path, part: str) -> Path:
        name = hashlib.sha256(os.fsencode(bank.resolve())).hexdigest()[:24]
        return self.folder / f"{name}.{part}.json"

    def _valid(self, bank: Path) -> dict[str, Any] | None:
        row = _load(self._file(bank, "card"))
        if row is None or row.get("edition") != EDITION or row.keys() != _CARD_FIELDS:
            return None
        return row if _unchanged(bank, row["stamp"]) else None

    def _write(self, bank: Path, part: str, row: object) -> None:
        target = self._file(bank, part)
        draft = target.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(row, separators=(",", ":")), encoding="utf-8")
            draft.replace(target)
        except OSError:
            return


def stamp_of(bank: Path) -> Stamp:
    """Name -> [size, time in ns, content hash] of each file of a bank.

    Raises:
        OSError: a file cannot be read.
    """
    return {file.name: [*_size_and_time(file), _hash(file)] for file in bank_files(bank)}


def _unchanged(bank: Path, stamp: Stamp) -> bool:
    try:
        files = bank_files(bank)
        return sorted(stamp) == [file.name for file in files] and all(
            _size_and_time(file) == stamp[file.name][:2] or _hash(file) == stamp[file.name][2]
            for file in files
        )
    except (OSError, *_DAMAGE):
        return False


def _size_and_time(file: Path) -> list[int]:
    status = file.stat()
    return [status.st_size, status.st_mtime_ns]


def _hash(file: Path) -> str:
    if not file.is_file():
        raise OSError(f"{file} is no ordinary file")
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _load(file: Path) -> dict[str, Any] | None:
    try:
        row = json.loads(file.read_bytes())
    except (OSError, RecursionError, ValueError):
        return None
    return row if isinstance(row, dict) else None
