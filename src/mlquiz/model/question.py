"""A question: one item of a bank with all that belongs to it, and the same question without its key.

Picks are always by the author's order of options. What a file looks like is `mlquiz.bank`'s affair.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative of a choice; `pin` keeps it last when options are shuffled."""

    text: str
    rationale: str = ""
    correct: bool = False
    pin: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose one, or choose N: as many as the author marked correct."""

    kind: ClassVar[str] = "choice"
    options: tuple[Option, ...]

    @property
    def key(self) -> tuple[int, ...]:
        return tuple(index for index, option in enumerate(self.options) if option.correct)

    @property
    def essence(self) -> object:
        """What the answer depends on, for the fingerprint."""
        return [[option.text, option.correct] for option in self.options]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Steps, in the right order; shown shuffled."""

    kind: ClassVar[str] = "ordering"
    steps: tuple[str, ...]

    @property
    def essence(self) -> object:
        return list(self.steps)


@dataclass(frozen=True, slots=True)
class Matching:
    """Prompts with their matches, and matches that fit none."""

    kind: ClassVar[str] = "matching"
    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...] = ()

    @property
    def essence(self) -> object:
        return [[list(pair) for pair in self.pairs], list(self.distractors)]


@dataclass(frozen=True, slots=True)
class Numeric:
    """A typed number: a fixed answer, or a formula over variables drawn afresh at every sitting.

    `variables` maps a name to its inclusive (low, high); `tolerance` is absolute.
    """

    kind: ClassVar[str] = "numeric"
    tolerance: float
    answer: float | None = None
    formula: str = ""
    variables: tuple[tuple[str, float, float], ...] = ()
    unit: str = ""

    @property
    def essence(self) -> object:
        return [self.answer, self.formula, [list(each) for each in self.variables], self.tolerance, self.unit]


Body = Choice | Ordering | Matching | Numeric


@dataclass(frozen=True, slots=True)
class PosedQuestion:
    """A question as it may be shown before it is answered: no key, no rationale, no explanation."""

    id: str
    fingerprint: str
    domain: str
    objective: str
    stem: str
    options: tuple[str, ...]
    choose: int
    scenario: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One item of a bank; `id` is the author's and never changes, `fingerprint` follows the content."""

    id: str
    domain: str
    objective: str
    difficulty: str
    stem: str
    body: Body
    explanation: str = ""
    scenario: str = ""
    references: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    verified_on: date | None = None

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits over scenario, stem, options and key: another one is another question to answer."""
        essence = [self.body.kind, self.scenario, self.stem, self.body.essence]
        text = json.dumps(essence, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def choice(self) -> Choice:
        """The body of a choice question."""
        if not isinstance(self.body, Choice):
            raise TypeError(f"question {self.id} is of kind {self.body.kind}, not choice")
        return self.body

    def posed(self) -> PosedQuestion:
        return PosedQuestion(
            id=self.id,
            fingerprint=self.fingerprint,
            domain=self.domain,
            objective=self.objective,
            stem=self.stem,
            options=tuple(option.text for option in self.choice.options),
            choose=len(self.choice.key),
            scenario=self.scenario,
        )
