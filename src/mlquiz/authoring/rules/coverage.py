"""Rules about what a bank has against what its blueprint asks for."""

from collections import Counter
from collections.abc import Iterator

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Hint, Rule, Stand, bank_rule
from mlquiz.bank.document import Path
from mlquiz.bank.reader import Reading
from mlquiz.exam.quotas import seats

_MOCKS = 3


@bank_rule("MQ306", Severity.INFO, "fewer than three mocks without repetition")
def _few_mocks(reading: Reading) -> Iterator[Stand]:
    for place, domain, count, quota in _domains(reading):
        if quota <= count < _MOCKS * quota:
            what = (
                f"domain {domain!r} has {count} of the {_MOCKS * quota} questions for {_MOCKS} mocks "
                f"without repetition, {quota} each"
            )
            yield _stand(reading, ("domains", place), what, f"write {_MOCKS * quota - count} more")


@bank_rule("MQ307", Severity.ERROR, "too few questions for one mock or quiz")
def _no_mock(reading: Reading) -> Iterator[Stand]:
    quiz = reading.plan.form.quiz if reading.plan else None
    for place, domain, count, quota in _domains(reading):
        if count < quota:
            what = f"domain {domain!r} has {count} of the {quota} questions that one mock draws from it"
            remedy = f"write {quota - count} more: until then no full mock can be drawn"
            yield _stand(reading, ("domains", place), what, remedy)
        elif quiz and count < quiz.questions:
            what = f"domain {domain!r} has {count} of the {quiz.questions} questions of its quiz"
            remedy = f"write {quiz.questions - count} more, or make the quizzes shorter"
            yield _stand(reading, ("domains", place), what, remedy)


@bank_rule("MQ308", Severity.WARNING, "objective without questions")
def _empty_objectives(reading: Reading) -> Iterator[Stand]:
    asked = {(entry.question.domain, entry.question.objective) for entry in reading.entries}
    for place, domain in enumerate(reading.plan.domains if reading.plan else ()):
        for objective in domain.objectives:
            if (domain.id, objective) not in asked:
                path = ("domains", place, "objectives", objective)
                what = f"objective {objective!r} of domain {domain.id!r} has no question"
                yield _stand(reading, path, what, f"write one with objective: {objective!r}")


def _domains(reading: Reading) -> Iterator[tuple[int, str, int, int]]:
    """Place, id, number of questions and quota of each domain."""
    blueprint = reading.blueprint
    counts = Counter(entry.question.domain for entry in reading.entries)
    wanted = seats(blueprint) if blueprint else {}
    for place, (domain, quota) in enumerate(wanted.items()):
        yield place, domain, counts[domain], quota


def _stand(reading: Reading, path: Path, what: str, remedy: str) -> Stand:
    file = reading.exam.file if reading.exam else ""
    return Stand(file, Hint(path, what, remedy, key="objectives" in path))


RULES: tuple[Rule, ...] = (_few_mocks, _no_mock, _empty_objectives)
