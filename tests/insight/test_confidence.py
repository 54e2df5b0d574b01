"""Luck and misconceptions, with how many answers were rated."""

from tests.build import question
from tests.insight.answered import answered, form, partly

from mlquiz.insight.confidence import confidence
from mlquiz.insight.tally import Tally


def test_luck_is_right_and_a_guess_and_a_misconception_is_wrong_and_sure() -> None:
    found = confidence(
        form(
            answered(question(1), confidence="guess"),
            answered(question(2), confidence="guess", right=False),
            answered(question(3), confidence="sure"),
            answered(question(4), confidence="sure", right=False),
            answered(question(5), confidence="fairly", right=False),
            answered(question(6)),
        )
    )
    assert (found.rated, found.luck, found.misconceptions) == (5, (1,), (4,))
    assert found.levels == (("guess", Tally(1, 2)), ("fairly", Tally(0, 1)), ("sure", Tally(1, 2)))


def test_where_nothing_was_rated_nothing_is_claimed() -> None:
    found = confidence([answered(question(1)), answered(question(2), right=False)])
    assert (found.rated, found.luck, found.misconceptions, found.levels) == (0, (), (), ())


def test_an_answer_that_is_blank_or_incomplete_holds_no_misconception() -> None:
    blank = answered(question(1), given=False, confidence="sure")
    asked = question(2, options=5, key=(0, 2))
    whole = partly(asked)
    assert confidence([blank]).rated == 0
    assert whole.response.given == 2
