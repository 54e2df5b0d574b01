"""Builders for values, a clock that is told what time it is, and banks written to disk."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from mlquiz.bank.cache import Cache
from mlquiz.bank.library import Library
from mlquiz.exam.formcode import SEED_BITS
from mlquiz.history.archive import Archive
from mlquiz.model.blueprint import Blueprint, Domain, FormRule, PassRule
from mlquiz.model.form import Slot
from mlquiz.model.question import Choice, Option, Question
from mlquiz.proctor import Proctor
from mlquiz.report.records import Records

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


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


def blueprint(
    *,
    weights: Sequence[float] = (60, 40),
    questions: int = 10,
    unscored: int = 2,
    minutes: int = 20,
    threshold: str = "3/4",
    exam: str = "demo",
) -> Blueprint:
    names = ["data", "models", "operations", "ethics"]
    return Blueprint(
        id=exam,
        title="Demo exam",
        provider="Nobody",
        form=FormRule((questions, questions), minutes, unscored, extra_minutes=5),
        passing=PassRule(Fraction(threshold), "scaled", (100, 1000), 750),
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


EXAM_YAML = """\
format: 1
id: demo
title: Demo exam
provider: Nobody
form: {questions: 10, unscored: 2, minutes: 20, extra_minutes: 5}
pass: {reported: scaled, scale: [100, 1000], cut: 750, threshold: 75%}
domains:
  - id: data
    title: Data
    weight: 60
    objectives: {"1.1": Do it}
  - id: models
    title: Models
    weight: 40
    objectives: {"1.1": Do it}
"""


def question_yaml(each: Question) -> str:
    """One question as an entry of a question file."""
    lines = [
        f"  - id: {each.id}",
        f"    domain: {each.domain}",
        '    objective: "1.1"',
        f"    difficulty: {each.difficulty}",
        f"    stem: {_quoted(each.stem)}",
        "    options:",
    ]
    for option in each.choice.options:
        lines += [f"      - text: {_quoted(option.text)}", f"        rationale: {_quoted(option.rationale)}"]
        lines += ["        correct: true"] if option.correct else []
    lines += [f"    explanation: {_quoted(each.explanation)}"]
    lines += [f"    references: [{', '.join(each.references)}]"] if each.references else []
    lines += [f"    verified_on: {each.verified_on}"] if each.verified_on else []
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def write_bank(folder: Path, questions: Sequence[Question] = (), exam: str = EXAM_YAML) -> Path:
    """A bank on disk: `exam.yaml` and one file of questions."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exam.yaml").write_text(exam, encoding="utf-8")
    entries = "".join(question_yaml(each) for each in (questions or pool()))
    (folder / "questions.yaml").write_text(f"questions:\n{entries}", encoding="utf-8")
    return folder


@dataclass
class Office:
    """A library with one demo bank, an archive, a proctor and records, over one clock, in one folder."""

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
        self.records = Records(self.library, self.archive)

    def again(self) -> "Office":
        """The same folder opened by another process at the same moment."""
        return Office(self.folder, clock=self.clock, dice=self.dice)
