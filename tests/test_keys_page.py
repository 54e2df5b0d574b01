"""The tables of keys in the docs are what the screens bind."""

from pathlib import Path

import pytest
from bench.keys_table import AUTHORS, written

from mlquiz.tui.keymap import every_key

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"taking-exams.md": False, "authoring.md": True}
"""Which page tells the keys of whom: takers or authors."""


@pytest.mark.parametrize("name", list(PAGES))
def test_the_table_of_keys_is_the_one_the_screens_have(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    assert page == written(page), "run `make keys`"


@pytest.mark.parametrize(("name", "authors"), list(PAGES.items()))
def test_every_key_that_can_be_given_another_is_told_with_its_id(name: str, authors: bool) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    grouped = ("exam.pick-", "exam.strike-", "answers.cause-", "insights.study-")
    keys = [key for key in every_key() if (key.screen in AUTHORS) == authors]
    missing = [key.id for key in keys if f"`{key.id}`" not in page and not key.id.startswith(grouped)]
    assert not missing
