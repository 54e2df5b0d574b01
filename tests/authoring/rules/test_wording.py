"""Wording: catch-all options, vague words, quiet negations, empty stems, told places, placeholders."""

from pathlib import Path

import pytest
from tests.authoring.linted import choice, findings

from mlquiz.authoring.finding import Finding

THREE = ("Recall", "Precision", "Specificity")


@pytest.mark.parametrize(
    "option",
    [
        "All of the above",
        "all of the above.",
        "All of these",
        "Both of the above",
        "All the above are correct",
    ],
)
def test_all_of_the_above_is_found(tmp_path: Path, option: str) -> None:
    (found,) = findings(tmp_path, choice(*THREE, option), "MQ202", "MQ203")
    assert (found.code, found.severity, found.line) == ("MQ202", "warning", 15)
    assert option in found.message


@pytest.mark.parametrize(
    "option", ["None of the above", "None of these options", "Neither of the above", "No option"]
)
def test_none_of_the_above_is_found(tmp_path: Path, option: str) -> None:
    (found,) = findings(tmp_path, choice(*THREE, option), "MQ202", "MQ203")
    assert (found.code, found.severity, found.line) == ("MQ203", "info", 15)


@pytest.mark.parametrize(
    "option",
    [
        "All of these models share one scale",
        "None",
        "All rows",
        "No",
        "The layer above",
        "All of the rows above 5",
    ],
)
def test_all_and_none_of_something_are_options_like_others(tmp_path: Path, option: str) -> None:
    assert not findings(tmp_path, choice(*THREE, f"'{option}'"), "MQ202", "MQ203")


def test_vague_frequency_in_options_is_found_once(tmp_path: Path) -> None:
    text = choice("It is often right", "It may be wrong", "It usually fails")
    (found,) = findings(tmp_path, text, "MQ206")
    assert (found.severity, found.line) == ("info", 8)
    assert "(may, often, usually)" in found.message


def test_how_often_and_the_month_are_not_vague(tmp_path: Path) -> None:
    text = choice("How often it is right", "Sales of May", "'The `may` flag'", "The most often seen class")
    assert not findings(tmp_path, text, "MQ206")


def negative(folder: Path, stem: str) -> list[Finding]:
    return findings(folder, choice(*THREE, stem=stem), "MQ207")


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Which metric is not a share?", "not"),
        ("Which of the following statements about recall is not true?", "not"),
        ("What should the team not do with a test set?", "not"),
        ("Which service does not store objects?", "not"),
        ("Which metric cannot exceed one?", "cannot"),
        ("Which metric is least suitable for rare classes?", "least"),
        ("All of these metrics are shares, except which one?", "except"),
        ("'All of the following are shares except:'", "except"),
        ("Which of these isn't a share?", "isn't"),
    ],
)
def test_a_small_word_that_turns_the_question_round_is_found(tmp_path: Path, stem: str, word: str) -> None:
    (found,) = negative(tmp_path, stem)
    assert (found.severity, found.line) == ("warning", 6)
    assert f"small {word!r}" in found.message or f'small "{word}"' in found.message


@pytest.mark.parametrize(
    "stem",
    [
        "Which metric is NOT a share?",
        "Which metric is **not** a share?",
        "The data is not labelled. Which metric fits?",
        "Because labels are not complete, which metric fits?",
        "What should the team do so that rows are not lost?",
        "Which metric fits when the classes are not balanced?",
        "Which change meets the goal with the least administration?",
        "How many labels are needed at least?",
        "Which setting applies to all regions except one?",
        "Which metric measures not only hits but also alarms?",
        "Why is accuracy not a good choice for rare classes?",
        "'Which value does `x not in y` have?'",
    ],
)
def test_a_negation_that_describes_is_left_alone(tmp_path: Path, stem: str) -> None:
    assert not negative(tmp_path, stem)


def mended(folder: Path, stem: str) -> str | None:
    (found,) = negative(folder, stem)
    text = (folder / "questions.yaml").read_text(encoding="utf-8")
    if found.edit is None:
        return None
    return text[: found.edit.start] + found.edit.text + text[found.edit.stop :]


