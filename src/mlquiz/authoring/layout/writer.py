"""Writes the nodes of a file in the one layout. Texts are written by `authoring/scalars.py`."""

import re
from itertools import pairwise
from typing import NamedTuple

from mlquiz.authoring.layout.brackets import brackets, in_lines
from mlquiz.authoring.layout.comments import attach, blank_above
from mlquiz.authoring.layout.fields import Shape
from mlquiz.authoring.layout.nodes import QUOTES, Entry, Group, Nodes, Remark, Scalar
from mlquiz.authoring.scalars import is_plain, line_scalar, quoted, scalar, taken_for
from mlquiz.bank.document import Document

_STEP = 2
_LONGEST_NAME = 1000
"""YAML looks for the colon behind a name no further than this; longer ones stand behind a question mark."""

_MODELINE = "# yaml-language-server:"


class Laid(NamedTuple):
    """A file's text in the one layout, and the comments in it as they stood before."""

    text: str
    comments: list[str]


def laid_out(document: Document, shape: Shape) -> Laid:
    """Lays a file out; the document has no faults, and its lines end in line feeds only."""
    nodes = Nodes(document)
    found = attach(nodes)
    writer = _Writer(nodes, shape)
    writer.file()
    return Laid("\n".join(writer.lines) + "\n", found)


class _Writer:
    """Lines as they are written; dashes wait for what stands behind them."""

    def __init__(self, nodes: Nodes, shape: Shape) -> None:
        self.text = nodes.text
        self.root = nodes.root
        self.shape = shape
        self.lines: list[str] = []
        self._dashes = ""
        self._kept = False

    def file(self) -> None:
        value = self.root.value
        self._modeline()
        self._head()
        if isinstance(value, Scalar):
            self._line(0, _behind(scalar(value.text, _STEP), self.root.tail))
        elif in_lines(value, self.shape, 0, self.text):
            self._comment(0, self.root.tail)
            self._group(value, self.shape, 0)
        else:
            self._line(0, self._between_brackets(value, self.root.tail))
            self._remarks(value.last, 0, airy=True)

    def _modeline(self) -> None:
        """Writes the line that editors look for first, wherever it stood."""
        for entry in (self.root, *self._entries):
            for place, each in enumerate(entry.lead):
                if each.text.startswith(_MODELINE):
                    self._comment(0, entry.lead.pop(place).text)
                    return

    def _head(self) -> None:
        """Writes what a blank line sets off from the first entry; the comments below it belong to that."""
        above = self.root.lead
        own = self._own(above) if self._entries else 0
        head, below = above[: len(above) - own], above[len(above) - own :]
        self._remarks(head, 0, airy=True)
        if head:
            self._blank()
            below[:1] = [Remark(each.text) for each in below[:1]]
        if below:
            self._entries[0].lead[:0] = below

    @property
    def _entries(self) -> list[Entry]:
        """The outermost entries of the file, as they stood."""
        return self.root.value.entries if isinstance(self.root.value, Group) else []

    def _own(self, above: list[Remark]) -> int:
        """How many of the comments above the file are about its first entry: those no blank line sets off."""
        if blank_above(self.text, self.root.start):
            return 0
        blanks = [place for place, each in enumerate(above) if each.blank]
        return len(above) - max(blanks, default=0)

    def _group(self, group: Group, shape: Shape, indent: int) -> None:
        entries = _ordered(group, shape)
        apart = shape.apart and self._are_apart(entries, shape.of(None))
        for place, entry in enumerate(entries):
            if shape.airy and (place or not shape.apart) and (apart or self._is_set_off(entry, shape)):
                self._blank()
            self._entry(entry, shape, indent)
        self._remarks(group.last, indent, airy=shape.airy)

    def _are_apart(self, entries: list[Entry], shape: Shape) -> bool:
        """Whether there is a blank line between the first two entries where it can be told from their texts."""
        told = (after for before, after in pairwise(entries) if not _ends_open(before.value, shape))
        after = next(told, None)
        return after is not None and self._is_apart(after)

    def _is_apart(self, entry: Entry) -> bool:
        """Whether the author left a blank line above an entry and its comments."""
        return entry.lead[0].blank if entry.lead else blank_above(self.text, entry.start)

    def _is_set_off(self, entry: Entry, shape: Shape) -> bool:
        """Whether a blank line above an entry stays where its neighbours have none."""
        return self._is_apart(entry) and not (shape.apart and not entry.lead)

    def _entry(self, entry: Entry, shape: Shape, indent: int) -> None:
        self._lead(entry, indent, airy=shape.airy)
        if entry.key is None:
            self._member(entry, shape.of(None), indent)
        else:
            name = self._name(entry.key, known=entry.key.text in shape.fields)
            self._field(entry, name, shape.of(entry.key.text), indent)

    def _lead(self, entry: Entry, indent: int, *, airy: bool) -> None:
        if not entry.lead:
            return
        self._comment(indent, entry.lead[0].text)
        self._remarks(entry.lead[1:], indent, airy=airy)
        if airy and blank_above(self.text, entry.start):
            self._blank()

    def _field(self, entry: Entry, name: str, shape: Shape, indent: int) -> None:
        if len(name) > _LONGEST_NAME:
            self._line(indent, f"? {name}")
            name = ""
        head, value = f"{name}:", entry.value
        if isinstance(value, Scalar):
            self._line(indent, _behind(_joined(head, self._scalar(value, indent)), entry.tail))
        elif in_lines(value, shape, indent + len(head) + 1, self.text):
            self._line(indent, _behind(head, entry.tail))
            self._group(value, shape, indent + _STEP)
        else:
            self._line(indent, _joined(head, self._between_brackets(value, entry.tail)))

    def _member(self, entry: Entry, shape: Shape, indent: int) -> None:
        value = entry.value
        spread = isinstance(value, Group) and in_lines(value, shape, indent + _STEP, self.text)
        if spread:
            self._comment(indent, entry.tail)
        self._dashes = f"{self._dashes or ' ' * indent}- "
        if isinstance(value, Scalar):
            self._line(indent, _behind(self._scalar(value, indent), entry.tail))
        elif spread:
            self._group(value, shape, indent + _STEP)
        else:
            self._line(indent, self._between_brackets(value, entry.tail))

    def _name(self, key: Scalar, *, known: bool) -> str:
        """A name as it was written: with quotes where it had some, unless the format knows it."""
        written = self.text[key.start : key.stop]
        if written == key.text and written and (not key.flow or _stays_plain(written)):
            return written
        return line_scalar(key.text) if known or written[:1] not in QUOTES else quoted(key.text)

    def _scalar(self, value: Scalar, indent: int) -> str:
        """A text as the value of a field in a column, or behind a dash there."""
        written = self.text[value.start : value.stop]
        if written == value.text and (not value.flow or _stays_plain(written)):
            return written
        if written[:1] in QUOTES and "\n" not in value.text:
            return quoted(value.text)
        return scalar(value.text, indent + _STEP)

    def _between_brackets(self, group: Group, tail: str) -> str:
        """A group in its brackets: with comments in there it stays as the author wrote it."""
        content = (
            _stripped(self.text[group.start : group.stop]) if group.pinned else brackets(group, self.text)
        )
        return _joined(content, tail)

    def _remarks(self, remarks: list[Remark], indent: int, *, airy: bool) -> None:
        for each in remarks:
            if airy and each.blank:
                self._blank()
            self._comment(indent, each.text)

    def _comment(self, indent: int, text: str) -> None:
        """A comment on its own line; above the dashes that wait, as deep as the first of them."""
        if text:
            self.lines.append(" " * (self._dashes.find("-") if self._dashes else indent) + text)
            self._kept = False

    def _line(self, indent: int, content: str) -> None:
        before = self._dashes or " " * indent
        self.lines.append(before + content if content else before.rstrip())
        self._dashes = ""
        self._kept = _is_open(content)

    def _blank(self) -> None:
        """A blank line, unless one of a text stands there: another would become a part of it."""
        if self.lines and self.lines[-1] and not self._kept:
            self.lines.append("")


