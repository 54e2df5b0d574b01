"""What the layout of bank files is, and that it changes nothing a file says."""

import json
import os
import stat
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from hypothesis import HealthCheck, assume, given, settings
from pydantic import BaseModel
from tests.authoring.spelled import spelled

from mlquiz.authoring.fmt import Layout, files_of, layout, layout_of, write
from mlquiz.authoring.layout import fields
from mlquiz.authoring.layout.fields import Shape
from mlquiz.bank.documents import SHAPES, DomainDocument, ExamDocument, OptionDocument, QuestionsDocument
from mlquiz.bank.files import MAX_BYTES
from mlquiz.bank.yaml import parse

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "question_banks").glob("*/*.yaml"))
QUESTIONS = Path("questions.yaml")
EXAM = Path("exam.yaml")


def laid(text: str, file: Path = QUESTIONS) -> str:
    """A file's text after it was laid out, and laid out again."""
    done = layout_of(file, text.encode())
    assert done.problems == (), done.problems
    assert layout_of(file, done.after).after == done.after
    return done.after.decode()


def refused(raw: bytes | str) -> str:
    """Why a file is left as it is."""
    done = layout_of(QUESTIONS, raw.encode() if isinstance(raw, str) else raw)
    assert not done.changes
    return "\n".join(map(str, done.problems))


def question(*lines: str) -> str:
    """A file of one question with these lines."""
    return "\n".join(["questions:", "  - id: q1", *(f"    {line}" for line in lines), ""])


# The laws


@given(spelled())
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_however_a_file_is_spelled_it_says_the_same_and_is_laid_out_once(
    file: tuple[bytes, list[str]],
) -> None:
    raw, notes = file
    before = parse(raw)
    assume(not before.faults)
    assume("note-" not in json.dumps(before.tree))  # what stands deep enough below a block is a part of it
    done = layout_of(QUESTIONS, raw)
    assert done.problems == ()
    after = parse(done.after)
    assert (after.tree, after.faults) == (before.tree, [])
    assert [after.text.count(note) for note in notes] == [1] * len(notes)
    assert layout_of(QUESTIONS, done.after).after == done.after
    assert b"\r" not in done.after
    assert done.after.endswith(b"\n")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_shipped_banks_are_laid_out(file: Path) -> None:
    done = layout(file)
    assert (done.problems, done.difference) == ((), "")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_shipped_bank_written_as_json_gets_its_shape_back(file: Path) -> None:
    tree = parse(file.read_bytes()).tree
    done = layout_of(file, json.dumps(tree, ensure_ascii=False).encode())
    assert done.problems == ()
    assert parse(done.after).tree == tree
    lines = file.read_text(encoding="utf-8").split("\n")
    heads = {line.partition(":")[0] for line in lines if line.startswith(("    ", "  - ")) and ":" in line}
    assert {line.partition(":")[0] for line in done.after.decode().split("\n")} >= {
        head for head in heads if head.strip(" -").isidentifier() and not head.startswith("      ")
    }


# Fields


def names(shape: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in shape.model_fields.items()}


def pairs_of(shape: Shape, document: Any) -> list[tuple[Shape, type[BaseModel]]]:
    """A shape with its document, and those of its fields that are documents too."""
    found = [(shape, document)]
    for name, field in document.model_fields.items():
        known = shape.fields[field.alias or name]
        inner = [field.annotation, *get_args(field.annotation)]
        for each in inner:
            if isinstance(each, type) and issubclass(each, BaseModel):
                found += pairs_of(known.of(None) if get_origin(field.annotation) is tuple else known, each)
    return found


def test_every_field_of_the_format_has_its_place() -> None:
    every = fields.QUESTIONS_FILE.fields["questions"].of(None)
    found = pairs_of(fields.EXAM_FILE, ExamDocument)
    found += [(fields.QUESTIONS_FILE, QuestionsDocument), (every.fields["options"].of(None), OptionDocument)]
    for shape, document in found:
        assert set(shape.fields) == names(document), document
    assert set(every.fields) == set().union(*map(names, SHAPES.values()))
    assert DomainDocument in [document for _, document in found]


