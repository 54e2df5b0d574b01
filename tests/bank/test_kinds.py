"""Each kind of question as an author writes it: what is read, and what is told with its place and a way out."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import EXAM_YAML, every_kind, write_bank

from mlquiz.bank.reader import read_bank
from mlquiz.model.arithmetic import accepts, drawn, key_of, key_text, typed_number
from mlquiz.model.question import Choice, Matching, Numeric, Option, Ordering, Question, Variable

HEAD = """\
questions:
  - id: q-1
    domain: data
    objective: "1.1"
    difficulty: easy
    stem: 'What is {a} of {b}?'
    explanation: e
"""
NUMERIC = "    kind: numeric\n    tolerance: 0.1\n"
RANGES = "    variables: {a: 1..5, b: 0..5}\n"


def problems(folder: Path, body: str) -> list[str]:
    """What reading says of a question with this body, without the folder's path."""
    folder.mkdir(exist_ok=True)
    (folder / "exam.yaml").write_text(EXAM_YAML, encoding="utf-8")
    (folder / "questions.yaml").write_text(HEAD + body, encoding="utf-8")
    bank, found = read_bank(folder)
    assert (bank is None) == bool(found)
    return [str(each).replace(f"{folder}{os.sep}", "") for each in found]


def read(folder: Path, body: str) -> Question:
    assert problems(folder, body) == []
    bank, _ = read_bank(folder)
    assert bank is not None
    return bank.questions[0]


def test_every_kind_is_read_as_it_was_written(tmp_path: Path) -> None:
    bank, found = read_bank(write_bank(tmp_path / "demo", every_kind()))
    assert found == []
    assert bank is not None
    assert bank.questions == every_kind()


BODIES: dict[str, tuple[str, object]] = {
    "a choice that says its kind": (
        "    kind: choice\n    options: [{text: x, correct: true}, {text: y, pin: true}]\n",
        Choice((Option("x", correct=True), Option("y", pin=True))),
    ),
    "steps": ("    kind: ordering\n    steps: [c, ' a ', b]\n", Ordering(("c", "a", "b"))),
    "steps of several lines": (
        "    kind: ordering\n    steps:\n      - |\n        one\n        two\n      - last\n",
        Ordering(("one\ntwo", "last")),
    ),
    "steps that look like numbers": (
        "    kind: ordering\n    steps: [010, 1e3, No, 10]\n",
        Ordering(("010", "1e3", "No", "10")),
    ),
    "pairs": (
        "    kind: matching\n    pairs: {' p ': x, q: y}\n",
        Matching((("p", "x"), ("q", "y"))),
    ),
    "pairs that share a match": (
        "    kind: matching\n    pairs: {p: x, q: x}\n    distractors: [y]\n",
        Matching((("p", "x"), ("q", "x")), ("y",)),
    ),
    "a number": (
        "    kind: numeric\n    answer: -1.5e3\n    tolerance: 0\n    unit: ' ms '\n",
        Numeric(0.0, answer=-1500.0, unit="ms"),
    ),
    "a formula": (
        NUMERIC + "    variables: {a: 1..5, b: 0.10..2.5}\n    formula: ' a / b '\n",
        Numeric(
            0.1,
            formula="a / b",
            variables=(Variable("a", 1.0, 5.0), Variable("b", 0.1, 2.5, 2)),
        ),
    ),
    "a range of negative numbers": (
        NUMERIC + "    variables: {a: -5..-1, b: -0.5 .. 0.5}\n    formula: a + b\n",
        Numeric(0.1, formula="a + b", variables=(Variable("a", -5, -1), Variable("b", -0.5, 0.5, 1))),
    ),
    "a formula that divides by zero for some numbers": (
        NUMERIC + RANGES + "    formula: a / b\n",
        Numeric(0.1, formula="a / b", variables=(Variable("a", 1, 5), Variable("b", 0, 5))),
    ),
}


@pytest.mark.parametrize("case", list(BODIES))
def test_a_body_is_what_the_author_wrote(tmp_path: Path, case: str) -> None:
    text, body = BODIES[case]
    assert read(tmp_path / "demo", text).body == body


