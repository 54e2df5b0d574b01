"""Reading banks: what is read, and that each fault is told with its place, all of them in one run."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import EXAM_YAML, exam_yaml, pool, question, question_yaml, write_bank

from mlquiz.bank import yaml
from mlquiz.bank.files import MAX_BYTES
from mlquiz.bank.reader import read_bank
from mlquiz.model.blueprint import Profile, Section
from mlquiz.model.question import Choice

ONE = question_yaml(question())


def problems(
    folder: Path, questions: str | bytes = f"questions:\n{ONE}", exam: str | bytes = EXAM_YAML
) -> list[str]:
    """What reading says of a bank with these two files, without the folder's path."""
    folder.mkdir(exist_ok=True)
    for name, text in (("exam.yaml", exam), ("questions.yaml", questions)):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    bank, found = read_bank(folder)
    assert (bank is None) == bool(found)
    return [str(each).replace(f"{folder}{os.sep}", "") for each in found]


def test_a_sound_bank_is_read_with_the_place_of_each_question(tmp_path: Path) -> None:
    bank, found = read_bank(write_bank(tmp_path / "demo"))
    assert found == []
    assert bank is not None
    assert len(bank.questions) == len(pool())
    file, line = bank.places["q-data-002"]
    assert "id: q-data-002" in Path(file).read_text().splitlines()[line - 1]


def test_a_profile_says_what_the_exam_room_has(tmp_path: Path) -> None:
    profile = (
        "{sections: [{title: Cases, scenarios: true}, {title: Data, domains: [data]}, {title: Rest}], "
        "case_lock: true, read_to_end: true, pilot: 3, calculator: true}"
    )
    bank, found = read_bank(write_bank(tmp_path / "demo", exam=exam_yaml(profile=profile, credit="partial")))
    assert found == []
    assert bank is not None
    assert bank.blueprint.credit == "partial"
    assert bank.blueprint.profile == Profile(
        sections=(Section("Cases", scenarios=True), Section("Data", ("data",)), Section("Rest")),
        case_lock=True,
        read_to_end=True,
        pilot=3,
        calculator=True,
    )


def test_a_byte_order_mark_and_windows_line_ends_are_simply_read(tmp_path: Path) -> None:
    text = "\ufeff" + f"questions:\n{ONE}".replace("\n", "\r\n")
    assert problems(tmp_path / "demo", text) == []


def test_text_stays_what_the_author_wrote(tmp_path: Path) -> None:
    odd = ["No", "1:30", "1e3", "~", "null", "0x1F"]
    options = "".join(f"      - {{text: {each}, rationale: r}}\n" for each in odd[:-1])
    text = ONE[: ONE.index("    options:")] + f"    options:\n{options}      - {{text: 010, correct: true}}\n"
    write_bank(tmp_path / "demo")
    (tmp_path / "demo" / "questions.yaml").write_text(f"questions:\n{text}    explanation: 007\n")
    bank, found = read_bank(tmp_path / "demo")
    assert found == []
    assert bank is not None
    body = bank.questions[0].body
    assert isinstance(body, Choice)
    assert [option.text for option in body.options] == [*odd[:-1], "010"]
    assert bank.questions[0].explanation == "007"


