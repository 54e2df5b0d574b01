"""A question appended to a file: what it is called, where it goes, and proof that nothing else changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlquiz.authoring.overwrite import overwrite, way_out
from mlquiz.authoring.skeleton import Layout, Start, skeleton
from mlquiz.bank import yaml
from mlquiz.bank.document import Document
from mlquiz.errors import UsageFault

_BREAK = re.compile(r"\r\n|\n|\r")
_WAY_OUT = "append the question by hand"


@dataclass(frozen=True, slots=True)
class Added:
    """A question that was appended: its file, its line from 1, its id."""

    file: Path
    line: int
    id: str


def append(file: Path, start: Start) -> Added:
    """Appends a skeleton after the last question of a file; every other byte stays as it is.

    Raises:
        UsageFault: the file has no list of questions that one can be appended to, or cannot be written.
    """
    raw = _read(file)
    document = yaml.parse(raw)
    _refuse(file, document)
    mark = raw[: len(raw) - len(document.text.encode())]
    for offset in _ends(document):
        text = _with(document, offset, start)
        after = yaml.parse(mark + text.encode())
        if _is_one_more(document, after, start.id):
            _replace(file, raw, mark + text.encode())
            return Added(file, after.place(("questions", -1 + len(_questions(after))))[0], start.id)
    raise UsageFault(f"{file}: has a layout in which no question can be appended safely; {_WAY_OUT}")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise UsageFault(f"{file}: cannot be read ({reason}); name a file of questions") from None


def _refuse(file: Path, document: Document) -> None:
    """Refuses a file in which there is nothing to append to."""
    for fault in document.faults:
        raise UsageFault(f"{file}:{fault.line}:{fault.column}: {fault.what}; {fault.remedy}")
    tree = document.tree
    if not isinstance(tree, dict) or "questions" not in tree:
        raise UsageFault(f"{file}:1:1: has no 'questions:'; name a file of questions, or add that line")
    line, column = document.place(("questions",))
    start, _ = document.span(("questions",)) or (0, 0)
    if isinstance(tree["questions"], list) and document.text[start] == "[":
        told = "has its questions in brackets; write them as a list, a '- id:' line each"
        raise UsageFault(f"{file}:{line}:{column}: {told}")


def _questions(document: Document) -> list[Any]:
    tree = document.tree
    found = tree.get("questions") if isinstance(tree, dict) else None
    return found if isinstance(found, list) else []


def _ends(document: Document) -> Iterator[int]:
    """Where the last question may end, the likeliest offset of the text first.

    That is behind the line of its last text; behind brackets or comments that follow; behind blank lines, which
    may belong to it.
    """
    text, last = document.text, len(_questions(document)) - 1
    if last < 0:
        yield _line_end(text, (document.key_span(("questions",)) or (0, 0))[1])
        return
    _, stop = document.span(("questions", last)) or (0, len(text))
    innermost, _ = document.path_at(stop - 1)
    _, least = document.span(innermost) or (0, stop)
    yield _line_end(text, len(text[:least].rstrip()))
    yield _line_end(text, len(text[:stop].rstrip()))
    yield _line_end(text, stop - 1)


def _line_end(text: str, offset: int) -> int:
    """The offset behind the line that a character is on."""
    found = _BREAK.search(text, offset)
    return found.end() if found else len(text)


def _with(document: Document, offset: int, start: Start) -> str:
    text = document.text
    found = _BREAK.search(text)
    newline = found[0] if found else "\n"
    before = "" if not text[:offset] or text[:offset].endswith(("\n", "\r")) else newline
    lines = [*([""] if _spaced(document) else []), *skeleton(start, _layout(document))]
    return text[:offset] + before + "".join(f"{line}{newline}" for line in lines) + text[offset:]


def _spaced(document: Document) -> bool:
    """Whether the file has a blank line between its questions, as one has that does not say."""
    last = len(_questions(document)) - 1
    if last < 1:
        return last == 0
    line, _ = document.place(("questions", last))
    above = _BREAK.split(document.text)[: line - 1]
    while above and above[-1].lstrip().startswith("#"):
        above.pop()
    return not above or not above[-1].strip()


def _layout(document: Document) -> Layout:
    last = len(_questions(document)) - 1
    if last < 0:
        return Layout()
    dash = document.place(("questions",))[1] - 1
    field = document.place(("questions", last))[1] - 1
    return Layout(dash, max(2, field - dash), dash - document.key_place(("questions",))[1] + 1)


def _is_one_more(before: Document, after: Document, name: str) -> bool:
    """Whether a file has all that it had, and one question of this id behind the others."""
    if after.faults or not isinstance(before.tree, dict) or not isinstance(after.tree, dict):
        return False
    old, new = _questions(before), _questions(after)
    rest = {**before.tree, "questions": None} == {**after.tree, "questions": None}
    return rest and new[:-1] == old and len(new) == len(old) + 1 and new[-1].get("id") == name


def _replace(file: Path, was: bytes, content: bytes) -> None:
    try:
        overwrite(file, was, content)
    except OSError as error:
        reason = (error.strerror or "unwritable").lower()
        raise UsageFault(f"{file}: cannot be written ({reason}); {way_out(error)}") from None
