"""Finds the comments of a file and gives each to the node it belongs to. What becomes of them is the writer's."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from mlquiz.authoring.layout.nodes import Entry, Group, Nodes, Remark, Scalar

_LIKE_TEXT = re.compile(r"#[^\s#]")
"""A comment that is a fault of the file (MQ010) behind a text without quotes."""

_AT_THE_END = -1
"""Left of every column: what is below the last node of a file may belong to any that is open there."""


def comments(nodes: Nodes) -> Iterator[tuple[int, str, bool]]:
    """Each comment: where it begins, its text without spaces at the end, and whether a block's head has it."""
    text, at = nodes.text, 0
    while (at := text.find("#", at)) >= 0:
        place = bisect_right(nodes.starts, at) - 1
        stop = nodes.stops[place] if place >= 0 else 0
        end = _line_end(text, at)
        if at >= stop:
            yield at, text[at:end].rstrip(), False
        elif _in_head(text, nodes.starts[place], at):
            yield at, text[at:end].rstrip(), True
        else:
            end = stop
        at = end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _in_head(text: str, start: int, at: int) -> bool:
    """Whether this is behind the `|` of a block, on its line."""
    return text[start] in "|>" and "\n" not in text[start:at]


def blank_above(text: str, at: int) -> bool:
    """Whether the line above that of a character is empty."""
    end = text.rfind("\n", 0, at)
    return end >= 0 and not text[text.rfind("\n", 0, end) + 1 : end].strip()


def attach(nodes: Nodes) -> list[str]:
    """Gives every comment to an entry, as its lead or tail, or to the group that ends above it; says their texts."""
    found = list(comments(nodes))
    if found:
        desk = _Desk(nodes)
        for at, text, in_head in found:
            desk.place(at, text, in_head=in_head)
    return [text for _, text, _ in found]


class _Desk:
    """Where the comments of one file are sorted, from its first line to its last."""

    def __init__(self, nodes: Nodes) -> None:
        self.text = nodes.text
        self.root = nodes.root
        self.leaves = nodes.leaves
        self.starts = [leaf[0] for leaf in nodes.leaves]
        self._gap = -1
        self._column = 0

    def place(self, at: int, text: str, *, in_head: bool) -> None:
        place = bisect_right(self.starts, at) - 1
        stop, entry = (self.leaves[place][1], self.leaves[place][2]) if place >= 0 else (0, self.root)
        if in_head:
            _set_tail(entry, text)
        elif at < stop and isinstance(entry.value, Group):
            entry.value.pinned = True
        elif place >= 0 and "\n" not in self.text[stop:at]:
            _set_tail(entry, text)
        else:
            self._between(place, at, Remark(text, blank_above(self.text, at)))

    def _between(self, place: int, at: int, remark: Remark) -> None:
        """A comment on a line on which no node ends."""
        column = self._narrowed(place, self._column_of(at))
        line = self.text[at - self._column_of(at) : at]
        following = self._following(place)
        depth = self._column_of(following.group.start) if following.group else _AT_THE_END
        alone = column > depth and not line.strip()
        group = self._ended(place, following.group, column) if alone else None
        if group:
            group.last.append(remark)
        else:
            following.lead.append(remark)

    def _narrowed(self, place: int, column: int) -> int:
        """The column of a comment, or that of one above it which stands further left."""
        if place == self._gap:
            column = min(column, self._column)
        self._gap, self._column = place, column
        return column

    def _column_of(self, at: int) -> int:
        return at - self.text.rfind("\n", 0, at) - 1

    def _following(self, place: int) -> Entry:
        """The outermost entry that begins behind a leaf; the file itself before its first and after its last."""
        if place < 0 or place + 1 == len(self.leaves):
            return self.root
        entry = self.leaves[place + 1][2]
        while (group := entry.group) and group.entries[0] is entry and _is_member(group.holder):
            entry = group.holder
        return entry

    def _ended(self, place: int, until: Group | None, column: int) -> Group | None:
        """The innermost group that ends with a leaf and stands no further right than a comment."""
        if place < 0 or self.leaves[place][3]:
            return None
        group = self.leaves[place][2].group
        while group and group is not until:
            if self._column_of(group.start) <= column:
                return group
            group = group.holder.group
        whole = self.root.value
        return whole if until is None and isinstance(whole, Group) else None


def _is_member(entry: Entry) -> bool:
    return entry.group is not None and entry.key is None


def _set_tail(entry: Entry, text: str) -> None:
    """A line has room for one comment: a further one goes above it, as does one that looks like cut text."""
    if entry.tail or (isinstance(entry.value, Scalar) and _LIKE_TEXT.match(text)):
        entry.lead.append(Remark(text))
    else:
        entry.tail = text
