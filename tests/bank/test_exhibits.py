"""Pictures in a bank's texts: wherever one is shown it has words and is there."""

import os
from pathlib import Path

import pytest
from tests.build import EXAM_YAML

from mlquiz.bank.files import LARGEST_EXHIBIT
from mlquiz.bank.reader import read_bank

LOST = "![a curve](lost.png)"
SHAPES: dict[str, tuple[str, str]] = {
    "a stem": ("    stem: '{}'\n    options: [{{text: x, correct: true}}, {{text: y}}]\n", "7:11"),
    "an option": ("    stem: s\n    options: [{{text: x, correct: true}}, {{text: '{}'}}]\n", "8:48"),
    "a rationale": (
        "    stem: s\n    options: [{{text: x, correct: true, rationale: '{}'}}, {{text: y}}]\n",
        "8:51",
    ),
    "a step": ("    stem: s\n    kind: ordering\n    steps: [x, '{}']\n", "9:16"),
    "a prompt": ("    stem: s\n    kind: matching\n    pairs: {{'{}': x, q: y}}\n", "9:13"),
    "a match": ("    stem: s\n    kind: matching\n    pairs: {{p: '{}', q: y}}\n", "9:16"),
    "a distractor": (
        "    stem: s\n    kind: matching\n    pairs: {{p: x, q: y}}\n    distractors: ['{}']\n",
        "10:19",
    ),
}


def problems(folder: Path, shape: str, text: str) -> list[str]:
    (folder / "exam.yaml").write_text(EXAM_YAML, encoding="utf-8")
    head = "questions:\n  - id: q-1\n    domain: data\n    objective: '1.1'\n    difficulty: easy\n"
    asked = f"{head}    explanation: e\n{shape.format(text)}"
    (folder / "questions.yaml").write_text(asked, encoding="utf-8")
    _, found = read_bank(folder)
    return [str(each).replace(f"{folder}{os.sep}", "") for each in found]


@pytest.mark.parametrize("where", list(SHAPES))
def test_a_lost_picture_is_told_wherever_it_is_shown(tmp_path: Path, where: str) -> None:
    shape, place = SHAPES[where]
    (told,) = problems(tmp_path, shape, LOST)
    assert told.startswith(
        f"questions.yaml:{place}: question 'q-1': shows the picture 'lost.png', which is not there; put a file"
    )


@pytest.mark.parametrize("text", ["<div>\\![x](lost.png)</div>", "`![x](lost.png)`"])
def test_what_is_shown_as_text_is_no_picture(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, SHAPES["a step"][0], text) == []


def test_a_picture_between_html_tags_is_a_picture_since_html_is_text(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, SHAPES["a step"][0], f"<div>{LOST}</div>")
    assert "which is not there" in told


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("https://example.org/a.png", "is an address; save the picture inside the bank's folder"),
        ("../a.png", "is outside the bank; move it into the bank's folder"),
        ("exam.yaml", "is no picture; use one of .gif, .jpeg, .jpg, .png, .svg, .webp"),
        ("large.png", "is larger than 8 MiB; make it smaller"),
        ("folder.png", "is not there; put a file"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_with_the_reason(tmp_path: Path, name: str, what: str) -> None:
    bank = tmp_path / "demo"
    (bank / "folder.png").mkdir(parents=True)
    (tmp_path / "a.png").write_bytes(b"p")
    with (bank / "large.png").open("wb") as large:
        large.truncate(LARGEST_EXHIBIT + 1)
    (told,) = problems(bank, SHAPES["a step"][0], f"![a curve]({name})")
    assert f"shows the picture {name!r}, which {what}" in told


def test_a_text_of_nothing_but_brackets_is_refused_before_it_costs_time(tmp_path: Path) -> None:
    [told] = problems(tmp_path, SHAPES["a stem"][0], "![](" * 15_000)
    assert "among more than 1000 brackets" in told
