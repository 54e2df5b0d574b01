"""The shape of a result in JSON: complete, documented, and silent where answers are withheld."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.build import Office, every_kind
from tests.report.sat import office_of_every_kind, sit

from mlquiz.proctor.order import Order
from mlquiz.report.analysis_shapes import side_by_side_shape
from mlquiz.report.shapes import attempt_shape, result_shape, unfinished_shape

DOCS = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
FREE = {"values", "levels", "causes"}
"""Objects whose keys are not ours."""


@pytest.fixture
def shape(tmp_path: Path) -> dict[str, Any]:
    office = office_of_every_kind(tmp_path)
    first = sit(office, "+-" * 5)
    later = sit(office, "++--.++--.", form=first.attempt.form, sure={1: "guess"})
    return result_shape(later, office.records.progress(later))


def keys(value: object) -> Iterator[str]:
    """Every key at any depth."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from () if key in FREE else keys(inside)
    if isinstance(value, list):
        for each in value:
            yield from keys(each)


def test_every_field_of_a_result_is_documented(shape: dict[str, Any]) -> None:
    page = DOCS.read_text(encoding="utf-8")
    section = page[page.index("## `mlquiz show") : page.index("## `mlquiz report")]
    named = set(re.findall(r"`([a-z_]+)`", section))
    history = page[page.index("## `mlquiz history") : page.index("## `mlquiz show")]
    assert set(keys(shape)) <= named | set(re.findall(r"`([a-z_]+)`", history))


def test_a_result_is_plain_json(shape: dict[str, Any]) -> None:
    assert json.loads(json.dumps(shape)) == shape


def test_readers_need_no_bank(shape: dict[str, Any]) -> None:
    for response in shape["responses"]:
        assert response["key_text"]
        assert bool(response["answer_text"]) == (response["position"] not in (5, 10))
    fresh = [each for each in shape["responses"] if each["values"]]
    assert fresh
    assert all(each["kind"] == "numeric" and each["key_number"] > 0 for each in fresh)


def test_picks_and_keys_are_indexes_that_agree(shape: dict[str, Any]) -> None:
    for each in shape["responses"]:
        if each["kind"] != "numeric":
            assert each["correct"] == (each["picks"] == each["key"])


def test_the_attempt_before_is_told_by_question(shape: dict[str, Any]) -> None:
    since = shape["since"]
    assert since["one_form"] is True
    fates = ("fixed", "slipped", "still_missed", "held")
    assert sum(since[fate]["n"] for fate in fates) == since["n"] == 10
    assert all(len(since[fate]["questions"]) == since[fate]["n"] for fate in fates)


def test_a_first_attempt_has_none_before(tmp_path: Path) -> None:
    assert result_shape(sit(Office(tmp_path)))["since"] is None


@pytest.mark.parametrize(("mode", "passed"), [("mock", True), ("practice", None), ("drill", None)])
def test_only_a_mock_is_passed(tmp_path: Path, mode: str, passed: bool | None) -> None:
    result = sit(Office(tmp_path, every_kind()), "+++++", mode=mode)
    assert result.attempt.passed is True
    assert attempt_shape(result.attempt)["passed"] is passed


def test_withheld_answers_leave_the_scores(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first = sit(office)
    later = sit(office, "++--.++--.", form=first.attempt.form, sure={1: "guess"})
    shape = result_shape(later, office.records.progress(later), answers=False)
    told = (
        "picks",
        "typed",
        "key",
        "key_number",
        "answer_text",
        "key_text",
        "correct",
        "points",
        "confidence",
    )
    assert all(each[name] is None for each in shape["responses"] for name in told)
    assert shape["score"]["total"] == 8
    assert sum(each["total"] for each in shape["domains"]) == 8
    parts = ("objectives", "difficulties", "fresh", "seen_before")
    assert [shape[part] for part in parts] == [None] * 4, "a part may be one question"
    assert shape["confidence"]["luck"] == {"n": 1, "positions": None}
    assert (shape["changes"]["each"], shape["pace"]["slowest_wrong"]) == (None, None)
    assert (shape["since"]["slipped"]["questions"], shape["since"]["slipped"]["n"]) == (None, 6)


def test_an_unfinished_attempt_has_the_same_responses_without_keys(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    finished = result_shape(sit(office))
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    shape = unfinished_shape(
        office.records.attempt(sitting.attempt), office.records.standing(sitting.attempt)
    )
    assert set(shape["responses"][0]) == set(finished["responses"][0])
    for name in ("key", "key_text", "correct", "points", "scored", "difficulty"):
        assert all(each[name] is None for each in shape["responses"])


def test_two_attempts_are_told_side_by_side(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first = sit(office, "+-" * 5)
    shape = side_by_side_shape(office.records.compare(first, sit(office, form=first.attempt.form)))
    assert shape["earlier"] == first.attempt.id
    assert [each["fate"] for each in shape["questions"]] == ["held", "fixed"] * 5
    assert shape["questions"][1]["earlier"] == {"position": 2, "verdict": "wrong"}