CASES = {
    "a typo in a field": (
        ONE.replace("explanation:", "explnation:"),
        [
            "questions.yaml:2:5: question 'q-data-001': has no 'explanation'; add 'explanation:'",
            "questions.yaml:17:5: question 'q-data-001': has the unknown field 'explnation'; "
            "did you mean 'explanation'?",
        ],
    ),
    "a typo in an option": (
        ONE.replace("correct: true", "corect: true"),
        [
            "questions.yaml:10:9: question 'q-data-001': has the unknown field 'corect'; did you mean 'correct'?",
        ],
    ),
    "no key": (
        ONE.replace("        correct: true\n", ""),
        ["questions.yaml:2:5: question 'q-data-001': has no key; mark one option with correct: true"],
    ),
    "two equal options": (
        ONE.replace("Option 3 of", "Option  1 of"),
        [
            "questions.yaml:15:15: question 'q-data-001': has two equal options (number 2 and number 4); "
            "rewrite or remove one of them"
        ],
    ),
    "a duplicate key": (
        ONE.replace("    difficulty: medium\n", "    difficulty: medium\n    difficulty: hard\n"),
        ["questions.yaml:6:5: has 'difficulty' twice (first on line 5); keep one of them"],
    ),
    "a domain nobody declared": (
        ONE.replace("domain: data", "domain: dota"),
        [
            "questions.yaml:3:13: question 'q-data-001': names the domain 'dota'; exam.yaml declares data, models"
        ],
    ),
    "an objective nobody declared": (
        ONE.replace('"1.1"', '"9.9"'),
        [
            "questions.yaml:4:16: question 'q-data-001': names the objective '9.9', which domain 'data' "
            "does not have; it has 1.1"
        ],
    ),
    "a wrong word": (
        ONE.replace("difficulty: medium", "difficulty: middling"),
        [
            "questions.yaml:5:17: question 'q-data-001': 'difficulty' should be 'easy', 'medium' or 'hard' "
            "(it is 'middling'); write 'easy', 'medium' or 'hard'"
        ],
    ),
    "a kind there is not": (
        ONE.replace("    difficulty", "    kind: chioce\n    difficulty"),
        ["questions.yaml:5:11: question 'q-data-001': has the unknown kind 'chioce'; did you mean 'choice'?"],
    ),
    "a terminal escape": (
        ONE.replace("'What is", '"\\e[2J').replace("1?'", '1?"'),
        [
            "questions.yaml:6:11: has the control character U+001B in a text; "
            "write a backslash as \\\\, or put the text in single quotes"
        ],
    ),
    "a bidirectional override": (
        ONE.replace("Because.", "Be\u202ecause."),
        [
            "questions.yaml:17:18: has the control character U+202E in a text; remove it",
        ],
    ),
    "a tab": (
        ONE.replace("    difficulty", "\tdifficulty"),
        ["questions.yaml:5:1: has a tab where YAML wants spaces; indent with spaces"],
    ),
    "an anchor": (
        ONE.replace("id: q-data-001", "id: &name q-data-001"),
        ["questions.yaml:2:9: declares the anchor &name; write the text out; banks have no anchors"],
    ),
    "an alias": (
        ONE.replace("Because.", "x").replace("'x'", "*name"),
        ["questions.yaml:17:18: uses the alias *name; write the text out; banks have no anchors"],
    ),
    "a tag": (
        ONE.replace("'Because.'", "!!python/object/apply:os.system [ls]"),
        [
            "questions.yaml:17:18: has the tag tag:yaml.org,2002:python/object/apply:os.system; "
            "remove it; banks have no tags",
        ],
    ),
    "a merge key": (
        ONE.replace("    difficulty", "    <<: {a: b}\n    difficulty"),
        ["questions.yaml:5:5: uses a merge key; write the fields out; banks have no merge keys"],
    ),
    "a date that is none": (
        ONE.replace("2026-11-22", "yesterday"),
        ["write a day as 2026-11-22"],
    ),
    "an address that is none": (
        ONE.replace("https://example.org/doc", "ftp://x"),
        [
            "questions.yaml:18:18: question 'q-data-001': 'references' is 'ftp://x', which is not possible here"
        ],
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_a_fault_is_told_with_place_question_and_way_out(tmp_path: Path, case: str) -> None:
    entry, expected = CASES[case]
    found = problems(tmp_path / "demo", f"questions:\n{entry}")
    for words in expected:
        assert any(words in each for each in found), found


def test_a_repeated_id_names_the_first(tmp_path: Path) -> None:
    found = problems(tmp_path / "demo", f"questions:\n{ONE}{ONE}")
    assert len(found) == 1
    assert found[0].startswith("questions.yaml:20:9: question 'q-data-001': repeats an id first given at ")


EXAM_CASES = {
    "weights that sum to zero": (
        EXAM_YAML.replace("weight: 60", "weight: 0").replace("weight: 40", "weight: 0"),
        "exam.yaml:8:3: has weights that sum to zero; give at least one domain a weight above 0",
    ),
    "a domain twice": (
        EXAM_YAML.replace("id: models", "id: data"),
        "exam.yaml:12:9: has the domain 'data' twice",
    ),
    "a cut outside its scale": (
        EXAM_YAML.replace("cut: 750", "cut: 75"),
        "has a cut outside its scale [100, 1000]",
    ),
    "a scaled score without its scale": (
        EXAM_YAML.replace("scale: [100, 1000], ", ""),
        "reports a scaled score without scale and cut",
    ),
    "nothing scored": (EXAM_YAML.replace("unscored: 2", "unscored: 10"), "leaves no scored question"),
    "a threshold that is no share": (
        EXAM_YAML.replace("75%", "750%"),
        "exam.yaml:6:67: 'threshold' should be a share like 75% or 0.75 (it is '750%')",
    ),
    "a missing title": (
        EXAM_YAML.replace("title: Demo exam\n", ""),
        "exam.yaml:1:1: has no 'title'; add 'title:'",
    ),
    "a section of a domain nobody declared": (
        EXAM_YAML + "profile: {sections: [{title: A, domains: [dota]}]}\n",
        "exam.yaml:16:43: names the domain 'dota'; there are data, models",
    ),
    "a domain in two sections": (
        EXAM_YAML
        + "profile:\n  sections: [{title: A, domains: [data]}, {title: B, domains: [models, data]}]\n",
        "exam.yaml:17:72: has the domain 'data' in a section twice; remove one of them",
    ),
    "two sections that take the rest": (
        EXAM_YAML + "profile: {sections: [{title: A}, {title: B, scenarios: true}, {title: C}]}\n",
        "exam.yaml:16:63: has two sections that take the rest; name the domains of one of them",
    ),
    "a section without a title": (
        EXAM_YAML + "profile: {sections: [{domains: [data]}]}\n",
        "exam.yaml:16:22: has no 'title'; add 'title:'",
    ),
    "a typo in the profile": (
        EXAM_YAML + "profile: {case_lok: true}\n",
        "exam.yaml:16:11: has the unknown field 'case_lok'; did you mean 'case_lock'?",
    ),
    "a typo in a section": (
        EXAM_YAML + "profile: {sections: [{title: A, domain: data}]}\n",
        "exam.yaml:16:33: has the unknown field 'domain'; did you mean 'domains'?",
    ),
    "fewer pilot questions than none": (
        EXAM_YAML + "profile: {pilot: -1}\n",
        "exam.yaml:16:18: 'pilot' should be greater than or equal to 0 (it is '-1'); write a larger number",
    ),
    "half credit": (
        EXAM_YAML + "credit: half\n",
        "exam.yaml:16:9: 'credit' should be 'whole' or 'partial' (it is 'half'); write 'whole' or 'partial'",
    ),
    "a weight that is no number": (
        EXAM_YAML.replace("weight: 60", "weight: .inf"),
        "exam.yaml:10:13: 'weight' should be a number",
    ),
}


@pytest.mark.parametrize("case", list(EXAM_CASES))
def test_a_fault_of_the_blueprint_is_told_with_its_place(tmp_path: Path, case: str) -> None:
    exam, expected = EXAM_CASES[case]
    found = problems(tmp_path / "demo", exam=exam)
    assert any(expected in each for each in found), found


FILES: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "questions.yaml:1:1: is empty; write the file or delete it"),
    "only blanks": (b" \n\n", "questions.yaml:1:1: is empty"),
    "only a comment": (b"# later\n", "questions.yaml:1:1: holds nothing but comments"),
    "a list": (b"- a\n- b\n", "questions.yaml:1:1: holds no fields"),
    "a binary file": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "questions.yaml:1:1: is not UTF-8 text"),
    "zero bytes": (b"a: \x00\n", "has a character YAML refuses (U+0000)"),
    "thousands of brackets": (b"[" * 100_000, "questions.yaml:1:33: is nested deeper than 32 levels"),
    "an open quote": (b"a: 'b\n", "is not YAML"),
    "a backtick": (b"a: `b`\n", "quote text that begins with"),
    "two documents": (b"a: b\n---\nc: d\n", "questions.yaml:2:1: holds a second YAML document"),
    "a list as a key": (b"? [a]\n: b\n", "has a list or mapping as a key"),
    "no questions": (b"domain: data\n", "has no 'questions'; add 'questions:'"),
    "an empty list of questions": (b"questions: []\n", "questions.yaml:1:12: 'questions' is empty"),
}