def test_fields_are_put_in_the_order_of_the_format_and_unknown_ones_last() -> None:
    text = question("mine: 1", "tags: [a]", "stem: s", "yours: 2", "kind: ordering", 'objective: "1.1"')
    order = ["id", "objective", "kind", "stem", "tags", "mine", "yours"]
    assert [line.strip(" -").partition(":")[0] for line in laid(text).split("\n")[1:-1]] == order


def test_the_order_of_pairs_variables_objectives_and_scenarios_is_the_authors() -> None:
    text = "scenarios:\n  z: one\n  a: two\n" + question("pairs:", "  tags: x", "  id: y")
    assert laid(text) == text
    text = 'domains:\n  - id: d\n    objectives:\n      "2": x\n      title: y\n      "1": z\n'
    assert laid(text, EXAM) == text


# Comments


def test_comments_go_with_the_field_they_belong_to() -> None:
    text = question(
        "# about the stem", "stem: s # and behind it", "# about the objective", "objective: o", "# last"
    )
    expected = question(
        "# about the objective", "objective: o", "# about the stem", "stem: s # and behind it", "# last"
    )
    assert laid(text) == expected


def test_a_field_that_becomes_the_first_brings_its_comment_above_the_dash() -> None:
    text = "questions:\n  - stem: s\n    # about the id\n    id: q1\n"
    assert laid(text) == "questions:\n  # about the id\n  - id: q1\n    stem: s\n"


def test_a_comment_below_a_list_stays_in_it_and_one_less_deep_does_not() -> None:
    text = question("steps:", "  - a", "  # - b", "# about the explanation", "explanation: e")
    assert laid(text) == text


def test_a_comment_behind_a_dash_moves_above_it() -> None:
    assert laid("questions:\n  - # one\n    id: q1\n") == "questions:\n  # one\n  - id: q1\n"


def test_a_comment_in_the_head_of_a_block_stays_with_its_text() -> None:
    text = question("stem: | # why", "  one", "  two")
    assert laid(text) == text
    assert laid(question("stem: >- # why", "  one", "  two")) == question("stem: one two # why")


def test_brackets_with_a_comment_inside_stay_as_they_are() -> None:
    text = question("tags: [ a,b, # why", "        c ]")
    assert laid(text) == text


def test_the_modeline_comes_first() -> None:
    text = "# about this file\n# yaml-language-server: $schema=x\n\ndomain: d\n"
    assert laid(text) == "# yaml-language-server: $schema=x\n# about this file\n\ndomain: d\n"


def test_comments_that_a_blank_line_sets_off_stay_above_the_file() -> None:
    text = "# licence\n\n# about the questions\nquestions:\n  - id: q1\ndomain: d\n"
    assert laid(text) == "# licence\n\ndomain: d\n# about the questions\nquestions:\n  - id: q1\n"


def test_a_comment_below_the_file_stays_there() -> None:
    assert laid("  domain: d\n# end\n") == "domain: d\n# end\n"


def test_a_sign_of_a_number_in_a_text_is_no_comment() -> None:
    text = question("stem: |", "  # heading", "  C# is #1", 'explanation: "a # b"', "steps: [a#b, 'c # d']")
    assert '"c # d"' in laid(text)
    assert "\n      # heading\n      C# is #1\n" in laid(text)


# Lists and mappings


def test_lists_stand_two_deeper_than_their_field() -> None:
    text = "questions:\n- id: q1\n  steps:\n  - a\n  -   b\n"
    assert laid(text) == "questions:\n  - id: q1\n    steps:\n      - a\n      - b\n"


def test_options_and_pairs_are_written_one_below_the_other() -> None:
    text = question("options: [{correct: true, text: A}, {text: B}]", 'pairs: {"a, b": c}')
    expected = question(
        "options:", "  - text: A", "    correct: true", "  - text: B", "pairs:", '  "a, b": c'
    )
    assert laid(text) == expected


