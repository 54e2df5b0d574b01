"""What an author sees in an editor: asked of the language server that editors ask, over its own protocol."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.build import EXAM_YAML
from tests.editor.page import ROOT, Page, modeline
from tests.editor.server import HERE, PROGRAM, Message, Server

from mlquiz.bank.documents import SHAPES
from mlquiz.bank.reader import read_bank

NODE = shutil.which("node")
pytestmark = [
    pytest.mark.skipif(not NODE, reason="node is not installed"),
    pytest.mark.skipif(
        not PROGRAM.exists(), reason=f"yaml-language-server is not installed: npm ci in {HERE}"
    ),
]
COMMON = {"id", "domain", "objective", "difficulty", "stem", "scenario", "explanation", "references", "tags"}
OWN = {
    "choice": {"options"},
    "ordering": {"steps"},
    "matching": {"pairs", "distractors"},
    "numeric": {"answer", "tolerance", "unit", "variables", "formula"},
}
BAD = """\
format: 1
domain: data
questions:
  - id: no stem
    objective: "1.1"
    difficulty: middling
    options:
      - text: One
        corect: true
      - text: Two
        correct: maybe
    explanation: ''
    references: [example.org]
  - id: q-2
    kind: matching
    objective: "1.1"
    difficulty: easy
    stem: What?
    options: []
    verified_on: yesterday
    explanation: E
  - id: q-3
    kind: numeric
    objective: "1.1"
    difficulty: easy
    stem: What?
    explanation: E
    answer: 3
    formula: 1 + 2
    tolerance: about one
  - id: q-4
    kind: sorting
    steps: [a, b]
  - id: q-5
    kind: numeric
    objective: "1.1"
    difficulty: easy
    stem: What?
    explanation: E
    tolerance: 0
    variables: {n: 3, 2n: 1..5}
"""
BAD_EXAM = """\
format: 2
id: demo
title: Demo
provider: Nobody
status: gone
form: {questions: 0, minutes: 20}
pass:
  reported: scaled
  threshold: 75%
domains:
  - id: data
    title: Data
    weight: heavy
  - id: models
    weigth: 3
"""
QUESTION = """\
domain: data
questions:
  - id: q-1
    objective: "1.1"
    difficulty: medium
    stem: What is right?
    options:
      - text: One
        correct: true
      - text: Two
    explanation: Because.
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    assert NODE
    with Server(NODE) as running:
        yield running


class Desk:
    """Pages of one server, each under a name of its own."""

    def __init__(self, server: Server, name: str) -> None:
        self.server = server
        self.name = name
        self.opened = 0

    def page(self, text: str, schema: str = "questions") -> tuple[Page, list[Message]]:
        self.opened += 1
        page = Page(f"{self.name}-{self.opened}", modeline(schema) + text)
        return page, self.server.open(page)

    def said(self, text: str, schema: str = "questions") -> list[tuple[int, str]]:
        """Line, from 1 in the text without its modeline, and message of all that is wrong."""
        told = self.page(text, schema)[1]
        return sorted((each["range"]["start"]["line"], each["message"]) for each in told)

    def offered(self, text: str, schema: str = "questions") -> dict[str, Message]:
        """What is offered at the cursor, by its label."""
        page, _ = self.page(text, schema)
        items = self.server.completions(page)
        assert len({item["label"] for item in items}) == len(items), "something is offered twice"
        return {item["label"]: item for item in items}

    def fields(self, text: str, schema: str = "questions") -> set[str]:
        """The fields that are offered at the cursor."""
        return {label for label, item in self.offered(text, schema).items() if item["kind"] == 10}


@pytest.fixture
def desk(server: Server, request: pytest.FixtureRequest) -> Desk:
    return Desk(server, "".join(sign if sign.isalnum() else "-" for sign in request.node.name))


