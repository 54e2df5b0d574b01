"""The margin of a sitting: nothing of a question's past is told before it is answered, and nothing is lost."""

from pathlib import Path

import pytest
from tests.build import Office

from mlquiz.model.attempt import CAUSES, Complaint
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting

ASKED = "q-data-001"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def begun(office: Office) -> Sitting:
    office.clock.pass_(60)
    return office.proctor.open(office.proctor.brief(Order("demo", mode="drill")))


def test_a_note_of_an_earlier_attempt_is_hidden_until_it_may_be_told(office: Office) -> None:
    begun(office).margin.keep_note(ASKED, "the trick", told=False)
    margin = begun(office).margin
    assert margin.note(ASKED, told=False) == ""
    assert margin.note(ASKED, told=True) == "the trick"


def test_a_note_written_without_the_past_is_kept_beside_it(office: Office) -> None:
    begun(office).margin.keep_note(ASKED, "the trick", told=False)
    margin = begun(office).margin
    margin.keep_note(ASKED, "a thought", told=False)
    assert margin.note(ASKED, told=False) == "a thought"
    assert margin.note(ASKED, told=True) == "the trick\na thought"


def test_removing_ones_own_note_leaves_the_hidden_one(office: Office) -> None:
    begun(office).margin.keep_note(ASKED, "the trick", told=False)
    margin = begun(office).margin
    margin.keep_note(ASKED, "a thought", told=False)
    margin.keep_note(ASKED, "", told=False)
    assert margin.note(ASKED, told=True) == "the trick"


def test_a_note_edited_with_its_past_in_view_is_one_note(office: Office) -> None:
    begun(office).margin.keep_note(ASKED, "the trick", told=False)
    margin = begun(office).margin
    margin.keep_note(ASKED, "the trick, better", told=True)
    assert begun(office).margin.note(ASKED, told=True) == "the trick, better"


def test_a_note_survives_leaving_the_sitting(office: Office) -> None:
    sitting = begun(office)
    sitting.margin.keep_note(ASKED, "a thought", told=False)
    sitting.leave()
    assert office.again().proctor.resume(sitting.attempt).margin.note(ASKED, told=False) == "a thought"


def test_a_bookmark_is_set_and_removed(office: Office) -> None:
    margin = begun(office).margin
    assert margin.bookmark(ASKED, told=False) is True
    assert office.archive.bookmarks("demo") == {ASKED}
    assert margin.bookmark(ASKED, told=False) is False
    assert office.archive.bookmarks("demo") == set()


def test_a_bookmark_tells_nothing_of_an_earlier_one(office: Office) -> None:
    begun(office).margin.bookmark(ASKED, told=False)
    assert begun(office).margin.bookmark(ASKED, told=False) is True
    assert office.archive.bookmarks("demo") == {ASKED}
    assert begun(office).margin.bookmark(ASKED, told=True) is False


def test_what_is_said_of_a_slot_is_kept_with_its_attempt(office: Office) -> None:
    sitting = begun(office)
    sitting.margin.complain(2, Complaint("typo", "teh"))
    sitting.submit()
    sitting.margin.keep_cause(2, CAUSES[0])
    assert office.archive.causes(sitting.attempt)[1] == CAUSES[0]
    rows = office.archive._all("SELECT question, text FROM complaint")
    assert [tuple(row) for row in rows] == [(sitting.session.slots[1].question, "teh")]
