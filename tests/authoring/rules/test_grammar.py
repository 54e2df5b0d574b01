"""Grammar: gaps that some options fit and others do not."""

from pathlib import Path

import pytest
from tests.authoring.linted import choice, findings


@pytest.mark.parametrize(
    ("stem", "options", "unfit"),
    [
        ("The metric to report is an", ("average recall", "precision"), "precision"),
        ("'The clinic should report a:'", ("recall", "average"), "average"),
        ("A ___ is right, an ____ is wrong and it is late.", ("ensemble", "tree"), "ensemble"),
        ("The best metrics are", ("Recall and precision", "Accuracy"), "Accuracy"),
        ("The team needs a", ("forest", "decision trees"), "decision trees"),
        ("It is a", ("unit", "hour"), "hour"),
    ],
)
def test_a_gap_that_some_options_do_not_fit_is_found(
    tmp_path: Path, stem: str, options: tuple[str, ...], unfit: str
) -> None:
    (found,) = findings(tmp_path, choice(*options, stem=stem), "MQ210")
    assert (found.code, found.severity, found.line) == ("MQ210", "warning", 6)
    assert f"{unfit!r} does not fit" in found.message


@pytest.mark.parametrize(
    ("stem", "options"),
    [
        ("The metric to report is a", ("recall", "precision")),
        ("The metric to report is a(n)", ("average", "precision")),
        ("The metric to report is", ("an average", "a precision")),
        ("The team needs an", ("SQL query", "LSTM layer", "index")),
        ("The best metrics are", ("recall and precision", "accuracy and loss")),
        ("The team reads data from a lake. Which service is it?", ("Athena", "Glue")),
        ("It is a", ("学习", "🙂", "bias")),
        ("It has a", ("bias", "loss", "process of its own that ends")),
    ],
)
def test_a_gap_that_all_options_fit_is_not_found(tmp_path: Path, stem: str, options: tuple[str, ...]) -> None:
    assert not findings(tmp_path, choice(*options, stem=stem), "MQ210")
