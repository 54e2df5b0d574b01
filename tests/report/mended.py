"""Banks whose keys are corrected after a sitting."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.build import Office, pool, write_bank
from tests.written import EXAM_YAML

from mlquiz.model.attempt import Answered
from mlquiz.model.question import Choice, Question
from mlquiz.report.records import Result

ALL_SCORED = EXAM_YAML.replace("unscored: 2, ", "").replace("weight: 60", "weight: 40")
"""Ten questions, eight of them to pass; as many of each domain."""


def office_of_choices(folder: Path, exam: str = ALL_SCORED) -> Office:
    return Office(folder, pool(), exam)


def with_key(asked: Question, key: Sequence[int]) -> Question:
    """The same question of choice with other options right."""
    options = (replace(each, correct=place in key) for place, each in enumerate(asked.choice.options))
    return replace(asked, body=Choice(tuple(options)))


def mend(office: Office, result: Result, *positions: int, exam: str = ALL_SCORED) -> Office:
    """Corrects keys so that the answers at these positions turn; gives the office as another process opens it."""
    turned = [result.answers[position - 1] for position in positions]
    return rewrite(
        office, {each.question.id: with_key(each.question, _turned(each)) for each in turned}, exam
    )


def rewrite(office: Office, changed: dict[str, Question], exam: str = ALL_SCORED) -> Office:
    """Puts other versions of some questions in the bank."""
    write_bank(office.bank, [changed.get(each.id, each) for each in pool()], exam)
    return office.again()


def _turned(each: Answered) -> tuple[int, ...]:
    """A key by which a wrong answer is right, and a right one wrong."""
    if not each.correct:
        return each.response.picks
    others = [place for place in each.slot.order if place not in each.question.body.key]
    return (*others, *each.question.body.key)[: each.slot.choose]
