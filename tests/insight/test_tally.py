"""Right of total by objective and by difficulty."""

from dataclasses import replace

from tests.build import blueprint, matching, pool, question
from tests.insight.answered import answered, by_pattern, partly

from mlquiz.insight.tally import Part, Tally, by_difficulty, by_objective, most_missed, tally


def test_only_scored_questions_count() -> None:
    answers = [
        answered(question(1)),
        answered(question(2), right=False),
        answered(question(3), given=False),
        answered(question(4), scored=False),
    ]
    assert tally(answers) == Tally(1, 3)
    assert tally(()).fraction is None


def test_with_partial_credit_points_are_counted() -> None:
    assert tally([partly(matching(), credit="partial")]) == Tally(1, 3)
    assert tally([partly(matching())]) == Tally(0, 1)


def test_objectives_stand_in_the_order_of_the_blueprint_by_domain() -> None:
    plan = blueprint()
    models, data = question(1, domain="models"), question(1)
    odd = replace(question(2), objective="9.9")
    found = by_objective([answered(models), answered(odd), answered(data, right=False)], plan)
    assert [(each.domain, each.name, each.title, each.tally) for each in found] == [
        ("data", "1.1", "Do it", Tally(0, 1)),
        ("models", "1.1", "Do it", Tally(1, 1)),
        ("data", "9.9", "", Tally(1, 1)),
    ]


def test_the_most_missed_come_first_and_what_was_not_missed_not_at_all() -> None:
    parts = [Part("a", Tally(1, 2)), Part("b", Tally(3, 3)), Part("c", Tally(5, 9)), Part("d", Tally(0, 1))]
    assert [part.name for part in most_missed(parts)] == ["c", "a", "d"]


def test_difficulties_go_from_easy_to_hard() -> None:
    levels = ("hard", "easy", "medium", "easy")
    asked = [replace(each, difficulty=level) for each, level in zip(pool(4, ["data"]), levels, strict=True)]
    found = by_difficulty(by_pattern("-+.-", asked))
    assert [(each.name, each.tally) for each in found] == [
        ("easy", Tally(1, 2)),
        ("medium", Tally(0, 1)),
        ("hard", Tally(0, 1)),
    ]
