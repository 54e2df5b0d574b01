"""Lays bank files out in the one way, or leaves a file as it is where that is not safe.

What the layout is, is said in `layout`; here is what must hold before a file is written.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlquiz.authoring.layout.fields import EXAM_FILE, QUESTIONS_FILE, Shape
from mlquiz.authoring.layout.writer import Laid, laid_out
from mlquiz.authoring.overwrite import overwrite, way_out
from mlquiz.authoring.targets import targets
from mlquiz.bank import files
from mlquiz.bank.document import Document
from mlquiz.bank.memory import uncollected
from mlquiz.bank.problem import Problem
from mlquiz.bank.yaml import parse
from mlquiz.errors import UnreadableBank

_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_LINE_END = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as it is and as it would be laid out; with problems it stays as it is."""

    file: Path
    before: bytes = b""
    after: bytes = b""
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def difference(self) -> str:
        """What would change, as a unified diff."""
        name = str(self.file)
        lines = difflib.unified_diff(_lines(self.before), _lines(self.after), name, name, lineterm="")
        return "\n".join(lines)


def _lines(raw: bytes) -> list[str]:
    *whole, rest = raw.decode(errors="replace").split("\n")
    return [*whole, f"{rest}\n\\ No newline at end of file"] if rest else whole


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files that paths mean: of a folder those of every bank in it, and a file itself; each once.

    Raises:
        UsageFault: a path leads to no bank.
        UnreadableBank: a folder cannot be read.
    """
    found = {file.resolve(): file for path in paths for file in _of(path)}
    return list(found.values())


def _of(path: Path) -> list[Path]:
    banks = targets([path])
    if not path.is_dir():
        return [path]
    try:
        return [file for bank in banks for file in files.bank_files(bank.folder)]
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise UnreadableBank(f"{path}: cannot be read ({reason}); mend its permissions") from None


def layout(file: Path) -> Layout:
    """What laying a file out would make of it; nothing is written."""
    try:
        raw = files.contents(file)
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", "") or "unreadable").lower()
        what, remedy = f"cannot be read ({reason})", "mend its permissions or move it away"
        return Layout(file, problems=(Problem(str(file), 1, 1, what, remedy),))
    with uncollected():
        return layout_of(file, raw)


def write(each: Layout) -> Problem | None:
    """Writes a file as it is laid out; the reason where that cannot be done."""
    try:
        overwrite(each.file, each.before, each.after)
    except OSError as error:
        reason = (error.strerror or "unwritable").lower()
        return Problem(str(each.file), 1, 1, f"cannot be written ({reason})", way_out(error))
    return None


def layout_of(file: Path, raw: bytes) -> Layout:
    """What laying these bytes out would make of them; the name tells a blueprint from questions."""
    before = parse(raw)
    problems = tuple(_problems(file, before))
    if problems:
        return Layout(file, raw, raw, problems)
    shape = EXAM_FILE if file.name == files.EXAM_FILE else QUESTIONS_FILE
    lines = _LINE_END.sub("\n", before.text)
    laid = laid_out(before if lines == before.text else parse(lines.encode()), shape)
    after = laid.text.encode()
    if after != raw and not _is_sound(before, laid, shape):
        what, remedy = "cannot be laid out without a change of what it says", "lay it out by hand"
        return Layout(file, raw, raw, (Problem(str(file), 1, 1, what, remedy),))
    return Layout(file, raw, after)


def _problems(file: Path, document: Document) -> Iterator[Problem]:
    """Faults of the YAML, and what it allows between texts and this layout has no place for."""
    for each in document.faults:
        yield Problem(str(file), each.line, each.column, each.what, each.remedy, code=each.code)
    if odd := _ODD_LINE_END.search(document.text):
        what = f"has U+{ord(odd[0]):04X}, which ends a line for some programs only"
        yield Problem(str(file), *document.place_of(odd.start()), what, "write an ordinary line end")
    begin, _ = document.span(()) or (0, 0)
    if sign := _DIRECTIVE.search(document.text, 0, begin):
        line, column = document.place_of(sign.start())
        yield Problem(str(file), line, column, "has a directive of YAML", "remove the line")


def _is_sound(before: Document, laid: Laid, shape: Shape) -> bool:
    """Whether the new text says the same, in texts and comments, and would be laid out as it is."""
    after = parse(laid.text.encode())
    if after.faults or after.tree != before.tree or not _in_order(before.tree, after.tree, shape):
        return False
    again = laid_out(after, shape)
    return again.text == laid.text and Counter(again.comments) == Counter(laid.comments)


def _in_order(before: Any, after: Any, shape: Shape) -> bool:
    """Whether fields stand in the author's order or that of the layout, in two trees with equal texts."""
    if isinstance(before, list):
        pairs = zip(before, after, strict=True)
        return all(_in_order(*pair, shape.of(None)) for pair in pairs if not isinstance(pair[0], str))
    if not isinstance(before, dict):
        return True
    if list(after) not in (list(before), shape.ordered(before)):
        return False
    inside = (name for name, value in before.items() if not isinstance(value, str))
    return all(_in_order(before[name], after[name], shape.of(name)) for name in inside)
