"""What authors allow: codes that are not reported for a question, a file or a blueprint."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from mlquiz.authoring.finding import Finding, Severity
from mlquiz.authoring.rule import Rule, Scope
from mlquiz.authoring.rules import RULES
from mlquiz.bank.document import Path
from mlquiz.bank.reader import Reading
from mlquiz.bank.source import Source

IDLE = next(rule for rule in RULES if rule.code == "MQ602")
UNKNOWN = next(rule for rule in RULES if rule.code == "MQ601")


@dataclass(frozen=True, eq=False, slots=True)
class _Allowance:
    """A code at its place; `question` is empty where it is allowed for the whole file."""

    source: Source
    path: Path
    question: str
    code: str


class Allowances:
    """Every allowance of some banks, and which of them were needed."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._all = [each for reading in readings for each in _of(reading)]
        self._by = {(each.source.file, each.question, each.code): each for each in self._all}
        self._used: set[_Allowance] = set()

    def silences(self, finding: Finding) -> bool:
        """Whether a finding is allowed where it stands. What keeps a bank from being read never is."""
        if _SCOPES.get(finding.code) is Scope.READING:
            return False
        for question in (finding.question, ""):
            found = self._by.get((finding.file, question, finding.code))
            if found:
                self._used.add(found)
                return True
        return False

    def complaints(self, judged: Callable[[str, str], Collection[str]]) -> Iterator[Finding]:
        """What is wrong with the allowances themselves.

        Args:
            judged: the codes of rules that had their say on a file's question; on a file where that is empty.
        """
        for each in self._all:
            if _SCOPES.get(each.code, Scope.READING) is Scope.READING:
                what = f"allows {each.code}, which " + (
                    "keeps a bank from being read" if each.code in _SCOPES else "is no rule"
                )
                yield _finding(UNKNOWN, each, what, "remove it; docs/rules.md lists the rules")
            elif each not in self._used and each.code in judged(each.source.file, each.question):
                yield _finding(IDLE, each, f"allows {each.code}, which finds nothing here", "remove it")


_SCOPES = {rule.code: rule.scope for rule in RULES}


def _of(reading: Reading) -> Iterator[_Allowance]:
    if reading.exam and reading.plan:
        for place, code in enumerate(reading.plan.allow):
            yield _Allowance(reading.exam, ("allow", place), "", code)
    for file in reading.files:
        for place, code in enumerate(file.allow):
            yield _Allowance(file.source, ("allow", place), "", code)
        for entry in file.entries:
            for place, code in enumerate(entry.allow):
                path = ("questions", entry.place, "allow", place)
                yield _Allowance(file.source, path, entry.question.id, code)


def _finding(rule: Rule, each: _Allowance, what: str, remedy: str) -> Finding:
    line, column = each.source.document.place(each.path)
    return Finding(
        each.source.file, line, column, rule.code, Severity(rule.severity), what, remedy, each.question
    )
