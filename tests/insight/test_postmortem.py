"""Causes of misses, counted by the taker's word."""

from tests.build import question
from tests.insight.answered import answered

from mlquiz.insight.postmortem import post_mortem


def test_causes_are_counted_among_misses_the_commonest_first() -> None:
    found = post_mortem(
        [
            answered(question(1), right=False, cause="misread"),
            answered(question(2), right=False, cause="out of time"),
            answered(question(3), given=False, cause="out of time"),
            answered(question(4), right=False),
            answered(question(5), cause="misread"),
        ]
    )
    assert (found.missed, found.told) == (4, 3)
    assert found.causes == (("out of time", 2), ("misread", 1))
