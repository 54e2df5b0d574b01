"""An exam and its blueprint: domains and weights, length, minutes, cut."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Domain:
    """A weighted content area; `objectives` are (number, statement) pairs."""

    id: str
    title: str
    weight: float
    objectives: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """Where the blueprint was read, and when it was last compared."""

    url: str = ""
    version: str = ""
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Quiz:
    """The length of a quiz over one domain, in questions and minutes."""

    questions: int
    minutes: int


@dataclass(frozen=True, slots=True)
class FormRule:
    """The length of a form: questions (a range where the vendor gives one), unscored ones, minutes.

    `quiz` is the length of a form over one domain, where that is not its share of the whole.
    """

    questions: tuple[int, int]
    minutes: int
    unscored: int = 0
    extra_minutes: int = 0
    quiz: Quiz | None = None

    @property
    def length(self) -> int:
        """Questions on a full form: the upper end of the range."""
        return self.questions[1]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form that cannot be returned to: the questions of some domains, or those with a scenario.

    A section that names neither takes what the others leave.
    """

    title: str
    domains: tuple[str, ...] = ()
    scenarios: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What the exam room of this exam has and asks for.

    Args:
        sections: parts of the form in their order; none where one may go anywhere.
        case_lock: the questions of a scenario are closed once the taker leaves them.
        read_to_end: a question is left only after its end was on the screen.
        pilot: further unscored questions for those who agree to them.
        calculator: whether there is one.
    """

    sections: tuple[Section, ...] = ()
    case_lock: bool = False
    read_to_end: bool = False
    pilot: int = 0
    calculator: bool = False


@dataclass(frozen=True, slots=True)
class PassRule:
    """How the exam is passed: `threshold` is the share of scored questions, `cut` the reported score."""

    threshold: Fraction
    reported: str = "percent"
    scale: tuple[int, int] | None = None
    cut: int | None = None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The specification of one exam."""

    id: str
    title: str
    provider: str
    form: FormRule
    passing: PassRule
    domains: tuple[Domain, ...]
    code: str = ""
    kind: str = "certification"
    status: str = "active"
    retired_on: date | None = None
    changes_on: date | None = None
    successor: str = ""
    guide: Guide = Guide()
    retake_wait_days: tuple[int, ...] = ()
    credit: str = "whole"
    profile: Profile = Profile()

    def domain(self, domain_id: str) -> Domain:
        """The domain with this id; KeyError where there is none."""
        for domain in self.domains:
            if domain.id == domain_id:
                return domain
        raise KeyError(domain_id)

    def spread(self, names: Iterable[str]) -> tuple[str, ...]:
        """Ids of domains for names of domains, or of all whose ids begin with the name and a hyphen.

        A name that fits nothing stays as it is.
        """
        spread: dict[str, None] = {}
        ids = [domain.id for domain in self.domains]
        for name in names:
            part = [] if name in ids else [each for each in ids if each.startswith(f"{name}-")]
            spread |= dict.fromkeys(part or [name])
        return tuple(spread)

    def among(self, domain_ids: Iterable[str]) -> tuple[Domain, ...]:
        """The named domains in blueprint order; all of them where none is named."""
        named = set(domain_ids)
        return tuple(domain for domain in self.domains if not named or domain.id in named)

    @property
    def unit(self) -> str:
        """What a score counts: questions, or points where credit is partial."""
        return "points" if self.credit == "partial" else "questions"

    @property
    def standing(self) -> str:
        """The status in words: `retired 2026-03-31, succeeded by aws-mla-c01`; `active, retires 2027-03-31`."""
        words = self.status
        if self.retired_on:
            words += f" {self.retired_on}" if self.status == "retired" else f", retires {self.retired_on}"
        return f"{words}, succeeded by {self.successor}" if self.successor else words
