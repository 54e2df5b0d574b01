"""An attempt: a sitting as it is remembered, and the parts of it that outlive the session."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Response:
    """The picks at one slot, by the author's order, with flag, strikes and the time spent there."""

    picks: tuple[int, ...] = ()
    flagged: bool = False
    struck: tuple[int, ...] = ()
    spent: timedelta = timedelta()
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Interruption:
    """A gap in a sitting: when it began, how long it was, and whether it consumed exam time."""

    at: datetime
    length: timedelta
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a sitting's ledger; `detail` is what was picked, struck or gone to."""

    at: datetime
    verb: str
    position: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DomainScore:
    """Right of total over the scored questions of one domain."""

    domain: str
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a form was worth. `marks` says right or wrong slot by slot, unscored ones included."""

    right: int
    total: int
    passed: bool
    domains: tuple[DomainScore, ...]
    scaled: int | None = None
    marks: tuple[bool, ...] = field(default=(), repr=False)

    @property
    def fraction(self) -> float:
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """The head of an attempt, as lists and summaries need it. `outcome` is None while it is unfinished."""

    id: str
    exam: str
    title: str
    mode: str
    seed: int
    form: str
    bank_version: str
    started_at: datetime
    limit: timedelta
    used: timedelta
    questions: int
    answered: int
    finished_at: datetime | None = None
    outcome: str | None = None
    right: int | None = None
    total: int | None = None
    scaled: int | None = None
    passed: bool | None = None

    @property
    def fraction(self) -> float | None:
        return None if self.right is None or not self.total else self.right / self.total
