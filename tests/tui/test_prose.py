"""Markdown as terminal text: blocks keep their shape, nothing in it is obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.model.text import unsafe
from mlquiz.tui.prose import prose


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("one\ntwo", "one two"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("a `x[int]` **b** *c*", "a x[int] b c"),
        ("- one\n- two\n  - three", "• one\n• two\n  • three"),
        ("2. one\n3. two", "2. one\n3. two"),
        ("> quoted", "│ quoted"),
        ("```python\nif x:\n    y[0]\n```", "  if x:\n      y[0]"),
        ("[text](https://a.example/b)", "text (https://a.example/b)"),
        ("<https://a.example>", "https://a.example"),
        ("![a curve](x.png)", "[image: a curve]"),
        ("<b>raw</b>", "<b>raw</b>"),
        ("| a | bb |\n|---|---|\n| 1 | 2 |", "a │ bb\n──┼───\n1 │ 2 "),
        ("[/] [@click=app.bell]x[/]", "[/] [@click=app.bell]x[/]"),
        ("", ""),
    ],
)
def test_blocks_keep_their_shape(markdown: str, shown: str) -> None:
    assert prose(markdown).plain == shown


HIDDEN = [
    "<https://a.example/%1b]52;c;UFdORUQ=%07>",
    "<https://a.example/%c2%9b31m>",
    "<https://a.example/%E2%80%AE>",
    "[x](https://a.example/%1b%5c)",
    "![%1b&#x1b;](x)",
    "&#8238; &rlm; &lrm; &#x2028; &#27; &#155;",
    "`&#8238;\u202e`",
    "```py&#8238;\n\u202e\n```",
    "| &#8238; |\n|---|\n| \u009b |",
]


@pytest.mark.parametrize("markdown", HIDDEN)
def test_what_markdown_decodes_is_made_harmless_too(markdown: str) -> None:
    assert unsafe(prose(markdown).plain) is None


SIGNS = [
    "%1b",
    "%E2%80%AE",
    "&#8238;",
    "\x1b[2J",
    "\u202e",
    "<https://a/",
    ">",
    "[",
    "](",
    ")",
    "`",
    "```\n",
    "|",
    "\n",
]
PIECES = st.sampled_from([*HIDDEN, *SIGNS])


@given(st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join))
def test_no_text_whatever_breaks_it_or_lets_a_control_through(text: str) -> None:
    assert unsafe(prose(text).plain) is None


WIDE = """| segment | first column of some length | second column of some length |
|---|---|---|
| new customers | 2,000 were sent the first e-mail | 960 of them renewed it |"""


@pytest.mark.parametrize("width", [30, 40, 56, 76, 200])
def test_a_table_fits_its_width_and_loses_no_word(width: int) -> None:
    shown = prose(WIDE, width).plain
    assert max(len(line) for line in shown.split("\n")) <= width
    if width < 40:
        return  # words longer than their column are broken there
    cells = shown.replace("│", " ").replace("─", " ").replace("┼", " ")
    for word in ("segment", "customers", "2,000", "e-mail", "960", "renewed"):
        assert word in cells
