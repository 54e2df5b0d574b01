"""A form: the drawn, ordered questions of one sitting. It knows no key."""

from dataclasses import dataclass, replace
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the form, numbered from 1. `order` lists the author's option indexes as displayed.

    `choose` picks make the answer complete. `values` are the numbers drawn for a numeric question, as
    they are shown, and `unit` is what its answer is in. `case` names the scenario that slots share;
    `section` counts from 1, and is 0 where the exam has none.
    """

    position: int
    question: str
    fingerprint: str
    domain: str
    objective: str
    scored: bool
    order: tuple[int, ...]
    choose: int
    kind: str = "choice"
    values: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    case: str = ""
    section: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """By what rules a form is sat.

    Args:
        limit: exam time; None where the sitting is not timed.
        strict: interruptions consume exam time.
        question_limit: time for each question; its answer is checked as it stands when that is over.
        feedback: answers are checked one by one, and what is right is told at once.
        case_lock: the questions of a scenario are closed once the taker leaves them.
        read_to_end: a question is left only after its end was on the screen.
    """

    limit: timedelta | None
    strict: bool = False
    question_limit: timedelta | None = None
    feedback: bool = False
    case_lock: bool = False
    read_to_end: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What was drawn, from which bank version, and the code that draws it again."""

    exam: str
    bank_version: str
    seed: int
    code: str
    slots: tuple[Slot, ...]

    @property
    def unscored(self) -> int:
        return sum(not slot.scored for slot in self.slots)

    def for_practice(self) -> "Form":
        """The same questions where every one counts and may be returned to."""
        return replace(self, slots=tuple(replace(slot, scored=True, section=0) for slot in self.slots))
