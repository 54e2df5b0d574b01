"""Scores as taken and as corrected on the screen: side by side, in words, wherever there is room for both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.build import Office
from tests.report.mended import mend, office_of_choices
from tests.report.sat import sit
from tests.tui.stage import LARGE, NARROW, SMALL, Dimensions, app_of, picture, press, words
from textual.pilot import Pilot

from mlquiz.tui.app import MlquizApp


@asynccontextmanager
async def looking_back(
    office: Office, *keys: str, size: Dimensions = SMALL
) -> AsyncIterator[tuple[MlquizApp, Pilot[int]]]:
    """The history on the screen, then some keys."""
    app = app_of(office)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", *keys)
        yield app, pilot
    assert app.crash is None


def corrected_office(folder: Path) -> Office:
    """A mock that is failed as taken and passed as corrected: three keys gave, one took."""
    office = office_of_choices(folder)
    return mend(office, sit(office, "++++++----"), 1, 7, 8, 9)


@pytest.mark.parametrize(
    ("size", "told"), [(NARROW, "failed 6/10 ✎ passed"), (SMALL, "failed 6/10 ✎ passed 8/10")]
)
async def test_the_list_tells_both_scores(tmp_path: Path, size: Dimensions, told: str) -> None:
    async with looking_back(corrected_office(tmp_path), size=size) as (app, _):
        assert any(line.rstrip().endswith(told) for line in picture(app).splitlines())
        assert "1 attempt; ✎ the score as corrected" in words(app)


async def test_a_list_without_corrections_says_nothing_of_them(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    sit(office)
    async with looking_back(office) as (app, pilot):
        assert "✎" not in picture(app)
        await press(pilot, "enter")
        assert "As corrected" not in words(app)
        await press(pilot, "enter")
        assert "corrected" not in words(app)


@pytest.mark.parametrize("size", [NARROW, SMALL, LARGE])
async def test_the_result_keeps_its_verdict_and_tells_the_other(tmp_path: Path, size: Dimensions) -> None:
    async with looking_back(corrected_office(tmp_path), "enter", size=size) as (app, _):
        said = " ".join(words(app).split())
        assert "mock failed" in said
        assert (
            "As corrected: passed 8/10 (80%), scaled score 800; the verdict flips: as taken failed 6/10"
            in said
        )


async def test_an_answer_says_in_a_line_what_it_is_by_todays_key(tmp_path: Path) -> None:
    async with looking_back(corrected_office(tmp_path), "enter", "enter") as (app, pilot):
        assert "✓ Right" in words(app)
        assert "✎ The key was corrected since; by today's key this is wrong." in words(app)
        await press(pilot, "n")
        assert "corrected" not in words(app)
        await press(pilot, "n", "n", "n", "n", "n")
        assert "✗ Wrong" in words(app)
        assert "✎ The key was corrected since; by today's key this is right." in words(app)
