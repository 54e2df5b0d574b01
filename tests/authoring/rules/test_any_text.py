"""Whatever a stem and options say, the rules about keys and writing neither raise nor dawdle."""

import json
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.authoring.linted import TODAY, choice, report, write

from mlquiz.authoring.lint import Subject, lint
from mlquiz.authoring.rules import RULES, keys, writing
from mlquiz.authoring.selection import selection
from mlquiz.bank.reader import read_folder
from mlquiz.model.text import unsafe

CODES = tuple(each.code for each in (*keys.RULES, *writing.RULES))
PIECES = [
    "a ",
    ",",
    "'",
    '"',
    "`",
    "$",
    "*",
    "_",
    "[",
    "](",
    "!",
    "?",
    ".",
    "\n",
    "<",
    "-",
    "1",
    "1,",
    "A and ",
]
PIECES += [
    "not ",
    "option A ",
    "the ",
    "🙂",
    "\u05d0\u05d1 ",
    "\u0639",
    "学习数据",
    "e\u0301",
    "\u0130",
    "ß",
    "{",
    "}",
]
RUNS = [
    "(",
    "[",
    "a.",
    "a, ",
    " \n",
    "x' ",
    "*a ",
    "1-",
    "Which not ",
    "...",
    "<text ",
    "![](",
    "$\n",
    ".)",
    "choose 2 or ",
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)).filter(
    lambda text: bool(text.strip()) and unsafe(text) is None
)
LONG = 65_000
SLOWEST = 1.0
"""Seconds for all rules over six texts of 64 KiB on a busy machine; a pattern that goes back takes minutes."""

lasting = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@lasting
@given(
    stem=TEXTS, options=st.lists(TEXTS, min_size=2, max_size=6), right=st.sets(st.integers(0, 5), min_size=1)
)
def test_no_text_makes_a_rule_raise(tmp_path: Path, stem: str, options: list[str], right: set[int]) -> None:
    write(tmp_path, choice(*map(scalar, options), stem=scalar(stem), key=tuple(right)))
    for found in report(tmp_path, codes=CODES).findings:
        assert "\n" not in str(found)
        assert unsafe(str(found)) is None


@lasting
@given(stem=TEXTS)
def test_a_mend_changes_nothing_but_the_case_of_a_word(tmp_path: Path, stem: str) -> None:
    file = write(tmp_path, choice("Recall", "Precision", stem=scalar(f"{stem} Which is not {stem}?")))
    text = file.read_text(encoding="utf-8")
    for found in report(tmp_path, codes=("MQ207",)).findings:
        if found.edit:
            assert found.edit.text == text[found.edit.start : found.edit.stop].upper()


@pytest.mark.parametrize("piece", PIECES + RUNS)
def test_long_texts_cost_no_more_than_their_length(tmp_path: Path, piece: str) -> None:
    long = scalar(f"x{piece * LONG}"[:LONG] + "x")
    told = choice(long, f'{long[:-1]}y"', "Recall", stem=long)
    write(tmp_path, told.replace("It teaches what the question is about.", long))
    subject, wanted = Subject(read_folder(tmp_path)), selection(CODES, (), RULES)
    start = perf_counter()
    assert lint([subject], TODAY, wanted).questions == 1
    assert perf_counter() - start < SLOWEST
