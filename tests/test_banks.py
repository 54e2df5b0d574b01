"""The banks that ship: sound today, and told in the docs as they are."""

from datetime import date
from pathlib import Path

import pytest
from bench.banks_table import shipped, written

from mlquiz.authoring.lint import Subject, lint
from mlquiz.authoring.rules import RULES
from mlquiz.authoring.selection import selection
from mlquiz.authoring.stale import stale, year_before

ROOT = Path(__file__).parent.parent
BANKS = {reading.folder.name: reading for reading in shipped()}


@pytest.mark.parametrize("page", ["README.md", "docs/banks.md"])
def test_the_pages_tell_what_the_banks_are(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert "<!-- banks:" in text
    assert text == written(text), "run `make banks`"


@pytest.mark.parametrize("name", list(BANKS))
def test_no_dated_status_is_overtaken_and_nothing_was_verified_more_than_a_year_ago(name: str) -> None:
    today = date.today()  # noqa: DTZ011 - the day on which somebody reads it
    codes = selection(("MQ310", "MQ311", "MQ507"), (), RULES)
    assert lint([Subject(BANKS[name])], today, codes).findings == ()
    assert stale(BANKS[name], year_before(today)) == ()


def test_the_banks_have_neither_errors_nor_warnings() -> None:
    codes = selection((), (), RULES)
    found = lint([Subject(reading) for reading in BANKS.values()], date.today(), codes).findings  # noqa: DTZ011
    assert [str(each) for each in found if each.severity.name != "INFO"] == []


@pytest.mark.parametrize("name", list(BANKS))
def test_a_bank_of_a_vendors_exam_names_its_guide_and_the_day_it_was_compared(name: str) -> None:
    plan = BANKS[name].blueprint
    assert plan
    assert (plan.guide.url and plan.guide.verified_on) or plan.provider.startswith("mlquiz")