ORDERING = "    kind: ordering\n"
MATCHING = "    kind: matching\n"
Q = "question 'q-1': "
FAULTS: dict[str, tuple[str, list[str]]] = {
    # ordering
    "no steps": (ORDERING, [f"2:5: {Q}has no 'steps'; add 'steps:'"]),
    "one step": (
        f"{ORDERING}    steps: [x]\n",
        [f"9:12: {Q}'steps' has fewer than 2; add what is missing"],
    ),
    "too many steps": (
        f"{ORDERING}    steps: [{', '.join('abcdefghijk')}]\n",
        [f"9:12: {Q}'steps' has more than 10; leave some out"],
    ),
    "a blank step": (f"{ORDERING}    steps: [x, ' ']\n", [f"9:16: {Q}'steps' is empty; fill it in"]),
    "a step twice": (
        f"{ORDERING}    steps:\n      - fit it\n      - x\n      - 'fit  it '\n",
        [f"12:9: {Q}has two equal steps (number 1 and number 3); rewrite or remove one of them"],
    ),
    "options of an ordering": (
        f"{ORDERING}    steps: [x, y]\n    options: [x]\n",
        [f"10:5: {Q}has the unknown field 'options'; remove it, or use one of "],
    ),
    # matching
    "no pairs": (MATCHING, [f"2:5: {Q}has no 'pairs'; add 'pairs:'"]),
    "one pair": (f"{MATCHING}    pairs: {{p: x}}\n", [f"9:12: {Q}'pairs' has fewer than 2; add"]),
    "pairs in a list": (f"{MATCHING}    pairs: [p, x]\n", [f"9:12: {Q}'pairs' should have fields"]),
    "one match for all": (
        f"{MATCHING}    pairs: {{p: x, q: x}}\n",
        [f"9:12: {Q}gives every prompt the same match; add another match or distractors"],
    ),
    "matches that look the same": (
        f"{MATCHING}    pairs: {{p: x y, q: x  y, r: z}}\n",
        [f"9:24: {Q}has two matches that differ in their spaces only; write them alike, or say what differs"],
    ),
    "a blank match": (f"{MATCHING}    pairs: {{p: '', q: y}}\n", [f"9:16: {Q}'p' is empty; fill it in"]),
    "a blank prompt": (
        f"{MATCHING}    pairs: {{p: x, ' ': y}}\n",
        [f"9:19: {Q}'pairs' has the name ' ', which is not possible here; fill it in"],
    ),
    "a prompt twice": (
        f"{MATCHING}    pairs: {{p: x, q: y, p: z}}\n",
        ["9:25: has 'p' twice (first on line 9); keep one of them"],
    ),
    "prompts that look the same": (
        f"{MATCHING}    pairs: {{p q: x, r: y, 'p  q ': z}}\n",
        [f"9:27: {Q}has two equal prompts (number 1 and number 3); rewrite or remove one of them"],
    ),
    "a distractor that is a match": (
        f"{MATCHING}    pairs: {{p: x y, q: z}}\n    distractors: [w, x  y]\n",
        [f"10:22: {Q}has the distractor 'x  y', which is a match too; remove it, or rewrite one of the two"],
    ),
    "a distractor twice": (
        f"{MATCHING}    pairs: {{p: x, q: z}}\n    distractors: [w, w]\n",
        [f"10:22: {Q}has two equal distractors (number 1 and number 2); rewrite or remove one of them"],
    ),
    # numbers
    "no tolerance": ("    kind: numeric\n    answer: 5\n", [f"2:5: {Q}has no 'tolerance'; add 'tolerance:'"]),
    "a negative tolerance": (
        "    kind: numeric\n    answer: 5\n    tolerance: -1\n",
        [f"10:16: {Q}'tolerance' should be greater than or equal to 0 (it is '-1'); write a larger number"],
    ),
    "neither answer nor formula": (
        NUMERIC,
        [
            f"2:5: {Q}needs either an answer or a formula; write 'answer:' for a fixed number, "
            "or 'variables:' and 'formula:' for fresh ones"
        ],
    ),
    "answer and formula": (
        f"{NUMERIC}{RANGES}    answer: 5\n    formula: a + b\n",
        [f"2:5: {Q}needs either an answer or a formula"],
    ),
    "answer and variables": (
        f"{NUMERIC}{RANGES}    answer: 5\n",
        [f"10:16: {Q}has variables but a fixed answer; write a formula, or drop them"],
    ),
    "an answer that is no number": (
        f"{NUMERIC}    answer: many\n",
        [f"10:13: {Q}'answer' should be a number", "(it is 'many'); write a number"],
    ),
    "an endless answer": (f"{NUMERIC}    answer: .inf\n", [f"10:13: {Q}'answer' should be a "]),
    "an answer nobody can type": (
        f"{NUMERIC}    answer: 1e20\n",
        [f"10:13: {Q}has an answer beyond 1e+15, which nobody can type; give it in another unit"],
    ),
    "a range backwards": (
        f"{NUMERIC}    variables: {{a: 5..1, b: 1..2}}\n    formula: a + b\n",
        [f"10:20: {Q}'a' goes from 5 down to 1 (it is '5..1'); write the smaller number first"],
    ),
    "a range with a dash": (
        f"{NUMERIC}    variables: {{a: 1-5, b: 1..2}}\n    formula: a + b\n",
        [f"10:20: {Q}'a' should be a range like 40..90 or 0.10..0.95 (it is '1-5')"],
    ),
    "a name with a dash": (
        f"{NUMERIC}    variables: {{a: 1..5, b: 1..2, tp-1: 1..2}}\n    formula: a + b\n",
        [
            f"10:35: {Q}'variables' has the name 'tp-1', which is not possible here; "
            "use letters, digits and underscore, and begin with a letter"
        ],
    ),
    "a name that formulas cannot say": (
        f"{NUMERIC}    variables: {{a: 1..5, b: 1..2, lambda: 1..2}}\n    formula: a + b + lambda\n",
        [f"10:35: {Q}has the variable 'lambda', which formulas cannot name; give it another name"],
    ),
    "a variable that is not shown": (
        f"{NUMERIC}    variables: {{a: 1..5, b: 1..2, c: 1..2}}\n    formula: a + b + c\n",
        [f"6:11: {Q}never shows the variable 'c'; write {{c}} where its number belongs"],
    ),
    "a variable that is not used": (
        f"{NUMERIC}{RANGES}    formula: a + 1\n",
        [f"11:14: {Q}does not use the variable 'b'; use it, or remove it from 'variables:'"],
    ),
    "a variable that is not declared": (
        f"{NUMERIC}{RANGES}    formula: a + b + c\n",
        [
            f"11:14: {Q}has a formula that cannot be computed: 'c' is no variable of it; write numbers, the var"
        ],
    ),
    "a program": (
        f"{NUMERIC}{RANGES}    formula: __import__('os').system('true') + a + b\n",
        [f"11:14: {Q}has a formula that cannot be computed: it is no arithmetic"],
    ),
    "an unknown function": (
        f"{NUMERIC}{RANGES}    formula: sin(a) + b\n",
        [f"11:14: {Q}has a formula that cannot be computed: there is no function 'sin'; write numbers"],
    ),
    "a power with a caret": (
        f"{NUMERIC}{RANGES}    formula: a^b\n",
        [f"11:14: {Q}has a formula that cannot be computed: it is no arithmetic", "** (for powers)"],
    ),
    "a huge power": (
        f"{NUMERIC}{RANGES}    formula: 9**9**9 + a + b\n",
        [f"11:14: {Q}has no value for any of its numbers: its value is too large; narrow the ranges"],
    ),
    "a formula that always divides by zero": (
        f"{NUMERIC}{RANGES}    formula: a / (b - b)\n",
        [f"11:14: {Q}has no value for any of its numbers: it divides by zero; narrow the ranges or rewrite"],
    ),
    "a formula that nearly always divides by zero": (
        f"{NUMERIC}    variables: {{a: 1..5, b: 1..25}}\n    formula: a / (1 // b)\n",
        [f"11:14: {Q}has no value for nearly all of its numbers; narrow the ranges or rewrite the formula"],
    ),
    "a long formula": (
        f"{NUMERIC}{RANGES}    formula: {'a + ' * 200}b\n",
        [f"11:14: {Q}'formula' has more than 500 characters; shorten it"],
    ),
    "an unknown field of a number": (
        f"{NUMERIC}    answer: 5\n    tolerence: 1\n",
        [f"11:5: {Q}has the unknown field 'tolerence'; did you mean 'tolerance'?"],
    ),
}


