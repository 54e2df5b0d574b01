"""Exhibits: the pictures a Markdown text shows, numbered in the order in which they appear.

Where their files are is the bank's, how they are shown the screen's.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mlquiz.model.text import clean

if TYPE_CHECKING:
    from markdown_it.token import Token


def exhibits(text: str) -> tuple[tuple[str, str], ...]:
    """What each picture of a text shows, in words, and its path, which nobody has checked yet."""
    if "![" not in text:
        return ()
    from mlquiz.report.markdown import tokens

    return tuple((words(image), _path(image)) for image in pictures(tokens(text)))


def exhibits_among(texts: "Iterable[str]") -> tuple[tuple[str, str], ...]:
    """The exhibits of the texts of one question, in their order; a picture that is shown again counts once."""
    return tuple({path: (words, path) for text in texts for words, path in exhibits(text)}.values())


def replaced(text: str, told: Callable[[str, str], str]) -> str:
    """A text with what is `told` of words and path in place of each picture, all else left alone."""
    if not exhibits(text):
        return text
    from mlquiz.report.markdown import as_read, tokens

    written, parts, done = as_read(text), [], 0
    for start, end, image in _places(written, tokens(text)):
        parts += [written[done:start], told(words(image), _path(image))]
        done = end
    return "".join([*parts, written[done:]])


def _places(written: str, tokens: "Iterable[Token]") -> "Iterator[tuple[int, int, Token]]":
    """The pictures of a text, each with where it begins and ends there.

    A token knows its place in its block, which has lost what stands before its lines: quotes, indents,
    other cells. None of these can hold a `![`, so the first in the block is the first in its lines, and so on.
    """
    lines = [0, *(found.end() for found in re.finditer("\n", written))]
    ahead = 0
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        ahead, starts = max(ahead, lines[token.map[0]]), {}
        for found in re.finditer(r"!\[", token.content):
            starts[found.start()] = written.index("![", ahead)
            ahead = starts[found.start()] + 2
        for image in pictures([token]):
            first, last = image.meta["at"]
            yield starts[first], _end(written, starts[first], token.content[first:last]), image


def _end(written: str, start: int, source: str) -> int:
    """Where a picture ends; between the letters of its source may stand what begins a line of its block."""
    place = start
    for letter in source:
        place = written.index(letter, place) + 1
    return place


def pictures(tokens: "Iterable[Token]") -> "Iterator[Token]":
    """The tokens of pictures, in the order in which they appear."""
    for token in tokens:
        yield from (child for child in token.children or () if child.type == "image")


def words(image: "Token") -> str:
    """The text in place of a picture, on one line."""
    return " ".join(clean("".join(map(_plain, image.children or ()))).split())


def _plain(token: "Token") -> str:
    if token.type == "image":
        return words(token)
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type.startswith("math_inline"):
        from mlquiz.report.formula import readable

        return readable(token.content) or f"{token.markup}{token.content}{token.markup}"
    return token.content


def _path(image: "Token") -> str:
    return clean(unquote(str(image.attrs.get("src", ""))))
