"""Text from people: what is refused, and how it is shown all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.model.text import clean, unsafe


@pytest.mark.parametrize(
    "char", ["\x1b", "\x07", "\x00", "\x9b", "\x7f", "\u202e", "\u2066", "\u200f", "\U000e0041"]
)
def test_controls_and_bidirectional_marks_are_unsafe_and_made_visible(char: str) -> None:
    assert unsafe(f"a{char}b") == f"U+{ord(char):04X}"
    shown = clean(f"a{char}b")
    assert char not in shown
    assert len(shown) == 3


def test_ordinary_text_is_left_alone() -> None:
    text = "naïve 例 👩‍👩‍👧 שלום x[int]\n\t`code`"
    assert unsafe(text) is None
    assert clean(text) == text


def test_line_ends_become_one_kind() -> None:
    assert clean("a\r\nb\rc") == "a\nb\nc"


@given(st.text())
def test_cleaned_text_is_safe_and_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert unsafe(once) is None
    assert clean(once) == once
