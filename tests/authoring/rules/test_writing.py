"""What a question should have: three to five options, and a rationale for each."""

from pathlib import Path

from tests.authoring.linted import choice, findings

SIX = ("Recall", "Precision", "Specificity", "Accuracy", "Prevalence", "Lift")
RATIONALE = "        rationale: It says why this one is right or wrong.\n"


def test_too_few_and_too_many_options_are_found(tmp_path: Path) -> None:
    for options in (SIX[:2], SIX):
        (found,) = findings(tmp_path, choice(*options), "MQ212")
        assert (found.code, found.severity, found.line) == ("MQ212", "info", 7)
        assert f"has {len(options)} options" in found.message


def test_three_to_five_options_are_not_found_nor_six_with_three_keys(tmp_path: Path) -> None:
    for many in (3, 4, 5):
        assert not findings(tmp_path, choice(*SIX[:many]), "MQ212")
    assert not findings(tmp_path, choice(*SIX, key=(0, 1, 2)), "MQ212")


def test_options_without_any_rationale_are_reported_once(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, choice(*SIX[:3]).replace(RATIONALE, ""), "MQ215")
    assert (found.severity, found.line) == ("warning", 7)
    assert "no rationale for any option" in found.message


def test_a_key_without_rationale_is_graver_than_a_distractor_without(tmp_path: Path) -> None:
    (key,) = findings(tmp_path / "a", choice(*SIX[:3]).replace(RATIONALE, "", 1), "MQ215")
    assert (key.severity, key.line) == ("warning", 8)
    assert "a key without rationale" in key.message
    first, second = RATIONALE, f"      - text: Precision\n{RATIONALE}"
    text = choice(*SIX[:3]).replace(second, second.removesuffix(first))
    (distractor,) = findings(tmp_path / "b", text, "MQ215")
    assert (distractor.severity, distractor.line) == ("info", 11)


def test_options_with_rationales_are_not_found(tmp_path: Path) -> None:
    assert not findings(tmp_path, choice(*SIX[:3]), "MQ215")
