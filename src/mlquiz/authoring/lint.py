"""The lint: every rule over everything it looks at, less what the authors allow. Reads nothing itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mlquiz.authoring.allowances import Allowances
from mlquiz.authoring.finding import Finding
from mlquiz.authoring.rule import Asked, Hint, Rule, Scope, Stand
from mlquiz.authoring.rules import RULES
from mlquiz.authoring.selection import Selection
from mlquiz.bank.codes import Code
from mlquiz.bank.memory import uncollected
from mlquiz.bank.problem import Problem
from mlquiz.bank.reader import QuestionFile, Reading
from mlquiz.bank.source import Source

EVERYTHING = Selection()
_OF_ONE_FILE = (Scope.QUESTION, Scope.FILE, Scope.BLUEPRINT)
_SEVERITIES = {rule.code: rule.severity for rule in RULES}


@dataclass(frozen=True, slots=True)
class Subject:
    """A bank to be linted; where files are named in `only`, nothing else of it is reported."""

    reading: Reading
    only: frozenset[str] | None = None

    def wants(self, file: str) -> bool:
        return self.only is None or file in self.only

    @property
    def files(self) -> Iterator[QuestionFile]:
        return (file for file in self.reading.files if self.wants(file.source.file))


@dataclass(frozen=True, slots=True)
class Report:
    """What lint found, in the order of places, and over how much it looked."""

    findings: tuple[Finding, ...]
    banks: int
    questions: int
    silenced: int


def lint(subjects: Sequence[Subject], today: date, selection: Selection = EVERYTHING) -> Report:
    """Runs the selected rules over banks, as far as these could be read; `today` is what dates are held against."""
    run = _Run(subjects, today, [rule for rule in RULES if rule.code in selection])
    with uncollected():
        found = {each for each in run.findings() if each.code in selection}
    allowances = Allowances([each.reading for each in subjects])
    told = {each for each in found if not allowances.silences(each)}
    complaints = allowances.complaints(run.judged)
    told_of_allowances = {each for each in complaints if run.wants(each.file) and each.code in selection}
    questions = sum(len(file.entries) for each in subjects for file in each.files)
    return Report(tuple(sorted(told | told_of_allowances)), len(subjects), questions, len(found) - len(told))


class _Run:
    def __init__(self, subjects: Sequence[Subject], today: date, rules: list[Rule]) -> None:
        self.subjects = subjects
        self.today = today
        self.rules = rules
        self.readings = [each.reading for each in subjects]

    def wants(self, file: str) -> bool:
        """Whether findings in a file are told: unless its bank's subject names others."""
        return any(file in each.reading.names and each.wants(file) for each in self.subjects)

    def judged(self, file: str, question: str) -> frozenset[str]:
        """The codes of rules that looked at all they look at: of a bank in parts, or a broken one, they could not."""
        subject = next(each for each in self.subjects if file in each.reading.names)
        whole = subject.only is None and _is_sound(subject.reading)
        own = not subject.reading.problems or bool(question)
        return frozenset(
            rule.code
            for rule in self.rules
            if (whole or (own and rule.scope in _OF_ONE_FILE)) and rule.able(self.readings)
        )

    def findings(self) -> Iterator[Finding]:
        for subject in self.subjects:
            yield from (_of_problem(each) for each in subject.reading.problems if subject.wants(each.file))
            yield from self._of_blueprint(subject)
            for source in subject.reading.sources:
                if subject.wants(source.file):
                    yield from _of_source(self._of(Scope.FILE), source)
            for file in subject.files:
                yield from self._of_questions(file)
        further = (*_twins(self.readings), *self._of_banks())
        yield from (each for each in further if self.wants(each.file))

    def _of_blueprint(self, subject: Subject) -> Iterator[Finding]:
        plan, source = subject.reading.blueprint, subject.reading.exam
        if plan and source and subject.wants(source.file):
            for rule in self._of(Scope.BLUEPRINT):
                for hint in rule.look(plan, self.today):
                    yield _finding(rule, hint, source)  # type: ignore[arg-type]

    def _of_questions(self, file: QuestionFile) -> Iterator[Finding]:
        rules = self._of(Scope.QUESTION)
        for entry in file.entries:
            yield from _of_question(rules, Asked(file, entry, self.today))

    def _of(self, scope: Scope) -> list[Rule]:
        return [rule for rule in self.rules if rule.scope is scope]

    def _of_banks(self) -> Iterator[Finding]:
        """What holds for a whole bank is said of banks that are looked at whole, and sound."""
        whole = [each.reading for each in self.subjects if each.only is None]
        for rule in self._of(Scope.BANK):
            for reading in whole:
                if _is_sound(reading):
                    yield from _placed(rule, rule.look(reading), [reading])
        for rule in self._of(Scope.BANKS):
            yield from _placed(rule, rule.look(self.readings), self.readings)


def _is_sound(reading: Reading) -> bool:
    return reading.plan is not None and not reading.problems


def _twins(readings: Iterable[Reading]) -> Iterator[Finding]:
    """Banks with the exam id of one before them, which no reading of a single bank can tell."""
    first: dict[str, Source] = {}
    for reading in readings:
        if reading.plan and reading.exam:
            before = first.setdefault(reading.plan.id, reading.exam)
            if before is not reading.exam:
                file, place = reading.exam.file, reading.exam.document.place(("id",))
                what = f"has the exam id {reading.plan.id!r}, which {before.file} has too"
                yield _of_problem(
                    Problem(file, *place, what, "rename or remove one of the two", code=Code.TWIN_EXAM)
                )


def _of_problem(problem: Problem) -> Finding:
    where = (problem.file, problem.line, problem.column)
    code = problem.code.value
    return Finding(*where, code, _SEVERITIES[code], problem.what, problem.remedy, problem.question)


def _of_source(rules: Iterable[Rule], source: Source) -> Iterator[Finding]:
    for rule in rules:
        for hint in rule.look(source.document):
            yield _finding(rule, hint, source)  # type: ignore[arg-type]


def _of_question(rules: Iterable[Rule], asked: Asked) -> Iterator[Finding]:
    for rule in rules:
        for hint in rule.look(asked):
            yield _finding(rule, hint, asked.file.source, asked.path)  # type: ignore[arg-type]


def _placed(
    rule: Rule, stands: Iterable[Stand] | Iterable[Hint], readings: Iterable[Reading]
) -> Iterator[Finding]:
    sources = {source.file: source for reading in readings for source in reading.sources}
    for stand in stands:
        yield _finding(rule, stand.hint, sources[stand.file])  # type: ignore[union-attr]


def _finding(rule: Rule, hint: Hint, source: Source, above: tuple[str | int, ...] = ()) -> Finding:
    path = (*above, *hint.path)
    line, column = source.document.key_place(path) if hint.key else source.document.place(path)
    severity = hint.severity or rule.severity
    question = source.question(path)
    return Finding(
        source.file, line, column, rule.code, severity, hint.what, hint.remedy, question, hint.edit
    )
