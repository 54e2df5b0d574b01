"""A bank is begun, and a question appended: what comes of it can be read, and nothing else changes."""

import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.build import EXAM_YAML, question, write_bank

from mlquiz.authoring.append import append
from mlquiz.authoring.begin_file import begin_file
from mlquiz.authoring.beginnings import NewExam
from mlquiz.authoring.finding import Severity
from mlquiz.authoring.lint import Subject, lint
from mlquiz.authoring.new import (
    begin_bank,
    exam_id,
    line_of,
    new_domain,
    new_domains,
    threshold_of,
    title_of,
)
from mlquiz.authoring.next_question import Wish, bank_of, next_id, next_question
from mlquiz.authoring.scalars import line_scalar
from mlquiz.authoring.skeleton import KINDS, Start
from mlquiz.bank import yaml
from mlquiz.bank.reader import read_bank, read_folder
from mlquiz.errors import UnreadableBank, UsageFault
from mlquiz.model.text import unsafe

TODAY = date(2026, 11, 22)
LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def new_exam(
    exam: str = "demo", *, title: str = "Demo", provider: str = "Me", domains: Sequence[str] = ()
) -> NewExam:
    return NewExam(exam, title, provider, "course", 50, 90, "75%", new_domains(domains))


def read(text: str) -> Any:
    document = yaml.parse(text.encode())
    assert document.faults == []
    return document.tree


@given(LINES.map(lambda text: text + "x"))
@example("a: b")
@example("a #b")
@example("# a")
@example("ends with:")
@example('it\'s "both" \\ and: more')
@example("null")
@example("1.10")
@example("- a")
@example("Prüfung für Größen 测验 🎓")
@example("a\tb")
def test_a_text_of_a_person_reads_back_as_it_was(text: str) -> None:
    shown = line_of(text)
    assert read(f"title: {line_scalar(shown)}\n{line_scalar(shown)}: x\n") == {"title": shown, shown: "x"}
    assert read(f"- {line_scalar(shown)}\n") == [shown]


@pytest.mark.parametrize("text", ["A title", "What is it?", "Über uns", "AWS (beta), v2", "it's"])
def test_quotes_are_used_only_where_they_are_needed(text: str) -> None:
    assert line_scalar(text) == text


@pytest.mark.parametrize("text", ["null", "No", "1.10", "2026-11-22", "12", "a: b", "a #b", "a:", "-", "[x]"])
def test_what_yaml_takes_for_something_else_is_quoted(text: str) -> None:
    assert line_scalar(text) == f'"{text}"'


def grave(folder: Path) -> list[str]:
    """What the lint says of a bank, less its notes."""
    found = lint([Subject(read_folder(folder))], TODAY).findings
    return [str(each) for each in found if each.severity is not Severity.INFO]


def test_a_new_bank_has_a_sound_question_and_no_finding(tmp_path: Path) -> None:
    files = begin_bank(tmp_path / "demo", new_exam(domains=["data=40", "ml=60:Models: all"]), TODAY)
    schemas = ["exam.schema.json", "questions.schema.json"]
    assert [file.name for file in files] == ["exam.yaml", "data.yaml", *schemas]
    bank, problems = read_bank(tmp_path / "demo")
    assert problems == []
    assert bank is not None
    assert [(each.id, each.title, each.weight) for each in bank.blueprint.domains] == [
        ("data", "Data", 40),
        ("ml", "Models: all", 60),
    ]
    (asked,) = bank.questions
    assert (asked.id, asked.domain, asked.verified_on) == ("demo-1.1-001", "data", TODAY)
    assert asked.references
    assert asked.tags
    assert grave(tmp_path / "demo") == []


def test_the_lint_says_when_a_new_bank_is_large_enough_for_a_mock(tmp_path: Path) -> None:
    small = replace(new_exam(), questions=1)
    begin_bank(tmp_path / "small", small, TODAY)
    assert grave(tmp_path / "small") == []
    exam, questions, *_ = begin_bank(tmp_path / "large", replace(small, questions=2), TODAY)
    append(questions, Start("q-2", "numeric", "1.1"))
    told = [each for each in grave(exam.parent) if "exam.yaml" in each]
    assert len(told) == 1
    assert "allows MQ307, which finds nothing here" in told[0]