def test_the_mend_writes_the_word_that_asks_in_capitals(tmp_path: Path) -> None:
    block = "|\n      It is not rare, notes say.\n\n      Which metric is\n      not a share?"
    assert mended(tmp_path / "a", block) == choice(*THREE, stem=block.replace("not a share", "NOT a share"))
    quoted = "'It''s not rare. Which metric is not a share?'"
    assert mended(tmp_path / "b", quoted) == choice(*THREE, stem=quoted.replace("not a share", "NOT a share"))


def test_what_cannot_be_found_in_the_file_as_it_is_read_is_not_mended(tmp_path: Path) -> None:
    assert mended(tmp_path / "a", "| # it does not matter\n      Which metric is not a share?") is None
    assert mended(tmp_path / "b", '"Which metric is n\\x6ft a share?"') is None
    assert mended(tmp_path / "c", "Which metric isn't a share?") is None


@pytest.mark.parametrize(
    "stem",
    [
        "Recall of a model.",
        "Which is true?",
        "Which statement about recall is true?",
        "Which of the following is correct?",
        "Which fits?",
        "'Metrics:'",
    ],
)
def test_a_stem_that_asks_nothing_is_found(tmp_path: Path, stem: str) -> None:
    (found,) = findings(tmp_path, choice(*THREE, stem=stem), "MQ213")
    assert (found.severity, found.line) == ("warning", 6)
    assert "asks nothing without its options" in found.message


@pytest.mark.parametrize(
    "stem",
    [
        "What is recall?",
        "Which metric counts the positives that were found?",
        "Compute the recall.",
        "A clinic screens rare cases and each miss costs lives. Which statement is true?",
        "|\n      Which is printed?\n\n      ```python\n      print(0.1 + 0.2)\n      ```",
    ],
)
def test_a_short_stem_that_asks_is_not_found(tmp_path: Path, stem: str) -> None:
    assert not findings(tmp_path, choice(*THREE, stem=stem), "MQ213")


def test_a_scenario_says_what_a_short_stem_leaves_out(tmp_path: Path) -> None:
    text = choice(*THREE, stem="Which is true?", further="scenario: case")
    told = text.replace("questions:", "scenarios:\n  case: A clinic screens rare cases.\nquestions:", 1)
    assert not findings(tmp_path, told, "MQ213")


def ordering(*steps: str) -> str:
    lines = ["domain: modeling", "questions:", "  - id: demo-001", "    kind: ordering"]
    lines += [
        '    objective: "1.1"',
        "    difficulty: medium",
        "    stem: Bring the steps into order.",
        "    steps:",
    ]
    return "\n".join([*lines, *(f"      - {each}" for each in steps), "    explanation: So it goes."]) + "\n"


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("1. Split the data", "1."),
        ("Then fit the model", "Then"),
        ("First, split the data", "First,"),
        ("First split the data", "First"),
        ("Finally measure the error", "Finally"),
        ("'Step 2: fit the model'", "Step 2"),
        ("b) Fit the model", "b)"),
    ],
)
def test_a_step_that_tells_its_place_is_found(tmp_path: Path, step: str, told: str) -> None:
    (found,) = findings(tmp_path, ordering("Collect the data", step), "MQ217")
    assert (found.severity, found.line) == ("warning", 10)
    assert repr(told) in found.message


def test_steps_that_say_what_is_done_are_not_found(tmp_path: Path) -> None:
    steps = (
        "First-party data is joined",
        "1.5 GB are read",
        "Last rows are dropped",
        "Next-day labels are added",
    )
    assert not findings(tmp_path, ordering(*steps), "MQ217")


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "FIXME later",
        "...",
        "…",
        "Lorem ipsum dolor",
        "xxx",
        "<text>",
        "<your rationale here>",
        "Why ???",
    ],
)
def test_a_placeholder_is_found_wherever_it_stands(tmp_path: Path, text: str) -> None:
    whole = choice(*THREE)
    for place, line in (("It teaches what the question is about.", 15), ("Specificity", 13)):
        (found,) = findings(tmp_path, whole.replace(place, f"'{text}'"), "MQ220")
        assert (found.severity, found.line) == ("warning", line)
        assert "still says" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "'Values 1, 2, ... up to n'",
        "'A `TODO` in code'",
        "a < b > c",
        "'Write `<text>` there'",
        "The xxxl size",
        "'..'",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(tmp_path: Path, text: str) -> None:
    assert not findings(tmp_path, choice(*THREE, text), "MQ220")
