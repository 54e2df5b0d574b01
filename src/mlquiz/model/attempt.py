"""An attempt: a sitting as it is remembered, and the parts of it that outlive the session."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mlquiz.model.form import Slot
from mlquiz.model.question import NONE, Question

CONFIDENCES = ("guess", "fairly", "sure")
"""How sure a taker may say they are."""

CAUSES = ("didn't know", "misread", "between two", "changed away", "out of time", "bad question")
"""What a taker may say led to a miss."""

COMPLAINTS = ("wrong key", "unclear", "outdated", "typo")
"""What a taker may report about a question."""


@dataclass(frozen=True, slots=True)
class Response:
    """The picks at one slot, by the author's order, with all that the taker left there.

    `typed` is the answer to a numeric question. A `locked` response can no longer be changed.
    """

    picks: tuple[int, ...] = ()
    flagged: bool = False
    struck: tuple[int, ...] = ()
    spent: timedelta = timedelta()
    seen_at: datetime | None = None
    typed: str = ""
    confidence: str = ""
    highlights: tuple[str, ...] = ()
    locked: bool = False

    @property
    def given(self) -> int:
        """How many picks there are; a typed number is one."""
        return 1 if self.typed else sum(pick != NONE for pick in self.picks)


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
class Note:
    """A private note on a question, kept across attempts, and the attempt in which it was last changed."""

    text: str
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a taker tells a question's author: one of `COMPLAINTS`, and a few words."""

    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """A complaint as it was made: of which question, in which of its versions (a fingerprint), and when."""

    question: str
    version: str
    complaint: Complaint
    at: datetime


@dataclass(frozen=True, slots=True)
class Points:
    """What the answer to one question earned, of how much: 0 or 1 of 1, unless credit is partial."""

    earned: int
    possible: int

    @property
    def full(self) -> bool:
        return self.earned == self.possible


@dataclass(frozen=True, slots=True)
class DomainScore:
    """Right of total over the scored questions of one domain; points where credit is partial."""

    domain: str
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a form was worth: points earned of points possible. `marks` go by slot, unscored ones included."""

    right: int
    total: int
    passed: bool
    domains: tuple[DomainScore, ...]
    scaled: int | None = None
    marks: tuple[Points, ...] = field(default=(), repr=False)

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
    limit: timedelta | None
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
    def single(self) -> bool:
        """Whether it is one question of a drill, as `mlquiz next` asks them."""
        return self.mode == "drill" and self.questions == 1

    @property
    def fraction(self) -> float | None:
        return None if self.right is None or not self.total else self.right / self.total


@dataclass(frozen=True, slots=True)
class Answered:
    """One slot whose answer is final: what was asked, what was given, what it earned.

    `seen_before` says whether the question had been seen in an earlier attempt; `cause` is what the
    taker says led to a miss.
    """

    slot: Slot
    response: Response
    question: Question
    points: Points
    seen_before: bool = False
    cause: str = ""

    @property
    def correct(self) -> bool:
        return self.points.full

    @property
    def blank(self) -> bool:
        return not self.response.given
