"""Markdown as terminal text: blocks keep their shape, nothing in it is obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_it_or_lets_a_control_through(text: str) -> None:
    assert not set(prose(text).plain) & {"\x1b", "\x07", "\x9b", "\u202e"}