def _joined(head: str, rest: str) -> str:
    return f"{head} {rest}" if rest else head


def _behind(content: str, tail: str) -> str:
    """The content with a comment at the end of its first line: a block has it in its head."""
    first, end, rest = content.partition("\n")
    return f"{_joined(first, tail)}{end}{rest}"


def _is_open(lines: str) -> bool:
    """Whether the last of several lines looks blank; as one of a block it is a part of the text."""
    before, _, last = lines.rpartition("\n")
    return bool(before) and not last.strip()


def _ends_open(node: Scalar | Group, shape: Shape) -> bool:
    """Whether a text of which the last line looks blank is what is written last of a node."""
    if isinstance(node, Scalar):
        return _is_open(node.text.removesuffix("\n"))
    if node.last or not node.entries:
        return False
    last = _ordered(node, shape)[-1]
    return _ends_open(last.value, shape.of(last.key.text if last.key else None))


def _ordered(group: Group, shape: Shape) -> list[Entry]:
    """The entries of a group as they are written."""
    if not (group.mapping and shape.fields):
        return group.entries
    named = {entry.key.text: entry for entry in group.entries if entry.key}
    return [named[name] for name in shape.ordered(named)]


def _stays_plain(written: str) -> bool:
    """Whether what needed no quotes between brackets needs none outside."""
    return is_plain(written) or bool(taken_for(written))


_SPACE_AT_END = re.compile(r"(?<!\\)[ \t]+$", re.MULTILINE)


def _stripped(lines: str) -> str:
    """The lines without space at their ends, but for spaces that a backslash makes part of a text."""
    return _SPACE_AT_END.sub("", lines)