def test_tags_are_written_on_one_line_where_they_fit() -> None:
    assert laid(question("tags:", "  - a", "  - 'b: c'")) == question('tags: [a, "b: c"]')
    long = [f"  - a-long-tag-number-{number}" for number in range(9)]
    assert laid(question("tags:", *long)) == question("tags:", *long)


def test_a_single_reference_is_written_in_brackets_and_several_as_the_author_has_them() -> None:
    one, two = f"https://example.org/{'a' * 90}", f"https://example.org/{'b' * 90}"
    assert laid(question("references:", f"  - {one}")) == question(f'references: ["{one}"]')
    below = question("references:", f"  - {one}", f"  - {two}")
    beside = question(f'references: ["{one}", "{two}"]')
    assert laid(below) == below
    assert laid(beside) == beside


def test_a_list_with_a_comment_stays_a_list() -> None:
    text = question("tags:", "  # why", "  - a")
    assert laid(text) == text


def test_brackets_of_a_blueprint_stay_while_they_fit_the_line() -> None:
    text = "form: {questions: [50, 60], minutes: 20}\n"
    assert laid("form: { questions: [ 50,60 ],\n  minutes: 20, }\n", EXAM) == text
    long = f"guide: {{version: {'v' * 90}, verified_on: 2026-11-22}}\n"
    assert laid(long, EXAM) == f"guide:\n  version: {'v' * 90}\n  verified_on: 2026-11-22\n"


# Texts


def test_a_text_of_several_lines_becomes_a_block_with_the_same_end() -> None:
    text = question('stem: "a\\n\\n  b"', 'explanation: "c\\nd\\n"')
    assert laid(text) == question("stem: |-", "  a", "", "    b", "explanation: |", "  c", "  d").replace(
        "    \n", "\n"
    )


def test_a_text_of_one_line_stands_on_it_however_long() -> None:
    long = " ".join(["word"] * 60)
    folded = [f"  {line}" for line in [long[:104], long[105:]]]
    assert laid(question("stem: >-", *folded)) == question(f"stem: {long}")


def test_quotes_stay_where_the_author_put_some() -> None:
    text = question('objective: "3.5"', "stem: 3.5", 'explanation: "easy"', "unit: 'per \"cent\"'")
    assert laid(text) == question(
        'objective: "3.5"', "stem: 3.5", "unit: 'per \"cent\"'", 'explanation: "easy"'
    )
    assert laid(question("stem: 'easy'")) == question('stem: "easy"')


def test_blank_lines_that_are_part_of_a_text_are_kept_as_they_are() -> None:
    text = "questions:\n  - id: q1\n    stem: |+\n      a\n\n  - id: q2\n\n  - id: q3\n"
    assert parse(laid(text).encode()).tree == parse(text.encode()).tree
    assert laid(text) == text


def test_a_long_prompt_is_written_behind_a_question_mark() -> None:
    text = question("pairs:", f"  ? {'word ' * 250}end", "  : match")
    assert laid(text) == text


# Lines


def test_one_blank_line_is_between_questions_as_it_is_between_the_first_two() -> None:
    apart = "questions:\n\n\n  - id: q1\n\n    stem: s\n\n\n  - id: q2\n  - id: q3\n\n\n"
    assert laid(apart) == "questions:\n  - id: q1\n    stem: s\n\n  - id: q2\n\n  - id: q3\n"
    close = "questions:\n  - id: q1\n  - id: q2\n\n  - id: q3\n"
    assert laid(close) == "questions:\n  - id: q1\n  - id: q2\n  - id: q3\n"


def test_spaces_tabs_line_ends_and_marks_are_tidied() -> None:
    text = (
        '\ufeff---\ndomain: d\t \nquestions:  \n  - id:   "q1"\t# why  \n    stem: |\n      a\n      b\n...'
    )
    text = text.replace("\n", "\r\n")
    assert laid(text) == 'domain: d\nquestions:\n  - id: "q1" # why\n    stem: |\n      a\n      b\n'


