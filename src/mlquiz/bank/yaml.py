"""YAML as banks use it: mappings, sequences and text, each with its place.

Drives the event stream, so depth costs no C stack and nothing is typed behind the author's back: every
scalar stays the text it was written as. What YAML allows and a bank must not have is refused here.
"""

import re
from collections.abc import Callable
from types import NoneType
from typing import Any, NoReturn

import yaml

from mlquiz.bank.codes import Code
from mlquiz.bank.document import Document, Fault, Place
from mlquiz.bank.files import MAX_BYTES
from mlquiz.model.text import suspect, unsafe

MAX_DEPTH = 32
MAX_NODES = 500_000


def parse(raw: bytes) -> Document:
    """Reads one file. Never raises for what the file contains: the faults are in the document."""
    document = Document()
    text = _decode(raw, document)
    if text is None:
        return document
    document.text = text
    try:
        _Builder(document, raw).read()
        document.complete = bool(document.marks)
    except yaml.MarkedYAMLError as error:
        document.faults.append(_syntax_fault(error, text))
    except yaml.reader.ReaderError as error:
        what = f"has a character YAML refuses (U+{_code(error):04X})"
        document.faults.append(Fault(*_reader_place(error, text), what, "delete it", Code.CONTROL))
    except _TooMuch as error:
        document.faults.append(error.fault)
    if not document.marks and not document.faults:
        what = "holds nothing but comments"
        document.faults.append(Fault(1, 1, what, "write the file or delete it", Code.EMPTY))
    return document


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


def _reader_place(error: yaml.reader.ReaderError, text: str) -> Place:
    before = text[: error.position]
    return before.count("\n") + 1, error.position - (before.rfind("\n") + 1) + 1


