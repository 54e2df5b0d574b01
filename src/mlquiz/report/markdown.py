"""Markdown as tokens: one parser, so that the screen and the list of exhibits see the same text.

What a token looks like is the screen's.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from mlquiz.model.text import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 20
"""Lists and quotes within each other, each counted; what is deeper is not parsed."""
_LONGEST = 50
_TAB = 4


def tokens(text: str) -> "Sequence[Token]":
    """A Markdown text as tokens of markdown-it: tables, no HTML, formulas where there are dollar signs."""
    return _parser("$" in text).parse(as_read(text))


def as_read(text: str) -> str:
    """A text as the parser reads it, so that its lines and places are those of the tokens."""
    return clean(text).expandtabs(_TAB)


@cache
def _parser(dollars: bool) -> "MarkdownIt":
    """The Markdown parser; importing it is left until there is something to read."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # an address is shown as it was written
    _place_pictures(parser)
    if dollars:
        _read_formulas(parser)
    return parser


def _place_pictures(parser: "MarkdownIt") -> None:
    """Has the token of a picture say in `meta["at"]` from where to where it stands in the text of its block."""
    from markdown_it.rules_inline import image

    def placed(state: "StateInline", silent: bool) -> bool:
        start = state.pos
        found = image(state, silent)
        if found and not silent:
            state.tokens[-1].meta["at"] = (start, state.pos)
        return found

    parser.inline.ruler.at("image", placed)


def _read_formulas(parser: "MarkdownIt") -> None:
    """Adds the rules for formulas; the plugin takes `$x$ is 5` for a price, so prices are told apart here."""
    from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar

    whole = math_block_dollar(allow_labels=False, allow_blank_lines=False)

    def block(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        """A formula is not empty and has its end in sight; one that is only looked for leaves no trace."""
        count, at = len(state.tokens), state.line
        found = whole(state, start, min(end, start + _LONGEST), silent)
        found = found and state.tokens[-1].content.strip() != ""
        if silent or not found:
            del state.tokens[count:]
            state.line = at
        return found

    inline = math_inline_dollar(allow_space=False, allow_digits=True, allow_double=True)
    parser.inline.ruler.before("escape", "formula", inline)
    parser.inline.ruler.before("formula", "dollar", _dollar)
    parser.block.ruler.before(
        "fence", "formula", block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _dollar(state: "StateInline", silent: bool) -> bool:
    """Takes dollar signs that begin no formula as text."""
    from mlquiz.report.dollars import closing

    if state.src[state.pos] != "$" or closing(state.src, state.pos) is not None:
        return False
    signs = "$$" if state.src.startswith("$$", state.pos) else "$"
    if not silent:
        state.pending += signs
    state.pos += len(signs)
    return True
