"""What lint says: one fault of a bank with its place, its rule, and the way out."""

from dataclasses import dataclass
from enum import StrEnum

from mlquiz.model.text import clean


class Severity(StrEnum):
    """An error is wrong for every taker; a warning likely is; a note is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A safe mend: the characters of the file from `start` to `stop`, exclusive, become `text`."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault at `file:line:column` (both from 1) under the code of its rule; `question` may be empty."""

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    what: str
    remedy: str
    question: str = ""
    edit: Edit | None = None

    @property
    def message(self) -> str:
        """One line: what is wrong and the way out."""
        return clean(f"{self.what}; {self.remedy}".replace("\n", " "))

    def __str__(self) -> str:
        where = f"question {self.question!r}: " if self.question else ""
        return clean(
            f"{self.file}:{self.line}:{self.column}: {self.code} {self.severity}: {where}{self.message}"
        )