def test_every_field_that_is_shown_may_be_uncommented(tmp_path: Path) -> None:
    exam, *_ = begin_bank(tmp_path / "demo", new_exam(domains=["data=40", "ml=60"]), TODAY)
    first, *rest = exam.read_text(encoding="utf-8").splitlines(keepends=True)
    shown = [re.sub(r"^(\s*)#(?=[a-z]| {2})", r"\1", line) for line in rest]
    assert shown != rest
    exam.write_text("".join([first, *shown]), encoding="utf-8")
    bank, problems = read_bank(tmp_path / "demo")
    assert problems == []
    assert bank is not None
    plan = bank.blueprint
    assert (plan.code, plan.status, plan.credit, plan.passing.reported) == (
        "EX-1",
        "retired",
        "partial",
        "scaled",
    )
    assert (plan.form.unscored, plan.profile.pilot, plan.retake_wait_days) == (10, 5, (14,))
    assert plan.domains[1].objectives == (("2.1", "What a candidate is able to do"),)


@settings(max_examples=30)
@given(title=LINES, provider=LINES)
def test_titles_of_people_are_kept_whatever_is_in_them(
    tmp_path_factory: pytest.TempPathFactory, title: str, provider: str
) -> None:
    folder = tmp_path_factory.mktemp("banks") / "demo"
    title, provider = line_of(title + "x"), line_of("x" + provider)
    begin_bank(folder, new_exam(title=title, provider=provider), TODAY)
    bank, _ = read_bank(folder)
    assert bank is not None
    assert (bank.blueprint.title, bank.blueprint.provider) == (title, provider)


def test_a_title_with_line_ends_and_escapes_becomes_a_harmless_line() -> None:
    assert line_of("A\ttitle\r\n of \x1b[31mmany\u202e lines ") == "A title of ␛[31mmany� lines"


def test_schemas_that_are_near_are_used_and_others_are_written(tmp_path: Path) -> None:
    exam, *_ = begin_bank(tmp_path / "one" / "demo", new_exam(), TODAY)
    assert exam.read_text().startswith("# yaml-language-server: $schema=schemas/exam.schema.json\n")
    (exam.parent / "schemas").rename(tmp_path / "schemas")
    exam, questions = begin_bank(tmp_path / "question_banks" / "demo", new_exam(), TODAY)
    assert exam.read_text().startswith("# yaml-language-server: $schema=../../schemas/exam.schema.json\n")
    assert (exam.parent / questions.read_text().splitlines()[0].partition("=")[2]).is_file()


def test_a_domain_called_exam_does_not_take_the_blueprints_name(tmp_path: Path) -> None:
    files = begin_bank(tmp_path / "demo", new_exam(domains=["Exam=1"]), TODAY)
    assert [file.name for file in files[:2]] == ["exam.yaml", "questions.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "a/b",
        "..",
        ".",
        "",
        "-x",
        "a b",
        "a\n",
        "\x1b[31m",
        "question",
        "ü",
        "x" * 61,
        "../../etc",
        "exam.yaml",
        "a.YML",
    ],
)
def test_an_impossible_id_is_refused(name: str) -> None:
    with pytest.raises(UsageFault) as told:
        exam_id(name)
    assert unsafe(str(told.value)) is None


@pytest.mark.parametrize("text", ["", "=3", "a=", "a=-1", "a=x", "a b=1", "../a=1", "a=1e9", "a=nan"])
def test_an_impossible_domain_is_refused(text: str) -> None:
    if text == "a=":
        assert new_domain(text).weight == "1"
    else:
        with pytest.raises(UsageFault):
            new_domain(text)


