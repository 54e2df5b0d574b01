"""Markdown as HTML that obeys nothing in it: no raw HTML, no picture files, links to the web only.

What surrounds it, and all styles, are the page's.
"""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

from mlquiz.model.text import clean
from mlquiz.report.exhibits import words
from mlquiz.report.formula import readable
from mlquiz.report.markdown import tokens

_OPTIONS = MarkdownIt("commonmark").options


def hypertext(text: str) -> Markup:
    """A Markdown text as HTML."""
    parsed = tokens(text)
    for token in parsed:
        _tame(token)
    return Markup(clean(_Renderer().render(parsed, _OPTIONS, {})))  # noqa: S704 - the renderer has escaped it


def _tame(token: Token) -> None:
    """Takes away what belongs to the page: headings and inline styles."""
    if token.type.startswith("heading"):
        if token.nesting == 1:
            token.attrSet("class", "heading")
        token.tag = "p"
    if align := token.attrs.pop("style", None):
        token.attrSet("class", str(align).replace("text-align:", "to-"))
    hidden: list[bool] = []
    for child in token.children or ():
        if child.type == "link_open":
            hidden.append(not web(str(child.attrs.get("href", ""))))
            child.hidden = hidden[-1]
            child.attrSet("rel", "noopener noreferrer")
        elif child.type == "link_close" and hidden:
            child.hidden = hidden.pop()


def web(address: str) -> bool:
    """Whether an address leads to the web: nothing else becomes a link."""
    return address.lower().startswith(("http://", "https://"))


class _Renderer(RendererHTML):
    """Adds formulas, pictures in words, highlighted code and tables that can be scrolled."""

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        token = tokens[idx]
        language = token.info.split()[0] if token.info.strip() else ""
        return f"<pre><code>{highlighted(token.content, language)}</code></pre>\n"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f'<span class="picture">[picture: {escape(words(tokens[idx]))}]</span>'

    def math_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return _formula(tokens[idx], "span")

    math_inline_double = math_inline

    def math_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return _formula(tokens[idx], "p")

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return '<div class="wide"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return "</table></div>\n"


def _formula(token: Token, tag: str) -> str:
    shown = readable(token.content)
    if shown is None:
        return f'<{tag} class="formula"><code>{escape(token.content.strip())}</code></{tag}>'
    return f'<{tag} class="formula">{escape(shown)}</{tag}>'


def highlighted(code: str, language: str) -> str:
    """Code as HTML, its tokens marked with the short class names of Pygments."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return str(escape(code))
    return str(highlight(code, lexer, HtmlFormatter(nowrap=True)))
