"""How good a bank is, on one page: what it covers, how guessable it is, how complete and how fresh.

Counts and shares of what was written; how questions behave is `statistics`'.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mlquiz.authoring.coverage import full_mocks
from mlquiz.authoring.finding import Severity
from mlquiz.authoring.guessing import Guessability, guessability
from mlquiz.authoring.lint import Report, Subject, lint
from mlquiz.authoring.stale import stale, year_before
from mlquiz.bank.nouns import blueprint
from mlquiz.bank.reader import Reading
from mlquiz.exam.quotas import seats
from mlquiz.model.attempt import Reported
from mlquiz.model.blueprint import Blueprint, Domain
from mlquiz.model.question import Choice, Question

DIFFICULTIES = ("easy", "medium", "hard")
KINDS = ("choose one", "choose several", "ordering", "matching", "numeric")


@dataclass(frozen=True, slots=True)
class ObjectiveCount:
    """A task statement, and how many questions ask for it."""

    number: str
    statement: str
    questions: int


@dataclass(frozen=True, slots=True)
class DomainCount:
    """A domain's questions against the blueprint.

    `weight` and `share` are shares of 1: of the blueprint and of the bank; `per_mock` is how many one mock
    draws. `difficulties` and `kinds` count in the order of `DIFFICULTIES` and `KINDS`.
    """

    id: str
    title: str
    weight: float
    share: float
    questions: int
    per_mock: int
    difficulties: tuple[int, ...]
    kinds: tuple[int, ...]
    objectives: tuple[ObjectiveCount, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of `questions` have all that a question should have."""

    questions: int
    rationale_for_each_option: int
    with_options: int
    references: int
    verified: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """When questions were verified: the first and the middle day, how many longer than a year ago or never."""

    oldest: date | None
    median: date | None
    stale: int


@dataclass(frozen=True, slots=True)
class Audit:
    """One bank on one page."""

    blueprint: Blueprint
    on: date
    questions: int
    mocks: int
    domains: tuple[DomainCount, ...]
    guessability: Guessability
    completeness: Completeness
    freshness: Freshness
    findings: tuple[tuple[str, Severity, int], ...]
    problems: int
    allowed: int
    reported: tuple[Reported, ...]

    @property
    def errors(self) -> int:
        return sum(count for _, severity, count in self.findings if severity is Severity.ERROR)


def audit(reading: Reading, today: date, reported: Sequence[Reported] = ()) -> Audit:
    """Looks at a bank whose blueprint could be read; faulty questions are left out of the counts.

    Args:
        reading: the bank; `reading.plan` is there.
        today: what ages are measured from.
        reported: what takers complained of, of this exam; complaints of earlier versions are left out.
    """
    if reading.plan is None:
        raise ValueError(f"{reading.folder} has no readable blueprint")
    plan = blueprint(reading.plan)
    questions = [entry.question for entry in reading.entries]
    report = lint([Subject(reading)], today)
    versions = {each.id: each.fingerprint for each in questions}
    return Audit(
        blueprint=plan,
        on=today,
        questions=len(questions),
        mocks=full_mocks(plan, questions),
        domains=_domains(plan, questions),
        guessability=guessability(questions),
        completeness=_completeness(questions),
        freshness=_freshness(reading, questions, today),
        findings=_by_code(report),
        problems=len(reading.problems),
        allowed=report.silenced,
        reported=tuple(each for each in reported if versions.get(each.question) == each.version),
    )


def _domains(plan: Blueprint, questions: Sequence[Question]) -> tuple[DomainCount, ...]:
    total = sum(domain.weight for domain in plan.domains)
    per_mock = seats(plan)
    return tuple(
        _domain(domain, domain.weight / total, per_mock[domain.id], questions) for domain in plan.domains
    )


def _domain(domain: Domain, weight: float, quota: int, questions: Sequence[Question]) -> DomainCount:
    own = [each for each in questions if each.domain == domain.id]
    asked = Counter(each.objective for each in own)
    return DomainCount(
        id=domain.id,
        title=domain.title,
        weight=weight,
        share=len(own) / len(questions) if questions else 0,
        questions=len(own),
        per_mock=quota,
        difficulties=_counts(DIFFICULTIES, own, lambda each: each.difficulty),
        kinds=_counts(KINDS, own, kind_of),
        objectives=tuple(
            ObjectiveCount(number, statement, asked[number]) for number, statement in domain.objectives
        ),
    )


def _counts(
    names: Iterable[str], questions: Iterable[Question], of: Callable[[Question], str]
) -> tuple[int, ...]:
    counted = Counter(map(of, questions))
    return tuple(counted[name] for name in names)


def kind_of(question: Question) -> str:
    """What a taker is asked to do, one of `KINDS`."""
    if not isinstance(question.body, Choice):
        return question.body.kind
    return "choose one" if question.body.choose == 1 else "choose several"


def _completeness(questions: Sequence[Question]) -> Completeness:
    choices = [each.body for each in questions if isinstance(each.body, Choice)]
    return Completeness(
        questions=len(questions),
        rationale_for_each_option=sum(all(option.rationale for option in each.options) for each in choices),
        with_options=len(choices),
        references=sum(bool(each.references) for each in questions),
        verified=sum(each.verified_on is not None for each in questions),
    )


def _freshness(reading: Reading, questions: Sequence[Question], today: date) -> Freshness:
    days = sorted(each.verified_on for each in questions if each.verified_on)
    old = sum(bool(each.question) for each in stale(reading, year_before(today)))
    return Freshness(days[0] if days else None, days[len(days) // 2] if days else None, old)


def _by_code(report: Report) -> tuple[tuple[str, Severity, int], ...]:
    """Codes with their severity and how often they were found, the gravest and most frequent first."""
    found = Counter((each.code, each.severity) for each in report.findings)
    rows = ((code, severity, count) for (code, severity), count in found.items())
    return tuple(sorted(rows, key=lambda row: (row[1].rank, -row[2], row[0])))
