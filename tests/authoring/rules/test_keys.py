"""Keys: what reads the same, how many are asked for, options called by letter or place."""

from pathlib import Path

import pytest
from tests.authoring.linted import choice, findings

FOUR = ("Recall", "Precision", "Specificity", "Accuracy")

ORDERING = """\
domain: modeling
questions:
  - id: demo-001
    kind: ordering
    objective: "1.1"
    difficulty: medium
    stem: Bring the steps of an evaluation into their order.
    steps: [Split the data, Fit the model, "split the data.", Measure the error]
    explanation: Splitting comes first.
"""

MATCHING = """\
domain: modeling
questions:
  - id: demo-001
    kind: matching
    objective: "1.1"
    difficulty: medium
    stem: Match each metric to what it counts.
    pairs:
      Recall: Found positives
      "**recall**": True alarms
      Accuracy: true alarms
    distractors: [Found positives!, Errors]
    explanation: Each has a denominator of its own.
"""


@pytest.mark.parametrize(
    "other",
    [
        "recall",
        "Recall.",
        '"**Recall**"',
        '"`recall`"',
        '"\\"Recall\\""',
        "'“Recall”'",
        "\"'Recall'\"",
        "Recall!",
        "_Recall_",
    ],
)
def test_an_option_that_reads_like_another_is_found(tmp_path: Path, other: str) -> None:
    (found,) = findings(tmp_path, choice("Recall", other, "Accuracy"), "MQ105")
    assert (found.code, found.severity, found.line) == ("MQ105", "error", 11)
    assert "reads the same as 'Recall'" in found.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000 rows", "1000 rows"),
        ("real-time scoring", "real time scoring"),
        ("An MRI scan, at once", "an mri scan at once"),
        ("What's left", "'What’s left'"),
    ],
)
def test_points_hyphens_and_case_tell_nothing_apart(tmp_path: Path, one: str, other: str) -> None:
    assert findings(tmp_path, choice(one, other, "Accuracy"), "MQ105")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'`True`'", "'`true`'"),
        ("'`x == 1`'", "'`x != 1`'"),
        ("-1", "1"),
        ("1.5", "15"),
        ("5 MB", "5 Mb"),
        ("C", "C++"),
        ("p < 0.05", "p > 0.05"),
        ("'$P(A)$'", "'$p(a)$'"),
        ("5!", "'5'"),
        ("n!", "n"),
        ("2*3*4", "'234'"),
        ("'?'", "'!'"),
        ("🙂", "🙁"),
    ],
)
def test_code_signs_and_units_tell_options_apart(tmp_path: Path, one: str, other: str) -> None:
    assert not findings(tmp_path, choice(one, other, "Accuracy"), "MQ105")


def test_what_is_equal_to_the_letter_is_reported_once(tmp_path: Path) -> None:
    found = findings(tmp_path, choice("Recall", "Recall", "Accuracy"), "MQ1")
    assert [each.code for each in found] == ["MQ103"]


def test_steps_prompts_and_matches_must_read_differently_too(tmp_path: Path) -> None:
    (step,) = findings(tmp_path / "a", ORDERING, "MQ105")
    assert "step that reads the same as 'Split the data'" in step.message
    found = findings(tmp_path / "b", MATCHING, "MQ105")
    assert [(each.line, each.message.split(" that")[0]) for each in found] == [
        (10, "has a prompt"),
        (11, "has a match"),
        (12, "has a match"),
    ]
    (option,) = findings(tmp_path / "c", choice("Recall", "recall", "Accuracy"), "MQ105")
    assert option.message.startswith("has an option that")


def test_prompts_may_share_a_match(tmp_path: Path) -> None:
    shared = MATCHING.replace("Accuracy: true alarms", "Accuracy: True alarms").replace(
        "positives!", "errors"
    )
    assert [each.line for each in findings(tmp_path, shared, "MQ105")] == [10]


@pytest.mark.parametrize(
    "asking",
    [
        "Which metrics fit? (Choose TWO.)",
        "Which metrics fit? (Choose 2.)",
        "Which metrics fit? Select two.",
        "Which metrics fit? **(Choose two answers)**",
        "Which metrics fit? [Choose two]",
        "Which TWO metrics count the positives?",
        "Which two of these count the positives?",
    ],
)
def test_a_number_that_is_not_the_number_of_keys_is_found(tmp_path: Path, asking: str) -> None:
    assert not findings(tmp_path / "a", choice(*FOUR, stem=asking, key=(0, 1)), "MQ106")
    for keys, said in (((0,), "1 option is correct"), ((0, 1, 2), "3 options are correct")):
        (found,) = findings(tmp_path / "b", choice(*FOUR, stem=asking, key=keys), "MQ106")
        assert (found.line, found.severity) == (6, "warning")
        assert f"asks for two, while {said}" in found.message


