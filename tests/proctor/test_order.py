"""Orders: what goes together, by what rules each mode is sat, and what is drawn for it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.build import Office, every_kind, exam_yaml, pool, question

from mlquiz.errors import UsageFault
from mlquiz.exam.choosing import Filter
from mlquiz.model.form import Rules
from mlquiz.proctor.order import Order

PROFILE = (
    "{pilot: 3, case_lock: true, read_to_end: true, calculator: true, "
    "sections: [{title: Models, domains: [models]}, {title: The rest}]}"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, pool(12), exam_yaml(profile=PROFILE))


def brief(office: Office, **order: object):  # type: ignore[no-untyped-def]
    return office.proctor.brief(Order("demo", **order))  # type: ignore[arg-type]


REFUSED = {
    "no such mode": ({"mode": "exam"}, "no mode 'exam'; there are mock, practice, drill"),
    "a code and a filter": ({"form": "X", "wanted": Filter(tags=("a",))}, "says seed, questions and filters"),
    "a code and a seed": ({"form": "X", "seed": 0}, "says seed, questions and filters"),
    "a mock by need": ({"wanted": Filter(missed=3)}, "a mock is drawn by the blueprint; choose by need"),
    "a mock by tags": ({"wanted": Filter(tags=("a",), domains=("data",))}, "drawn by the blueprint"),
    "a strict drill": ({"mode": "drill", "strict": True}, "belong to --mode mock"),
    "extra time for practice": ({"mode": "practice", "extra_time": True}, "belong to --mode mock"),
    "a drill with pilot questions": ({"mode": "drill", "pilot": True}, "belong to --mode mock"),
    "a short form with pilot questions": ({"pilot": True, "questions": 5}, "belong to a whole form"),
    "one domain with pilot questions": (
        {"pilot": True, "wanted": Filter(domains=("data",))},
        "belong to a whole form",
    ),
    "a mock with seconds": ({"seconds": 30}, "a mock has one clock for all questions"),
}


@pytest.mark.parametrize("case", list(REFUSED))
def test_what_does_not_go_together_is_refused_with_the_way_out(office: Office, case: str) -> None:
    order, said = REFUSED[case]
    with pytest.raises(UsageFault, match=said):
        brief(office, **order)


def test_a_mock_is_sat_by_the_profile_of_its_exam(office: Office) -> None:
    briefing = brief(office, strict=True)
    assert briefing.rules == Rules(timedelta(minutes=20), strict=True, case_lock=True, read_to_end=True)
    assert [slot.section for slot in briefing.form.slots] == [1] * 4 + [2] * 6
    assert briefing.form.unscored == 2


@pytest.mark.parametrize("mode", ["practice", "drill"])
def test_practice_and_drills_are_not_timed_and_tell_what_is_right(office: Office, mode: str) -> None:
    briefing = brief(office, mode=mode)
    assert briefing.rules == Rules(None, feedback=True)
    assert {slot.section for slot in briefing.form.slots} == {0}
    assert briefing.form.unscored == 0
    timed = brief(office, mode=mode, minutes=7, seconds=45).rules
    assert timed == Rules(timedelta(minutes=7), question_limit=timedelta(seconds=45), feedback=True)


def test_practice_is_drawn_by_the_blueprint_and_a_drill_by_need(office: Office) -> None:
    assert len(brief(office, mode="practice").form.slots) == 10
    assert len(brief(office, mode="practice", wanted=Filter(domains=("models",))).form.slots) == 4
    assert len(brief(office, mode="drill").form.slots) == 14  # of 24: those of a mock are kept for it
    assert len(brief(office, mode="drill", wanted=Filter(domains=("models",))).form.slots) == 12
    assert len(brief(office, mode="practice", wanted=Filter(difficulties=("medium",))).form.slots) == 20


def test_pilot_questions_lengthen_the_form_and_its_time_in_proportion(office: Office) -> None:
    briefing = brief(office, pilot=True)
    assert len(briefing.form.slots) == 13
    assert briefing.form.unscored == 5
    assert briefing.rules.limit == timedelta(minutes=26)
    again = brief(office, form=briefing.form.code)
    assert (again.form, again.rules) == (briefing.form, briefing.rules)


def test_an_exam_without_pilot_questions_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="demo has no pilot questions; leave --pilot out"):
        brief(Office(tmp_path), pilot=True)


@pytest.fixture
def course(tmp_path: Path) -> Office:
    """A course of two parts, the first of two weeks, with quizzes of three questions in seven minutes."""
    domains = "".join(
        f'  - {{id: {name}, title: {name}, weight: 1, objectives: {{"1.1": Do it}}}}\n'
        for name in ("c1-w1", "c1-w2", "c2")
    )
    form = "form: {questions: 12, minutes: 24, extra_minutes: 12, quiz: {questions: 3, minutes: 7}}\n"
    exam = f"format: 1\nid: demo\ntitle: Demo\nprovider: Nobody\n{form}pass: {{threshold: 80%}}\ndomains:\n{domains}"
    return Office(tmp_path, pool(8, ("c1-w1", "c1-w2", "c2")), exam)


@pytest.mark.parametrize(
    ("named", "drawn", "minutes"),
    [
        (("c1-w2",), {"c1-w2": 3}, 7),
        (("c1",), {"c1-w1": 3, "c1-w2": 3}, 14),
        (("c2", "c1-w1"), {"c1-w1": 3, "c2": 3}, 14),
        (("c1", "c2"), {"c1-w1": 4, "c1-w2": 4, "c2": 4}, 24),
        ((), {"c1-w1": 4, "c1-w2": 4, "c2": 4}, 24),
    ],
)
def test_a_form_over_some_domains_of_a_course_is_a_quiz_for_each(
    course: Office, named: tuple[str, ...], drawn: dict[str, int], minutes: int
) -> None:
    briefing = brief(course, wanted=Filter(domains=named))
    assert Counter(slot.domain for slot in briefing.form.slots) == drawn
    assert briefing.rules.limit == timedelta(minutes=minutes)
    again = brief(course, form=briefing.form.code)
    assert (again.form, again.rules) == (briefing.form, briefing.rules)


def test_a_longer_quiz_has_time_in_proportion(course: Office) -> None:
    longer = brief(course, questions=6, wanted=Filter(domains=("c2",)), extra_time=True)
    assert longer.rules.limit == timedelta(minutes=14 + 6)


def test_the_name_of_several_domains_chooses_in_drills_too(course: Office) -> None:
    wanted = Filter(domains=("c1",), difficulties=("medium",))
    drill = brief(course, mode="drill", wanted=wanted)
    assert {slot.domain for slot in drill.form.slots} == {"c1-w1", "c1-w2"}
    assert course.proctor.fitting(Order("demo", mode="drill", wanted=wanted)) == len(drill.form.slots) == 16


def test_a_name_that_fits_no_domain_is_refused(course: Office) -> None:
    with pytest.raises(UsageFault, match="no domain 'c'; it has c1-w1, c1-w2, c2"):
        brief(course, wanted=Filter(domains=("c",)))


def test_the_code_of_a_drill_gives_it_again_but_is_no_mock(office: Office) -> None:
    drill = brief(office, mode="drill", questions=7, seed=3, wanted=Filter(domains=("models",)))
    for mode in ("drill", "practice"):
        assert brief(office, mode=mode, form=drill.form.code).form.slots == drill.form.slots
    with pytest.raises(UsageFault, match="was chosen by need; sit it with --mode drill"):
        brief(office, form=drill.form.code)


def test_the_code_of_a_mock_may_be_practised(office: Office) -> None:
    mock = brief(office, seed=3)
    practised = brief(office, mode="practice", form=mock.form.code)
    assert [slot.question for slot in practised.form.slots] == [slot.question for slot in mock.form.slots]
    assert practised.rules.feedback


def test_more_questions_than_fit_are_refused_with_how_many_do(office: Office) -> None:
    with pytest.raises(UsageFault, match="12 questions fit this filter; ask for --questions 12 or fewer"):
        brief(office, mode="drill", questions=13, wanted=Filter(domains=("data",)))


@pytest.mark.parametrize("wanted", [Filter(missed=1), Filter(flagged=True), Filter(bookmarked=True)])
def test_a_filter_that_fits_nothing_says_so(office: Office, wanted: Filter) -> None:
    assert office.proctor.fitting(Order("demo", mode="drill", wanted=wanted)) == 0
    with pytest.raises(UsageFault, match="no question fits this filter"):
        brief(office, mode="drill", wanted=wanted)


def test_a_drill_asks_exactly_what_its_filter_keeps(office: Office) -> None:
    sitting = office.proctor.open(brief(office))
    sitting.flag()
    sitting.margin.bookmark(sitting.question.id, told=False)
    sitting.go_to(2)
    sitting.submit()
    first, second = (slot.question for slot in sitting.session.slots[:2])
    for wanted, ids in (
        (Filter(missed=1), {first, second}),
        (Filter(flagged=True), {first}),
        (Filter(bookmarked=True), {first}),
        (Filter(missed=1, flagged=True, bookmarked=True), {first}),
    ):
        drill = brief(office, mode="drill", wanted=wanted)
        assert {slot.question for slot in drill.form.slots} == ids
        assert office.proctor.fitting(Order("demo", mode="drill", wanted=wanted)) == len(ids)
    rest = brief(office, mode="drill", questions=22, wanted=Filter(unseen=1))
    assert {first, second}.isdisjoint(slot.question for slot in rest.form.slots)


def test_a_second_drill_asks_what_the_first_did_not(office: Office) -> None:
    order = Order("demo", mode="drill", questions=6, wanted=Filter(domains=("data",)))
    first = office.proctor.open(office.proctor.brief(order))
    for position in range(1, 7):
        first.go_to(position)
    first.submit()
    second = office.proctor.brief(order).form
    assert not {slot.question for slot in first.session.slots} & {slot.question for slot in second.slots}


def test_a_form_of_every_kind_is_the_same_for_someone_else(tmp_path: Path) -> None:
    mine = brief(Office(tmp_path / "mine", every_kind()), seed=9).form
    theirs = brief(Office(tmp_path / "theirs", every_kind()), form=mine.code).form
    assert theirs == mine
    assert any(slot.values for slot in mine.slots)


def test_the_menu_counts_what_there_is_to_choose(tmp_path: Path) -> None:
    asked = [
        replace(question(1), tags=("b", "a")),
        replace(question(2), tags=("b",), difficulty="hard"),
        question(1, domain="models"),
    ]
    menu = Office(tmp_path, asked).proctor.menu("demo")
    assert menu.domains == (("data", "Data", 2), ("models", "Models", 1))
    assert menu.objectives == (("1.1", "Do it", 3),)
    assert menu.difficulties == (("medium", "medium", 2), ("hard", "hard", 1))
    assert menu.tags == (("b", "b", 2), ("a", "a", 1))


def test_a_drill_that_names_nothing_asks_what_history_says(office: Office) -> None:
    beginner = brief(office, mode="drill")
    assert beginner.needed is not None
    assert (len(beginner.needed.again), len(beginner.needed.new), beginner.needed.kept) == (0, 14, 10)
    sitting = office.proctor.open(beginner)
    for slot in sitting.session.slots:
        sitting.go_to(slot.position)
        sitting.respond(list(range(slot.choose)))
        sitting.check()
    sitting.submit()
    office.clock.pass_(86_400)
    again = brief(office, mode="drill")
    asked = {slot.question for slot in again.form.slots}
    assert again.needed is not None
    assert asked == again.needed.all == {slot.question for slot in beginner.form.slots}
    assert not again.needed.new


def test_a_drill_that_names_something_leaves_history_out_of_it(office: Office) -> None:
    assert brief(office, mode="drill", wanted=Filter(domains=("models",))).needed is None
    assert brief(office, mode="practice").needed is None
    drill = brief(office, mode="drill")
    assert brief(office, mode="drill", form=drill.form.code).needed is None


def test_a_drill_of_a_length_that_was_asked_for_has_it(office: Office) -> None:
    drill = brief(office, mode="drill", questions=24)
    assert len(drill.form.slots) == 24
    with pytest.raises(UsageFault, match="24 questions fit this filter"):
        brief(office, mode="drill", questions=25)


def test_one_seed_gives_one_drill(office: Office) -> None:
    forms = [brief(office, mode="drill", questions=10, seed=5).form for _ in range(2)]
    assert forms[0] == forms[1]
