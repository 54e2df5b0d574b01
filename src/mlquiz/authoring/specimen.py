"""One question as a form would have it, rightly answered: for showing it before anybody has sat it."""

from mlquiz.errors import UsageFault
from mlquiz.exam.grade import points
from mlquiz.exam.place import slot_of
from mlquiz.model.arithmetic import NoValue, key_of, key_text
from mlquiz.model.attempt import Answered, Response
from mlquiz.model.form import Slot
from mlquiz.model.question import Numeric, Question


def specimen(question: Question, place: int, seed: int) -> Answered:
    """The question at a place from 0, shuffled and with numbers drawn by a seed, with its key for an answer.

    Raises:
        UsageFault: its formula has no value.
    """
    try:
        slot = slot_of(question, place + 1, seed, 0, scored=True)
        response = _right(question, slot)
        return Answered(slot, response, question, points(question, slot, response))
    except NoValue as error:
        raise UsageFault(f"question {question.id!r}: its formula has no value ({error}); mend it") from error


def _right(question: Question, slot: Slot) -> Response:
    body = question.body
    if isinstance(body, Numeric):
        return Response(typed=key_text(body, key_of(body, dict(slot.values))))
    return Response(picks=body.key)
