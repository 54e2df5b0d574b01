"""Questions: what the fingerprint follows, and what may be shown before answering."""

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.build import blueprint, every_kind, matching, ordering, question, slots_of

from mlquiz.model.blueprint import FormRule, Profile, Quiz, Section
from mlquiz.model.posed import pose
from mlquiz.model.question import Choice, Matching, Numeric, Ordering, Question, Variable
from mlquiz.model.rows import blueprint_from_row, blueprint_row, question_from_row, question_row


def test_the_fingerprint_follows_stem_options_and_key() -> None:
    asked = question()
    options = asked.choice.options
    rekeyed = (replace(options[0], correct=False), replace(options[1], correct=True), *options[2:])
    others = [
        replace(asked, stem="Another stem?"),
        replace(asked, scenario="A case."),
        replace(asked, body=Choice(rekeyed)),
        replace(asked, body=Choice((replace(options[0], text="Reworded"), *options[1:]))),
    ]
    assert len({asked.fingerprint, *(other.fingerprint for other in others)}) == 5


def test_the_fingerprint_ignores_what_does_not_change_the_answer() -> None:
    asked = question()
    options = tuple(replace(option, rationale="another reason") for option in asked.choice.options)
    reworded = replace(asked, explanation="More words.", tags=("x",), difficulty="hard", body=Choice(options))
    assert reworded.fingerprint == asked.fingerprint


def test_a_posed_question_carries_no_key_and_no_reason() -> None:
    asked = question(key=(1, 3), explanation="SECRET explanation")
    posed = pose(asked, slots_of([asked])[0])
    assert posed.choose == 2
    assert "SECRET" not in repr(posed)
    assert "rationale" not in repr(posed)
    assert "correct" not in repr(posed)


def test_every_kind_survives_the_way_through_a_row() -> None:
    bodies = [
        question().body,
        Ordering(("first", "second")),
        Matching((("a", "1"), ("b", "2")), ("3",)),
        Numeric(
            0.01, formula="a / b", variables=(Variable("a", 1.0, 2.0), Variable("b", 3.5, 4.0, 1)), unit="kg"
        ),
        Numeric(0.5, answer=3.0),
    ]
    for body in bodies:
        asked = replace(question(), body=body)
        assert question_from_row(json.loads(json.dumps(question_row(asked)))) == asked


def test_a_blueprint_survives_the_way_through_a_row() -> None:
    sections = (Section("Cases", scenarios=True), Section("Rest", ("data",)))
    profile = Profile(sections, case_lock=True, read_to_end=True, pilot=2, calculator=True)
    course = replace(blueprint(), changes_on=date(2027, 2, 1), form=FormRule((40, 40), 80, quiz=Quiz(8, 15)))
    for plan in (blueprint(threshold="2/3"), blueprint(profile=profile, credit="partial"), course):
        assert blueprint_from_row(json.loads(json.dumps(blueprint_row(plan)))) == plan


def test_a_blueprint_from_before_there_were_profiles_has_a_plain_one() -> None:
    row = blueprint_row(blueprint())
    del row["profile"], row["form"]["quiz"], row["changes_on"]
    assert blueprint_from_row(row) == blueprint()


@pytest.mark.parametrize("asked", every_kind(), ids=lambda each: each.id)
def test_every_question_knows_how_many_picks_it_asks_for(asked: Question) -> None:
    body = asked.body
    assert body.choose == (1 if isinstance(body, Numeric) else len(body.key))
    assert set(body.key) <= set(range(len(body.offered)))


def test_steps_and_matches_are_offered_by_their_text() -> None:
    steps = ordering(steps=("c", "a", "b")).body
    assert (steps.offered, steps.key) == (("a", "b", "c"), (2, 0, 1))
    pairs = matching(pairs=(("p", "y"), ("q", "x"), ("r", "y")), distractors=("w",)).body
    assert (pairs.offered, pairs.key, pairs.prompts) == (("w", "x", "y"), (2, 1, 2), ("p", "q", "r"))


def test_a_body_of_another_kind_is_not_taken_for_this_one() -> None:
    with pytest.raises(TypeError, match="of kind ordering, not choice"):
        _ = ordering().choice
    with pytest.raises(TypeError, match="of kind ordering, not numeric"):
        _ = ordering().numeric


def test_questions_of_one_scenario_share_its_case() -> None:
    first, second, other = (replace(question(number), scenario="A case.") for number in (1, 2, 3))
    assert first.case == second.case
    assert replace(other, scenario="Another.").case != first.case
    assert question().case == ""
