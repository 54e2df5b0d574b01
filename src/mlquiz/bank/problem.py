"""What keeps a file from being read: a value with a place, not an exception."""

from dataclasses import dataclass

from mlquiz.bank.codes import Code
from mlquiz.model.text import clean


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault at `file:line:column` (both from 1), the question it is in, and the way out."""

    file: str
    line: int
    column: int
    what: str
    remedy: str
    question: str = ""
    code: Code = Code.UNREADABLE

    def __str__(self) -> str:
        where = f"question {self.question!r}: " if self.question else ""
        return clean(f"{self.file}:{self.line}:{self.column}: {where}{self.what}; {self.remedy}")
