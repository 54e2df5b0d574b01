"""The table of keys in docs/taking-exams.md is what the screens bind."""

from pathlib import Path

from bench.keys_table import AUTHORS, written

from mlquiz.tui.keymap import every_key

PAGE = Path(__file__).parent.parent / "docs" / "taking-exams.md"


def test_the_table_of_keys_is_the_one_the_screens_have() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "run `make keys`"


def test_every_key_that_can_be_given_another_is_told_with_its_id() -> None:
    page = PAGE.read_text(encoding="utf-8")
    grouped = ("exam.pick-", "exam.strike-", "answers.cause-")
    keys = [key for key in every_key() if key.screen not in AUTHORS]
    missing = [key.id for key in keys if f"`{key.id}`" not in page and not key.id.startswith(grouped)]
    assert not missing
