"""What is said of a fault: once, in plain words, with the way out that fits it."""

import os
from pathlib import Path

import pytest
from tests.build import EXAM_YAML

from mlquiz.bank.reader import read_bank

QUESTION = """\
questions:
  - id: q-1
    domain: data
    objective: "1.1"
    difficulty: easy
    stem: s
    explanation: e
"""
OPTIONS = "    options: [{text: x, correct: true}, {text: y}]\n"
NUMERIC = "    kind: numeric\n    tolerance: 0\n"


def problems(folder: Path, questions: str = QUESTION + OPTIONS, exam: str = EXAM_YAML) -> list[str]:
    """What reading says of a bank, without the folder's path."""
    (folder / "exam.yaml").write_text(exam, encoding="utf-8")
    (folder / "questions.yaml").write_text(questions, encoding="utf-8")
    _, found = read_bank(folder)
    return [str(each).replace(f"{folder}{os.sep}", "") for each in found]


def test_a_sound_bank_is_told_nothing(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


Q = "question 'q-1': "
QUESTION_FAULTS = {
    "a kind like another": (
        "    kind: sorting\n    steps: [x, y]\n",
        f"8:11: {Q}has the unknown kind 'sorting'; did you mean 'ordering'?",
    ),
    "a kind like none": (
        "    kind: essay\n",
        f"8:11: {Q}has the unknown kind 'essay'; write one of choice, ordering, matching, numeric",
    ),
    "a kind that is a list": (
        f"    kind: [choice]\n{OPTIONS}",
        f"8:11: {Q}has an unknown kind; write one of choice, ordering, matching, numeric",
    ),
    "an address with angle brackets": (
        f'{OPTIONS}    references: ["https://example.org/a?c=<d>"]\n',
        f"9:18: {Q}'references' is 'https://example.org/a?c=<d>', which is not possible here; "
        "write spaces, < and > in an address as %20, %3C and %3E",
    ),
    "a range backwards": (
        f"{NUMERIC}    variables: {{a: 9..1}}\n    formula: a\n",
        f"10:20: {Q}'a' goes from 9 down to 1 (it is '9..1'); write the smaller number first",
    ),
    "a range that is none": (
        f"{NUMERIC}    variables: {{a: x}}\n    formula: a\n",
        f"10:20: {Q}'a' should be a range like 40..90 or 0.10..0.95 (it is 'x'); write both ends, "
        "with two dots between",
    ),
    "a text where a list belongs": (
        f"{OPTIONS}    tags: a\n",
        f"9:11: {Q}'tags' should be a list (it is 'a'); write a list, each line beginning with '- '",
    ),
    "texts where fields belong": (
        "    options: [x, {text: y, correct: true}]\n",
        f"8:15: {Q}'options' should have fields (it is 'x'); write fields here, 'name: value'",
    ),
    "a day that is none": (
        f"{OPTIONS}    verified_on: yesterday\n",
        f"9:18: {Q}'verified_on' should be a day (it is 'yesterday'); write a day as 2026-11-22",
    ),
    "a word where a number belongs": (
        "    kind: numeric\n    tolerance: 0\n    answer: many\n",
        f"10:13: {Q}'answer' should be a number (it is 'many'); write a number",
    ),
    "a text that YAML cuts short": (
        f"{OPTIONS}    tags: [a, b #1\n      ]\n",
        "9:15: has text after ' #', which is a comment to YAML; "
        "quote the text, or put a space behind the # of a comment",
    ),
}


@pytest.mark.parametrize("case", list(QUESTION_FAULTS))
def test_a_fault_of_a_question_is_told_once(tmp_path: Path, case: str) -> None:
    body, told = QUESTION_FAULTS[case]
    assert problems(tmp_path, QUESTION + body) == [f"questions.yaml:{told}"]


END = EXAM_YAML.count("\n") + 1
EXAM_FAULTS = {
    "a kind of exam there is not": (
        EXAM_YAML + "kind: exam\n",
        f"{END}:7: 'kind' should be 'certification' or 'course' (it is 'exam'); "
        "write 'certification' or 'course'",
    ),
    "a scale backwards": (
        EXAM_YAML.replace("scale: [100, 1000]", "scale: [1000, 100]"),
        "6:33: has the scale [1000, 100]; write two different numbers, the smaller one first",
    ),
    "a scale of one number": (
        EXAM_YAML.replace("scale: [100, 1000]", "scale: [100]"),
        "6:33: 'scale' has fewer than 2; add what is missing",
    ),
    "a section that takes two things": (
        EXAM_YAML + "profile: {sections: [{title: A, scenarios: true, domains: [data]}, {title: B}]}\n",
        f"{END}:22: takes both scenarios and domains; make two sections of it, or leave one of them out",
    ),
    "a code that YAML cuts short": (
        EXAM_YAML + "code: ME #1\n",
        f"{END}:7: has text after ' #', which is a comment to YAML; quote the text, or put a space "
        "behind the # of a comment",
    ),
}


@pytest.mark.parametrize("case", list(EXAM_FAULTS))
def test_a_fault_of_the_blueprint_is_told_once(tmp_path: Path, case: str) -> None:
    exam, told = EXAM_FAULTS[case]
    assert problems(tmp_path, exam=exam) == [f"exam.yaml:{told}"]


@pytest.mark.parametrize("length", ["0", "-3", "many", "1001"])
def test_an_impossible_length_of_the_form_is_told_once(tmp_path: Path, length: str) -> None:
    (told,) = problems(tmp_path, exam=EXAM_YAML.replace("questions: 10", f"questions: {length}"))
    assert "'questions' should be a whole number from 1 to 1000" in told
    assert told.endswith(f"(it is '{length}'); write a number, or a range as [50, 60]")


def test_an_unknown_domain_of_a_file_is_told_once(tmp_path: Path) -> None:
    entry = (QUESTION + OPTIONS).replace("    domain: data\n", "")
    second = entry.replace("questions:\n", "").replace("q-1", "q-2")
    (told,) = problems(tmp_path, f"domain: dota\n{entry}{second}")
    assert told == "questions.yaml:1:9: names the domain 'dota'; exam.yaml declares data, models"


def test_comments_that_cut_nothing_short_are_comments(tmp_path: Path) -> None:
    text = QUESTION.replace(
        "explanation: e\n", "explanation: 'e' # said\n    # more\n    tags: [a]  # these\n"
    )
    assert problems(tmp_path, text + OPTIONS + "    references: # none yet\n      []\n") == []


def numeric(stem: str) -> str:
    fresh = f"{NUMERIC}    variables: {{a: 1..5}}\n    formula: a\n"
    return QUESTION.replace("stem: s", f"stem: '{stem}'") + fresh


def test_a_name_in_the_stem_that_is_no_variable_is_told(tmp_path: Path) -> None:
    told = (
        f"questions.yaml:6:11: {Q}shows {{zz}}, which names no variable; write {{a}} or put it in backticks"
    )
    assert problems(tmp_path, numeric("{a} and {zz}")) == [told]


@pytest.mark.parametrize(
    "stem", ["{a} $x_{zz}$", "{a} $$\\frac{zz}{b}$$", "{a} `{zz}`", "{a} {}", "{a} {1, 2}"]
)
def test_braces_of_formulas_and_code_name_no_variable(tmp_path: Path, stem: str) -> None:
    assert problems(tmp_path, numeric(stem)) == []


def test_braces_are_text_where_there_are_no_variables(tmp_path: Path) -> None:
    assert problems(tmp_path, (QUESTION + OPTIONS).replace("stem: s", "stem: '{zz}'")) == []


def test_a_comment_behind_a_value_is_no_fault(tmp_path: Path) -> None:
    exam = EXAM_YAML.replace("weight: 60", "weight: 60               # weights are normalised")
    assert problems(tmp_path, exam=f"{exam}kind: course  # certification | course\n") == []
