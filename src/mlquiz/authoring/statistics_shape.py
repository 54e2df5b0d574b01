"""The figures of a bank as plain JSON values. Shares are 0 to 1; what is below its floor is null."""

from collections.abc import Mapping
from typing import Any

from mlquiz.authoring.statistics import Statistics
from mlquiz.insight.distractors import OptionUse
from mlquiz.insight.flags import Flag
from mlquiz.insight.items import Item
from mlquiz.insight.reliability import Reliability
from mlquiz.model.question import Question

Shape = dict[str, Any]


def statistics_shape(found: Statistics, questions: Mapping[str, Question]) -> Shape:
    """All of it; questions by id give the texts of options."""
    return {
        "exam": found.exam,
        "title": found.title,
        "histories": found.histories,
        "attempts": found.attempts,
        "first_answers": found.answers,
        "left_out": {"repeated": found.repeated, "other_versions": found.altered},
        "reliability": _reliability_shape(found.reliability),
        "questions": [item_shape(each, questions[each.question]) for each in found.items],
    }


def item_shape(item: Item, question: Question) -> Shape:
    return {
        "question": item.question,
        "fingerprint": question.fingerprint,
        "n": item.n,
        "blank": item.blank,
        "difficulty": item.difficulty,
        "low": item.low,
        "high": item.high,
        "beyond_chance": item.beyond_chance,
        "pairs": item.pairs,
        "discrimination": item.discrimination,
        "upper_less_lower": item.d27,
        "median_seconds": item.seconds,
        "options": [_option_shape(use, question.body.offered[use.option]) for use in item.options],
        "flags": [_flag_shape(each) for each in item.flags],
    }


def _reliability_shape(found: Reliability) -> Shape:
    return {
        "coefficient": found.coefficient or None,
        "attempts": found.attempts,
        "questions": found.questions,
        "value": found.value,
        "standard_error": found.error,
    }


def _option_shape(use: OptionUse, text: str) -> Shape:
    return {
        "option": use.option,
        "text": text,
        "correct": use.key,
        "picked": use.picked,
        "share": use.share,
        "discrimination": use.discrimination,
        "mean_rest": use.rest,
        "verdict": None if use.working is None else str(use.working),
    }


def _flag_shape(flag: Flag) -> Shape:
    return {"code": flag.code, "level": flag.level, "what": flag.what, "options": list(flag.options)}
