"""Markdown as terminal text: stems, options and explanations become `Content` that obeys nothing in them.

Here are the blocks; what stands within a line is `prose_line`'s, the shape of tables `prose_table`'s. Styles name
theme variables; no text of a bank is ever read as markup.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from mlquiz.report.exhibits import pictures
from mlquiz.tui.prose_line import fitted, formula, harmless, text_of
from mlquiz.tui.prose_table import table

if TYPE_CHECKING:
    from markdown_it.token import Token

_INDENT = "  "
_NARROWEST = 8
_CONTAINERS = ("blockquote_open", "list_item_open")
_LANGUAGES = (
    "python py python3 pycon sql postgresql json yaml yml toml ini bash sh shell console r scala java javascript js"
    " typescript ts go rust html xml css docker dockerfile diff ruby kotlin graphql protobuf tex latex"
)
_COLOURED = frozenset(_LANGUAGES.split())
_MOST_COLOURED = 3_000
_UNSTEADY = re.compile("[\u200d\ufe0f\ufeff]")


@lru_cache(maxsize=512)
def prose(text: str, width: int = 10_000) -> Content:
    """A Markdown text as styled terminal text for so many columns; an empty line between blocks.

    No line is wider, down to eight columns. A picture is told by its number and its words.
    """
    from mlquiz.report.markdown import DEEPEST, tokens

    parsed, room = tokens(text), max(width, _NARROWEST)
    if any(token.type in _CONTAINERS and token.level >= DEEPEST - 1 for token in parsed):
        return fitted(Content(harmless(text)), room)
    _number(parsed)
    return Content("\n\n").join(_blocks(parsed, room))


def _number(tokens: "Sequence[Token]") -> None:
    """Numbers the pictures, and notes how much code stands before and in each fence."""
    for number, picture in enumerate(pictures(tokens), 1):
        picture.meta["exhibit"] = number
    length = 0
    for token in tokens:
        if token.type == "fence":
            length += len(token.content)
            token.meta["length"] = length


def _blocks(tokens: "Sequence[Token]", width: int) -> Iterator[Content]:
    place = 0
    while place < len(tokens):
        end = _end(tokens, place)
        yield _block(tokens[place], tokens[place + 1 : end], width)
        place = end + 1


def _end(tokens: "Sequence[Token]", start: int) -> int:
    """The index of the token that closes the one at `start`; itself where it closes nothing."""
    if tokens[start].nesting != 1:
        return start
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if not depth:
            return place
    return len(tokens) - 1


def _block(token: "Token", inside: "Sequence[Token]", width: int) -> Content:
    if token.type in ("bullet_list_open", "ordered_list_open"):
        return _list(token, inside, width)
    if token.type == "blockquote_open":
        return _quote(inside, width)
    if token.type == "table_open":
        return table(_cells(inside), width)
    if token.type in ("fence", "code_block"):
        return _indented(_code(token), width)
    if token.type == "math_block":
        return _indented(formula(token), width)
    if token.type == "hr":
        return Content("─" * min(20, width))
    text = fitted(text_of(inside), width)
    return text.stylize("bold") if token.type == "heading_open" else text


def _code(token: "Token") -> Content:
    """Code, coloured where it is short and its language known: some take minutes over a hostile text."""
    language = (token.info.split() or [""])[0].lower()
    code = harmless(token.content.rstrip("\n"))
    long = token.meta.get("length", 0) > _MOST_COLOURED
    if long or language not in _COLOURED or _UNSTEADY.search(code):
        return Content.styled(code, "$text")
    from textual.highlight import highlight

    return highlight(code, language=language)


def _indented(content: Content, width: int) -> Content:
    return _prefixed(fitted(content, width - len(_INDENT)), _INDENT, _INDENT)


def _quote(inside: "Sequence[Token]", width: int) -> Content:
    """A quote behind a bar, where there is room for one."""
    if width - 2 < _NARROWEST:
        return Content("\n\n").join(_blocks(inside, width))
    return _prefixed(Content("\n\n").join(_blocks(inside, width - 2)), "│ ", "│ ")


def _list(token: "Token", inside: "Sequence[Token]", width: int) -> Content:
    items: list[Content] = []
    place, number = 0, int(token.attrs.get("start", 1))
    while place < len(inside):
        end = _end(inside, place)
        mark = "• " if token.type.startswith("bullet") else f"{number}. "
        items.append(_item(inside[place + 1 : end], mark, width))
        place, number = end + 1, number + 1
    return Content("\n").join(items)


def _item(inside: "Sequence[Token]", mark: str, width: int) -> Content:
    """The text behind its mark, further lines indented as far; below it where there is hardly room."""
    if width - len(mark) < _NARROWEST:
        return Content("\n").join([Content(mark.rstrip()), *_blocks(inside, width)])
    body = Content("\n").join(_blocks(inside, width - len(mark)))
    return _prefixed(body, mark, " " * len(mark))


def _prefixed(content: Content, first: str, other: str) -> Content:
    lines = content.split("\n", allow_blank=True)
    return Content("").join([first, Content("\n" + other).join(lines)])


def _cells(inside: "Sequence[Token]") -> list[list[Content]]:
    """The rows of a table, the head first."""
    rows: list[list[Content]] = []
    for place, token in enumerate(inside):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "th_open"):
            rows[-1].append(text_of([inside[place + 1]]))
    return rows
