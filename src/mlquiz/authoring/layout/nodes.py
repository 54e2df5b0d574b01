"""A bank file as nodes with their characters, and room for the comments that belong to each of them.

Built from a document that was read without faults, so every name is text and stands once.
"""

from array import array
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mlquiz.bank.document import Document

QUOTES = ("'", '"')
_BLOCK = ("|", ">")


class Remark(NamedTuple):
    """A comment from its `#` on; `blank` says that the line above it is empty."""

    text: str
    blank: bool = False


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, and the characters it is written with."""

    start: int
    stop: int
    text: str
    flow: bool


@dataclass(slots=True, eq=False)
class Group:
    """A mapping or a list; `flow` says it is between brackets, `pinned` that comments are in there too.

    `last` are the comments below its last entry that stand as deep as its entries.
    """

    start: int
    stop: int
    mapping: bool
    flow: bool
    holder: "Entry"
    entries: "list[Entry]" = field(default_factory=list)
    last: list[Remark] = field(default_factory=list)
    pinned: bool = False


@dataclass(slots=True, eq=False)
class Entry:
    """A field with its name, or a member of a list, which has none; of the file itself `group` is None.

    `lead` are the comments above it, `tail` the one at the end of its line.
    """

    group: Group | None
    key: Scalar | None = None
    value: Scalar | Group = field(init=False)
    lead: list[Remark] = field(default_factory=list)
    tail: str = ""

    @property
    def start(self) -> int:
        """Where its name begins, or what a member of a list has behind its dash."""
        return self.key.start if self.key else self.value.start


class Nodes:
    """All nodes of a file, and in the file's order what comments may stand between.

    `leaves` are names, texts and outermost brackets, with where they begin and end; `starts` and `stops` are
    those of all texts, also between brackets. Blank lines at the end of a block are not part of it.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.starts = array("I")
        self.stops = array("I")
        self.leaves: list[tuple[int, int, Entry, bool]] = []
        self._marks = document.marks.columns
        self.root = Entry(None)
        self.root.value = self._node(0, document.tree, self.root, flow=False)

    def _node(self, number: int, value: Any, entry: Entry, *, flow: bool) -> Scalar | Group:
        if isinstance(value, str):
            return self._scalar(number, value, entry, flow=flow)
        start, stop = self._marks[1][number], self._marks[2][number]
        inside = flow or self.text[start] in "[{"
        group = Group(start, stop, isinstance(value, dict), inside, entry)
        if inside and not flow:
            self.leaves.append((start, stop, entry, False))
        if group.mapping:
            self._fields(group, number, value)
        else:
            self._members(group, number, value)
        return group

    def _fields(self, group: Group, number: int, value: dict[str, Any]) -> None:
        after = self._marks[3]
        number += 1
        for name, each in value.items():
            entry = Entry(group)
            entry.key = self._scalar(number, name, entry, flow=group.flow, key=True)
            entry.value = self._node(number + 1, each, entry, flow=group.flow)
            group.entries.append(entry)
            number = after[number + 1]

    def _members(self, group: Group, number: int, value: list[Any]) -> None:
        after = self._marks[3]
        number += 1
        for each in value:
            entry = Entry(group)
            entry.value = self._node(number, each, entry, flow=group.flow)
            group.entries.append(entry)
            number = after[number]

    def _scalar(self, number: int, text: str, entry: Entry, *, flow: bool, key: bool = False) -> Scalar:
        start, stop = self._marks[1][number], self._marks[2][number]
        if self.text.startswith(_BLOCK, start, stop):
            stop = start + len(self.text[start:stop].rstrip())
        self.starts.append(start)
        self.stops.append(stop)
        if not flow:
            self.leaves.append((start, stop, entry, key))
        return Scalar(start, stop, text, flow)
