"""All that history tells of one exam: through sittings, with a clock that moves and banks that change."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import START, Office, exam_yaml, pool, question, write_bank
from tests.report.mended import ALL_SCORED, office_of_choices, rewrite, with_key
from tests.report.sat import sit

from mlquiz.errors import UsageFault
from mlquiz.insight.pace import Median
from mlquiz.insight.verdict import State
from mlquiz.model.plan import day_of
from mlquiz.report.insights import Insights

TODAY = day_of(START)
A_DAY = 86_400


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, pool(40))


def looked(office: Office) -> Insights:
    return office.records.insights("demo")


def test_no_history_is_told_figure_by_figure_as_too_little(office: Office) -> None:
    found = looked(office)
    assert (found.answers, found.mocks, found.confusions, found.study, found.calendar) == (
        0,
        (),
        (),
        (),
        None,
    )
    assert found.ready.readiness.state is State.UNKNOWN
    assert [each.n for each in found.levels] == [0, 0, 0]
    assert (found.times.right, found.times.wrong) == (Median(0), Median(0))
    assert (found.retention.n, found.retention.share) == (0, None)
    assert not found.days


def test_one_answer_is_counted_and_told_as_too_little(office: Office) -> None:
    sit(office, "+.........", mode="practice")
    found = looked(office)
    assert (found.answers, dict(found.days)) == (1, {TODAY: 1})
    assert found.times.right == Median(1)
    assert (found.retention.n, found.mocks) == (0, ())


@pytest.mark.parametrize(("pattern", "right"), [("+" * 10, 1.0), ("-" * 10, 0.0)])
def test_all_right_and_all_wrong_have_figures_like_any_other(
    tmp_path: Path, pattern: str, right: float
) -> None:
    office = Office(tmp_path, pool(6))
    for _ in range(4):
        sit(office, pattern, sure=dict.fromkeys(range(1, 11), "sure"))
        office.clock.pass_(A_DAY)
    found = looked(office)
    assert (found.levels[-1].right, found.levels[-1].n) == (40 * right, 40)
    assert (found.retention.n, found.retention.share, found.retention.recalled) == (28, right, right)
    assert [each.score.fraction for each in found.mocks] == [right] * 4
    assert (found.times.right.n, found.times.wrong.n) == (40 * right, 40 - 40 * right)
    assert bool(found.confusions) is (right == 0)
    assert sum(found.days.values()) == 40


def test_mocks_stand_in_the_order_of_time_and_the_chance_after_the_last_is_todays(office: Office) -> None:
    for pattern in ("+++++-----", "++++++----", "++++++++--", "+++++++++-"):
        sit(office, pattern)
        office.clock.pass_(A_DAY)
    sit(office, "++++++++++", mode="practice")
    found = looked(office)
    assert [each.score.right for each in found.mocks] == sorted(each.score.right for each in found.mocks)
    assert [each.readiness.n for each in found.mocks] == [10, 20, 30, 40]
    assert [each.readiness.probability is None for each in found.mocks] == [True, True, False, False]
    assert found.ready.readiness.n == 40
    assert found.study


def test_the_chance_after_the_last_mock_goes_by_todays_keys(office: Office) -> None:
    taken = [sit(office, "+++++++---") for _ in range(3)]
    before = looked(office)
    missed = [each for result in taken for each in result.answers if not each.correct]
    mended = {each.question.id: with_key(each.question, each.response.picks) for each in missed}
    write_bank(office.bank, [mended.get(each.id, each) for each in pool(40)])
    after = looked(office.again())
    for found in (before, after):
        last, now = found.mocks[-1].readiness, found.ready.readiness
        assert (last.n, last.state) == (now.n, now.state)
        assert last.probability == pytest.approx(now.probability)
    assert before.ready.readiness.probability
    assert after.ready.readiness.probability
    assert after.ready.readiness.probability > before.ready.readiness.probability


def test_a_confusion_is_told_while_its_question_is_as_it_was(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    for _ in range(4):
        sit(office, "-" * 10)
    before = looked(office).confusions
    assert before
    assert all(each.times >= 2 and each.picked != each.key and each.n >= each.times for each in before)
    changed = question(int(before[0].question[-3:]), domain=before[0].domain, key=(1,), stem="Another?")
    later = looked(rewrite(office, {changed.id: changed}))
    assert before[0].question not in {each.question for each in later.confusions}


def test_a_plan_and_its_days_are_told_until_the_bank_is_gone(office: Office) -> None:
    sit(office)
    kept = office.planner.keep("demo", TODAY + timedelta(days=30))
    assert looked(office).calendar == kept
    shutil.rmtree(office.bank)
    gone = looked(Office(office.folder, clock=office.clock, bank_is_there=False))
    assert (gone.calendar, gone.answers, len(gone.mocks)) == (None, 10, 1)


def test_an_exam_that_is_nowhere_is_a_usage_fault(office: Office) -> None:
    with pytest.raises(UsageFault, match="did you mean 'demo'"):
        office.records.insights("dmeo")


def test_a_domain_that_left_the_blueprint_is_counted_and_not_studied(tmp_path: Path) -> None:
    office = Office(tmp_path, pool(40))
    for _ in range(6):
        sit(office, "+++++++---")
    others = [question(number, domain="other") for number in range(100, 110)]
    write_bank(office.bank, others, exam_yaml().replace("id: models", "id: other"))
    found = looked(office.again())
    assert found.answers == 60
    assert found.ready.left_out == 24
    assert {each.domain for each in found.study} == {"data", "other"}


def test_a_clock_in_the_past_is_survived(office: Office) -> None:
    for _ in range(3):
        sit(office)
    office.clock.at -= timedelta(days=800)
    found = looked(office)
    assert (found.answers, len(found.mocks)) == (30, 3)
    assert found.ready.readiness.probability is not None


def test_retention_takes_out_the_guess_at_all_of_a_question_though_parts_of_it_earn_points(
    tmp_path: Path,
) -> None:
    """Two of five options are right by chance once in ten times, and earn four tenths of the points."""
    asked = [
        question(number, domain=domain, options=5, key=(0, 2))
        for domain in ("data", "models")
        for number in range(1, 7)
    ]
    office = Office(tmp_path, asked, exam_yaml(credit="partial"))
    for _ in range(3):
        sit(office, "+++++-----")
    found = looked(office).retention
    assert found.share is not None
    assert 0.1 < found.share < 1
    assert found.recalled == pytest.approx((found.share - 0.1) / 0.9)


def test_moved_questions_are_told_in_the_domain_of_today(tmp_path: Path) -> None:
    office = office_of_choices(tmp_path)
    sit(office, "+++++++---")
    text = (office.bank / "questions.yaml").read_text(encoding="utf-8")
    (office.bank / "questions.yaml").write_text(
        text.replace("domain: models", "domain: data"), encoding="utf-8"
    )
    (office.bank / "exam.yaml").write_text(ALL_SCORED, encoding="utf-8")
    found = looked(office.again())
    assert {each.domain: each.n for each in found.ready.mastery} == {"data": 10, "models": 0}
