"""Which node of a file a character belongs to, and which field of a bank that node is: names, not rules."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mlquiz.bank.document import Document, Marks, Path

TYPED_FIELDS = frozenset(
    {"answer", "calculator", "case_lock", "changes_on", "correct", "cut", "extra_minutes", "format"}
    | {"minutes", "pilot", "pin", "questions", "read_to_end", "retired_on", "scale", "threshold"}
    | {"tolerance", "unscored", "verified_on", "wait_days", "weight"}
)
"""Fields that are numbers, dates or switches; every other one is text. `scenarios` is a switch in a section."""

PROSE_FIELDS = frozenset(
    {"distractors", "explanation", "objectives", "pairs", "rationale", "scenarios", "stem", "steps"}
    | {"text", "title"}
)
"""Fields that hold sentences."""

_OPEN = frozenset(["objectives", "pairs", "scenarios", "variables"])
"""Fields whose entries are named by the author."""


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar by its number, where it stands, and whether it is the name of a field rather than its value."""

    number: int
    path: Path
    is_key: bool
    start: int
    stop: int

    @property
    def field(self) -> str:
        """The field that the node is of; of what an author named, the field that holds the names."""
        for step in self.path[:-1]:
            if step in _OPEN:
                return str(step)
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def is_text(self) -> bool:
        if self.is_key:
            return True
        return self.field not in TYPED_FIELDS and self.path[-1:] != ("scenarios",)

    @property
    def is_prose(self) -> bool:
        return self.field in PROSE_FIELDS and self.is_text


def number_at(document: Document, offset: int) -> int:
    """The number of the innermost node that begins at or before a character; -1 where none does."""
    return bisect_right(document.marks.starts, offset) - 1


def nodes(document: Document, numbers: Sequence[int]) -> list[Node]:
    """The nodes of these numbers in the order of the file, each once; in one walk, however many they are."""
    return list(_wanted(document.marks, 0, (), sorted(set(numbers)))) if len(document.marks) else []


def _wanted(marks: Marks, above: int, path: Path, numbers: list[int]) -> Iterator[Node]:
    for step, entry in marks.inside(above).items():
        keyed = marks.names[entry] is not None
        value, here = entry + keyed, (*path, step)
        first, end = bisect_left(numbers, entry), bisect_left(numbers, marks.after[value])
        if first == end:
            continue
        if keyed and numbers[first] == entry:
            yield _node(marks, entry, here, is_key=True)
        place = bisect_left(numbers, value)
        if place < end and numbers[place] == value:
            yield _node(marks, value, here, is_key=False)
        yield from _wanted(marks, value, here, numbers[place:end])


def _node(marks: Marks, number: int, path: Path, *, is_key: bool) -> Node:
    return Node(number, path, is_key, marks.starts[number], marks.stops[number])


def text_of(document: Document, node: Node) -> str:
    """What a scalar reads as; empty for what is none."""
    if node.is_key:
        return str(node.path[-1])
    tree: Any = document.tree
    for step in node.path:
        tree = tree[step]
    return tree if isinstance(tree, str) else ""
