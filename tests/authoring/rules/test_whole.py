from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.authoring.habits import as_yaml, chosen, habitual, longest, most_alike, second
from tests.authoring.linted import EXAM, findings

from mlquiz.authoring.finding import Finding, Severity
from mlquiz.model.question import Question

DOMAINS = next(number for number, line in enumerate(EXAM.splitlines(), 1) if line == "domains:")


def _said(folder: Path, bank: Sequence[Question], code: str, *, exam: str = EXAM) -> list[Finding]:
    return findings(folder, as_yaml(bank), code, exam=exam)


@pytest.mark.parametrize("code", ["MQ301", "MQ302", "MQ303", "MQ304", "MQ305"])
def test_a_bank_without_habits_is_left_in_peace(tmp_path: Path, code: str) -> None:
    assert _said(tmp_path, habitual(1), code) == []


@pytest.mark.parametrize("code", ["MQ301", "MQ302", "MQ304", "MQ305"])
def test_a_small_bank_has_no_habits_yet(tmp_path: Path, code: str) -> None:
    for habit in (longest, second, most_alike):
        assert _said(tmp_path, habitual(1, 39, habit=habit, share=1), code) == []


def test_keys_that_are_mostly_the_longest_are_an_error_with_figures(tmp_path: Path) -> None:
    (found,) = _said(tmp_path, habitual(1, habit=longest, share=0.47), "MQ301")
    assert Path(found.file).name == "exam.yaml"
    assert found.line == DOMAINS
    assert found.severity is Severity.ERROR
    assert "106 of 184 questions" in found.what
    assert "58%, chance 25%, p < 0.001" in found.what
    assert "h-00" in found.remedy


def test_the_keys_that_stand_out_most_are_named_first(tmp_path: Path) -> None:
    bank = habitual(1, habit=longest, share=0.6)
    bank[10] = chosen("very-long", "Which one?", ["short", "brief", "x" * 500, "tiny"], {2})
    (found,) = _said(tmp_path, bank, "MQ301")
    assert "very-long" in found.remedy.split(",")[1]


def test_a_weak_habit_of_long_keys_is_a_warning(tmp_path: Path) -> None:
    texts = ["aaaa", "bb", "cc", "dd"]
    bank = [
        chosen(f"q{place:04}", "Which?", texts, {0 if place < 290 else 1 + place % 3})
        for place in range(1000)
    ]
    (found,) = _said(tmp_path, bank, "MQ301")
    assert found.severity is Severity.WARNING
    assert "290 of 1000" in found.what


def test_uneven_positions_are_said_with_what_chance_would_do(tmp_path: Path) -> None:
    (found,) = _said(tmp_path, habitual(1, habit=second, share=0.4), "MQ302")
    assert found.line == DOMAINS
    assert "where chance puts 50 50 50 50 (n = 200, p < 0.001)" in found.what
    assert "mlquiz shuffles" in found.remedy


def _catch_alls(keys: int, others: int) -> list[Question]:
    texts = ["a b", "c", "All of the above"]
    right = [chosen(f"r{place}", f"Which {place}?", texts, {2}) for place in range(keys)]
    wrong = [chosen(f"w{place}", f"Which {place}?", texts, {0}) for place in range(others)]
    return [*habitual(1, 40), *right, *wrong]


def test_all_of_the_above_that_mostly_is_the_key_is_said(tmp_path: Path) -> None:
    (found,) = _said(tmp_path, _catch_alls(3, 2), "MQ303")
    assert "'all of the above' as a key in 3 of the 5" in found.what


@pytest.mark.parametrize(("keys", "others"), [(4, 0), (3, 3), (0, 9)])
def test_all_of_the_above_that_is_rare_or_mostly_wrong_is_not(tmp_path: Path, keys: int, others: int) -> None:
    assert _said(tmp_path, _catch_alls(keys, others), "MQ303") == []


def test_keys_that_repeat_the_stem_are_said(tmp_path: Path) -> None:
    (found,) = _said(tmp_path, habitual(1, habit=most_alike, share=0.47), "MQ304")
    assert "most words of the stem" in found.what
    assert "chance 25%, p < 0.001" in found.what


@pytest.mark.parametrize(
    ("habit", "cue"), [(longest, "long"), (second, "second"), (most_alike, "words of the stem")]
)
def test_a_guessable_bank_is_said_with_its_index_and_what_gives_it_away(
    tmp_path: Path, habit: object, cue: str
) -> None:
    (found,) = _said(tmp_path, habitual(1, habit=habit, share=0.47), "MQ305")  # type: ignore[arg-type]
    assert found.severity is Severity.WARNING
    assert "has a guessability of +" in found.what
    assert "n = 200" in found.what
    assert cue in found.remedy


def test_what_is_said_of_a_bank_is_allowed_in_its_blueprint(tmp_path: Path) -> None:
    exam = EXAM.replace("domains:", "allow: [MQ302]\ndomains:")
    assert _said(tmp_path, habitual(1, habit=second, share=0.4), "MQ302", exam=exam) == []


def _of_levels(easy: int, medium: int, hard: int) -> list[Question]:
    levels = ["easy"] * easy + ["medium"] * medium + ["hard"] * hard
    return [replace(each, difficulty=level) for each, level in zip(habitual(1), levels, strict=False)]


def test_a_lopsided_spread_of_difficulties_is_noted(tmp_path: Path) -> None:
    (found,) = _said(tmp_path, _of_levels(10, 90, 0), "MQ309")
    assert found.severity is Severity.INFO
    assert "10% easy, 90% medium, 0% hard (n = 100)" in found.what


@pytest.mark.parametrize("levels", [(30, 50, 20), (25, 60, 15), (0, 39, 0)])
def test_a_spread_near_the_usual_or_of_few_questions_is_not(
    tmp_path: Path, levels: tuple[int, int, int]
) -> None:
    assert _said(tmp_path, _of_levels(*levels), "MQ309") == []
