"""How a taker stands: through sittings, with a clock that moves."""

import shutil
from pathlib import Path

import pytest
from tests.build import Office, exam_yaml, pool, question, right_answer, write_bank

from mlquiz.insight.verdict import Mastery, State, Verdict
from mlquiz.proctor.order import Order
from mlquiz.report.mastery_words import error_words
from mlquiz.report.progress import Ready
from mlquiz.report.progress_shapes import ready_shape
from mlquiz.report.reasons import reasons


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, pool(60))


def sit(office: Office, right: float, *, mode: str = "mock", blanks: int = 0) -> None:
    """Sits the next form; so large a share of the answers is right, the last ones are left blank."""
    office.clock.pass_(1 * 86_400)
    sitting = office.proctor.open(office.proctor.brief(Order("demo", mode=mode, questions=10)))
    questions = {each.id: each for each in office.questions}
    for slot in sitting.session.slots[: 10 - blanks]:
        sitting.go_to(slot.position)
        key = right_answer(questions[slot.question], slot)[0]
        wrong = tuple(place for place in range(len(slot.order)) if place not in key)[: slot.choose]
        sitting.respond(key if slot.position <= right * 10 else wrong)
    sitting.submit()


def ready(office: Office, offset: float = 0.0) -> Ready:
    (found,) = office.records.ready("demo", offset)
    return found


def test_nothing_taken_is_no_evidence_and_says_what_to_do(office: Office) -> None:
    found = ready(office)
    assert (found.readiness.state, found.readiness.n, found.mocks) == (State.UNKNOWN, 0, 0)
    assert reasons(found)[0].startswith("0 of 25 first answers in mocks: take a mock")


def test_three_good_mocks_make_one_ready_and_three_bad_ones_do_not(tmp_path: Path) -> None:
    good, bad = Office(tmp_path / "good", pool(60)), Office(tmp_path / "bad", pool(60))
    for _ in range(5):
        sit(good, 1.0)
        sit(bad, 0.4)
    assert ready(good).readiness.state is State.READY
    found = ready(bad)
    assert found.readiness.state is State.NOT_YET
    assert {each.verdict for each in found.mastery} == {Verdict.WEAK}
    assert reasons(found)[0] == "weak: Data, Models"
    assert any(each.startswith("a step up in Data") for each in reasons(found))


def test_practice_tells_of_domains_and_not_of_being_ready(office: Office) -> None:
    for _ in range(4):
        sit(office, 0.9, mode="practice")
    found = ready(office)
    assert found.readiness.n == 0
    assert sum(each.n for each in found.mastery) == 40


def test_blanks_are_told(office: Office) -> None:
    for _ in range(4):
        sit(office, 1.0, blanks=3)
    found = ready(office)
    assert (found.readiness.n, found.blanks) == (28, 12)
    assert reasons(found)[0].startswith("3 questions of your last mock stayed blank")
    sit(office, 1.0)
    assert any("12 questions of your 5 mocks stayed blank" in each for each in reasons(ready(office)))


def test_nobody_is_called_ready_who_left_much_of_the_last_mock_blank(tmp_path: Path) -> None:
    full, half = Office(tmp_path / "full", pool(60)), Office(tmp_path / "half", pool(60))
    for _ in range(5):
        sit(full, 1.0)
        sit(half, 1.0, blanks=2)
    assert ready(full).readiness.state is State.READY
    assert ready(half).readiness.probability == pytest.approx(ready(full).readiness.probability, abs=0.05)
    assert ready(half).readiness.state is State.CLOSE
    sit(half, 1.0, blanks=1)
    assert ready(half).readiness.state is State.READY


def test_who_is_far_away_and_who_is_there_are_told_so_too(tmp_path: Path) -> None:
    good, bad = Office(tmp_path / "good", pool(60)), Office(tmp_path / "bad", pool(60))
    for _ in range(10):
        sit(good, 1.0)
        sit(bad, 0.1)
    assert any("keep fresh what you know" in each for each in reasons(ready(good)))
    steps = ready(bad).readiness.steps
    assert steps > 1
    assert any(f"{steps} steps up in every domain" in each for each in reasons(ready(bad)))


def test_old_evidence_is_told_as_old(office: Office) -> None:
    for _ in range(4):
        sit(office, 0.8)
    assert not any("faded" in each for each in reasons(ready(office)))
    office.clock.pass_(400 * 86_400)
    assert any("about 13 months old" in each for each in reasons(ready(office)))