class _TooMuch(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def _decode(raw: bytes, document: Document) -> str | None:
    if len(raw) > MAX_BYTES:
        what = f"is larger than {MAX_BYTES >> 20} MiB"
        document.faults.append(Fault(1, 1, what, "split it into several files", Code.LIMIT))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        remedy = "save it as UTF-8, or move it out of the bank"
        document.faults.append(Fault(line, column, "is not UTF-8 text", remedy, Code.ENCODING))
        return None
    if not text.strip():
        document.faults.append(Fault(1, 1, "is empty", "write the file or delete it", Code.EMPTY))
        return None
    return text


_REMEDIES = (
    ("cannot start any token", "quote text that begins with @, `, % or a tab, and indent with spaces"),
    (
        "mapping values are not allowed",
        "quote text that contains ': ', or start the next line at the right column",
    ),
    ("did not find expected alphabetic or numeric character", "quote text that begins with * or &"),
    ("block sequence entries are not allowed", "quote text that begins with '- ', or check the indentation"),
    ("could not find expected ':'", "write 'name: value', and indent the lines of a text block"),
    ("did not find expected key", "check the indentation, and quotes inside quoted text"),
    ("did not find expected '-' indicator", "check the indentation of this list"),
    ("unexpected end of stream", "close the quote or bracket that is still open"),
    ("found unknown escape character", "use single quotes, or write \\\\ for a backslash"),
)


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = (error.problem or "is not YAML").strip()
    lines = text.splitlines()
    if 0 < line <= len(lines) and "\t" in lines[line - 1][: column + 1]:
        return Fault(line, column, "has a tab where YAML wants spaces", "indent with spaces", Code.TAB)
    remedy = next((way for sign, way in _REMEDIES if sign in what), "compare the line with docs/format.md")
    return Fault(line, column, f"is not YAML: {what}", remedy, Code.SYNTAX)


_CUT = re.compile(r"[ \t]+#[^\s#]")
"""What is likely to be text that YAML takes for a comment: authors of comments put a space behind the sign."""

_MAYBE_CUT = re.compile(r"#(?<=[ \t]#)[^\s#]")
"""The same, found fast in a whole file."""


class _Builder:
    """Builds the tree from events, on a stack of its own."""

    def __init__(self, document: Document, raw: bytes) -> None:
        self.document = document
        self.text = document.text
        self.marks = document.marks
        self.careful = suspect(raw) or _MAYBE_CUT.search(self.text) is not None

    def read(self) -> None:  # noqa: C901 - see below
        """Takes every event of the stream.

        Ten thousand questions are a million events, and what one costs is what reading a bank costs: so the
        common way is one loop over local names, and everything rare is a call.
        """
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        next_event: Callable[[], Any] = loader(self.text).get_event
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = {yaml.MappingEndEvent, yaml.SequenceEndEvent}
        careful = self.careful
        names, starts, stops, after = self.marks.columns
        shared: dict[str, str] = {}
        stack: list[tuple[Any, str | None, bool, int]] = []
        node: Any = None  # the open collection, the key that waits for its value, and whether that is kept
        key: str | None = None
        fresh = in_mapping = False
        number, documents = 0, 0
        while (kind := type(event := next_event())) is not NoneType:
            if kind is scalar:
                value = event.value
                if event.tag or event.anchor:
                    self._refuse_decoration(event)
                if careful or event.style == '"':
                    self._check_text(event)
            elif kind is mapping or kind is sequence:
                value = {} if kind is mapping else []
                if event.tag or event.anchor:
                    self._refuse_decoration(event)
                if len(stack) >= MAX_DEPTH:
                    self._too_deep(event)
            elif kind in ends:
                after[stack[-1][3]] = number
                stops[stack[-1][3]] = event.end_mark.index
                node, key, in_mapping, _ = stack.pop()
                continue
            elif kind is yaml.AliasEvent:
                value = self._alias(event)
            else:
                documents = self._count_documents(event, documents)
                continue
            name = None
            if not in_mapping:
                if node is None:
                    self.document.tree = value
                else:
                    node.append(value)
            elif key is None:
                if kind is not scalar:
                    self._refuse_key(event)
                key = name = shared.setdefault(value, value)
                fresh = name not in node
                if not fresh or name == "<<":
                    self._odd_key(event, name, stack[-1][3])
            else:
                if fresh:
                    node[key] = value
                key = None
            if number >= MAX_NODES:
                self._too_many(event)
            names.append(name)
            starts.append(event.start_mark.index)
            stops.append(event.end_mark.index)
            number += 1
            after.append(number)
            if kind is mapping or kind is sequence:
                stack.append((node, key, in_mapping, number - 1))
                node, key, in_mapping = value, None, kind is mapping

    def _check_text(self, event: Any) -> None:
        if found := unsafe(event.value):
            remedy = "remove it: terminals obey such characters"
            if event.style == '"' and not unsafe(self._written(event)):
                remedy = "write a backslash as \\\\, or put the text in single quotes"
            self._fault(event, f"has the control character {found} in a text", remedy, Code.CONTROL)
        if event.value and not event.style and _CUT.match(self.text, event.end_mark.index):
            remedy = "quote the text, or put a space behind the # of a comment"
            self._fault(event, "has text after ' #', which is a comment to YAML", remedy, Code.CUT)

    def _written(self, event: Any) -> str:
        return self.text[event.start_mark.index : event.end_mark.index]

    def _alias(self, event: Any) -> str:
        remedy = "write the text out; banks have no anchors"
        self._fault(event, f"uses the alias *{event.anchor}", remedy, Code.DECORATION)
        return ""

    def _refuse_key(self, event: Any) -> None:
        """Reports a key that is no text; the alias of one is reported already."""
        if not isinstance(event, yaml.AliasEvent):
            remedy = "quote the text before the colon"
            self._stop(event, "has a list or mapping as a key", remedy, Code.SYNTAX)

    def _odd_key(self, event: Any, name: str, mapping: int) -> None:
        if name == "<<":
            remedy = "write the fields out; banks have no merge keys"
            self._fault(event, "uses a merge key", remedy, Code.DECORATION)
            return
        first = self.document.place_of(self.marks.starts[self.marks.first(mapping, name)])
        self._fault(
            event, f"has {name!r} twice (first on line {first[0]})", "keep one of them", Code.REPEATED_FIELD
        )

    def _count_documents(self, event: Any, before: int) -> int:
        """How many documents have begun; a second one is not read."""
        if not isinstance(event, yaml.DocumentStartEvent):
            return before
        if before:
            remedy = "remove the line '---', or split the file"
            self._stop(event, "holds a second YAML document", remedy, Code.DECORATION)
        return before + 1

    def _too_deep(self, event: Any) -> None:
        remedy = "flatten it, or quote the brackets"
        self._stop(event, f"is nested deeper than {MAX_DEPTH} levels", remedy, Code.LIMIT)

    def _too_many(self, event: Any) -> None:
        self._stop(event, f"has more than {MAX_NODES} values", "split it into several files", Code.LIMIT)

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor:
            remedy = "write the text out; banks have no anchors"
            self._fault(event, f"declares the anchor &{event.anchor}", remedy, Code.DECORATION)
        if event.tag:
            self._fault(event, f"has the tag {event.tag}", "remove it; banks have no tags", Code.DECORATION)

    def _fault(self, event: Any, what: str, remedy: str, code: Code) -> None:
        mark = event.start_mark
        self.document.faults.append(Fault(mark.line + 1, mark.column + 1, what, remedy, code))

    def _stop(self, event: Any, what: str, remedy: str, code: Code) -> NoReturn:
        mark = event.start_mark
        raise _TooMuch(Fault(mark.line + 1, mark.column + 1, what, remedy, code))