@pytest.mark.parametrize("case", list(FAULTS))
def test_a_fault_of_a_kind_is_told_with_place_question_and_way_out(tmp_path: Path, case: str) -> None:
    body, expected = FAULTS[case]
    found = problems(tmp_path / "demo", body)
    for words in expected:
        assert any(words in each for each in found), found


def test_all_faults_of_a_matching_are_told_at_once(tmp_path: Path) -> None:
    body = f"{MATCHING}    pairs: {{p: x, q: x}}\n    distractors: [x, x]\n"
    found = problems(tmp_path / "demo", body)
    assert len([each for each in found if "is a match too" in each]) == 2
    assert len([each for each in found if "two equal distractors" in each]) == 1


@st.composite
def ranges(draw: st.DrawFn) -> str:
    decimals = draw(st.integers(0, 3))
    ends = sorted(draw(st.tuples(*[st.integers(-200, 200) | st.integers(-(10**11), 10**11)] * 2)))
    return "..".join(f"{Decimal(end).scaleb(-decimals):f}" for end in ends)


FORMULAS = st.sampled_from(
    [
        "a + b",
        "a * b",
        "a / b",
        "a / (a - b)",
        "sqrt(a) - b",
        "ln(a * b)",
        "a ** b",
        "1 / (a * b)",
        "exp(a) + b",
    ]
)


