"""Markdown as terminal text: blocks keep their shape, lines their width, nothing in it is obeyed."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from mlquiz.model.text import unsafe
from mlquiz.report.exhibits import exhibits
from mlquiz.report.formula import formulas
from mlquiz.tui.prose import prose


def lines(content: Content) -> list[str]:
    return content.plain.split("\n")


def widest(content: Content) -> int:
    """The cells of the longest line."""
    return max(line.cell_length for line in content.split("\n", allow_blank=True))


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
        ("![a curve](x.png)", "▣ [exhibit 1: a curve]"),
        ("![](x.png)", "▣ [exhibit 1]"),
        ("<b>raw</b>", "<b>raw</b>"),
        ("| a | bb |\n|---|---|\n| 1 | 2 |", "a │ bb\n──┼───\n1 │ 2 "),
        ("[/] [@click=app.bell]x[/]", "[/] [@click=app.bell]x[/]"),
        ("[bold] [link=file:///x]x[/link]", "[bold] [link=file:///x]x[/link]"),
        ("a\tb&#9;c&#10;d", "a   b c d"),
        ("", ""),
    ],
)
def test_blocks_keep_their_shape(markdown: str, shown: str) -> None:
    assert prose(markdown).plain == shown


def test_pictures_are_numbered_as_the_list_of_exhibits_is() -> None:
    text = "![a](1)\n\n- ![b](2)\n\n| ![c](3) | ![d](4) |\n|---|---|\n| x | [![e](5)](y) |"
    shown = re.findall(r"exhibit (\d): (\w)", prose(text).plain)
    assert shown == [(str(number), words) for number, (words, _) in enumerate(exhibits(text), 1)]


# formulas


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("$x^2$ is 5", "x² is 5"),
        ("**$x_1$** and *$x_2$*", "x₁ and x₂"),
        ("it is\n$$\n\\frac{a}{b}\n$$\nhere", "it is\n\n  a/b\n\nhere"),
        ("- $$x^2$$\n- so $$x^2$$ it is", "•   x²\n• so x² it is"),
        ("$\\begin{x}$ stays", "$\\begin{x}$ stays"),
        ("$$\na \\\\\nb\n$$", "  $$\n  a \\\\\n  b\n  $$"),
        ("| $x^2$ | $P(A \\| B)$ |\n|---|---|\n| $5 | 3$ |", "x² │ P(A | B)\n───┼─────────\n$5 │ 3$      "),
        ("$5 and $10, costs $5, US$3 to A$", "$5 and $10, costs $5, US$3 to A$"),
        ("$HOME/$USER, **${A}**-${B}", "$HOME/$USER, ${A}-${B}"),
        ("`$x^2$` \\$x^2\\$", "$x^2$ $x^2$"),
        ("$$$$", "$$$$"),
    ],
)
def test_formulas_are_read_and_prices_left_alone(markdown: str, shown: str) -> None:
    assert prose(markdown).plain == shown


DOLLARS = [
    "$",
    "$",
    "$$",
    "a",
    "5",
    " ",
    ",",
    "\\alpha",
    "x^2",
    "/",
    "US",
    "cost of",
    "\\frac{a}{b}",
    "\\foo ",
]


@given(st.lists(st.sampled_from(DOLLARS), max_size=12).map("".join))
def test_the_screen_and_the_lines_see_the_same_formulas(text: str) -> None:
    if "$$$" in text or text.count("$$") > 2 or text.startswith("    "):
        return  # what those stand about is anybody's guess
    assert prose(text).plain.split() == formulas(text).split()


# nothing in it is obeyed

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
    "$\u202e \\text{\x1b}$ $$\u202e\\foo\x1b$$",
]


@pytest.mark.parametrize("markdown", HIDDEN)
def test_what_markdown_decodes_is_made_harmless_too(markdown: str) -> None:
    assert unsafe(prose(markdown).plain) is None


LANGUAGES = [
    "nonsense",
    "{.python}",
    "../../x",
    "[bold]",
    "%s",
    "&#27;",
    "raw",
    "python" * 5000,
    "\u202e",
    "py thon",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_in_no_language_known_is_shown_all_the_same(language: str) -> None:
    assert prose(f"```{language}\nx = [1]\n```").plain == "  x = [1]"


# widths

FAMILY = "👩\u200d👩\u200d👧"
SCRIPTS = [
    "漢字かな交じり文",
    "한국어",
    FAMILY,
    "✈\ufe0f",
    "☺\ufe0f\u200d",
    "e\u0301\u0302",
    "שלום",
    "مرحبا",
    "क\u200dष",
    "\u200d",
    "\ufe0f",
    "x" * 40,
]
MARKS = [
    "- ",
    "  - ",
    "1. ",
    "> ",
    "# ",
    "```py\n",
    "\n```\n",
    "| ",
    " |",
    "\n|---|---|\n",
    "\n",
    "\n\n",
    "**",
    "`",
    "$",
    "$$\n",
]
WORDS = st.sampled_from(
    [*SCRIPTS, *MARKS, *HIDDEN, " ", "word", "\t", "&#9;", "&NewLine;", "x_1", "[a](b)", "![a](b)"]
)
TEXTS = st.lists(WORDS | st.text(max_size=5), max_size=20).map("".join)


@given(TEXTS, st.integers(8, 60))
def test_no_text_whatever_breaks_it_or_leaves_its_width(text: str, width: int) -> None:
    content = prose(text, width)
    assert unsafe(content.plain) is None
    assert "\t" not in content.plain
    assert widest(content) <= width


@pytest.mark.parametrize("width", [-1, 0, 1, 7])
def test_where_there_is_no_room_it_is_laid_out_for_eight_columns(width: int) -> None:
    assert widest(prose("> - some words | and `code` and 漢字漢字漢字", width)) <= 8


def test_further_lines_of_an_item_stand_under_its_text() -> None:
    assert (
        prose("- one two three\n  - four five six", 12).plain == "• one two\n  three\n  • four\n    five six"
    )
    assert prose("> one two three", 10).plain == "│ one two\n│ three"


@pytest.mark.parametrize("script", SCRIPTS)
def test_columns_stay_aligned_in_every_script(script: str) -> None:
    table = f"| {script} | b |\n|---|---|\n| a | {script} |\n| `{script}` | **{script}** {script} |"
    content = prose(table, 76)
    bars = {
        Content(line[: re.search("[│┼]", line).start()]).cell_length  # type: ignore[union-attr]
        for line in lines(content)
    }
    assert len(bars) == 1
    assert len({line.cell_length for line in content.split("\n")}) == 1


def test_a_joiner_between_letters_does_not_hide_one_of_them_from_the_count() -> None:
    assert prose("a\u200db\u200d").plain == "ab"
    assert prose(FAMILY).plain == FAMILY


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


def test_a_table_of_more_columns_than_fit_is_told_row_by_row() -> None:
    table = "| one | two | three |\n|---|---|---|\n| 1st | 漢字漢字 | |\n| x | y | z |"
    assert prose(table, 14).plain == "one: 1st\ntwo: 漢字漢字\nthree: \n\none: x\ntwo: y\nthree: z"
    assert prose("| one | two | three |\n|---|---|---|", 10).plain == "one\ntwo\nthree"


def test_columns_give_way_from_the_widest() -> None:
    table = prose(f"| {'a ' * 20} | {'b ' * 10} | c |\n|---|---|---|", 40)
    rule = next(line for line in lines(table) if "┼" in line)
    assert [len(column) for column in rule.split("─┼─")] == [16, 17, 1]


@pytest.mark.parametrize("mark", ["- ", "> ", "1. "])
@pytest.mark.parametrize("width", [8, 20, 76])
def test_what_is_nested_too_deep_is_shown_as_it_was_written(mark: str, width: int) -> None:
    shown = prose(f"{mark * 60}end", width)
    assert shown.plain.endswith("end")
    assert widest(shown) <= width


@pytest.mark.parametrize("depth", range(1, 10))
def test_a_deep_list_keeps_its_words_and_its_width(depth: int) -> None:
    text = "\n".join(f"{'  ' * level}- level{level}" for level in range(depth))
    shown = prose(text, 16)
    assert [word for word in shown.plain.split() if word != "•"] == [
        f"level{level}" for level in range(depth)
    ]
    assert widest(shown) <= 16


LONG = {
    "words": "word ",
    "one word": "x",
    "wide": "漢",
    "joined": "👩\u200d",
    "marks": "a\u0301",
    "tabs": "a\t",
    "formulas": "$x_1$ ",
    "open formulas": "# h\n$$ a\n",
    "dollars": "$",
    "emphasis": "**a*",
    "brackets": "![",
    "items": "- a\n",
    "quotes": "> ",
    "rows": "|a|\n|-|\n",
    "fences": "```java\n\n\nx\n```\n",
    "code": "```\n\n",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_text_is_shown_whole_or_in_part_without_a_fault(text: str) -> None:
    shown = prose((text * 16_000)[:16_000], 60)
    assert widest(shown) <= 60


def test_a_long_cell_is_wrapped_in_its_column() -> None:
    shown = prose(f"| a | b |\n|---|---|\n| {'漢' * 2000} | {'x ' * 2000} |", 60)
    assert widest(shown) <= 60
    assert shown.plain.count("漢") == shown.plain.count("x") == 2000
    assert all(after.count("│") == before.count("│") == 1 for before, after in pairwise(lines(shown)[2:]))
