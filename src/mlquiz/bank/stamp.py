"""Stamps: what tells whether the files of a bank are still those that were read."""

import hashlib
from pathlib import Path
from typing import Any

from mlquiz.bank.files import bank_files

Stamp = dict[str, list[Any]]
"""Name -> [size, time in ns, content hash] of each file of a bank."""


def stamp_of(bank: Path, known: Stamp | None = None) -> Stamp:
    """The stamp of a bank now; a file that looks as it is `known` is not read.

    Raises:
        OSError: a file cannot be read.
    """
    return {file.name: _stamped(file, (known or {}).get(file.name, [])) for file in bank_files(bank)}


def contents(stamp: Stamp) -> dict[str, str]:
    """The content hash of each file."""
    return {name: content for name, (_, _, content) in stamp.items()}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _stamped(file: Path, known: list[Any]) -> list[Any]:
    status = file.stat()
    looks = [status.st_size, status.st_mtime_ns]
    return known if known[:2] == looks else [*looks, _hash(file)]


def _hash(file: Path) -> str:
    if not file.is_file():
        raise OSError(f"{file} is no ordinary file")
    return digest(file.read_bytes())
