"""A question: one item of a bank with all that belongs to it.

Picks are always by the author's order of what is offered. What a file looks like is `mlquiz.bank`'s
affair, how a question is shown without its key is `mlquiz.model.posed`'s.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

NONE = -1
"""No match yet, among the picks of a matching question."""


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative of a choice; `pin` keeps it last when options are shuffled."""

    text: str
    rationale: str = ""
    correct: bool = False
    pin: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose one, or choose N: as many as the author marked correct. Picks are a set of options."""

    kind: ClassVar[str] = "choice"
    prompts: ClassVar[tuple[str, ...]] = ()
    options: tuple[Option, ...]

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple([option.text for option in self.options])

    @property
    def pinned(self) -> frozenset[int]:
        """Options that stay last."""
        return frozenset(index for index, option in enumerate(self.options) if option.pin)

    @property
    def key(self) -> tuple[int, ...]:
        return tuple([index for index, option in enumerate(self.options) if option.correct])

    @property
    def choose(self) -> int:
        return len(self.key)

    @property
    def essence(self) -> object:
        """What the answer depends on, for the fingerprint."""
        return [[option.text, option.correct] for option in self.options]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Steps, in the right order. Picks are all steps in the taker's order.

    Steps are offered, and picked, by the order of their text: the author's own order is the key, and
    nothing that is shown may tell it.
    """

    kind: ClassVar[str] = "ordering"
    prompts: ClassVar[tuple[str, ...]] = ()
    pinned: ClassVar[frozenset[int]] = frozenset()
    steps: tuple[str, ...]

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(sorted(self.steps))

    @property
    def key(self) -> tuple[int, ...]:
        return tuple(self.offered.index(step) for step in self.steps)

    @property
    def choose(self) -> int:
        return len(self.steps)

    @property
    def essence(self) -> object:
        return list(self.steps)


@dataclass(frozen=True, slots=True)
class Matching:
    """Prompts with their matches, and matches that fit none.

    Picks give each prompt a match, by the order of the matches' texts, or `NONE`.
    """

    kind: ClassVar[str] = "matching"
    pinned: ClassVar[frozenset[int]] = frozenset()
    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...] = ()

    @property
    def prompts(self) -> tuple[str, ...]:
        return tuple(prompt for prompt, _ in self.pairs)

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(sorted({match for _, match in self.pairs} | set(self.distractors)))

    @property
    def key(self) -> tuple[int, ...]:
        return tuple(self.offered.index(match) for _, match in self.pairs)

    @property
    def choose(self) -> int:
        return len(self.pairs)

    @property
    def essence(self) -> object:
        return [[list(pair) for pair in self.pairs], list(self.distractors)]


@dataclass(frozen=True, slots=True)
class Variable:
    """A number that is drawn afresh: from `low` to `high`, both included, with so many decimals."""

    name: str
    low: float
    high: float
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Numeric:
    """A typed number: a fixed answer, or a formula over variables drawn afresh at every sitting.

    `tolerance` is absolute. The key is `model.arithmetic`'s to compute.
    """

    kind: ClassVar[str] = "numeric"
    prompts: ClassVar[tuple[str, ...]] = ()
    pinned: ClassVar[frozenset[int]] = frozenset()
    offered: ClassVar[tuple[str, ...]] = ()
    key: ClassVar[tuple[int, ...]] = ()
    choose: ClassVar[int] = 1
    tolerance: float
    answer: float | None = None
    formula: str = ""
    variables: tuple[Variable, ...] = ()
    unit: str = ""

    @property
    def essence(self) -> object:
        drawn = [[each.name, each.low, each.high, each.decimals] for each in self.variables]
        return [self.answer, self.formula, drawn, self.tolerance, self.unit]


Body = Choice | Ordering | Matching | Numeric


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
    def case(self) -> str:
        """Eight hex digits that questions of one scenario share; empty where there is none."""
        return hashlib.sha256(self.scenario.encode()).hexdigest()[:8] if self.scenario else ""

    @property
    def choice(self) -> Choice:
        """The body of a choice question."""
        if not isinstance(self.body, Choice):
            raise TypeError(f"question {self.id} is of kind {self.body.kind}, not choice")
        return self.body

    @property
    def numeric(self) -> Numeric:
        """The body of a numeric question."""
        if not isinstance(self.body, Numeric):
            raise TypeError(f"question {self.id} is of kind {self.body.kind}, not numeric")
        return self.body
