"""YAML as banks use it: mappings, sequences and text, each with its place.

Drives the event stream, so depth costs no C stack and nothing is typed behind the author's back: every
scalar stays the text it was written as. What YAML allows and a bank must not have is refused here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from mlquiz.model.text import unsafe

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 500_000

Path = tuple[str | int, ...]
Place = tuple[int, int]
Tree = dict[str, Any] | list[Any] | str


@dataclass(frozen=True, slots=True)
class Fault:
    """A place, from 1, with what is wrong and the way out."""

    line: int
    column: int
    what: str
    remedy: str


@dataclass(slots=True)
class Document:
    """A file's tree and the place of every node in it by path; a mapping's key has its own place.

    `complete` says whether the file was read to its end.
    """

    tree: Tree = ""
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = False

    def place(self, path: Path) -> Place:
        """Where a path stands, or the nearest node above it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def parse(raw: bytes) -> Document:
    """Reads one file. Never raises for what the file contains: the faults are in the document."""
    document = Document()
    text = _decode(raw, document)
    if text is None:
        return document
    try:
        _Builder(document, text).read(_events(text))
        document.complete = bool(document.places)
    except yaml.MarkedYAMLError as error:
        document.faults.append(_syntax_fault(error, text))
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, error.position - (before.rfind("\n") + 1) + 1
        document.faults.append(
            Fault(line, column, f"has a character YAML refuses (U+{_code(error):04X})", "delete it")
        )
    except _TooMuch as error:
        document.faults.append(error.fault)
    if not document.places and not document.faults:
        document.faults.append(Fault(1, 1, "holds nothing but comments", "write the file or delete it"))
    return document


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


class _TooMuch(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def _decode(raw: bytes, document: Document) -> str | None:
    if len(raw) > MAX_BYTES:
        document.faults.append(
            Fault(1, 1, f"is larger than {MAX_BYTES >> 20} MiB", "split it into several files")
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        document.faults.append(
            Fault(line, column, "is not UTF-8 text", "save it as UTF-8, or move it out of the bank")
        )
        return None
    if not text.strip():
        document.faults.append(Fault(1, 1, "is empty", "write the file or delete it"))
        return None
    return text


def _events(text: str) -> Iterator[Any]:
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return yaml.parse(text, Loader=loader)


_REMEDIES = (
    ("cannot start any token", "quote text that begins with @, `, % or a tab, and indent with spaces"),
    (
        "mapping values are not allowed",
        "quote text that contains ': ', or start the next line at the right column",
    ),
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
        return Fault(line, column, "has a tab where YAML wants spaces", "indent with spaces")
    remedy = next((way for sign, way in _REMEDIES if sign in what), "compare the line with docs/format.md")
    return Fault(line, column, f"is not YAML: {what}", remedy)


_COMMENT = re.compile(r"[ \t]+#[^\s#]")
"""What is likely to be text that YAML takes for a comment: authors of comments put a space behind the sign."""
"""What cuts a text without quotes short, and says nothing of it."""


class _Builder:
    """Builds the tree from events, on a stack of its own."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.stack: list[_Open] = []
        self.nodes = 0
        self.documents = 0

    def read(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._count_documents(event)
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent):
                self._open(event, {})
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(event, [])
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._fault(
                    event, f"uses the alias *{event.anchor}", "write the text out; banks have no anchors"
                )
                self._attach("", event)

    def _count_documents(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(event, "holds a second YAML document", "remove the line '---', or split the file")

    def _scalar(self, event: Any) -> None:
        self._refuse_decoration(event)
        found = unsafe(event.value)
        if found:
            remedy = "remove it: terminals obey such characters"
            self._fault(event, f"has the control character {found} in a text", remedy)
        if event.value and not event.style and _COMMENT.match(self.text, event.end_mark.index):
            remedy = "quote the text, or put a space behind the # of a comment"
            self._fault(event, "has text after ' #', which is a comment to YAML", remedy)
        self._attach(event.value, event)

    def _open(self, event: Any, empty: dict[str, Any] | list[Any]) -> None:
        self._refuse_decoration(event)
        if len(self.stack) >= MAX_DEPTH:
            self._stop(
                event, f"is nested deeper than {MAX_DEPTH} levels", "flatten it, or quote the brackets"
            )
        path = self._attach(empty, event)
        self.stack.append(_Open(empty, path))

    def _refuse_decoration(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._stop(event, f"has more than {MAX_NODES} values", "split it into several files")
        if event.anchor:
            self._fault(
                event, f"declares the anchor &{event.anchor}", "write the text out; banks have no anchors"
            )
        if event.tag:
            self._fault(event, f"has the tag {event.tag}", "remove it; banks have no tags")

    def _attach(self, value: Tree, event: Any) -> Path:
        place = event.start_mark.line + 1, event.start_mark.column + 1
        if not self.stack:
            self.document.tree = value
            self.document.places[()] = place
            return ()
        top = self.stack[-1]
        if top.wants_key:
            self._key(top, value, event, place)
            return top.path
        path = top.accept(value)
        self.document.places[path] = place
        return path

    def _key(self, top: "_Open", value: Tree, event: Any, place: Place) -> None:
        if not isinstance(value, str):
            self._stop(event, "has a list or mapping as a key", "quote the text before the colon")
            return
        path = (*top.path, value)
        first = self.document.keys.setdefault(path, place)
        if value == "<<":
            self._fault(event, "uses a merge key", "write the fields out; banks have no merge keys")
        elif first is not place:
            self._fault(event, f"has {value!r} twice (first on line {first[0]})", "keep one of them")
        top.key, top.fresh = value, first is place

    def _fault(self, event: Any, what: str, remedy: str) -> None:
        mark = event.start_mark
        self.document.faults.append(Fault(mark.line + 1, mark.column + 1, what, remedy))

    def _stop(self, event: Any, what: str, remedy: str) -> None:
        mark = event.start_mark
        raise _TooMuch(Fault(mark.line + 1, mark.column + 1, what, remedy))


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet; `key` waits for its value."""

    node: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    fresh: bool = True

    @property
    def wants_key(self) -> bool:
        return isinstance(self.node, dict) and self.key is None

    def accept(self, value: Tree) -> Path:
        """Takes a value and gives its path; the value of a repeated key is dropped."""
        if isinstance(self.node, list):
            self.node.append(value)
            return (*self.path, len(self.node) - 1)
        key, self.key = str(self.key), None
        if self.fresh:
            self.node[key] = value
        return (*self.path, key)
