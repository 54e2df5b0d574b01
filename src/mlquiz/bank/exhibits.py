"""Exhibits in a bank's texts: a picture says in words what it shows, and is a file of the bank."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.bank.codes import Code
from mlquiz.bank.documents import ChoiceDocument, MatchingDocument, OptionDocument, OrderingDocument
from mlquiz.bank.files import EXHIBIT_SUFFIXES, LARGEST_EXHIBIT, exhibit_file

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")

_MOST_BRACKETS = 1_000
"""Looking for pictures takes time with the square of the brackets."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlquiz.bank.document import Path as TreePath
    from mlquiz.bank.nouns import AnyQuestion
    from mlquiz.bank.source import Source


def check_exhibits(source: Source, path: TreePath, each: AnyQuestion) -> None:
    """Reports the pictures of a question that say nothing or are not there."""
    if not source.document.may_show_pictures:
        return
    for field, text in _texts(path, each):
        check_pictures(source, field, text)
    if isinstance(each, MatchingDocument):
        for prompt in each.pairs:
            check_pictures(source, (*path, "pairs", prompt), prompt, key=True)


def check_pictures(source: Source, field: TreePath, text: str, *, key: bool = False) -> None:
    """Reports pictures without words and pictures that are not there; the text may be a key of the file."""
    if text.count("[") > _MOST_BRACKETS and "![" in text:
        what = f"has a picture among more than {_MOST_BRACKETS} brackets"
        source.report(field, what, "split the text", key=key, code=Code.EXHIBIT)
        return
    for words, name in _pictures(text):
        if not words.strip():
            remedy = "write what it shows between the brackets: ![what it shows](file)"
            source.report(
                field, f"shows the picture {name!r} without words", remedy, key=key, code=Code.EXHIBIT
            )
        folder = Path(source.file).parent
        if exhibit_file(folder, name) is None:
            reason, remedy = _reason(folder, name)
            source.report(
                field, f"shows the picture {name!r}, which {reason}", remedy, key=key, code=Code.EXHIBIT
            )


def _reason(folder: Path, name: str) -> tuple[str, str]:
    """Why a picture cannot be shown, and the way out."""
    kinds, most = ", ".join(EXHIBIT_SUFFIXES), f"{LARGEST_EXHIBIT >> 20} MiB"
    if _ADDRESS.match(name):
        return "is an address", "save the picture inside the bank's folder and name the file"
    if _leads_outside(folder, name):
        return "is outside the bank", "move it into the bank's folder"
    if Path(name).suffix.lower() not in EXHIBIT_SUFFIXES:
        return "is no picture", f"use one of {kinds}"
    if _is_file(folder / name):
        return f"is larger than {most}", "make it smaller"
    return "is not there", f"put a file ({kinds}; at most {most}) inside the bank's folder"


def _leads_outside(folder: Path, name: str) -> bool:
    try:
        return not (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _texts(path: TreePath, each: AnyQuestion) -> Iterator[tuple[TreePath, str]]:
    yield (*path, "stem"), each.stem
    yield (*path, "explanation"), each.explanation
    if isinstance(each, ChoiceDocument):
        yield from _of_options((*path, "options"), each.options)
    elif isinstance(each, OrderingDocument):
        yield from _of_list((*path, "steps"), each.steps)
    elif isinstance(each, MatchingDocument):
        yield from (((*path, "pairs", prompt), match) for prompt, match in each.pairs.items())
        yield from _of_list((*path, "distractors"), each.distractors)


def _of_options(path: TreePath, options: Sequence[OptionDocument]) -> Iterator[tuple[TreePath, str]]:
    for place, option in enumerate(options):
        yield (*path, place, "text"), option.text
        yield (*path, place, "rationale"), option.rationale


def _of_list(path: TreePath, texts: Sequence[str]) -> Iterator[tuple[TreePath, str]]:
    yield from (((*path, place), text) for place, text in enumerate(texts))


def _pictures(text: str) -> Iterator[tuple[str, str]]:
    """What each picture of a Markdown text says it shows, and its path."""
    if "![" not in text:
        return
    from urllib.parse import unquote

    from markdown_it import MarkdownIt

    for block in MarkdownIt("commonmark", {"html": False}).parse(text):
        for token in block.children or ():
            if token.type == "image":
                yield token.content, unquote(str(token.attrs.get("src", "")))