@pytest.mark.parametrize("case", list(FILES))
def test_a_file_that_is_no_question_file_is_told(tmp_path: Path, case: str) -> None:
    raw, expected = FILES[case]
    found = problems(tmp_path / "demo", raw)
    assert any(expected in each for each in found), found


def test_a_text_that_is_too_large_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    found = problems(tmp_path / "demo", b"a: " + b"x" * (MAX_BYTES + 1))
    assert any("is larger than 16 MiB" in each for each in found)


def test_a_folder_without_a_blueprint_says_what_is_missing(tmp_path: Path) -> None:
    write_bank(tmp_path / "demo")
    (tmp_path / "demo" / "exam.yaml").unlink()
    _, found = read_bank(tmp_path / "demo")
    assert [each.what for each in found] == ["is missing from this bank"]


def test_a_blueprint_without_questions_says_so(tmp_path: Path) -> None:
    write_bank(tmp_path / "demo")
    (tmp_path / "demo" / "questions.yaml").unlink()
    _, found = read_bank(tmp_path / "demo")
    assert "without questions" in found[0].what


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_says_so(tmp_path: Path) -> None:
    write_bank(tmp_path / "demo")
    (tmp_path / "demo" / "questions.yaml").chmod(0)
    _, found = read_bank(tmp_path / "demo")
    assert "cannot be read (permission denied)" in found[0].what


