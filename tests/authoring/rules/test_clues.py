"""Clues: keys that stand in the stem of another question."""

from pathlib import Path

from tests.authoring.linted import choice, findings

OTHERS = ("Specificity", "Accuracy", "Prevalence")
STEM = "Which metric counts the positives that were found?"


def two(key: str, stem: str, *, own: str = STEM) -> str:
    first = choice(key, *OTHERS, stem=own)
    second = choice("Yes", "No", "Never", stem=stem, name="demo-002")
    return first + second.partition("questions:\n")[2]


def test_a_key_that_another_stem_says_is_found(tmp_path: Path) -> None:
    text = two("Principal component analysis.", "After a **principal component analysis**, what is kept?")
    (found,) = findings(tmp_path, text, "MQ216")
    assert (found.code, found.severity, found.line) == ("MQ216", "info", 8)
    assert found.question == "demo-001"
    assert "stands in the stem of question 'demo-002'" in found.message


def test_a_long_term_is_found_and_a_short_word_is_not(tmp_path: Path) -> None:
    assert findings(tmp_path / "a", two("Winsorizing", "What does winsorizing do?"), "MQ216")
    assert not findings(tmp_path / "b", two("Recall", "What does recall count?"), "MQ216")


def test_a_key_in_its_own_stem_or_in_code_or_in_part_is_not_found(tmp_path: Path) -> None:
    own = "Is principal component analysis linear?"
    assert not findings(tmp_path / "a", two("Principal component analysis", STEM, own=own), "MQ216")
    code = "'What does `principal component analysis` print?'"
    assert not findings(tmp_path / "b", two("Principal component analysis", code), "MQ216")
    part = "What is a principal component of the data?"
    assert not findings(tmp_path / "c", two("Principal component analysis", part), "MQ216")


def test_a_term_that_many_stems_say_is_vocabulary(tmp_path: Path) -> None:
    text = two("Winsorizing", "What does winsorizing do?")
    for number in (3, 4):
        more = choice("Yes", "No", "Never", stem="When is winsorizing done?", name=f"demo-00{number}")
        text += more.partition("questions:\n")[2]
    assert not findings(tmp_path, text, "MQ216")
