"""Scores as taken and as corrected: the past stands, today's keys stand beside it."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import Office, every_kind, exam_yaml, pool, write_bank
from tests.report.mended import ALL_SCORED, mend, office_of_choices, rewrite, with_key
from tests.report.sat import office_of_every_kind, report, sit

from mlquiz.model.attempt import Points
from mlquiz.model.question import Ordering
from mlquiz.proctor.order import Order
from mlquiz.report.corrected_words import key_corrected, outcomes, outcomes_short
from mlquiz.report.corrections import Corrected
from mlquiz.report.facts import about, score_facts
from mlquiz.report.gfm import document
from mlquiz.report.page import page
from mlquiz.report.records import Result
from mlquiz.report.shapes import corrected_shape, result_shape

FAILED = "+++++++---"
PASSED = "++++++++--"


def kept(office: Office) -> list[str]:
    """All that is on disk."""
    with sqlite3.connect(office.archive.path) as database:
        return list(database.iterdump())


def listed(office: Office) -> dict[str, Corrected]:
    """By id, what the list of attempts tells."""
    return dict(office.records.corrections.of_attempts(office.records.attempts()))


def as_corrected(result: Result, *, answers: bool = True) -> str:
    return dict(score_facts(result, answers=answers)).get("As corrected", "")


def test_a_corrected_key_flips_the_verdict_and_nothing_on_disk(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    before = kept(office)
    now = mend(office, taken, 8).records.result(taken.attempt.id)
    assert now.corrected is not None
    assert (now.corrected.head.right, now.corrected.head.total, now.corrected.head.passed) == (8, 10, True)
    assert (now.corrected.head.scaled, now.corrected.flips) == (800, True)
    (question,) = now.corrected.questions
    assert (question.position, question.question) == (8, taken.answers[7].question.id)
    assert (question.was, question.now) == (Points(0, 1), Points(1, 1))
    assert (now.attempt, now.answers) == (taken.attempt, taken.answers), "the score as taken stands"
    assert kept(office) == before


def test_a_pass_may_flip_too(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, PASSED)
    found = mend(office, taken, 3).records.result(taken.attempt.id).corrected
    assert found is not None
    assert (found.head.right, found.head.passed, found.flips) == (7, False, True)


def test_the_list_of_attempts_tells_the_same_as_each_result(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    first, other = sit(office, FAILED), sit(office, PASSED)
    practice = sit(office, "+-+-+", mode="practice", form="")
    again = sit(office, "++++++++++", form=first.attempt.form)
    later = mend(office, first, 1, 8, 9)
    found = listed(later)
    for result in (first, other, practice, again):
        assert found.get(result.attempt.id) == later.records.result(result.attempt.id).corrected
    assert found[again.attempt.id].head.right == 7
    assert found[again.attempt.id].flips


def test_as_long_as_no_key_was_corrected_there_is_nothing_to_tell(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    assert taken.corrected is None
    assert (listed(office), office.records.corrections.corrected_points("demo")) == ({}, {})
    asked = taken.answers[7].question
    reworded = replace(asked, stem=f"{asked.stem} Really?", explanation="Another.")
    later = rewrite(office, {asked.id: reworded})
    assert later.records.result(taken.attempt.id).corrected is None
    assert listed(later) == {}


def test_a_correction_that_is_taken_back_corrects_what_was_sat_meanwhile(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    mended = mend(office, taken, 8)
    between = sit(mended, "+" * len(pool()), mode="practice")
    found = listed(rewrite(mended, {}))
    assert set(found) == {between.attempt.id}
    assert found[between.attempt.id].head.right == len(pool()) - 1


def gone(office: Office, _: str) -> None:
    shutil.rmtree(office.bank)


def broken(office: Office, _: str) -> None:
    (office.bank / "questions.yaml").write_text("questions: [", encoding="utf-8")


def without_the_question(office: Office, asked: str) -> None:
    write_bank(office.bank, [each for each in pool() if each.id != asked], ALL_SCORED)


@pytest.mark.parametrize("lost", [gone, broken, without_the_question])
def test_without_a_key_of_today_the_score_is_as_taken(
    tmp_path: Path, lost: Callable[[Office, str], None]
) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    lost(mend(office, taken, 8), taken.answers[7].question.id)
    later = Office(tmp_path, clock=office.clock, dice=office.dice, bank_is_there=False)
    assert later.records.result(taken.attempt.id).corrected is None
    assert listed(later) == {}
    assert later.records.corrections.corrected_points("demo") == {}


def test_an_option_with_another_text_is_another_question(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    asked = taken.answers[7].question
    mended = with_key(asked, taken.answers[7].response.picks)
    options = tuple(replace(each, text=f"{each.text}!") for each in mended.choice.options)
    later = rewrite(office, {asked.id: replace(mended, body=replace(mended.choice, options=options))})
    assert later.records.result(taken.attempt.id).corrected is None


def test_a_damaged_history_is_as_taken_where_attempts_are_listed(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    later = mend(office, taken, 8)
    assert listed(later)
    with sqlite3.connect(office.archive.path) as database:
        database.execute("UPDATE response SET picks = '[77]', option_order = '[77]' WHERE position = 8")
    assert listed(later) == {}


def test_an_unscored_question_changes_no_score(tmp_path: Path) -> None:
    exam = ALL_SCORED.replace("questions: 10", "questions: 10, unscored: 2")
    office = office_of_choices(tmp_path, exam)
    taken = sit(office, "-" * 10)
    position = taken.analysis.unscored[0]
    now = mend(office, taken, position, exam=exam).records.result(taken.attempt.id)
    assert now.corrected is not None
    assert (now.corrected.head, now.corrected.flips) == (taken.attempt, False)
    assert as_corrected(now).startswith(
        "failed 0/8 (0%), scaled score 100; the score as taken; key corrected"
    )
    assert outcomes(now.attempt, now.corrected) == "failed 0/8 (0%)"


def test_every_kind_is_held_against_its_key_of_today(tmp_path: Path) -> None:
    office = office_of_every_kind(tmp_path)
    taken = sit(office)
    steps = next(each for each in every_kind() if isinstance(each.body, Ordering))
    swapped = replace(steps, body=Ordering(steps.body.offered))
    write_bank(office.bank, [swapped if each.id == steps.id else each for each in every_kind()])
    found = office.again().records.result(taken.attempt.id).corrected
    assert found is not None
    assert [each.question for each in found.questions] == [steps.id]


def test_partial_credit_is_by_the_blueprint_of_the_attempt(tmp_path: Path) -> None:
    office = Office(tmp_path, every_kind(), exam_yaml(credit="partial").replace("unscored: 2, ", ""))
    taken = sit(office)
    steps = next(each for each in every_kind() if isinstance(each.body, Ordering))
    body = steps.body.steps
    swapped = replace(steps, body=Ordering((body[1], body[0], *body[2:])))
    write_bank(office.bank, [swapped if each.id == steps.id else each for each in every_kind()], exam_yaml())
    now = office.again().records.result(taken.attempt.id)
    assert now.corrected is not None
    (found,) = now.corrected.questions
    assert (found.was, found.now) == (Points(5, 5), Points(3, 5))
    assert now.corrected.head.right == (taken.attempt.right or 0) - 2
    said = key_corrected(now.corrected, found.position)
    assert said == "the key was corrected since; by today's key this is worth 3 of 5 points"


def test_points_are_told_for_evidence_only_where_they_change(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, "+++++++--.")
    later = mend(office, taken, 2, 8)
    blank = taken.answers[9].question
    turned = {each.question.id: with_key(each.question, each.response.picks) for each in (taken.answers[7],)}
    assert later.records.corrections.corrected_points("demo") == {
        (taken.attempt.id, 2): Points(0, 1),
        (taken.attempt.id, 8): Points(1, 1),
    }
    later = rewrite(
        office, turned | {blank.id: with_key(blank, range(blank.body.choose + 1)[-blank.body.choose :])}
    )
    assert later.records.corrections.corrected_points("demo") == {(taken.attempt.id, 8): Points(1, 1)}
    assert later.records.corrections.corrected_points("elsewhere") == {}


def test_unfinished_attempts_have_no_score_to_correct(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    sitting = office.proctor.open(office.proctor.brief(Order("demo", form=taken.attempt.form)))
    sitting.leave()
    later = mend(office, taken, 8)
    assert set(listed(later)) == {taken.attempt.id}
    assert {attempt for attempt, _ in later.records.corrections.corrected_points("demo")} == {
        taken.attempt.id
    }


def test_practice_has_a_corrected_score_and_no_verdict(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, "+----", mode="practice")
    now = mend(office, taken, 2, 3, 4, 5).records.result(taken.attempt.id)
    assert now.corrected is not None
    assert (now.corrected.head.right, now.corrected.flips) == (5, False)
    assert outcomes(now.attempt, now.corrected) == "1/5 right (20%); as corrected 5/5 right (100%)"
    shape = corrected_shape(now.corrected)
    assert shape is not None
    assert (shape["passed"], shape["right"]) == (None, 5)


def test_both_scores_are_told_in_words(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, "++++++----")
    now = mend(office, taken, 1, 7, 8, 9).records.result(taken.attempt.id)
    assert now.corrected is not None
    assert outcomes(now.attempt, now.corrected) == "failed 6/10 (60%); as corrected passed 8/10 (80%)"
    assert outcomes_short(now.attempt, now.corrected) == "failed 6/10 ✎ passed 8/10"
    assert outcomes_short(now.attempt, now.corrected, narrow=True) == "failed 6/10 ✎ passed"
    assert as_corrected(now) == (
        "passed 8/10 (80%), scaled score 800; the verdict flips: as taken failed 6/10; "
        "key corrected since: questions 1, 7 to 9; now right: questions 7 to 9; now wrong: question 1"
    )
    assert about(now, now.answers[6])[-1] == "the key was corrected since; by today's key this is right"
    assert about(now, now.answers[0])[-1] == "the key was corrected since; by today's key this is wrong"
    assert "corrected" not in " ".join(about(now, now.answers[1]))


def test_a_wrong_answer_may_stay_wrong(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    missed = next(each for each in taken.answers if not each.correct and each.slot.choose == 1)
    later = rewrite(office, {missed.question.id: with_key(missed.question, (3,))})
    now = later.records.result(taken.attempt.id)
    said = "the key was corrected since; by today's key this is still wrong"
    assert key_corrected(now.corrected, missed.slot.position) == said
    assert outcomes_short(now.attempt, now.corrected) == "failed 7/10, 70%"


def test_reports_tell_both_scores_and_where_answers_are_withheld_no_question(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    later = mend(office, taken, 8)
    kept_report = report(later, taken)
    for written in (document(kept_report), page(kept_report)):
        assert "passed 8/10 (80%), scaled score 800; the verdict flips: as taken failed 7/10" in written
        assert "now right: question 8" in written
        assert written.count("the key was corrected since") == 1
    for written in (document(kept_report, answers=False), page(kept_report, answers=False)):
        assert "as taken failed 7/10; 1 key corrected since" in written
        assert "now right" not in written
        assert "the key was corrected since" not in written


def test_the_shape_is_plain_json_and_spoils_nothing_where_answers_are_withheld(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    taken = sit(office, FAILED)
    assert result_shape(taken)["corrected"] is None
    now = mend(office, taken, 8).records.result(taken.attempt.id)
    shape = json.loads(json.dumps(result_shape(now)["corrected"]))
    question = {"position": 8, "question": now.answers[7].question.id, "was": 0, "now": 1}
    told = {"right": 8, "total": 10, "passed": True, "scaled": 800, "flips": True}
    assert shape == told | {"questions": [question]}
    assert result_shape(now, answers=False)["corrected"] == told | {"questions": None}