@pytest.mark.parametrize(
    "file",
    sorted((ROOT / "question_banks").glob("*/*.yaml")),
    ids=lambda file: f"{file.parent.name}-{file.stem}",
)
def test_the_shipped_banks_have_no_fault(desk: Desk, file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = lines[1:] if lines[0].startswith("# yaml-language-server") else lines
    assert desk.said("".join(kept), "exam" if file.name == "exam.yaml" else "questions") == []


def test_every_fault_of_a_question_file_is_on_its_line(desk: Desk) -> None:
    assert desk.said(BAD) == [
        (4, 'Missing property "stem".'),
        (4, "Use letters, digits, dot, dash and underscore; begin with a letter or digit."),
        (6, 'Value is not accepted. Valid values: "easy", "medium", "hard".'),
        (8, "No option is right: mark one with 'correct: true'."),
        (9, "Property corect is not allowed."),
        (11, "Value is not accepted. Valid values: true, false."),
        (12, "String is shorter than the minimum length of 1."),
        (13, "Write an address that begins with https://; a space in it is %20."),
        (14, 'Missing property "pairs".'),
        (19, "Property options is not allowed."),
        (20, "Write a day as 2026-11-22."),
        (29, "Property formula is not allowed."),
        (30, 'Incorrect type. Expected "number".'),
        (32, 'Value is not accepted. Valid values: "choice", "ordering", "matching", "numeric".'),
        (34, "Write 'answer:' for a fixed number, or 'variables:' and 'formula:' for fresh ones."),
        (41, "Use letters, digits and underscore; begin with a letter."),
        (41, "Write a range like 40..90 or 0.10..0.95."),
    ]


def test_every_fault_of_a_blueprint_is_on_its_line(desk: Desk) -> None:
    assert desk.said(BAD_EXAM, "exam") == [
        (1, 'Value is not accepted. Valid values: 1, "1".'),
        (5, 'Value is not accepted. Valid values: "active", "beta", "retired".'),
        (6, "Value is below the minimum of 1."),
        (7, 'Missing property "cut".'),
        (7, 'Missing property "scale".'),
        (13, 'Incorrect type. Expected "number".'),
        (14, 'Missing property "title".'),
        (14, 'Missing property "weight".'),
        (15, "Property weigth is not allowed."),
    ]


def test_a_sound_file_has_no_fault(desk: Desk) -> None:
    assert desk.said(QUESTION) == []
    assert desk.said(EXAM_YAML, "exam") == []


@pytest.mark.parametrize("kind", SHAPES)
def test_a_question_is_offered_the_fields_of_its_kind_and_no_others(desk: Desk, kind: str) -> None:
    offered = desk.fields(f"questions:\n  - guide_version: '1'\n    kind: {kind}\n    ‸\n")
    assert offered >= COMMON | OWN[kind]
    assert not offered & set().union(*(own for other, own in OWN.items() if other != kind))


def test_a_question_that_says_no_kind_is_offered_the_fields_of_a_choice(desk: Desk) -> None:
    offered = desk.fields('questions:\n  - id: q-1\n    objective: "1"\n    ‸\n')
    assert offered >= COMMON - {"id", "objective"} | {"options", "kind"}
    assert not offered & (OWN["ordering"] | OWN["matching"] | OWN["numeric"])
    assert not offered & {"id", "objective"}, "they stand there already"


def test_options_domains_and_blueprints_are_offered_their_fields(desk: Desk) -> None:
    assert desk.fields("questions:\n  - options:\n      - text: One\n        ‸\n") == {
        "correct",
        "rationale",
        "pin",
    }
    assert desk.fields("domains:\n  - id: data\n    ‸\n", "exam") == {"title", "weight", "objectives"}
    assert desk.fields("pass:\n  cut: 750\n  ‸\n", "exam") == {"reported", "scale", "threshold"}


@pytest.mark.parametrize(
    ("text", "schema", "words"),
    [
        ("questions:\n  - id: q-1\n    kind: ‸\n", "questions", list(SHAPES)),
        ("questions:\n  - id: q-1\n    difficulty: ‸\n", "questions", ["easy", "medium", "hard"]),
        ("status: ‸\n", "exam", ["active", "beta", "retired"]),
        ("pass:\n  reported: ‸\n", "exam", ["scaled", "percent", "undisclosed"]),
    ],
)
def test_words_to_choose_from_are_offered_each_with_its_meaning(
    desk: Desk, text: str, schema: str, words: list[str]
) -> None:
    offered = desk.offered(text, schema)
    assert list(offered) == words
    meanings = [item["documentation"]["value"] for item in offered.values()]
    assert all(meanings)
    assert len(set(meanings)) == len(words)


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        (f"questions:\n  - difficulty: easy\n    {field}: ‸\n", "questions")
        for field in ("id", "objective", "domain", "scenario", "verified_on", "guide_version", "stem")
    ]
    + [(f"{field}: ‸\n", "exam") for field in ("id", "title", "code", "retired_on")],
)
def test_true_and_false_are_not_offered_where_something_is_named(desk: Desk, text: str, schema: str) -> None:
    assert not desk.offered(text, schema).keys() & {"true", "false"}


