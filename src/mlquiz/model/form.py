"""A form: the drawn, ordered questions of one sitting. It knows no key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the form, numbered from 1. `order` lists the author's option indexes as displayed."""

    position: int
    question: str
    fingerprint: str
    domain: str
    objective: str
    scored: bool
    order: tuple[int, ...]
    choose: int


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
