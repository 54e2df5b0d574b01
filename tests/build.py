"""Builders for values, a clock that is told what time it is, and banks written to disk."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from tests.written import EXAM_YAML, questions_yaml
from tests.written import exam_yaml as exam_yaml
from tests.written import question_yaml as question_yaml

from mlquiz.bank.cache import Cache
from mlquiz.bank.library import Library
from mlquiz.exam.formcode import SEED_BITS
from mlquiz.exam.place import slot_of
from mlquiz.history.archive import Archive
from mlquiz.model.arithmetic import key_of, key_text
from mlquiz.model.blueprint import Blueprint, Domain, FormRule, PassRule, Profile
from mlquiz.model.form import Slot
from mlquiz.model.question import Body, Choice, Matching, Numeric, Option, Ordering, Question, Variable
from mlquiz.planning.planner import Planner
from mlquiz.proctor.proctor import Proctor
from mlquiz.report.records import Records

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PLAIN_PROFILE = Profile()


@dataclass
class FakeClock:
    """Stands still until it is moved."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class FakeDice:
    """Counts up instead of rolling."""

    last: int = 0

    def __call__(self, bits: int) -> int:
        self.last += 1
        return self.last % (1 << min(bits, SEED_BITS))


def question(
    number: int = 1,
    *,
    domain: str = "data",
    options: int = 4,
    key: Sequence[int] = (0,),
    stem: str = "",
    explanation: str = "Because.",
    option_text: str = "",
) -> Question:
    return Question(
        id=f"q-{domain}-{number:03}",
        domain=domain,
        objective="1.1",
        difficulty="medium",
        stem=stem or f"What is right in {domain}, number {number}?",
        body=Choice(
            tuple(
                Option(
                    text=f"{option_text}Option {place} of {domain} {number}",
                    rationale=f"rationale {place} of {domain} {number}",
                    correct=place in key,
                )
                for place in range(options)
            )
        ),
        explanation=explanation,
        references=("https://example.org/doc",),
        verified_on=date(2026, 11, 22),
    )


STEPS = ("Collect the data", "Split it", "Fit the scaler", "Train the model", "Evaluate it")
PAIRS = (
    ("Recall", "Found of all there are"),
    ("Precision", "Right of all found"),
    ("Accuracy", "Right of all"),
)
F1 = Numeric(
    tolerance=0.005,
    formula="2*tp / (2*tp + fp + fn)",
    variables=(Variable("tp", 40, 90), Variable("fp", 5, 30), Variable("fn", 0.5, 4.5, 1)),
)
CASE = "A telecom company predicts which of its customers will leave. One in twenty does."


def of_kind(name: str, body: Body, stem: str, *, domain: str = "data", scenario: str = "") -> Question:
    """A question with another body; its id is `q-<domain>-<name>`."""
    asked = replace(question(domain=domain), id=f"q-{domain}-{name}", stem=stem, body=body)
    return replace(asked, scenario=scenario, explanation=f"Why {name} is so.")


def ordering(name: str = "ordering", *, steps: Sequence[str] = STEPS, **place: str) -> Question:
    return of_kind(name, Ordering(tuple(steps)), "Bring the steps into order.", **place)


def matching(
    name: str = "matching",
    *,
    pairs: Sequence[tuple[str, str]] = PAIRS,
    distractors: Sequence[str] = ("Right of all wrong",),
    **place: str,
) -> Question:
    body = Matching(tuple(pairs), tuple(distractors))
    return of_kind(name, body, "Match each metric with its meaning.", **place)


def fixed_number(
    name: str = "fixed", *, answer: float = 0.75, tolerance: float = 0.01, unit: str = "", **place: str
) -> Question:
    body = Numeric(tolerance, answer=answer, unit=unit)
    return of_kind(name, body, f"Which number is {name}?", **place)


def fresh_number(name: str = "fresh", *, body: Numeric = F1, stem: str = "", **place: str) -> Question:
    shown = ", ".join(f"{each.name} = {{{each.name}}}" for each in body.variables)
    return of_kind(name, body, stem or f"What is F1 for {shown}?", **place)