def test_domains_named_twice_or_without_weight_are_refused() -> None:
    with pytest.raises(UsageFault, match="'a' is named twice"):
        new_domains(["a=1", "a=2"])
    with pytest.raises(UsageFault, match="sum to zero"):
        new_domains(["a=0", "b=0"])


@pytest.mark.parametrize("text", ["75", "0", "0%", "101%", "1.5", "x", "", "75%%", "nan", "-1%"])
def test_an_impossible_share_is_refused(text: str) -> None:
    with pytest.raises(UsageFault):
        threshold_of(text)


def test_what_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("folder", "file", "link"):
        with pytest.raises(UsageFault, match=f"{name} is there already and is left as it is; choose"):
            begin_bank(tmp_path / name, new_exam(), TODAY)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder", "link"]
    assert (tmp_path / "file").read_text() == "mine"


def test_a_parent_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageFault, match=r"cannot be made \(.*\); name another parent"):
        begin_bank(tmp_path / "file" / "demo", new_exam(), TODAY)


def test_a_bank_that_cannot_be_read_is_not_left_behind(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="more than 2000 characters"):
        begin_bank(tmp_path / "demo", new_exam(title="x" * 2001), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_titles_come_from_ids() -> None:
    assert (title_of("feature-engineering"), title_of("x_1"), title_of("a")) == (
        "Feature engineering",
        "X 1",
        "A",
    )


# Appending

SOUND = """\
  - id: q-001
    objective: "1.1"
    difficulty: easy
    kind: ordering
    stem: Order them.
    steps: [a, b]
    explanation: E
"""
HEAD = "# mine\ndomain: data\nquestions:\n"
DASHES_AT_THE_MARGIN = HEAD + "".join(line[2:] for line in SOUND.splitlines(keepends=True))
WIDE = HEAD + SOUND.replace("  - id", "    -   id").replace("\n    ", "\n        ")
LAYOUTS = {
    "plain": HEAD + SOUND,
    "no final newline": HEAD + SOUND.rstrip("\n"),
    "windows": (HEAD + SOUND).replace("\n", "\r\n"),
    "windows, no final newline": (HEAD + SOUND).replace("\n", "\r\n").rstrip(),
    "carriage returns": (HEAD + SOUND).replace("\n", "\r"),
    "dashes at the margin": DASHES_AT_THE_MARGIN,
    "wide": WIDE,
    "blank lines behind": HEAD + SOUND + "\n\n\n",
    "comments behind": HEAD + SOUND + "  # a thought\n\n# the end\n",
    "a comment on the last line": HEAD + SOUND.rstrip("\n") + "  # why\n",
    "a block that ends in a heading": HEAD
    + SOUND.replace("n: E", "n: |\n      E\n      # H\n\n  # not of it"),
    "a block that keeps its blank lines": HEAD + SOUND.replace("n: E", "n: |+\n      E\n\n\n# not of it"),
    "a folded quote": HEAD + SOUND.replace("n: E", 'n: "E\n\n      more"'),
    "a list over lines": HEAD + SOUND + "    tags: [x,\n      y\n      ]\n",
    "further fields": "# mine\nquestions:\n" + SOUND + "domain: data\nscenarios:\n  s: |\n    t\n",
    "marks": "\ufeff---\n" + HEAD + SOUND + "...\n",
    "two": HEAD + SOUND + SOUND.replace("q-001", "q-002"),
    "two with a blank line": HEAD + SOUND + "\n  # about it\n" + SOUND.replace("q-001", "q-002"),
    "flow entries": HEAD
    + "  - {id: q-001, objective: '1.1', difficulty: easy, kind: ordering,\n"
    + "     stem: S, steps: [a, b], explanation: E}\n",
    "none yet": "domain: data\nquestions:   # to come\n",
}


def bank_with(folder: Path, text: str) -> Path:
    """A bank of the demo exam with one file of these very bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exam.yaml").write_text(EXAM_YAML, encoding="utf-8")
    file = folder / "data.yaml"
    file.write_bytes(text.encode())
    return file


def insertions(before: bytes, after: bytes) -> Iterator[bytes]:
    """The file before, with what was added since put into each of its places."""
    size = len(after) - len(before)
    for place in range(len(before) + 1):
        yield before[:place] + after[place : place + size] + before[place:]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_question_is_appended_and_every_other_byte_stays(tmp_path: Path, layout: str, kind: str) -> None:
    file = bank_with(tmp_path / "demo", LAYOUTS[layout])
    before = file.read_bytes()
    old = [each.question.id for each in read_folder(file.parent).entries]
    added = append(file, Start("q-777", kind, "1.1"))
    after = file.read_bytes()
    assert after in insertions(before, after)
    bank, problems = read_bank(file.parent)
    assert [str(each) for each in problems] == []
    assert bank is not None
    assert [each.id for each in bank.questions] == [*old, "q-777"]
    assert bank.questions[-1].body.kind == kind
    assert bank.places["q-777"] == (str(file), added.line)
    assert re.fullmatch(" *- +id: q-777", after.decode().splitlines()[added.line - 1])


@pytest.mark.parametrize("layout", ["windows", "windows, no final newline"])
def test_the_line_ends_of_the_file_are_used(tmp_path: Path, layout: str) -> None:
    file = bank_with(tmp_path / "demo", LAYOUTS[layout])
    append(file, Start("q-777", "choice", "1.1"))
    assert not re.search(rb"(?<!\r)\n", file.read_bytes())


@pytest.mark.parametrize(("layout", "blank"), [("two", False), ("two with a blank line", True)])
def test_questions_stand_apart_as_the_others_do(tmp_path: Path, layout: str, blank: bool) -> None:
    file = bank_with(tmp_path / "demo", LAYOUTS[layout])
    added = append(file, Start("q-777", "choice", "1.1"))
    assert (file.read_text().splitlines()[added.line - 2] == "") is blank


@pytest.mark.parametrize("dash", [LAYOUTS["dashes at the margin"], LAYOUTS["wide"]], ids=["margin", "wide"])
def test_the_indentation_of_the_file_is_used(tmp_path: Path, dash: str) -> None:
    file = bank_with(tmp_path / "demo", dash)
    append(file, Start("q-777", "choice", "1.1"))
    old, new = re.findall(r"^( *- +)id:", file.read_text(), re.MULTILINE)
    assert old == new


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("questions: [{id: a}]\n", "1:12: has its questions in brackets; write them as a list"),
        ("questions: []\n", "1:12: has its questions in brackets"),
        ("{questions: [{id: a}]}\n", "1:13: has its questions in brackets"),
        ("", "1:1: is empty"),
        ("# nothing\n", "1:1: holds nothing but comments"),
        ("format: 1\n", "1:1: has no 'questions:'"),
        ("- a\n", "1:1: has no 'questions:'"),
        ("words\n", "1:1: has no 'questions:'"),
        ("questions: words\n", "no question can be appended safely"),
        ("questions: {a: b}\n", "no question can be appended safely"),
        ("questions:\n  - id: a\n---\nx: y\n", "3:1: holds a second YAML document"),
        ("questions:\n  - id: *a\n", "uses the alias"),
        ("questions:\n\t- id: a\n", "has a tab"),
    ],
)
def test_a_file_that_takes_no_question_is_refused_and_stays(tmp_path: Path, text: str, told: str) -> None:
    file = bank_with(tmp_path / "demo", text)
    with pytest.raises(UsageFault) as fault:
        append(file, Start("q-777", "choice", "1.1"))
    assert told in str(fault.value)
    assert str(fault.value).startswith(str(file))
    assert file.read_bytes() == text.encode()


@given(st.text(st.sampled_from("ab:-[]{}|>#\"' \n\t&*,"), max_size=40))
def test_whatever_the_file_holds_it_is_appended_to_or_left(
    tmp_path_factory: pytest.TempPathFactory, tail: str
) -> None:
    file = bank_with(tmp_path_factory.mktemp("bank"), HEAD + SOUND + tail)
    before = file.read_bytes()
    try:
        append(file, Start("q-777", "matching", "1.1"))
    except UsageFault:
        assert file.read_bytes() == before
    else:
        old, new = read(before.decode()), read(file.read_text())
        assert new["questions"][:-1] == old["questions"]
        assert new["questions"][-1]["id"] == "q-777"
    assert [each.name for each in sorted(file.parent.iterdir())] == ["data.yaml", "exam.yaml"]


def test_links_are_followed_and_permissions_kept(tmp_path: Path) -> None:
    file = bank_with(tmp_path / "real", LAYOUTS["plain"])
    file.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    append(link, Start("q-777", "choice", "1.1"))
    assert link.is_symlink()
    assert "q-777" in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_read_only_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = bank_with(tmp_path / "demo", LAYOUTS["plain"])
    file.chmod(0o444)
    with pytest.raises(
        UsageFault, match=r"data.yaml: cannot be written \(it is read-only\); mend its permissions"
    ):
        append(file, Start("q-777", "choice", "1.1"))
    assert file.read_bytes() == LAYOUTS["plain"].encode()


# What a further question is


def entry(name: str, *, objective: str = "1.1", domain: str = "") -> str:
    text = SOUND.replace("q-001", name).replace('"1.1"', f'"{objective}"')
    return text + (f"    domain: {domain}\n" if domain else "")


@pytest.mark.parametrize(
    ("ids", "following"),
    [
        (["mls-3.5-004"], "mls-3.5-005"),
        (["a-09"], "a-10"),
        (["a-99"], "a-100"),
        (["a-1", "a-7", "a-3"], "a-8"),
        (["7"], "8"),
        (["x-000000000000000000000001"], "x-000000000000000000000002"),
        (["recall-of-rare-classes"], "demo-001"),
        (["q-2", "recall"], "q-3"),
        (["demo-001", "recall"], "demo-002"),
        ([], "demo-001"),
    ],
)
def test_the_next_id_follows_the_pattern_of_the_file(tmp_path: Path, ids: list[str], following: str) -> None:
    file = bank_with(tmp_path / "demo", HEAD + "".join(entry(each) for each in ids))
    _, start = next_question(file, Wish())
    assert start.id == following


def test_the_next_id_is_no_other_of_the_bank(tmp_path: Path) -> None:
    file = bank_with(tmp_path / "demo", HEAD + entry("q-001"))
    (tmp_path / "demo" / "other.yaml").write_text("domain: models\nquestions:\n" + entry("q-041"))
    assert next_question(file, Wish())[1].id == "q-042"


def test_an_objective_has_ids_of_its_own(tmp_path: Path) -> None:
    exam = EXAM_YAML.replace('{"1.1": Do it}', '{"1.1": Do it, "1.2": Do that}')
    file = bank_with(tmp_path / "demo", HEAD + entry("c1-1.1-007") + entry("c1-1.2-003", objective="1.2"))
    (tmp_path / "demo" / "exam.yaml").write_text(exam)
    assert next_question(file, Wish())[1].id == "c1-1.2-004"
    assert next_question(file, Wish(objective="1.1"))[1].id == "c1-1.1-008"
    file.write_text(HEAD + entry("c1-1.1-007"))
    assert next_question(file, Wish(objective="1.2"))[1].id == "c1-1.2-001"


@given(st.lists(st.from_regex(r"[a-c]{0,2}-?[0-9]{0,4}", fullmatch=True), max_size=8), st.data())
def test_the_next_id_is_always_a_new_one(taken: list[str], data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from([*(each for each in taken if each[-1:].isdecimal()), "demo-000"]))
    assert next_id(taken, pattern) not in taken


def test_domain_and_objective_are_those_of_the_question_before(tmp_path: Path) -> None:
    file = bank_with(tmp_path / "demo", "questions:\n" + entry("q-1", domain="models"))
    assert next_question(file, Wish())[1] == Start("q-2", "choice", "1.1", "models")
    file.write_text(HEAD + entry("q-1"))
    assert next_question(file, Wish("numeric"))[1] == Start("q-2", "numeric", "1.1", "")
    assert next_question(file, Wish(domain="models"))[1] == Start("q-2", "choice", "1.1", "models")


def test_a_bank_gives_the_largest_file_of_the_domain(tmp_path: Path) -> None:
    folder = bank_with(tmp_path / "demo", HEAD + entry("q-1")).parent
    (folder / "large.yaml").write_text(HEAD + "".join(entry(f"r-{number}") for number in range(3)))
    (folder / "models.yaml").write_text("domain: models\nquestions:\n" + entry("m-1"))
    assert next_question(folder, Wish())[0].name == "large.yaml"
    assert next_question(folder, Wish(domain="data"))[0].name == "large.yaml"
    assert next_question(folder, Wish(domain="models"))[0].name == "models.yaml"


def test_domains_and_objectives_that_are_not_there_are_refused(tmp_path: Path) -> None:
    file = bank_with(tmp_path / "demo", HEAD + entry("q-1"))
    with pytest.raises(UsageFault, match=r"there is no domain 'dta'; exam.yaml has data, models"):
        next_question(file, Wish(domain="dta"))
    with pytest.raises(UsageFault, match=r"the domain 'data' has no objective '9'; it has 1.1"):
        next_question(file, Wish(objective="9"))


def test_a_question_can_follow_others_that_are_not_sound_yet(tmp_path: Path) -> None:
    file = bank_with(tmp_path / "demo", HEAD + "  - id: q-1\n    stem: ''\n  - words\n")
    assert next_question(file, Wish())[1].id == "q-2"


def test_a_file_that_cannot_be_read_keeps_ids_from_being_given(tmp_path: Path) -> None:
    file = bank_with(tmp_path / "demo", HEAD + entry("q-1"))
    (tmp_path / "demo" / "broken.yaml").write_text("questions: [\n")
    with pytest.raises(UnreadableBank, match=r"broken.yaml:2:1: is not YAML"):
        next_question(file, Wish())


def two_domains(folder: Path, text: str) -> Path:
    """A bank of the demo exam, whose second domain has an objective of its own."""
    file = bank_with(folder, text)
    first, found, second = EXAM_YAML.partition("id: models")
    second = re.sub(r'"\d\.\d"', '"2.1"', second)
    (folder / "exam.yaml").write_text(first + found + second, encoding="utf-8")
    return file


def test_a_domain_without_a_file_begins_one(tmp_path: Path) -> None:
    head = "# yaml-language-server: $schema=../../schemas/questions.schema.json\n"
    file = two_domains(tmp_path / "demo", head + HEAD + entry("demo-1.1-003"))
    where, start = next_question(file.parent, Wish(domain="models"))
    assert (where, start) == (
        tmp_path / "demo" / "models.yaml",
        Start("demo-2.1-001", "choice", "2.1", "models"),
    )
    added = begin_file(where, start)
    assert (added.file, added.line, added.id) == (where, 5, "demo-2.1-001")
    text = where.read_text(encoding="utf-8")
    assert text.startswith(f"{head}format: 1\ndomain: models\nquestions:\n  - id: demo-2.1-001\n")
    assert text.count("domain:") == 1
    bank, problems = read_bank(file.parent)
    assert problems == []
    assert bank is not None
    assert bank.questions[-1].domain == "models"
    assert next_question(file.parent, Wish(domain="models"))[0] == where
    assert next_question(where, Wish())[1].id == "demo-2.1-002"


def test_a_file_that_is_named_and_not_there_is_begun_in_its_bank(tmp_path: Path) -> None:
    file = two_domains(tmp_path / "demo", HEAD + entry("q-data-009"))
    where, start = next_question(file.with_name("more.yaml"), Wish(domain="models"))
    assert where == file.with_name("more.yaml")
    assert start == Start("q-models-001", "choice", "2.1", "models")
    begin_file(where, start)
    assert read_bank(file.parent)[1] == []
    assert where.read_text(encoding="utf-8").startswith("format: 1\ndomain: models\n")


def test_a_bank_without_files_begins_with_its_first_domain(tmp_path: Path) -> None:
    file = two_domains(tmp_path / "demo", HEAD)
    file.unlink()
    where, start = next_question(file.parent, Wish())
    assert (where.name, start) == ("data.yaml", Start("demo-001", "choice", "1.1", "data"))


def test_a_domain_without_objectives_is_numbered_by_its_place(tmp_path: Path) -> None:
    exam, *_ = begin_bank(tmp_path / "demo", new_exam(domains=["basics", "practice"]), TODAY)
    _, start = next_question(exam.parent, Wish(domain="practice"))
    assert (start.objective, start.id) == ("2.1", "demo-2.1-001")


def test_the_name_of_the_exam_in_an_id_is_not_taken_for_its_domain(tmp_path: Path) -> None:
    exam, *_ = begin_bank(tmp_path / "git-basics", new_exam("git-basics", domains=["basics", "more"]), TODAY)
    assert next_question(exam.parent, Wish(domain="more"))[1].id == "git-basics-2.1-001"


def test_a_file_of_another_domain_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    file = two_domains(tmp_path / "demo", HEAD + entry("q-1"))
    file.rename(file.with_name("models.yaml"))
    with pytest.raises(UsageFault, match=r"models.yaml is there already, without .*'models'; name a file"):
        next_question(file.parent, Wish(domain="models"))


def test_a_domain_called_exam_begins_another_file_than_the_blueprint(tmp_path: Path) -> None:
    exam, *_ = begin_bank(tmp_path / "demo", new_exam(domains=["data", "exam"]), TODAY)
    assert next_question(exam.parent, Wish(domain="exam"))[0].name == "questions.yaml"


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    file = two_domains(tmp_path / "demo", HEAD + entry("q-1"))
    where, start = next_question(file.parent, Wish(domain="models"))
    where.write_text("mine")
    with pytest.raises(UsageFault, match=r"models.yaml: cannot be made \(file exists\)"):
        begin_file(where, start)
    assert where.read_text() == "mine"


def test_a_file_with_the_domain_and_no_question_yet_is_its_file(tmp_path: Path) -> None:
    file = two_domains(tmp_path / "demo", HEAD + entry("q-1"))
    (file.parent / "later.yaml").write_text("domain: models\nquestions:\n")
    assert next_question(file.parent, Wish(domain="models"))[0].name == "later.yaml"


LEFT_TO_WRITE = {"MQ220", "MQ501", "MQ504"}
"""What the lint says of a question that was only begun."""


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_question_that_was_begun_the_lint_says_only_that_it_is_to_be_written(
    tmp_path: Path, kind: str
) -> None:
    file = bank_with(tmp_path / "demo", HEAD)
    append(file, Start("q-777", kind, "1.1"))
    found = lint([Subject(read_folder(file.parent))], TODAY).findings
    assert {each.code for each in found if each.question == "q-777"} == LEFT_TO_WRITE


@pytest.mark.parametrize("name", ["exam.yaml", "notes.txt", "none.yaml"])
def test_what_is_no_file_of_questions_is_refused(tmp_path: Path, name: str) -> None:
    folder = bank_with(tmp_path / "demo", HEAD + entry("q-1")).parent
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(UsageFault, match="is no file of questions"):
        next_question(folder / name, Wish())


def test_a_bank_is_found_by_the_id_it_declares(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "banks" / "elsewhere", [question()])
    assert bank_of("demo", [tmp_path / "banks", tmp_path / "missing", folder]) == folder
    assert bank_of("other", [tmp_path / "banks"]) is None
    write_bank(tmp_path / "banks" / "twin", [question()])
    with pytest.raises(UsageFault, match="several banks are of 'demo'"):
        bank_of("demo", [tmp_path / "banks"])