def test_a_bank_that_is_gone_is_told(office: Office) -> None:
    sit(office, 0.8)
    shutil.rmtree(office.bank)
    later = Office(office.folder, clock=office.clock, bank_is_there=False)
    assert reasons(ready(later))[0].startswith("its bank is not there")


def test_a_harder_exam_is_told_with_what_to_reach(office: Office) -> None:
    for _ in range(4):
        sit(office, 0.8)
    plain, harder = ready(office), ready(office, 0.5)
    assert plain.readiness.probability
    assert harder.readiness.probability
    assert harder.readiness.probability < plain.readiness.probability
    assert any(
        each.startswith("for a real exam that is harder by 0.5 logits, reach 8") for each in reasons(harder)
    )
    assert any("easier by 0.5 logits, 6" in each for each in reasons(ready(office, -0.5)))


def test_evidence_fades(office: Office) -> None:
    for _ in range(4):
        sit(office, 0.5)
    before = ready(office).mastery[0]
    office.clock.pass_(365 * 86_400)
    after = ready(office).mastery[0]
    assert before.mastery
    assert after.mastery
    assert after.mastery > before.mastery
    assert before.n == after.n


def test_answers_follow_their_question_into_another_domain(tmp_path: Path) -> None:
    office = Office(tmp_path, pool(60))
    for _ in range(4):
        sit(office, 0.7)
    n = {each.domain: each.n for each in ready(office).mastery}
    (office.bank / "exam.yaml").write_text(exam_yaml().replace("id: models", "id: other"), encoding="utf-8")
    file = office.bank / "questions.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("domain: models", "domain: other"), encoding="utf-8"
    )
    later = ready(office.again())
    assert {each.domain: each.n for each in later.mastery} == {"data": n["data"], "other": n["models"]}
    assert later.left_out == 0


def test_answers_in_a_domain_that_left_the_blueprint_are_left_out_and_told(tmp_path: Path) -> None:
    office = Office(tmp_path, pool(60))
    for _ in range(4):
        sit(office, 0.7)
    n = {each.domain: each.n for each in ready(office).mastery}
    others = [question(number, domain="other") for number in range(100, 110)]
    write_bank(office.bank, others, exam_yaml().replace("id: models", "id: other"))
    later = ready(office.again())
    assert {each.domain: each.n for each in later.mastery} == {"data": n["data"], "other": 0}
    assert later.left_out == n["models"]
    assert any("of domains that the blueprint no longer has" in each for each in reasons(later))


def test_an_undisclosed_cut_is_ones_own_target(tmp_path: Path) -> None:
    exam = exam_yaml().replace("reported: scaled", "reported: undisclosed")
    office = Office(tmp_path, pool(12), exam)
    assert any("the vendor discloses no cut" in each for each in reasons(ready(office)))


def test_the_shape_has_all_that_is_promised(office: Office) -> None:
    for _ in range(4):
        sit(office, 0.8)
    shape = ready_shape(ready(office))
    assert {"exam", "n", "probability", "low", "high", "state", "reasons", "domains"} <= set(shape)
    for each in shape["domains"]:
        assert {"domain", "n", "mastery", "low", "high", "p_below", "verdict", "gain"} <= set(each)
    assert shape["low"] <= shape["probability"] <= shape["high"]


def test_moments_do_not_matter_but_days_do(office: Office) -> None:
    for _ in range(4):
        sit(office, 0.8)
    before = ready(office)
    office.clock.pass_(30)
    assert ready(office) == before
    office.clock.pass_(30 * 86_400)
    assert ready(office) != before


def test_a_clock_in_the_past_is_survived(office: Office) -> None:
    for _ in range(4):
        sit(office, 0.8)
    office.clock.pass_(-800 * 86_400)
    assert ready(office).readiness.probability is not None


def test_how_often_verdicts_err_is_told_with_those_that_are_given() -> None:
    def judged(*verdicts: Verdict) -> str:
        return error_words(Mastery(str(each), 9, 5, each) for each in verdicts)

    assert judged(Verdict.BORDERLINE, Verdict.UNKNOWN) == ""
    assert judged(Verdict.WEAK) == "of domains called weak 1 in 7 is not (by simulated learners)"
    assert judged(Verdict.STRONG, Verdict.WEAK, Verdict.STRONG).count("1 in") == 2