def every_kind() -> tuple[Question, ...]:
    """Ten questions that fill a form of the demo exam: every kind, three of them on one scenario."""
    return (
        question(1, key=(1,)),
        question(2, options=5, key=(0, 2)),
        ordering(),
        matching(),
        fixed_number(),
        fresh_number(),
        replace(question(1, domain="models", key=(1,)), scenario=CASE),
        ordering(domain="models", scenario=CASE),
        fresh_number(domain="models", scenario=CASE),
        fixed_number(domain="models", answer=250, tolerance=0, unit="ms"),
    )


def slots_of(questions: Sequence[Question], seed: int = 1) -> tuple[Slot, ...]:
    """Their slots in this very order, all scored."""
    return tuple(
        slot_of(each, position, seed, 0, scored=True) for position, each in enumerate(questions, start=1)
    )


def right_answer(asked: Question, slot: Slot) -> tuple[tuple[int, ...], str]:
    """Picks and typed text that are right at this slot."""
    if isinstance(asked.body, Numeric):
        return (), key_text(asked.body, key_of(asked.body, dict(slot.values)))
    return asked.body.key, ""


def blueprint(
    *,
    weights: Sequence[float] = (60, 40),
    questions: int = 10,
    unscored: int = 2,
    minutes: int = 20,
    threshold: str = "3/4",
    exam: str = "demo",
    profile: Profile = PLAIN_PROFILE,
    credit: str = "whole",
) -> Blueprint:
    names = ["data", "models", "operations", "ethics"]
    return Blueprint(
        id=exam,
        title="Demo exam",
        provider="Nobody",
        form=FormRule((questions, questions), minutes, unscored, extra_minutes=5),
        passing=PassRule(Fraction(threshold), "scaled", (100, 1000), 750),
        profile=profile,
        credit=credit,
        domains=tuple(
            Domain(names[place], names[place].title(), weight, (("1.1", "Do it"),))
            for place, weight in enumerate(weights)
        ),
    )


def pool(each: int = 12, domains: Sequence[str] = ("data", "models")) -> tuple[Question, ...]:
    return tuple(
        question(
            number,
            domain=domain,
            options=5 if number % 5 == 0 else 4,
            key=(0, 2) if number % 5 == 0 else (1,),
        )
        for domain in domains
        for number in range(1, each + 1)
    )


def slots(count: int = 5, *, options: int = 4, choose: int = 1) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            position=position,
            question=f"q-{position}",
            fingerprint="0" * 16,
            domain="data",
            objective="1.1",
            scored=True,
            order=tuple(reversed(range(options))),
            choose=choose,
        )
        for position in range(1, count + 1)
    )


def write_bank(folder: Path, questions: Sequence[Question] = (), exam: str = EXAM_YAML) -> Path:
    """A bank on disk: `exam.yaml` and one file of questions."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exam.yaml").write_text(exam, encoding="utf-8")
    (folder / "questions.yaml").write_text(questions_yaml(questions or pool()), encoding="utf-8")
    return folder


@dataclass
class Office:
    """A library with one demo bank, an archive, a proctor, a planner and records, over one clock, in one folder."""

    folder: Path
    questions: Sequence[Question] = ()
    exam: str = EXAM_YAML
    clock: FakeClock = field(default_factory=FakeClock)
    dice: FakeDice = field(default_factory=FakeDice)
    bank_is_there: bool = True

    def __post_init__(self) -> None:
        self.bank = self.folder / "banks" / "demo"
        if self.bank_is_there and not self.bank.exists():
            write_bank(self.bank, self.questions, self.exam)
        self.library = Library([self.folder / "banks"], Cache(self.folder / "cache"))
        self.archive = Archive(self.folder / "history.db")
        self.proctor = Proctor(self.library, self.archive, self.clock, self.dice, self.folder / "sittings")
        self.planner = Planner(self.library, self.archive, self.clock)
        self.records = Records(self.library, self.archive, self.clock)

    def again(self) -> "Office":
        """The same folder opened by another process at the same moment."""
        return Office(self.folder, clock=self.clock, dice=self.dice)
