"""Writes the nodes of a file in the one layout. Texts are written by `authoring/scalars.py`."""

import re

from mlquiz.authoring.layout.brackets import brackets, in_lines
from mlquiz.authoring.layout.comments import attach, blank_above
from mlquiz.authoring.layout.fields import Shape
from mlquiz.authoring.layout.nodes import Entry, Group, Nodes, Remark, Scalar
from mlquiz.authoring.scalars import is_plain, line_scalar, scalar, taken_for
from mlquiz.bank.document import Document

_STEP = 2
_LONGEST_NAME = 1000
"""YAML looks for the colon behind a name no further than this; longer ones stand behind a question mark."""

_MODELINE = "# yaml-language-server:"


def laid_out(document: Document, shape: Shape) -> str:
    """The file's text in the one layout; the document has no faults, and its lines end in line feeds only."""
    nodes = Nodes(document)
    attach(nodes)
    writer = _Writer(nodes, shape)
    writer.file()
    return "\n".join(writer.lines) + "\n"


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
        self._head(value.entries[0] if isinstance(value, Group) and value.entries else None)
        if isinstance(value, Scalar):
            self._line(0, _behind(scalar(value.text, _STEP), self.root.tail))
        elif in_lines(value, self.shape, 0, self.text):
            self._comment(0, self.root.tail)
            self._group(value, self.shape, 0)
        else:
            self._line(0, self._between_brackets(value, self.root.tail))
            self._remarks(value.last, 0, airy=True)

    def _head(self, first: Entry | None) -> None:
        """Comments above the file: the modeline, what is set off by a blank line, and that of the first entry."""
        above = list(self.root.lead)
        for place, each in enumerate(above):
            if each.text.startswith(_MODELINE):
                self._comment(0, above.pop(place).text)
                break
        own = self._own(above) if first else 0
        self._remarks(tuple(above[: len(above) - own]), 0, airy=True)
        if len(above) > own:
            self._blank()
        if first and own:
            first.lead = (*above[len(above) - own :], *first.lead)

    def _own(self, above: list[Remark]) -> int:
        """How many of the comments above the file are about its first entry: those no blank line sets off."""
        if blank_above(self.text, self.root.start):
            return 0
        return next((len(above) - place for place in reversed(range(len(above))) if above[place].blank), len(above))

    def _group(self, group: Group, shape: Shape, indent: int) -> None:
        entries = group.entries
        if group.mapping and shape.fields:
            named = {entry.key.text: entry for entry in entries if entry.key}
            entries = [named[name] for name in shape.ordered(named)]
        for place, entry in enumerate(entries):
            if shape.airy:
                self._space(entry, first=place == 0, shape=shape)
            self._entry(entry, shape, indent)
        self._remarks(group.last, indent, airy=shape.airy)

    def _space(self, entry: Entry, *, first: bool, shape: Shape) -> None:
        """The blank line above an entry and its comments."""
        above = entry.lead[0].blank if entry.lead else blank_above(self.text, entry.start)
        if not first if shape.apart else above:
            self._blank()

    def _entry(self, entry: Entry, shape: Shape, indent: int) -> None:
        self._lead(entry, indent, airy=shape.airy)
        inner = shape.of(entry.key.text if entry.key else None)
        if entry.key:
            self._field(entry, entry.key, inner, indent)
        else:
            self._member(entry, inner, indent)

    def _lead(self, entry: Entry, indent: int, *, airy: bool) -> None:
        if not entry.lead:
            return
        self._comment(indent, entry.lead[0].text)
        self._remarks(entry.lead[1:], indent, airy=airy)
        if airy and blank_above(self.text, entry.start):
            self._blank()

    def _field(self, entry: Entry, key: Scalar, shape: Shape, indent: int) -> None:
        name = self._name(key)
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

    def _name(self, key: Scalar) -> str:
        written = self.text[key.start : key.stop]
        stays = written == key.text and (not key.flow or _stays_plain(written))
        return written if written and stays else line_scalar(key.text)

    def _scalar(self, value: Scalar, indent: int) -> str:
        """A text as the value of a field in a column, or behind a dash there."""
        written = self.text[value.start : value.stop]
        if written == value.text and (not value.flow or _stays_plain(written)):
            return written
        return scalar(value.text, indent + _STEP)

    def _between_brackets(self, group: Group, tail: str) -> str:
        """A group in its brackets: with comments in there it stays as the author wrote it."""
        content = _stripped(self.text[group.start : group.stop]) if group.pinned else brackets(group, self.text)
        return _joined(content, tail)

    def _remarks(self, remarks: tuple[Remark, ...], indent: int, *, airy: bool) -> None:
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
        self._kept = content.endswith("\n")

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


def _stays_plain(written: str) -> bool:
    """Whether what needed no quotes between brackets needs none outside."""
    return is_plain(written) or bool(taken_for(written))


_SPACE_AT_END = re.compile(r"(?<!\\)[ \t]+$", re.MULTILINE)


def _stripped(lines: str) -> str:
    """The lines without space at their ends, but for spaces that a backslash makes part of a text."""
    return _SPACE_AT_END.sub("", lines)
