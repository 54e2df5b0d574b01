"""Mending files by the edits of findings. Which edits there are is the rules'; here is whether they are safe.

A file is written only if what it says afterwards is what it said before, but for the texts that were to be
mended and the members of lists that were to be removed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path as File
from typing import Any

from mlquiz.authoring.finding import Edit, Finding
from mlquiz.authoring.nodes import Node, nodes, number_at, text_of
from mlquiz.authoring.overwrite import Overtaken, overwrite, way_out
from mlquiz.bank.document import Document, Path
from mlquiz.bank.yaml import parse
from mlquiz.model.text import clean

_BOM = b"\xef\xbb\xbf"
_HALVINGS = 6
"""How often edits that are unsafe together are parted in search of those that are safe."""


def mend(findings: Iterable[Finding], texts: Mapping[str, str] | None = None) -> list[str]:
    """Applies the edits of findings to their files; says what was mended and what was not, one message a file.

    Args:
        findings: those without an edit are passed over; of edits that overlap the first is applied.
        texts: the text of files as the findings were made of it; a file that holds another one is left alone.
    """
    by_name: dict[str, set[Edit]] = defaultdict(set)
    for each in findings:
        if each.edit:
            by_name[each.file].add(each.edit)
    names: dict[File, str] = {}
    for name in sorted(by_name):
        first = names.setdefault(File(name).resolve(), name)
        by_name[first] |= by_name[name]
    return [clean(_mended(name, sorted(by_name[name]), (texts or {}).get(name))) for name in names.values()]


def _mended(name: str, edits: list[Edit], text: str | None) -> str:
    try:
        raw = File(name).read_bytes()
        document = parse(raw)
        if text is not None and document.text != text:
            raise Overtaken
        apart = _apart(edits, len(document.text))
        sound = _sound(document, apart)
        if sound:
            head = _BOM if raw.startswith(_BOM) else b""
            overwrite(File(name), raw, head + _applied(document.text, sound).encode())
    except OSError as error:
        return f"{name}: not mended: {(error.strerror or 'it cannot be read').lower()}; {way_out(error)}"
    if not sound:
        return f"{name}: not mended: other things in the file would change with it; edit it by hand"
    return f"mended {name}: {_counted(len(sound))}{_left(len(apart) - len(sound), len(edits) - len(apart))}"


def _counted(number: int) -> str:
    return f"{number} finding" if number == 1 else f"{number} findings"


def _left(unsound: int, overlapping: int) -> str:
    """What is said of the edits that were not applied."""
    unsafe = (
        f"; {_counted(unsound)} left to mend by hand, as other things would change too" if unsound else ""
    )
    later = f"; {_counted(overlapping)} left for the next run" if overlapping else ""
    return unsafe + later


def _apart(edits: Iterable[Edit], length: int) -> list[Edit]:
    """Edits in the order of the file that lie in it and do not overlap; a later one gives way."""
    apart: list[Edit] = []
    end = 0
    for each in edits:
        if end <= each.start <= each.stop <= length:
            apart.append(each)
            end = each.stop
    return apart


def _applied(text: str, edits: Iterable[Edit]) -> str:
    pieces, end = [], 0
    for each in edits:
        pieces += [text[end : each.start], each.text]
        end = each.stop
    return "".join([*pieces, text[end:]])


def _sound(document: Document, edits: Sequence[Edit], halvings: int = _HALVINGS) -> Sequence[Edit]:
    """Edits that are safe together: all of them, or those that are left when parts with unsafe ones are not."""
    if not edits or not document.complete or _is_sound(document, edits):
        return edits if document.complete else ()
    if len(edits) == 1 or not halvings:
        return ()
    middle = len(edits) // 2
    first, second = (_sound(document, half, halvings - 1) for half in (edits[:middle], edits[middle:]))
    both = [*first, *second]
    return both if not first or not second or _is_sound(document, both) else first


def _is_sound(document: Document, edits: Sequence[Edit]) -> bool:
    after = parse(_applied(document.text, edits).encode())
    known = Counter((each.code, each.what) for each in document.faults)
    if not after.complete or Counter((each.code, each.what) for each in after.faults) - known:
        return False
    return _agree(document.tree, after.tree, (), _meant(document, edits))


_Text = str | Counter[str] | None
"""What a mended text may read afterwards: this, or these letters in any order, as how a piece of it reads
depends on its quotes; None where no text will do."""


@dataclass(slots=True)
class _Meant:
    """What edits are to change: values and names of fields with their new text, and the members they remove."""

    values: dict[Path, _Text] = field(default_factory=dict)
    names: dict[Path, _Text] = field(default_factory=dict)
    removed: set[Path] = field(default_factory=set)


def _meant(document: Document, edits: Sequence[Edit]) -> _Meant:
    spans = [
        (number_at(document, each.start), number_at(document, max(each.start, each.stop - 1)))
        for each in edits
    ]
    numbers = chain.from_iterable(range(max(0, first), last + 1) for first, last in spans)
    known = {node.number: node for node in nodes(document, list(numbers))}
    inside: dict[int, list[Edit]] = defaultdict(list)
    meant = _Meant()
    for edit, (first, last) in zip(edits, spans, strict=True):
        node = known.get(first)
        if node and node.start <= edit.start and edit.stop <= node.stop:
            inside[first].append(edit)
        elif not edit.text.strip():
            covered = (known[number] for number in range(max(0, first), last + 1) if number in known)
            meant.removed |= {each.path for each in covered if _takes_out(edit, each)}
    for number, those in inside.items():
        node = known[number]
        (meant.names if node.is_key else meant.values)[node.path] = _wanted(document, node, those)
    return meant


def _takes_out(edit: Edit, node: Node) -> bool:
    is_member = bool(node.path) and isinstance(node.path[-1], int)
    return is_member and edit.start <= node.start < node.stop <= edit.stop


def _wanted(document: Document, node: Node, edits: Sequence[Edit]) -> _Text:
    whole = edits[0] if len(edits) == 1 else None
    if whole and (whole.start, whole.stop) == (node.start, node.stop):
        return _read(whole.text)
    letters = _letters(text_of(document, node))
    for each in edits:
        letters.subtract(_letters(document.text[each.start : each.stop]))
        letters.update(_letters(each.text))
    return letters


@lru_cache(256)
def _read(scalar: str) -> str | None:
    """What a scalar reads as; None where it is none, or nothing at all."""
    tree = parse(scalar.encode()).tree
    return tree if isinstance(tree, str) and scalar.strip() else None


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _agree(before: Any, after: Any, path: Path, meant: _Meant) -> bool:
    """Whether two trees are the same but for what was meant to change."""
    if before == after:
        return True
    if type(before) is not type(after):
        return False
    if isinstance(before, str):
        return _is_meant(after, meant.values.get(path))
    if isinstance(before, list):
        kept = [place for place in range(len(before)) if (*path, place) not in meant.removed]
        pairs = zip(kept, after, strict=False)
        return len(kept) == len(after) and all(
            _agree(before[place], each, (*path, place), meant) for place, each in pairs
        )
    return len(before) == len(after) and all(
        (name == new or _is_meant(new, meant.names.get((*path, name))))
        and _agree(before[name], after[new], (*path, name), meant)
        for name, new in zip(before, after, strict=True)
    )


def _is_meant(text: str, wanted: _Text) -> bool:
    """Whether a new text was wanted so."""
    return _letters(text) == wanted if isinstance(wanted, Counter) else text == wanted