def filled_in(text: str) -> str:
    """A snippet's placeholders as an author would fill them where their own words are not possible."""
    return text.replace("YYYY-MM-DD", "2026-11-22").replace("domain-id", "data")


def problems(folder: Path, questions: str, exam: str = EXAM_YAML) -> list[str]:
    folder.mkdir()
    (folder / "exam.yaml").write_text(exam, encoding="utf-8")
    (folder / "questions.yaml").write_text(questions, encoding="utf-8")
    return [str(each) for each in read_bank(folder)[1]]


@pytest.mark.parametrize(
    "before",
    [
        "domain: data\nquestions:\n  - ‸\n",
        "domain: data\nquestions:\n  ‸\n",
        QUESTION + "  - ‸\n",
        QUESTION + "\n  - q‸\n",
    ],
    ids=["first entry", "empty list", "next entry", "word begun"],
)
def test_a_snippet_for_a_question_of_any_kind_reads_without_problems(
    desk: Desk, tmp_path: Path, before: str
) -> None:
    page, _ = desk.page(before)
    taken = [item for item in desk.server.completions(page) if item["label"].startswith("question: ")]
    assert len(taken) == len(SHAPES) + 1
    for number, item in enumerate(taken):
        text = filled_in(page.taking(item))
        assert problems(tmp_path / str(number), text) == [], text
        assert desk.said(text) == [], text


def test_whole_questions_are_not_offered_in_the_midst_of_one(desk: Desk) -> None:
    offered = desk.offered('questions:\n  - id: q-1\n    kind: numeric\n    objective: "1"\n    ‸\n')
    assert [label for label in offered if label.startswith("question: ")] == []


def test_a_new_question_file_and_a_new_blueprint_can_be_inserted_whole(desk: Desk, tmp_path: Path) -> None:
    page, _ = desk.page("‸")
    whole = next(each for each in desk.server.completions(page) if each["label"] == "new question file")
    questions = filled_in(page.taking(whole))
    page, _ = desk.page("‸", "exam")
    whole = next(each for each in desk.server.completions(page) if each["label"] == "new exam.yaml")
    exam = filled_in(page.taking(whole))
    assert problems(tmp_path / "bank", questions.replace("domain: data", "domain: modeling"), exam) == []
    assert desk.said(questions) == []
    assert desk.said(exam, "exam") == []


def test_an_option_a_scenario_and_a_domain_can_be_inserted(desk: Desk, tmp_path: Path) -> None:
    page, _ = desk.page(QUESTION.replace("      - text: Two\n", "      - ‸\n      - text: Two\n"))
    labels = {each["label"]: each for each in desk.server.completions(page)}
    assert problems(tmp_path / "option", page.taking(labels["option: distractor"])) == []
    page, _ = desk.page("scenarios:\n  ‸\n" + QUESTION)
    labels = {each["label"]: each for each in desk.server.completions(page)}
    assert problems(tmp_path / "scenario", page.taking(labels["new scenario"])) == []
    page, _ = desk.page(EXAM_YAML + "  - ‸\n", "exam")
    labels = {each["label"]: each for each in desk.server.completions(page)}
    assert problems(tmp_path / "domain", QUESTION, page.taking(labels["new domain"])) == []


def test_hovering_over_a_field_shows_what_it_means(desk: Desk) -> None:
    page, _ = desk.page(QUESTION.replace("explanation:", "expla‸nation:"))
    assert "What the question teaches" in desk.server.hover(page)
    page, _ = desk.page(QUESTION.replace("difficulty:", "diff‸iculty:"))
    told = desk.server.hover(page)
    assert "How hard it is for someone who is ready for the exam." in told
    assert "* `hard`: Many who are ready miss it" in told
    page, _ = desk.page(EXAM_YAML.replace("weight: 60", "wei‸ght: 60"), "exam")
    assert "weights are normalised" in desk.server.hover(page)
