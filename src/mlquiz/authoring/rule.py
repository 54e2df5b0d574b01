"""A rule: its code, how grave it is, one sentence, and the function that looks.

A rule looks at one question, one blueprint, one file, one bank or all banks at once. It yields hints; where
they stand in a file, and whether they are silenced, is `lint`'s.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from mlquiz.authoring.finding import Edit, Severity
from mlquiz.bank.document import Document, Path
from mlquiz.bank.reader import Entry, QuestionFile, Reading
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question


class Scope(Enum):
    """What a rule looks at."""

    READING = auto()
    BLUEPRINT = auto()
    QUESTION = auto()
    FILE = auto()
    BANK = auto()
    BANKS = auto()
    ALLOWANCES = auto()


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule says: a path (in the question, for a question's rule; else in the file), the fault, the way out.

    Args:
        path: where; `key` says that the field's name is meant rather than its value.
        what: what is wrong, as a sentence without its subject.
        remedy: the way out.
        severity: another one than the rule's.
        edit: a safe mend, in offsets of the file.
    """

    path: Path
    what: str
    remedy: str
    severity: Severity | None = None
    edit: Edit | None = None
    key: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One question before a rule: where it stands, and what it is."""

    file: QuestionFile
    entry: Entry
    today: date

    @property
    def question(self) -> Question:
        return self.entry.question

    @property
    def document(self) -> Document:
        return self.file.source.document

    @property
    def path(self) -> Path:
        """Where the question stands in its file."""
        return ("questions", self.entry.place)


@dataclass(frozen=True, slots=True)
class Stand:
    """A hint of a rule that looks further than one file: the file it belongs to.

    `file` is the name of a file of the bank; `hint.path` a path in it.
    """

    file: str
    hint: Hint


Look = Callable[..., Iterable[Hint] | Iterable[Stand]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable code, a short name in words, the severity, one sentence for lists, what it looks at.

    `able` says whether it could find anything in some banks: not where a program or a second bank is missing.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope
    look: Look = lambda *_: ()
    able: Callable[[Sequence[Reading]], bool] = lambda _: True


def question_rule(
    code: str, severity: Severity, name: str
) -> Callable[[Callable[[Asked], Iterator[Hint]]], Rule]:
    """Makes a rule of a function that looks at one question; its paths begin inside the question."""
    return lambda look: Rule(code, name, severity, Scope.QUESTION, look)


def blueprint_rule(
    code: str, severity: Severity, name: str
) -> Callable[[Callable[[Blueprint, date], Iterator[Hint]]], Rule]:
    """Makes a rule of a function that holds a blueprint against a day, which is mostly today."""
    return lambda look: Rule(code, name, severity, Scope.BLUEPRINT, look)


def file_rule(
    code: str, severity: Severity, name: str
) -> Callable[[Callable[[Document], Iterator[Hint]]], Rule]:
    """Makes a rule of a function that looks at the text of one file, be it the blueprint's or a faulty one's."""
    return lambda look: Rule(code, name, severity, Scope.FILE, look)


def bank_rule(
    code: str, severity: Severity, name: str
) -> Callable[[Callable[[Reading], Iterator[Stand]]], Rule]:
    """Makes a rule of a function that looks at a whole bank."""
    return lambda look: Rule(code, name, severity, Scope.BANK, look)


def banks_rule(
    code: str, severity: Severity, name: str
) -> Callable[[Callable[[Sequence[Reading]], Iterator[Stand]]], Rule]:
    """Makes a rule of a function that looks at all banks that are linted together."""
    return lambda look: Rule(code, name, severity, Scope.BANKS, look)


def reading_rule(code: str, name: str) -> Rule:
    """A rule that the reader keeps: what it finds keeps a bank from being sat."""
    return Rule(code, name, Severity.ERROR, Scope.READING)
