"""What is answered and what is not, question by question, as line mode lists it."""

from collections.abc import Callable, Iterator

from mlquiz.cli.plain.prose import in_words
from mlquiz.errors import UsageFault
from mlquiz.exam.session import Session
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.words import blank_and_partly, questions_text

_LONGEST = 60
"""How much of a stem is told to know it by."""

FILTERS: dict[str, Callable[[Session, int], bool]] = {
    "unanswered": lambda session, position: not session.complete(position),
    "flagged": lambda session, position: session.responses[position - 1].flagged,
    "unseen": lambda session, position: session.responses[position - 1].seen_at is None,
}


def overview(session: Session) -> str:
    """How many are answered; which are blank, flagged, answered in part, unseen, closed."""
    blank, partly = blank_and_partly(session)
    always = {"blank": list(blank), "flagged": list(_kept(session, "flagged"))}
    further = {
        "answered in part": list(partly),
        "unseen": list(_kept(session, "unseen")),
        "closed": list(_closed(session)),
    }
    lists = always | {name: places for name, places in further.items() if places}
    told = [
        f"{name.capitalize()}: {questions_text(each) if each else 'none'}." for name, each in lists.items()
    ]
    return "\n".join([f"Answered: {session.answered} of {len(session.slots)}.", *told])


def listed(sitting: Sitting, name: str) -> str:
    """The questions that a filter keeps, each with how its stem begins.

    Raises:
        UsageFault: there is no such filter.
    """
    if name not in FILTERS:
        raise UsageFault(f"type :review alone, or with one of {', '.join(FILTERS)}")
    session = sitting.session
    found = list(_kept(session, name))
    seen = [position for position in found if session.responses[position - 1].seen_at]
    partly = blank_and_partly(session)[1]
    lines = [
        f"  {position}) {'(in part) ' if position in partly else ''}{_beginning(sitting, position)}"
        for position in seen
    ]
    unseen = [position for position in found if position not in seen]
    lines += [f"  Not seen yet: {questions_text(unseen)}."] if unseen else []
    return "\n".join([f"{name.title()}: {len(found)} of {len(sitting.posed)}.", *lines])


def _beginning(sitting: Sitting, position: int) -> str:
    """The first words of a stem, to know it by."""
    stem = " ".join(in_words(sitting.posed[position - 1]).stem.split())
    return stem if len(stem) <= _LONGEST else f"{stem[:_LONGEST].rsplit(' ', 1)[0]} …"


def _kept(session: Session, name: str) -> Iterator[int]:
    return (slot.position for slot in session.slots if FILTERS[name](session, slot.position))


def _closed(session: Session) -> Iterator[int]:
    """Questions that cannot be gone back to."""
    if session.rules.feedback:
        return iter(())
    return (slot.position for slot in session.slots if session.responses[slot.position - 1].locked)
