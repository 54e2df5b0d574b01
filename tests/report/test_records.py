"""Attempts beside each other, and what a report is made of."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import Office, every_kind, pool, write_bank
from tests.report.sat import office_of_every_kind, report, sit

from mlquiz.errors import UsageFault
from mlquiz.insight.comparison import Fate
from mlquiz.model.attempt import Note
from mlquiz.proctor.order import Order


def test_the_attempt_before_is_the_last_one_that_shares_a_question(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first, second, third = sit(office), sit(office), sit(office)
    for result, before in ((third, second), (second, first)):
        found = office.records.previous(result)
        assert found is not None
        assert found.attempt.id == before.attempt.id
    assert office.records.previous(first) is None
    assert office.records.progress(first) is None


def test_an_attempt_that_shares_no_question_is_passed_over(tmp_path: Path) -> None:
    office = Office(tmp_path)
    first = sit(office)
    others = sit(office)
    again = sit(office, form=first.attempt.form)
    assert not {each.slot.question for each in first.answers} & {
        each.slot.question for each in others.answers
    }
    found = office.records.previous(again)
    assert found is not None
    assert found.attempt.id == first.attempt.id


def test_an_unfinished_attempt_is_no_attempt_before(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    sitting = office.proctor.open(office.proctor.brief(Order("demo")))
    sitting.leave()
    office.clock.pass_(60)
    assert office.records.previous(sit(office)) is None


def test_two_attempts_stand_in_the_order_they_were_sat(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first = sit(office, "+-" * 5)
    second = sit(office, "++--++--++", form=first.attempt.form)
    for sides in (office.records.compare(first, second), office.records.compare(second, first)):
        assert (sides.earlier.attempt.id, sides.later.attempt.id) == (first.attempt.id, second.attempt.id)
        assert sides.one_form
        assert [len(sides.comparison.of(fate)) for fate in Fate] == [3, 2, 2, 3]


def test_attempts_on_different_forms_share_questions_but_not_slots(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first = sit(office)
    other = sit(office, mode="practice")
    sides = office.records.compare(first, other)
    assert (sides.one_form, sides.comparison.n) == (False, 10)


def test_only_attempts_of_one_exam_can_be_compared(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    one = sit(office)
    with pytest.raises(UsageFault, match="cannot be compared with itself"):
        office.records.compare(one, one)
    foreign = replace(one, attempt=replace(one.attempt, exam="other", id="x"))
    with pytest.raises(UsageFault, match="compare two attempts of one exam"):
        office.records.compare(one, foreign)


def test_a_question_that_was_rewritten_between_attempts_is_not_counted(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first = sit(office)
    rewritten = [
        replace(each, stem=f"{each.stem} Really?") if not place else each
        for place, each in enumerate(every_kind())
    ]
    write_bank(office.bank, rewritten)
    second = sit(office.again())
    sides = office.records.compare(first, second)
    assert (sides.comparison.n, [pair.after.slot.question for pair in sides.comparison.altered]) == (
        9,
        [every_kind()[0].id],
    )


def test_the_best_attempt_is_a_mock(tmp_path: Path) -> None:
    office = Office(tmp_path, pool())
    sit(office, "+++--", mode="practice")
    (entry,) = office.records.exams().entries
    assert entry.last is not None
    assert (entry.last.mode, entry.best) == ("practice", None)
    sit(office, "+" * 2 + "." * 8)
    (entry,) = office.records.exams().entries
    assert entry.best is not None
    assert entry.best.mode == "mock"


def test_a_report_has_the_notes_on_its_questions(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    result = sit(office)
    asked = result.answers[0].slot.question
    office.archive.keep_note(
        "demo", asked, Note("Mind the gap", result.attempt.id), office.clock(), alone=True
    )
    office.archive.keep_note(
        "demo", "q-nobody", Note("Elsewhere", result.attempt.id), office.clock(), alone=True
    )
    assert report(office, result).notes == {asked: "Mind the gap"}


def test_the_analysis_is_worked_out_once(tmp_path: Path) -> None:
    result = sit(office_of_every_kind(tmp_path))
    assert result.analysis is result.analysis


def test_a_damaged_attempt_keeps_no_later_one_from_being_told(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    first, second = sit(office), sit(office)
    office.archive.close()
    with sqlite3.connect(tmp_path / "history.db") as other:
        other.execute("UPDATE response SET picks = 'x' WHERE attempt = ?", (first.attempt.id,))
    other.close()
    later = office.again()
    assert later.records.report(second.attempt.id).since is None
    third = sit(later)
    since = later.records.progress(third)
    assert since is not None
    assert since.earlier.attempt.id == second.attempt.id


def test_mastery_is_told_though_the_bank_is_gone(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    sit(office)
    (before,) = office.records.weak()
    shutil.rmtree(office.bank)
    later = office.again()
    assert later.records.weak() == later.records.weak("demo") == (before,)
    with pytest.raises(UsageFault):
        later.records.weak("nobody")
