from pathlib import Path

import pytest
from tests.authoring.linted import EXAM, choice, findings, report, write

from mlquiz.authoring.finding import Finding


def found(folder: Path, questions: str, code: str) -> list[tuple[int, str]]:
    return [(each.line, each.what) for each in findings(folder, questions, code)]


def mended(folder: Path, questions: str, code: str) -> str:
    """The file after the edits of one rule."""
    text = questions
    for each in sorted(findings(folder, questions, code), key=lambda each: each.edit or (), reverse=True):
        assert each.edit
        text = text[: each.edit.start] + each.edit.text + text[each.edit.stop :]
    return text


@pytest.mark.parametrize(
    "written",
    [
        *("no", "Yes", "ON", "off", "true", "null", "~", "1:30", "012", "0o17", "1e3", "1.10", "0x1F"),
        *("2026-11-22", ".inf", "-.INF", ".nan", "=", "<<", "42", "-5", "1_000", "2026-11-22 10:00:00"),
    ],
)
def test_an_option_that_other_readers_type_is_found_and_quoted(tmp_path: Path, written: str) -> None:
    questions = choice(written, "Never")

    [finding] = findings(tmp_path, questions, "MQ051")

    assert (finding.line, finding.column) == (8, 15)
    assert f"the unquoted text {written}, which" in finding.what
    assert mended(tmp_path, questions, "MQ051") == choice(f'"{written}"', "Never")


@pytest.mark.parametrize(
    "written",
    [
        '"no"',
        "'1:30'",
        "No idea",
        "1.2.3",
        "10%",
        "1:75",
        "|\n          no",
        "no, thanks",
        "e3",
        "n",
        "[a]",
        "v2",
    ],
)
def test_text_that_every_reader_reads_as_text_is_not(tmp_path: Path, written: str) -> None:
    assert findings(tmp_path, choice(written, "Never") + "# no\n#- 12\n", "MQ051") == []


def test_text_is_found_in_lists_names_and_places_of_every_kind(tmp_path: Path) -> None:
    questions = """\
guide_version: 1.10
domain: modeling
scenarios:
  on: A story
questions:
- id: a
  kind: matching
  objective: 1.1
  difficulty: easy
  stem: |
    Which is it?
    no
    - 12
  pairs: {yes: 1:30, "no": b}
  distractors: [off, 'on', 0x1F]
  tags:
  - 2026-11-22
  - 1e3  # so many
  explanation: So
  verified_on: 2026-11-22
- id: b
  kind: numeric
  objective: "1.1"
  difficulty: easy
  stem: How many?
  answer: 12
  tolerance: 0.5
  unit: 1
  explanation: So
"""
    lines = [(line, what.split(",")[0].split()[-1]) for line, what in found(tmp_path, questions, "MQ051")]

    assert lines == [
        *((1, "1.10"), (4, "on"), (8, "1.1"), (14, "yes"), (14, "1:30"), (15, "off"), (15, "0x1F")),
        *((17, "2026-11-22"), (18, "1e3"), (28, "1")),
    ]


def test_text_of_the_blueprint_is_found_and_its_numbers_are_none(tmp_path: Path) -> None:
    exam = EXAM.replace('"1.1"', "1.1").replace("weight: 1", "weight: 36") + "profile: {case_lock: true}\n"
    exam += "guide: {version: 1.0, verified_on: 2026-11-01}\n"

    said = findings(tmp_path, choice("a", "b"), "MQ051", exam=exam)

    assert [(Path(each.file).name, each.line) for each in said] == [("exam.yaml", 12), ("exam.yaml", 14)]


def test_a_file_beside_a_faulty_one_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "questions: [", name="a.yaml")
    write(tmp_path, choice("no", "b"))

    assert [each.line for each in report(tmp_path, codes=("MQ051",)).findings] == [8]


def test_a_comment_right_behind_an_unquoted_text_is_found(tmp_path: Path) -> None:
    questions = choice("Use A # B", '"Use B" # quoted', "Use C\n          # below", stem="Which? ## why")

    assert found(tmp_path, questions, "MQ052") == [
        (6, "ends at a ' #', behind which YAML reads a comment"),
        (8, "ends at a ' #', behind which YAML reads a comment"),
    ]


def test_comments_behind_what_holds_no_sentence_are_none(tmp_path: Path) -> None:
    questions = choice(
        "a", "b", stem="|\n      a # b", further="tags: [a] # b\nkind: choice # or\nallow: # c\n  - MQ201 # d"
    )

    assert found(tmp_path, questions.replace("difficulty: medium", "difficulty: medium # hm"), "MQ052") == []


@pytest.mark.parametrize(
    ("written", "name", "after"),
    [
        ("F1\u200b score", "zero width space (U+200B)", "F1 score"),
        ("F1\u00a0score", "no-break space (U+00A0)", "F1 score"),
        ("'F1\u202fscore'", "narrow no-break space (U+202F)", "'F1 score'"),
        ("ac\u00adcu\u00adracy", "soft hyphen (U+00AD) and 1 more", "accuracy"),
        ("\ufeffaccuracy", "zero width no-break space (U+FEFF)", "accuracy"),
        ("a\u200db", "zero width joiner (U+200D)", "ab"),
        ("a\u3000b", "ideographic space (U+3000)", "a b"),
    ],
)
def test_an_invisible_character_is_found_and_taken_out(
    tmp_path: Path, written: str, name: str, after: str
) -> None:
    [finding] = findings(tmp_path, choice(written, "b"), "MQ053")

    assert finding.line == 8
    assert name in finding.what
    assert mended(tmp_path, choice(written, "b"), "MQ053") == choice(after, "b")


