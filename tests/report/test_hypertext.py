"""Markdown as HTML: what is rendered, and what obeys nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.report.hypertext import highlighted, hypertext, web


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**bold** and `code`", "<p><strong>bold</strong> and <code>code</code></p>"),
        ("<b>tag</b>", "<p>&lt;b&gt;tag&lt;/b&gt;</p>"),
        ("# Heading", '<p class="heading">Heading</p>'),
        ("[go](javascript:alert(1))", "<p>[go](javascript:alert(1))</p>"),
        ("[go](mailto:a@b.c)", "<p>go</p>"),
        ("[go](/etc/passwd) on", "<p>go on</p>"),
        (
            '[go](https://a.b/?c=1&d="2)',
            '<p><a href="https://a.b/?c=1&amp;d=%222" rel="noopener noreferrer">go</a></p>',
        ),
        ("![a *wide* plot](x.png)", '<p><span class="picture">[picture: a wide plot]</span></p>'),
        ("$x^2$", '<p><span class="formula">x²</span></p>'),
        ("&#27;[31m", "<p>\ufffd[31m</p>"),
        ("```nolanguage\n<x>\n```", "<pre><code>&lt;x&gt;\n</code></pre>"),
    ],
    ids=lambda text: text[:20],
)
def test_markdown_becomes_html(written: str, shown: str) -> None:
    assert hypertext(written).strip() == shown


def test_a_table_scrolls_and_has_no_inline_style() -> None:
    shown = hypertext("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert '<div class="wide"><table>' in shown
    assert '<td class="to-center">1</td>' in shown
    assert "style=" not in shown


def test_code_is_highlighted_with_classes() -> None:
    assert highlighted("return '<b>'", "python").startswith('<span class="k">return</span>')
    assert "&lt;b&gt;" in highlighted("return '<b>'", "python")


def test_only_web_addresses_are_links() -> None:
    assert [web(each) for each in ("https://a.b", "HTTP://a.b", "ftp://a.b", "javascript:0", "//a.b")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@given(st.text(alphabet="<>&\"'`*_[]()!$#|-~ \n\\abcs=:/", max_size=80))
def test_no_text_opens_a_tag_of_its_own(text: str) -> None:
    shown = hypertext(text)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<a " not in shown or 'href="http' in shown
