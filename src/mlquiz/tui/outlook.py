"""What an order comes to before it is given, in words. Drawing and refusing is the proctor's."""

from dataclasses import dataclass, replace

from mlquiz.errors import MlquizError
from mlquiz.exam.choosing import Filter
from mlquiz.proctor.order import Briefing, Order
from mlquiz.proctor.proctor import Proctor
from mlquiz.proctor.spelling import BOUNDS
from mlquiz.report.words import limit_text

_COUNTED = {
    "questions": "Questions",
    "minutes": "Minutes",
    "seconds": "Seconds each",
    "missed": "Missed in the last",
    "unseen": "Not seen in the last",
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """In words, and what would be drawn; nothing is where the order cannot be carried out."""

    told: str = ""
    drawn: Briefing | None = None


def outlook(proctor: Proctor, order: Order) -> Outlook:
    """What the order comes to. Nothing is stored by asking."""
    trouble = _out_of_bounds(order)
    if trouble:
        return Outlook(trouble)
    try:
        drawn = proctor.brief(order)
        return Outlook(_told(proctor.fitting(order), drawn), drawn)
    except MlquizError as error:
        return Outlook(str(error))


def within_mode(asked: Order) -> Order:
    """What goes with the mode of all that is asked for."""
    if asked.mode == "mock":
        return replace(asked, seconds=None, wanted=Filter(domains=asked.wanted.domains))
    return replace(asked, extra_time=False, strict=False, pilot=False)


def _out_of_bounds(order: Order) -> str:
    for name, (least, most) in BOUNDS.items():
        number = getattr(order, name, None) or getattr(order.wanted, name, None)
        if number and not least <= number <= most:
            return f"{_COUNTED[name]}: {least} to {most}"
    return ""


def _told(fitting: int, drawn: Briefing) -> str:
    """`38 questions fit, 20 drawn, 15:00`."""
    fit = "1 question fits" if fitting == 1 else f"{fitting} questions fit"
    each = drawn.rules.question_limit
    pace = f", {round(each.total_seconds())} seconds each" if each else ""
    return f"{fit}, {len(drawn.form.slots)} drawn, {limit_text(drawn.rules.limit)}{pace}"