# What is left as it is


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("domain: a\ndomain: b\n", "questions.yaml:2:1: has 'domain' twice"),
        ("domain: &x a\n", "questions.yaml:1:9: declares the anchor"),
        ("domain: a: b\n", "questions.yaml:1:10: is not YAML"),
        ("domain: C# is #1 thing\n", "questions.yaml:1:9: has text after ' #'"),
        ("domain: a\n---\ndomain: b\n", "holds a second YAML document"),
        ("# yes\u2028domain: a\n", "questions.yaml:1:6: has U+2028"),
        ("%YAML 1.1\n---\ndomain: a\n", "questions.yaml:1:1: has a directive of YAML"),
        ("", "is empty"),
        ("# nothing\n", "holds nothing but comments"),
        ("[" * 100_000, "is nested deeper than 32 levels"),
        ("a: " + "{a: " * 40 + "}" * 40, "is nested deeper than 32 levels"),
        ("a" * (MAX_BYTES + 1), "is larger than 16 MiB"),
        (b"domain: \xff\n", "questions.yaml:1:9: is not UTF-8 text"),
    ],
    ids=lambda each: str(each)[:30],
)
def test_a_file_that_is_not_understood_is_left_as_it_is(text: bytes | str, told: str) -> None:
    assert told in refused(text)


def test_faults_of_content_do_not_matter() -> None:
    assert laid("questions:\n- difficulty: what\n  id:\n") == "questions:\n  - id:\n    difficulty: what\n"
    assert laid("- a\n-   b\n") == "- a\n- b\n"
    assert laid("just a text\n") == "just a text\n"


def test_a_very_large_file_is_laid_out() -> None:
    comments = "# c\n" * 50_000
    texts = "".join(f"  s{number}: '{'x' * 200} # no'\n" for number in range(5_000))
    done = laid(f"{comments}scenarios:\n{texts}")
    assert done.count("# c") == 50_000
    assert done.count("# no") == 5_000


# Files


def written(file: Path, text: str) -> Layout:
    file.write_text(text, encoding="utf-8")
    done = layout(file)
    assert done.changes
    return done


def test_a_file_keeps_its_mode_and_is_written_through_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    done = written(link, "domain:   d")
    real.chmod(0o640)
    assert write(done) is None
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "domain: d\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [link, real]


def test_a_file_that_was_saved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    done = written(tmp_path / "a.yaml", "allow:   [MQ201]\n")
    done.file.write_text("allow: [MQ202]\n", encoding="utf-8")
    assert str(write(done)).endswith("cannot be written (it has changed since it was read); run it again")
    assert done.file.read_text(encoding="utf-8") == "allow: [MQ202]\n"


def test_a_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    done = written(file, "domain:   d")
    file.chmod(0o444)
    assert "a.yaml:1:1: cannot be written (it is read-only)" in str(write(done))
    assert file.read_text(encoding="utf-8") == "domain:   d"


@pytest.mark.parametrize("kind", ["folder", "pipe", "nowhere"])
def test_what_is_no_file_is_told(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.yaml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    assert "a.yaml:1:1: cannot be read" in str(layout(path).problems[0])


def test_a_path_means_a_file_or_the_files_of_the_banks_in_a_folder(tmp_path: Path) -> None:
    for name in ("one/exam.yaml", "one/q.yaml", "two/exam.yaml", "two/q.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("id: x\n", encoding="utf-8")
    assert len(files_of([tmp_path])) == 4
    assert files_of([tmp_path / "one", tmp_path / "one" / "q.yaml"]) == [
        tmp_path / "one" / "exam.yaml",
        tmp_path / "one" / "q.yaml",
    ]
    assert files_of([tmp_path / "two" / "exam.yaml"]) == [tmp_path / "two" / "exam.yaml"]