@given(ranges(), ranges(), FORMULAS, st.integers(0, 2**25))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_reader_accepts_can_be_drawn_and_answered(
    tmp_path: Path, a: str, b: str, formula: str, seed: int
) -> None:
    fresh = f"    variables: {{a: {a}, b: {b}}}\n    formula: {formula}\n"
    found = problems(tmp_path / "demo", f"    kind: numeric\n    tolerance: 0\n{fresh}")
    if found:
        assert all(" has no value for " in each for each in found)
        return
    bank, _ = read_bank(tmp_path / "demo")
    assert bank is not None
    body = bank.questions[0].numeric
    key = key_of(body, dict(drawn(body, seed, "q-1")))
    typed = typed_number(key_text(body, key))
    assert typed is not None
    assert accepts(body, key, typed)


@pytest.mark.parametrize("unit", ["percent", "Per cent", "percentage", "pct"])
def test_percent_in_words_is_refused_since_the_sign_would_mean_something_else(
    tmp_path: Path, unit: str
) -> None:
    body = f"    kind: numeric\n    answer: 75\n    tolerance: 0\n    unit: {unit}\n"
    told = f"questions.yaml:11:11: {Q}is in {unit!r}, while people type the sign; write unit: '%'"
    assert problems(tmp_path / "demo", body) == [told]


def matches(pairs: int, distractors: int) -> str:
    prompts = ", ".join(f"p{place}: m{place}" for place in range(pairs))
    others = ", ".join(f"d{place}" for place in range(distractors))
    return f"{MATCHING}    pairs: {{{prompts}}}\n    distractors: [{others}]\n"


def test_ten_different_matches_may_be_offered(tmp_path: Path) -> None:
    assert len(read(tmp_path / "demo", matches(7, 3)).body.offered) == 10
    same = f"{MATCHING}    pairs: {{p: x, q: x}}\n    distractors: [{', '.join('abcdefghi')}]\n"
    assert len(read(tmp_path / "demo", same).body.offered) == 10


def test_more_matches_than_there_are_letters_are_refused(tmp_path: Path) -> None:
    told = f"questions.yaml:10:18: {Q}offers 11 different matches; leave some distractors out, 10 is the most"
    assert problems(tmp_path / "demo", matches(7, 4)) == [told]
    told = f"questions.yaml:10:18: {Q}'distractors' has more than 9; leave some out"
    assert problems(tmp_path / "demo", matches(2, 10)) == [told]
