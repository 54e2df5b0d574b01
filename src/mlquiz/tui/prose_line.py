"""What stands within a line of Markdown: emphasis, code, links, pictures, formulas. Blocks are `prose`'s."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from mlquiz.model.text import clean
from mlquiz.report.exhibits import words

if TYPE_CHECKING:
    from markdown_it.token import Token

_CODE = "$text-accent"
_FORMULA = "italic"
_PICTURE = "$text-secondary"
_INLINE = {"strong": "bold", "em": "italic", "s": "strike"}
_PICTOGRAPHS = "\u2190-\u2bff\U0001f000-\U0001faff"
# Textual gives what stands behind a joiner no width, which is true of pictographs only.
_STRAY_JOINER = re.compile(f"\u200d(?![{_PICTOGRAPHS}])|(?<![{_PICTOGRAPHS}\ufe0f])\u200d")
_LINE_END = re.compile(r"\s*\n\s*")


def harmless(text: str) -> str:
    """Text that came out of the parser: entities are decoded by now, so it is cleaned once more."""
    return _STRAY_JOINER.sub("", clean(text)) if "\u200d" in text else clean(text)


def text_of(tokens: "Sequence[Token]") -> Content:
    """The text of the lines among some tokens."""
    return Content("").join(_inline(token.children or []) for token in tokens if token.type == "inline")


def formula(token: "Token", style: str = "") -> Content:
    """A formula for people to read; its source, with its dollar signs, where anything in it is unsure."""
    from mlquiz.report.formula import readable

    read = readable(token.content)
    if read is not None:
        return _shown(_LINE_END.sub(" ", read), f"{_FORMULA} {style}")
    source = f"{token.markup}{token.content}{token.markup}"
    return Content.styled(harmless(source), _CODE) if token.block else _shown(source, f"{_CODE} {style}")


def fitted(content: Content, width: int) -> Content:
    """The text in lines no wider than that."""
    if all(cell_len(line) <= width for line in content.plain.split("\n")):
        return content
    return Content("\n").join(content.wrap(width))


def _shown(text: str, style: str = "") -> Content:
    """Text on one line, whatever it was written with."""
    line = harmless(text).replace("\n", " ").replace("\t", " ")
    return Content.styled(line, style.strip()) if style.strip() else Content(line)


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
        return _shown(token.content, f"{_CODE} {style}")
    if token.type == "image":
        return _picture(token, style)
    if token.type.startswith("math_inline"):
        return formula(token, style)
    return _shown(token.content, style)


def _picture(token: "Token", style: str) -> Content:
    told, number = words(token), token.meta.get("exhibit", "")
    return _shown(f"▣ [exhibit {number}{': ' if told else ''}{told}]", f"{_PICTURE} {style}")


def _address(address: str, shown: list[Content]) -> Content:
    """A link is told, not followed: its address stands behind its text."""
    if shown and shown[-1].plain == clean(address):
        return Content("")
    return _shown(f" ({address})")
