"""Exhibits: what the pictures of a text show, and where they are, in the order in which they appear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlquiz.model.text import unsafe
from mlquiz.report.exhibits import exhibits, replaced


@pytest.mark.parametrize(
    ("markdown", "pairs"),
    [
        ("no pictures here", ()),
        ("![a curve](roc.png)", (("a curve", "roc.png"),)),
        ('![a **steep** `x` curve](a/roc.png "title")', (("a steep x curve", "a/roc.png"),)),
        ("![](a.png)", (("", "a.png"),)),
        ("![loss $x^2$ over\ntime](a.png)", (("loss x² over time", "a.png"),)),
        ("![a](<my plot.png>) ![b](my%20plot.png)", (("a", "my plot.png"), ("b", "my plot.png"))),
        ("![größe](größe.png)", (("größe", "größe.png"),)),
        ("[![a](b.png)](https://a.example)", (("a", "b.png"),)),
        ("![a ![b](c)](d)", (("a b", "d"),)),
        ("`![a](b)`\n\n```\n![a](b)\n```", ()),
        ("![a][1]\n\n[1]: b.png", (("a", "b.png"),)),
        ("![a](javascript:b)", ()),
    ],
)
def test_a_picture_is_its_words_and_its_path(markdown: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert exhibits(markdown) == pairs


def test_exhibits_stand_in_the_order_in_which_they_appear() -> None:
    text = "![1](a)\n\n- x\n  > ![2](b)\n\n| ![3](c) | ![4](d) |\n|---|---|\n| ![5](e) | |\n\n# ![6](f)"
    assert [words for words, _ in exhibits(text)] == list("123456")


def told(words: str, path: str) -> str:
    return f"<{words}: {path}>"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a $x$ and\t`b`", "a $x$ and\t`b`"),
        ("see ![a curve](roc.png), then", "see <a curve: roc.png>, then"),
        ("![a][1] ![b] ![c][]\n\n[1]: a.png\n[b]: b.png\n[c]: c.png", None),
        ("`![a](b.png)` or ![a](b.png)", "`![a](b.png)` or <a: b.png>"),
        ("```\n![a](b)\n```\n![a](b)", "```\n![a](b)\n```\n<a: b>"),
        (r"\![a](b) ![a](b)", r"\![a](b) <a: b>"),
        ("![a (b)](<c d.png> 'e') ![a](b%20(c).png)", "<a (b): c d.png> <a: b (c).png>"),
        ("- x\n\n  > ![a\n  > b](c)\n  > d", "- x\n\n  > <a b: c>\n  > d"),
        (
            "| ![a](b) | `![c]` |\n|---|---|\n| x | ![d\\|e](f) |",
            "| <a: b> | `![c]` |\n|---|---|\n| x | <d|e: f> |",
        ),
        ("[![a](b)](https://a.example) ![x ![y](z)](v)", "[<a: b>](https://a.example) <x y: v>"),
        ("![](a.png)", "<: a.png>"),
        ("![a](javascript:b) ![a](b", "![a](javascript:b) ![a](b"),
        ("# ![a](b)\n\n![c](d)\n===", "# <a: b>\n\n<c: d>\n==="),
    ],
)
def test_words_stand_where_a_picture_stood_and_nothing_else_changes(markdown: str, shown: str | None) -> None:
    definitions = "\n\n[1]: a.png\n[b]: b.png\n[c]: c.png"
    assert replaced(markdown, told) == (shown or f"<a: a.png> <b: b.png> <c: c.png>{definitions}")


_PIECES = [
    "![",
    "](",
    ")",
    "]",
    "[a]: b\n",
    "a",
    "\\",
    "|",
    "`",
    "> ",
    "- ",
    "\n",
    "    ",
    "|-|-|\n",
    "$",
    "1)",
    "<",
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from([*_PIECES, "![a](b)", "![a\n> b](c)", "![a]"])).map("".join))
def test_every_exhibit_is_replaced_where_it_stands(text: str) -> None:
    seen: list[tuple[str, str]] = []

    def note(words: str, path: str) -> str:
        seen.append((words, path))
        return ""

    shorter = replaced(text, note)
    assert tuple(seen) == exhibits(text)
    assert (len(shorter) < len(text)) == bool(seen)


@given(
    st.text() | st.lists(st.sampled_from(["![", "](", ")", "%1b", "&#27;", "\x1b", "\n", "a"])).map("".join)
)
def test_no_control_comes_through(text: str) -> None:
    assert all(unsafe(words) is unsafe(path) is None for words, path in exhibits(text))
