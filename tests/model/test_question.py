"""Questions: what the fingerprint follows, and what may be shown before answering."""

from dataclasses import replace

from tests.build import blueprint, question

from mlquiz.model.question import Choice, Matching, Numeric, Ordering
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
    posed = asked.posed()
    assert posed.choose == 2
    assert "SECRET" not in repr(posed)
    assert "rationale" not in repr(posed)
    assert "correct" not in repr(posed)


def test_every_kind_survives_the_way_through_a_row() -> None:
    bodies = [
        question().body,
        Ordering(("first", "second")),
        Matching((("a", "1"), ("b", "2")), ("3",)),
        Numeric(0.01, formula="a / b", variables=(("a", 1.0, 2.0), ("b", 3.0, 4.0)), unit="kg"),
        Numeric(0.5, answer=3.0),
    ]
    for body in bodies:
        asked = replace(question(), body=body)
        assert question_from_row(question_row(asked)) == asked


def test_a_blueprint_survives_the_way_through_a_row() -> None:
    plan = blueprint(threshold="2/3")
    assert blueprint_from_row(blueprint_row(plan)) == plan