def test_a_folder_in_the_place_of_a_file_says_so(tmp_path: Path) -> None:
    write_bank(tmp_path / "demo")
    (tmp_path / "demo" / "more.yaml").mkdir()
    _, found = read_bank(tmp_path / "demo")
    assert "cannot be read (is a directory)" in found[0].what


def test_every_fault_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    entry = ONE.replace("        correct: true\n", "").replace("domain: data", "domain: dota")
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "more.yaml").write_text(
        f"questions:\n{ONE.replace('q-data-001', 'other').replace('stem:', 'stam:')}"
    )
    found = problems(folder, f"questions:\n{entry}", EXAM_YAML.replace("unscored: 2", "unscored: 10"))
    assert {each.split(":")[0] for each in found} == {"exam.yaml", "questions.yaml", "more.yaml"}
    assert len(found) >= 5


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_no_bytes_whatever_break_the_parser(raw: bytes) -> None:
    document = yaml.parse(raw)
    assert document.faults or document.complete


FRAGMENT = st.sampled_from(
    ["a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", "'", '"', "#", "&x", "*x", "!t", "|", "<<", "?"]
)


@given(st.lists(FRAGMENT, max_size=60).map("".join))
@settings(max_examples=300)
def test_no_yaml_whatever_breaks_the_parser(text: str) -> None:
    document = yaml.parse(text.encode())
    for fault in document.faults:
        assert fault.line >= 1
        assert fault.column >= 1


def test_after_a_syntax_fault_nothing_is_said_of_what_was_not_read(tmp_path: Path) -> None:
    text = f"questions:\n{ONE}{ONE.replace('q-data-001', 'q-data-002').replace('    options', chr(9) + 'options')}"
    (found,) = problems(tmp_path / "demo", text)
    assert "has a tab where YAML wants spaces" in found


def test_blank_text_is_no_text(tmp_path: Path) -> None:
    found = problems(tmp_path / "demo", f"questions:\n{ONE.replace('Option 3 of data 1', '  ')}")
    assert ["'text' is empty" in each for each in found] == [True]


def test_unknown_fields_are_compared_with_those_of_the_kind(tmp_path: Path) -> None:
    entry = ONE.replace("    difficulty", "    kind: ordering\n    stpes: [a, b]\n    difficulty")
    found = problems(tmp_path / "demo", f"questions:\n{entry}")
    assert any("'stpes'; did you mean 'steps'?" in each for each in found)
    assert any("'options'; remove it, or use one of" in each for each in found)


def test_more_options_than_there_are_keys_are_refused(tmp_path: Path) -> None:
    options = "".join(f"      - text: more {place}\n" for place in range(3))
    found = problems(
        tmp_path / "demo", f"questions:\n{ONE.replace('    explanation', options + '    explanation')}"
    )
    assert any("'options' has more than 6; leave some out" in each for each in found)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_a_file_says_so_and_hangs_nothing(tmp_path: Path) -> None:
    write_bank(tmp_path / "demo")
    os.mkfifo(tmp_path / "demo" / "more.yaml")
    _, found = read_bank(tmp_path / "demo")
    assert "cannot be read (not an ordinary file)" in found[0].what