@pytest.mark.parametrize(
    "stem",
    [
        "The analyst must select two features. Which metric fits?",
        "Which one or two metrics does the team need?",
        "Which two-stage model fits?",
        "Which metrics fit? (Choose all that apply.)",
        "'What does `choose two` in the log mean?'",
    ],
)
def test_other_numbers_in_a_stem_ask_for_nothing(tmp_path: Path, stem: str) -> None:
    assert not findings(tmp_path, choice(*FOUR, stem=stem), "MQ106")


def test_two_things_in_each_option_are_one_option(tmp_path: Path) -> None:
    pairs = ("Recall and precision", "Recall and accuracy", "Precision and accuracy")
    assert not findings(tmp_path, choice(*pairs, stem="Which two metrics fit best?"), "MQ106")


def test_where_every_option_is_correct_the_reader_has_said_enough(tmp_path: Path) -> None:
    options = (*FOUR, "Prevalence", "Lift")
    asking = "Which metrics fit? (Choose TWO.)"
    found = findings(tmp_path, choice(*options, stem=asking, key=(0, 1, 2, 3, 4, 5)), "MQ1")
    assert [each.code for each in found] == ["MQ102"]


def explained(text: str, stem: str = "Which metric fits the costs of this clinic?") -> str:
    return choice(*FOUR, stem=stem).replace("It teaches what the question is about.", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Option C ignores the cost.", "Option C"),
        ("As options B and D show, it is not so.", "options B and D"),
        ("'The answer is B, since it counts both.'", "answer is B"),
        ("A and C are wrong.", "A and C"),
        ("Both B and D miss it.", "Both B and D"),
        ("Only A and C hold.", "Only A and C"),
        ("Two of them (A and B) hold.", "A and B"),
        ("All but A ignore it.", "All but A"),
        ("'It counts. D is wrong, as it does not.'", "D is wrong"),
        ("The first option ignores the cost.", "first option"),
        ("The option above ignores the cost.", "option above"),
        ("Option 2 ignores the cost.", "Option 2"),
    ],
)
def test_an_option_called_by_letter_or_place_is_found(tmp_path: Path, text: str, said: str) -> None:
    (found,) = findings(tmp_path, explained(text), "MQ107")
    assert (found.severity, found.line) == ("warning", 17)
    assert f"says {said!r}" in found.message


@pytest.mark.parametrize(
    "option", ["A and C", "Both A and B", "A, B and C", "Only B", "B & C only", "All but A"]
)
def test_an_option_made_of_letters_is_found(tmp_path: Path, option: str) -> None:
    (found,) = findings(tmp_path, choice("Recall", "Precision", "Accuracy", option), "MQ107")
    assert found.line == 15


def test_a_letter_in_a_rationale_is_found(tmp_path: Path) -> None:
    told = choice(*FOUR).replace("It says why this one", "Unlike option B, this one", 1)
    (found,) = findings(tmp_path, told, "MQ107")
    assert found.line == 10


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin C is right for scurvy, and class A is wrong.",
        "A type A and type B error differ in cost.",
        "Hepatitis B and C are tested together.",
        "The first choice in such a clinic is recall.",
        "Use `option A` and `both B and D` as they stand.",
        "A and an are articles; a C program is compiled.",
        "There are 2 options and 3 answers; the options are few.",
        "An option A/B test has is its split.",
        "'Answer: a model that counts.'",
        "C++ and C# are languages.",
        "Here P(A and B) is the product.",
        "The best option is cheap.",
    ],
)
def test_letters_that_mean_something_else_are_left_alone(tmp_path: Path, text: str) -> None:
    assert not findings(tmp_path, explained(text), "MQ107")


def test_letters_that_the_stem_defines_may_be_used(tmp_path: Path) -> None:
    stem = "Model A finds more than model B, and plan option C costs less. Which should the clinic use?"
    for text in ("Both A and B are right at times.", "As option C is cheap, it wins.", "A and B are alike."):
        assert not findings(tmp_path / "a", explained(text, stem), "MQ107")
    assert findings(tmp_path / "b", explained("Both A and D are right at times.", stem), "MQ107")
    named = "Points have the values A = 1 and B = 2. Which of them is larger?"
    assert not findings(tmp_path / "d", explained("A and B are close.", named), "MQ107")
    clusters = choice("A and B", "A and C", "B and C", stem="Points A, B and C are given. Which two merge?")
    assert not findings(tmp_path / "c", clusters, "MQ107")
