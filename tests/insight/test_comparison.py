"""Two attempts over the questions they share."""

from dataclasses import replace

from tests.build import pool, question
from tests.insight.answered import answered, by_pattern

from mlquiz.insight.comparison import Fate, compare

ASKED = pool(4, ["data"])


def test_every_shared_question_is_fixed_slipped_still_missed_or_held() -> None:
    found = compare(by_pattern("-+-+", ASKED), by_pattern("+--+", ASKED))
    assert [pair.fate for pair in found.pairs] == [Fate.FIXED, Fate.SLIPPED, Fate.STILL_MISSED, Fate.HELD]
    assert found.n == 4


def test_blank_is_missed() -> None:
    found = compare(by_pattern(".+..", ASKED), by_pattern("+..-", ASKED))
    assert [pair.fate for pair in found.pairs] == [
        Fate.FIXED,
        Fate.SLIPPED,
        Fate.STILL_MISSED,
        Fate.STILL_MISSED,
    ]


def test_questions_of_only_one_attempt_are_left_out() -> None:
    found = compare(by_pattern("++", ASKED[:2]), by_pattern("+-", ASKED[1:3]))
    assert [pair.after.slot.question for pair in found.pairs] == [ASKED[1].id]


def test_a_question_that_was_rewritten_does_not_count() -> None:
    before = answered(question(1), right=False)
    after = answered(replace(question(1), stem="Another stem"))
    found = compare([before], [after])
    assert (found.n, found.of(Fate.FIXED)) == (0, ())
    assert [pair.fate for pair in found.altered] == [None]


def test_a_question_that_one_of_the_attempts_never_showed_is_left_out() -> None:
    shown, unseen = by_pattern("..", ASKED[:2]), by_pattern("..", ASKED[:2])
    unseen = (unseen[0], replace(unseen[1], response=replace(unseen[1].response, seen_at=None)))
    for found in (compare(shown, unseen), compare(unseen, shown)):
        assert [pair.after.slot.question for pair in found.pairs] == [ASKED[0].id]
