"""Markdown as terminal text: stems, options and explanations become `Content` that obeys nothing in them.

Styles name theme variables; no text of a bank is ever read as markup.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from mlquiz.model.text import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CODE = "$text-accent"
_INLINE = {"strong": "bold", "em": "italic", "s": "strike"}
_INDENT = "  "
_NARROWEST = 5


@lru_cache(maxsize=512)
def prose(text: str, width: int = 10_000) -> Content:
    """A Markdown text as styled terminal text for so many columns; an empty line between blocks."""
    blocks = list(_blocks(_parser().parse(clean(text).expandtabs(4)), width))
    return Content("\n\n").join(blocks)


@cache
def _parser() -> "MarkdownIt":
    """The Markdown parser; importing it is left until there is something to read."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # an address is shown as it was written
    return parser


def _shown(text: str, style: str = "") -> Content:
    """Text that came out of the parser: entities are decoded by now, so it is cleaned once more."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


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
    if token.type in ("fence", "code_block"):
        return _code(token)
    if token.type == "heading_open":
        return _text(inside).stylize("bold")
    if token.type in ("bullet_list_open", "ordered_list_open"):
        return _list(token, inside, width)
    if token.type == "blockquote_open":
        return _prefixed(Content("\n\n").join(_blocks(inside, width - 2)), "│ ", "│ ")
    if token.type == "table_open":
        return _table(inside, width)
    if token.type == "hr":
        return Content("─" * 20)
    return _text(inside) if inside else _shown(token.content.rstrip("\n"))


def _text(tokens: "Sequence[Token]") -> Content:
    return Content("").join(_inline(token.children or []) for token in tokens if token.type == "inline")


def _inline(tokens: "Sequence[Token]") -> Content:
    parts: list[Content] = []
    styles: list[str] = []
    links: list[str] = []
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind in _INLINE and token.nesting == 1:
            styles.append(_INLINE[kind])
        elif kind in _INLINE:
            styles.pop()
        elif token.type == "link_open":
            links.append(str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            parts.append(_address(links.pop(), parts))
        else:
            parts.append(_leaf(token, " ".join(styles)))
    return Content("").join(parts)


def _leaf(token: "Token", style: str) -> Content:
    if token.type == "softbreak":
        return Content(" ")
    if token.type == "hardbreak":
        return Content("\n")
    if token.type == "code_inline":
        return _shown(token.content, f"{_CODE} {style}".strip())
    if token.type == "image":
        return _shown(f"[image: {token.content}]")
    return _shown(token.content, style)


def _address(address: str, shown: list[Content]) -> Content:
    """A link is told, not followed: its address stands behind its text."""
    if shown and shown[-1].plain == clean(address):
        return Content("")
    return _shown(f" ({address})")


def _code(token: "Token") -> Content:
    from textual.highlight import highlight

    language = token.info.split()[0] if token.info.strip() else "text"
    code = highlight(clean(token.content.rstrip("\n")), language=language)
    return _prefixed(code, _INDENT, _INDENT)


def _list(token: "Token", inside: "Sequence[Token]", width: int) -> Content:
    items: list[Content] = []
    place, number = 0, int(token.attrs.get("start", 1) or 1)
    while place < len(inside):
        end = _end(inside, place)
        mark = "• " if token.type.startswith("bullet") else f"{number}. "
        body = Content("\n").join(_blocks(inside[place + 1 : end], width - 4))
        items.append(_hanging(body, mark))
        place, number = end + 1, number + 1
    return Content("\n").join(items)


def _hanging(content: Content, mark: str) -> Content:
    """The text behind a mark, its further lines indented as far."""
    return _prefixed(content, mark, " " * len(mark))


def _prefixed(content: Content, first: str, other: str) -> Content:
    lines = content.split("\n", allow_blank=True)
    marked = (Content(first if not place else other) + line for place, line in enumerate(lines))
    return Content("\n").join(marked)


def _table(inside: "Sequence[Token]", width: int) -> Content:
    table: list[list[Content]] = []
    for place, token in enumerate(inside):
        if token.type == "tr_open":
            table.append([])
        elif token.type in ("td_open", "th_open"):
            table[-1].append(_text([inside[place + 1]]))
    columns = list(zip_longest(*table, fillvalue=Content("")))
    widths = _fitted([max(cell.cell_length for cell in column) for column in columns], width)
    head = _row(table[0], widths, bold=True)
    rule = Content("─┼─".join("─" * each for each in widths))
    body = [line for row in table[1:] for line in _row(row, widths, bold=False)]
    return Content("\n").join([*head, rule, *body])


def _fitted(widths: list[int], room: int) -> list[int]:
    """Column widths that fit: the widest columns give way first."""
    fitted, rules = list(widths), 3 * (len(widths) - 1)
    while sum(fitted) + rules > room and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _row(cells: Sequence[Content], widths: Sequence[int], *, bold: bool) -> list[Content]:
    """A row of a table as lines: each cell is wrapped in its column."""
    wrapped = [cell.wrap(max(1, width)) or [Content("")] for cell, width in zip(cells, widths, strict=False)]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=Content("")):
        padded = (
            part.pad_right(width - part.cell_length) for part, width in zip(parts, widths, strict=False)
        )
        line = Content(" │ ").join(padded)
        lines.append(line.stylize("bold") if bold else line)
    return lines
