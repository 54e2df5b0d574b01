from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from mlquiz.authoring.scalars import is_plain, line_scalar, quoted, scalar, taken_for
from mlquiz.bank.yaml import parse

_TRICKY = st.text(alphabet="ab \n\t:#-'\"\\[]{},?|>&*!%@`~=<.0123eExXyYnN_+\r\x85\u2028\ufeff\x00\x7f\xa0é😀")
_TEXTS = st.one_of(_TRICKY, st.text(), st.from_regex(r"[-+]?[0-9._:xobe-]{1,8}", fullmatch=True))


def read(source: str) -> list[Any]:
    """The trees of mlquiz and of PyYAML with and without libyaml."""
    loaders = (yaml.CSafeLoader, yaml.SafeLoader)
    return [parse(source.encode()).tree, *(yaml.load(source, loader) for loader in loaders)]


@given(_TEXTS)
@example("")
@example(" \n a\n")
@example("\n\ta")
@example("a\n\n\n")
@example("a\n  ")
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    source = f"questions:\n  - stem: {scalar(text, 6)}\n    id: a\n"

    assert read(source) == [{"questions": [{"stem": text, "id": "a"}]}] * 3


@given(_TEXTS)
def test_a_member_of_a_list_is_read_back_as_it_was(text: str) -> None:
    assert read(f"steps:\n  - {scalar(text, 4)}\n  - b\n") == [{"steps": [text, "b"]}] * 3


@given(_TEXTS, _TEXTS)
def test_names_and_members_between_brackets_are_read_back(name: str, text: str) -> None:
    source = f"{line_scalar(name)}: [{line_scalar(text, flow=True)}, b]\n"

    assert read(source) == [{name: [text, "b"]}] * 3


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Use the F1 score", "Use the F1 score"),
        ('It\'s 5% of `x`, "all" of it', 'It\'s 5% of `x`, "all" of it'),
        ("no", '"no"'),
        ("3.5", '"3.5"'),
        ("n", '"n"'),
        ("C# is #1", '"C# is #1"'),
        ('"Accuracy" is: wrong', "'\"Accuracy\" is: wrong'"),
        ("it's: so", '"it\'s: so"'),
        ("- a", '"- a"'),
        ("a\tb", '"a\\tb"'),
        ("a\nb\n", "|\n    a\n    b"),
        ("a\n\nb", "|-\n    a\n\n    b"),
        ("  a\nb\n", "|2\n      a\n    b"),
    ],
)
def test_the_most_readable_safe_style_is_chosen(text: str, written: str) -> None:
    assert scalar(text, 4) == written


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No", "true or false"),
        ("off", "true or false"),
        ("NULL", "nothing"),
        ("~", "nothing"),
        ("1:30", "a number to the base 60"),
        ("012", "a number"),
        ("0o17", "a number"),
        ("0x1F", "a number"),
        ("1e3", "a number"),
        ("1.10", "a number"),
        ("-.inf", "a number"),
        (".NaN", "a number"),
        ("2026-11-22", "a date"),
        ("2026-11-22T10:00:00Z", "a date"),
        ("=", "a sign of YAML"),
        ("<<", "a sign of YAML"),
        ("none", ""),
        ("40..90", ""),
        ("1.2.3", ""),
        ("75%", ""),
        ("e3", ""),
        ("٣", ""),
    ],
)
def test_what_other_readers_would_type_is_known(text: str, kind: str) -> None:
    assert taken_for(text) == kind


@given(_TEXTS)
def test_what_pyyaml_types_is_never_written_plain(text: str) -> None:
    try:
        typed = not isinstance(yaml.safe_load(text), str)
    except (yaml.YAMLError, ValueError):
        typed = True

    assert not (typed and is_plain(text))


def test_a_text_of_a_megabyte_is_written_at_once() -> None:
    for text in ("a" * 1_000_000, "'\"\\" * 300_000, " \n" * 500_000 + "a", "0" * 1_000_000, "1:" * 500_000):
        assert parse(f"a: {scalar(text, 2)}\n".encode()).tree == {"a": text}
        assert parse(f"a: {quoted(text)}\n".encode()).tree == {"a": text}
