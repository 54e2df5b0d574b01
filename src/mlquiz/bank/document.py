"""One YAML file as a tree, and where everything in it stands.

Places are kept as numbers beside the tree, one each for every node in the order of the file, and worked
out for the path that is asked for: most are never asked for.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from mlquiz.bank.codes import Code

Path = tuple[str | int, ...]
Place = tuple[int, int]
Span = tuple[int, int]
Tree = dict[str, Any] | list[Any] | str

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""

_ODD_BREAKS = ("\r", "\x85", "\u2028", "\u2029")


@dataclass(frozen=True, slots=True)
class Fault:
    """A place, from 1, with what is wrong and the way out."""

    line: int
    column: int
    what: str
    remedy: str
    code: Code


class Marks:
    """Where each node of a file begins and ends, by its number in the order of the file.

    `starts` and `stops` are offsets of characters; `after` is the number of the next node that is not
    inside this one; `names` has the text of nodes that are keys of a mapping, whose value is the next node.
    """

    def __init__(self) -> None:
        self.starts = array("I")
        self.stops = array("I")
        self.after = array("I")
        self.names: list[str | None] = []
        self._inside: dict[int, dict[str | int, int]] = {}

    @property
    def columns(self) -> "tuple[list[str | None], array[int], array[int], array[int]]":
        return self.names, self.starts, self.stops, self.after

    def __len__(self) -> int:
        return len(self.starts)

    def inside(self, node: int) -> dict[str | int, int]:
        """The numbers of a collection's entries: of its keys, or of the members of a list."""
        if node not in self._inside:
            entries: dict[str | int, int] = {}
            for place, entry in enumerate(self._entries(node)):
                name = self.names[entry]
                entries.setdefault(place if name is None else name, entry)
            self._inside[node] = entries
        return self._inside[node]

    def _entries(self, node: int) -> Iterator[int]:
        entry, end = node + 1, self.after[node]
        while entry < end:
            yield entry
            entry = self.after[entry + 1] if self.names[entry] is not None else self.after[entry]

    def first(self, mapping: int, name: str) -> int:
        """The number of a key that an open mapping has had before."""
        self.after[mapping] = len(self)
        return next(entry for entry in self._entries(mapping) if self.names[entry] == name)

    def nearest(self, path: Path) -> tuple[int, bool, bool]:
        """The node of a path or the nearest above it, whether it was found, and whether it is some key's value."""
        node, keyed = 0, False
        for step in path:
            entry = self.inside(node).get(step) if len(self) else None
            if entry is None:
                return node, False, keyed
            keyed = self.names[entry] is not None
            node = entry + keyed
        return node, True, keyed


@dataclass
class Document:
    """A file's tree, the faults of its YAML, and the place of every node by its path.

    `complete` says whether the file was read to its end.
    """

    text: str = ""
    tree: Tree = ""
    faults: list[Fault] = field(default_factory=list)
    complete: bool = False
    marks: Marks = field(default_factory=Marks)

    def place(self, path: Path) -> Place:
        """Where a path stands, or the nearest node above it: line and column from 1."""
        node, _, _ = self.marks.nearest(path)
        return self.place_of(self.marks.starts[node]) if len(self.marks) else (1, 1)

    def key_place(self, path: Path) -> Place:
        """Where the key that leads to a path stands; where no key does, the place of the path itself."""
        node, found, keyed = self.marks.nearest(path)
        return self.place_of(self.marks.starts[node - 1]) if found and keyed else self.place(path)

    def span(self, path: Path) -> Span | None:
        """Where a node begins and ends in the text, as written; None where there is none."""
        node, found, _ = self.marks.nearest(path)
        return (self.marks.starts[node], self.marks.stops[node]) if found and len(self.marks) else None

    def key_span(self, path: Path) -> Span | None:
        """Where the key that leads to a path begins and ends."""
        node, found, keyed = self.marks.nearest(path)
        return (self.marks.starts[node - 1], self.marks.stops[node - 1]) if found and keyed else None

    def place_of(self, offset: int) -> Place:
        """Line and column, from 1, of a character of the text."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def may_show_pictures(self) -> bool:
        """Whether some text has the sign of a picture, or characters written by their numbers."""
        return "![" in self.text or re.search(r"\\[xuU]", self.text) is not None

    @cached_property
    def _lines(self) -> list[int]:
        """The offset of each line's first character."""
        if any(map(self.text.__contains__, _ODD_BREAKS)):
            return [0, *(each.end() for each in _BREAK.finditer(self.text))]
        lengths = accumulate(map(len, self.text.split("\n")), initial=0)
        return [length + line for line, length in enumerate(lengths)][:-1]

    def path_at(self, offset: int) -> tuple[Path, bool]:
        """The path of the innermost node that begins at or before a character, and whether that is a key."""
        marks = self.marks
        wanted = bisect_right(marks.starts, offset) - 1
        path: Path = ()
        node, is_key = 0, False
        while node < wanted:
            step, entry = _holder(marks.inside(node), wanted)
            path = (*path, step)
            is_key = marks.names[entry] is not None and wanted == entry
            node = entry + (marks.names[entry] is not None)
        return path, is_key


def _holder(entries: dict[str | int, int], wanted: int) -> tuple[str | int, int]:
    """The entry that a node is in: the last that begins at or before it."""
    steps = list(entries)
    place = bisect_right(list(entries.values()), wanted) - 1
    return steps[place], entries[steps[place]]
