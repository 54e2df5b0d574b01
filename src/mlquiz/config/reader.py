"""Reads the configuration file: the settings, and every fault in one run.

Which ids and names of keys and themes there are is checked by the screen, which knows them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from mlquiz.config.fault import Fault
from mlquiz.config.file import Document, document_of
from mlquiz.config.places import DEEPEST, Places
from mlquiz.config.places import Path as TomlPath
from mlquiz.config.settings import DEFAULTS, Place, Settings
from mlquiz.model.text import unsafe

_SHOWN = 40
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,9})?)\s*%")


def examine(file: Path) -> tuple[Settings, tuple[Fault, ...]]:
    """What is sound in a file, and what is not."""
    found = document_of(file)
    if found is None:
        return DEFAULTS, ()
    if isinstance(found, Fault):
        return DEFAULTS, (found,)
    reading = _Reading(found)
    for name, value in found.content.items():
        reading.setting(name, value)
    return Settings(**reading.kept, places=reading.stands), tuple(sorted(reading.faults))


class _Wrong(Exception):
    """A value that cannot be what its setting needs: what it is, and the way out."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(f"is {_shown(value)}; write a name between double quotes")
    return _safe(value)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"is {_shown(value)}; write true or false, without quotes")
    return value


def _share(value: object) -> Fraction:
    """`"80%"` or `0.8`, exactly as it is written."""
    share = Fraction(0)
    if isinstance(value, str) and (found := _PERCENT.fullmatch(value.strip())):
        share = Fraction(found[1]) / 100
    elif isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1:
        share = Fraction(str(value))
    if not 0 < share <= 1:
        raise _Wrong(f'is {_shown(value)}, which is no share to pass; write one like "80%" or 0.8')
    return share


def _keys(value: object) -> str:
    """Keys as Textual wants them: one text, with commas between."""
    written = value if isinstance(value, list) else [value]
    names = [name for name in written if isinstance(name, str)]
    if len(names) < len(written):
        raise _Wrong(f'is {_shown(value)}; write a key, or a list of keys: "f2" or ["f2", "m"]')
    return ",".join(_safe(name) for name in names)


def _safe(value: str) -> str:
    found = unsafe(value)
    if found:
        raise _Wrong(f"has the control character {found}; remove it")
    return value


def _shown(value: object) -> str:
    """A value in a sentence, cut short."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    told = str(value).lower() if isinstance(value, bool) else repr(value)
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"


_VALUES: dict[str, Callable[[object], object]] = {"theme": _text, "clock": _switch, "confidence": _switch}
_TABLES: dict[str, Callable[[object], object]] = {"targets": _share, "keys": _keys}
_HOW = {"targets": "an exam id and its share", "keys": "the id of a key and the key"}


@dataclass
class _Reading:
    """Takes a document apart: what is sound is kept, what is not becomes a fault."""

    document: Document
    kept: dict[str, Any] = field(default_factory=dict)
    stands: dict[str, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def _places(self) -> Places:
        return self.document.places

    def setting(self, name: str, value: object) -> None:
        if name in _TABLES:
            self._table(name, value)
        elif name in _VALUES:
            self._keep(self.kept, (name,), value, _VALUES[name])
        else:
            self._refuse(self._places.key((name,)), f"{name!r} is not a setting; {_nearest(name)}")

    def _table(self, name: str, value: object) -> None:
        if not isinstance(value, dict):
            how = f"write [{name}], and below it lines of {_HOW[name]}"
            self._refuse(self._places.value((name,)), f"{name!r} is {_shown(value)}; {how}")
            return
        entries = self.kept.setdefault(name, {})
        for path, entry in _leaves(value, (name,)):
            self._entry(entries, path, entry)

    def _entry(self, entries: dict[str, object], path: TomlPath, value: object) -> None:
        table, own = path[0], ".".join(path[1:])
        place = self._places.key(path)
        if own in _VALUES:
            self._refuse(place, f"{own!r} stands in [{table}]; move it above the first line in [brackets]")
        elif unsafe(own):
            self._refuse(place, f"{own!r} has the control character {unsafe(own)}; remove it")
        elif f"{table}.{own}" in self.stands:
            first = self.stands[f"{table}.{own}"][0]
            self._refuse(place, f"{own!r} stands here again, after line {first}; remove one of the two")
        else:
            self._keep(entries, path, value, _TABLES[table])

    def _keep(
        self, into: dict[str, Any], path: TomlPath, value: object, read: Callable[[object], object]
    ) -> None:
        name = ".".join(path[1:] or path)
        self.stands[".".join(path)] = self._places.key(path)
        try:
            into[name] = read(value)
        except _Wrong as wrong:
            self._refuse(self._places.value(path), f"{name!r} {wrong}")

    def _refuse(self, place: Place, what: str) -> None:
        self.faults.append(Fault(*place, what))


def _leaves(table: Mapping[str, object], path: TomlPath) -> Iterator[tuple[TomlPath, object]]:
    """Every entry of a table and of the tables in it: `exam.flag` may be written in either way."""
    for name, value in table.items():
        if isinstance(value, dict) and len(path) < DEEPEST:
            yield from _leaves(value, (*path, name))
        else:
            yield (*path, name), value


def _nearest(name: str) -> str:
    import difflib

    known = [*_VALUES, *_TABLES]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