@pytest.mark.parametrize(
    "written",
    [
        "👩\u200d💻 and 👩🏽\u200d💻 and ❤\ufe0f\u200d🔥",
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "ไทย\u200bไทย",
        "漢\u3000字",
        '"a\\u200bb"',
        "a # \u200b",
    ],
)
def test_scripts_emoji_escapes_and_comments_may_have_them(tmp_path: Path, written: str) -> None:
    assert findings(tmp_path, choice(written, "b"), "MQ053") == []


def test_a_text_of_nothing_else_is_left_to_its_author(tmp_path: Path) -> None:
    questions = choice("\u200b\u200b", "b")

    assert [each.edit for each in findings(tmp_path, questions, "MQ053")] == [None]


def bytes_found(folder: Path, raw: bytes) -> list[Finding]:
    write(folder, "").write_bytes(raw)
    return list(report(folder, codes=("MQ053",)).findings)


def test_line_ends_of_several_kinds_are_made_those_of_most_lines(tmp_path: Path) -> None:
    raw = choice("a", "b").encode()

    assert bytes_found(tmp_path, raw.replace(b"\n", b"\r\n")) == []
    [finding] = bytes_found(tmp_path, raw.replace(b"\n", b"\r\n", 2))
    assert (finding.line, finding.column, finding.what[:15]) == (1, 1, "has 2 line ends")
    assert finding.edit
    assert finding.edit.text == "\nquestions:\n"


@pytest.mark.parametrize(
    ("written", "letter"),
    [
        ("The \u0430ccuracy", "cyrillic small letter a (U+0430)"),
        ("The m\u043edel", "cyrillic small letter o (U+043E)"),
        ("The \u0391UC of it", "greek capital letter alpha (U+0391)"),
        ("\u043c\u043e\u0434e\u043b\u044c", "latin small letter e (U+0065)"),
    ],
)
def test_a_word_of_two_alphabets_is_found(tmp_path: Path, written: str, letter: str) -> None:
    [finding] = findings(tmp_path, choice(written, "b"), "MQ054")

    assert finding.line == 8
    assert letter in finding.what


@pytest.mark.parametrize(
    "written",
    [
        *(
            "σ² and Δx, \u03a4x",
            "\u03bb-return",
            "$\u0430bc$",
            "`\u0430bc`",
            "ML-\u043c\u043e\u0434\u0435\u043b\u044c",
        ),
        *("API\u0448\u043d\u044b\u0439", "\u03b1x + \u03b2y", "accuracy", "naïve"),
    ],
)
def test_formulas_code_and_words_of_one_alphabet_are_not(tmp_path: Path, written: str) -> None:
    assert findings(tmp_path, choice(f'"{written}"', "b"), "MQ054") == []


@pytest.mark.parametrize(
    ("stem", "what"),
    [
        ("Use <b>bold</b> text", "the HTML tag <b>"),
        ('See <a href="https://example.org">it</a>', "the HTML tag <a href"),
        ("A break<br/>here", "the HTML tag <br/>"),
        ("Call `fit", "has ` without its other half"),
        ("```python\n      fit()", "opens a block of code"),
        ("``a` is open", "has `` without its other half"),
        ("The value $\\sigma is large", "dollar sign"),
        ("$$\\frac{a}{b}\n\n      and more", "dollar sign"),
    ],
)
def test_markdown_that_is_not_shown_as_meant_is_found(tmp_path: Path, stem: str, what: str) -> None:
    said = found(tmp_path, choice("a", "b", stem=f"|\n      {stem}"), "MQ055")

    assert any(what in each and line == 6 for line, each in said)


@pytest.mark.parametrize(
    "stem",
    [
        "Is a<b and c>d, or x < y > z?",
        "`<b>` and ``a ` b`` and `a\n      b`",
        "```html\n      <b>$\\x`</b>\n      ```\n      So",
        "~~~\n      ` <p>\n      ~~~",
        "A price of $5 and $6, or 7$",
        "The set \\$\\alpha and \\` too",
        "So:\n\n          <b> `code",
        "$\\sigma$ and $$\\mu$$ at $5",
        "List<String> and vector<int> and <your-name> and <key>",
        "echo $HOME/$USER",
    ],
)
def test_markdown_that_is_shown_as_meant_is_not(tmp_path: Path, stem: str) -> None:
    assert found(tmp_path, choice("a", "b", stem=f"|\n      {stem}"), "MQ055") == []


def test_a_hundred_thousand_short_texts_are_looked_at_at_once(tmp_path: Path) -> None:
    many = ["no", "a # b", "a\u200bb", "\u0430b"] * 25_000
    questions = choice("a", "b") + "    tags:\n" + "".join(f"    - {each}\n" for each in many)

    assert len(findings(tmp_path, questions, "MQ051", "MQ052", "MQ053", "MQ054")) == 75_000


@pytest.mark.parametrize(
    "piece", ["`", "``` ", "$", "$\\a", "<a ", "~~~\n      ", "<b x=", "\\", "1:", "\u200b", "-"]
)
def test_a_text_of_a_megabyte_is_looked_at_at_once(tmp_path: Path, piece: str) -> None:
    stem = "|\n      a" + (piece * 1_000_000)[: 60_000 if piece != "1:" else 1_000_000]

    findings(tmp_path, choice("a", "b", stem=stem), "MQ05")
