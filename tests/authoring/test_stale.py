"""What must be verified again."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authoring.linted import EXAM, choice, write

from mlquiz.authoring.stale import Stale, stale, year_before
from mlquiz.bank.reader import read_folder

GUIDED = EXAM + 'guide: {url: "https://example.org/guide", version: "2.0", verified_on: 2026-06-01}\n'
THEN = date(2026, 10, 1)


def found(folder: Path, further: str = "", head: str = "", **asked: object) -> dict[str, Stale]:
    """What is stale of a bank of one question verified on 2026-11-01, by question."""
    write(folder, head + choice("Recall", "Accuracy", "Precision", further=further), exam=GUIDED)
    return {each.question: each for each in stale(read_folder(folder), **{"before": THEN} | asked)}  # type: ignore[arg-type]


def test_what_was_verified_before_the_day_is_listed_with_its_line(tmp_path: Path) -> None:
    old = found(tmp_path, before=date(2026, 11, 2))["demo-001"]
    assert (old.line, old.verified_on) == (3, date(2026, 11, 1))
    assert old.reasons == ("verified 2026-11-01, before 2026-11-02",)


def test_what_was_verified_on_the_day_is_fresh(tmp_path: Path) -> None:
    assert "demo-001" not in found(tmp_path, before=date(2026, 11, 1))


def test_what_was_never_verified_is_listed(tmp_path: Path) -> None:
    write(tmp_path, choice("Recall", "Accuracy").replace("    verified_on: 2026-11-01\n", ""))
    assert [each.reasons for each in stale(read_folder(tmp_path), THEN)] == [("never verified",)]


def test_the_blueprint_is_held_against_the_day_too(tmp_path: Path) -> None:
    blueprint = found(tmp_path)[""]
    assert blueprint.file.endswith("exam.yaml")
    assert "2026-06-01" in blueprint.reasons[0]


def test_a_blueprint_without_a_guide_is_not_stale(tmp_path: Path) -> None:
    write(tmp_path, choice("Recall", "Accuracy"))
    assert stale(read_folder(tmp_path), THEN) == ()


@pytest.mark.parametrize(("further", "head"), [('guide_version: "1.0"', ""), ("", 'guide_version: "1.0"\n')])
def test_another_version_of_the_guide_is_a_reason(tmp_path: Path, further: str, head: str) -> None:
    assert found(tmp_path, further, head)["demo-001"].reasons == ("checked against guide 1.0, not 2.0",)


def test_a_question_speaks_for_itself_over_its_file(tmp_path: Path) -> None:
    assert "demo-001" not in found(tmp_path, 'guide_version: "2.0"', 'guide_version: "1.0"\n')


def test_what_names_no_version_counts_only_where_one_is_asked_for(tmp_path: Path) -> None:
    assert "demo-001" not in found(tmp_path)
    assert found(tmp_path, guide="2.0")["demo-001"].reasons == ("checked against guide unknown, not 2.0",)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_year_before_is_365_or_366_days_before(today: date) -> None:
    assert (today - year_before(today)).days in (365, 366)
