"""Where drawn questions stand on a form: sections, scenarios kept together, options shuffled, numbers drawn."""

from collections.abc import Sequence

from mlquiz.errors import UsageFault
from mlquiz.exam.shuffle import gathered, shuffled
from mlquiz.model.arithmetic import NoValue, drawn
from mlquiz.model.blueprint import Section
from mlquiz.model.form import Slot
from mlquiz.model.pool import Listed
from mlquiz.model.question import Body, Numeric, Question


def placed(seed: int, questions: Sequence[Listed], sections: Sequence[Section]) -> list[tuple[int, Listed]]:
    """Questions in the order of the form, each with its section: from 1, or 0 where there are none."""
    if not sections:
        return [(0, question) for question in gathered(seed, "place", questions)]
    parts: list[list[Listed]] = [[] for _ in sections]
    for question in questions:
        parts[_section(question, sections)].append(question)
    return [
        (number, question)
        for number, part in enumerate(parts, start=1)
        for question in gathered(seed, "place", part)
    ]


def _section(question: Listed, sections: Sequence[Section]) -> int:
    """The first section that names the question's domain or scenario, else the first that names nothing."""
    for place, section in enumerate(sections):
        if question.domain in section.domains or (section.scenarios and question.case):
            return place
    open_ones = (place for place, each in enumerate(sections) if not each.domains and not each.scenarios)
    return next(open_ones, len(sections) - 1)


def slot_of(question: Question, position: int, seed: int, section: int, *, scored: bool) -> Slot:
    """The place of a question on a form; numbers are drawn here.

    Raises:
        UsageFault: its formula has no value for any of the numbers that were tried.
    """
    body = question.body
    return Slot(
        position=position,
        question=question.id,
        fingerprint=question.fingerprint,
        domain=question.domain,
        objective=question.objective,
        scored=scored,
        order=_order(seed, question.id, body),
        choose=body.choose,
        kind=body.kind,
        values=_values(seed, question.id, body),
        unit=body.unit if isinstance(body, Numeric) else "",
        case=question.case,
        section=section,
    )


def _order(seed: int, question: str, body: Body) -> tuple[int, ...]:
    """What is offered, shuffled, the pinned ones last in the author's order."""
    loose = [index for index in range(len(body.offered)) if index not in body.pinned]
    return tuple(shuffled(seed, f"options of {question}", loose, str) + sorted(body.pinned))


def _values(seed: int, question: str, body: Body) -> tuple[tuple[str, str], ...]:
    if not isinstance(body, Numeric) or not body.variables:
        return ()
    try:
        return drawn(body, seed, question)
    except NoValue as error:
        raise UsageFault(
            f"question {question!r}: its formula has no value ({error}); mend the bank"
        ) from error
