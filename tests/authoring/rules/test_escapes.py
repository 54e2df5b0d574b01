"""Backslashes in double quotes."""

from pathlib import Path

import pytest
from tests.authoring.linted import choice, findings


@pytest.mark.parametrize(
    ("stem", "made"),
    [
        (r'"Which value of $\theta$ is best?"', "a tab"),
        (r'"What does $\nabla L$ say here?"', "a new line"),
        (r'"What is \times for in this line?"', "a tab"),
        (r'"Which file is C:\temp\new of these?"', "a tab"),
        (r'"Is $a \neq b$ for every pair of rows?"', "a new line"),
    ],
)
def test_a_backslash_that_yaml_eats_is_told(tmp_path: Path, stem: str, made: str) -> None:
    [told] = findings(tmp_path, choice("Recall", "Accuracy", "Precision", stem=stem), "MQ056")
    assert (told.line, told.question) == (6, "demo-001")
    assert made in told.what


@pytest.mark.parametrize(
    "stem",
    [
        r"'Which value of $\theta$ is best?'",
        r"Which value of $\theta$ is best?",
        r'"Which value of $\\theta$ is best?"',
        r'"Two lines.\nWhich of them is read first?"',
        r'"One\ttab between two columns, which is read?"',
        r'"It costs $5.\nWhich of them pays $6?"',
        r'"It costs $5\nand is paid by which of them?"',
    ],
)
def test_a_backslash_that_is_kept_or_meant_is_not(tmp_path: Path, stem: str) -> None:
    assert findings(tmp_path, choice("Recall", "Accuracy", "Precision", stem=stem), "MQ056") == []
