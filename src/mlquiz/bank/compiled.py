"""A bank as it is compiled: its blueprint, and for each file what is listed of its questions and their rows.

How a compiled bank is stored is `cache`'s affair, what the files of a bank look like is `reader`'s.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.problem import Problem
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.pool import Listed, Pool, bank_version, listed_of
from mlquiz.model.question import Question
from mlquiz.model.rows import question_from_row, question_row

if TYPE_CHECKING:
    from mlquiz.bank.documents import ExamDocument
    from mlquiz.bank.reader import QuestionFile


@dataclass(frozen=True, slots=True)
class Part:
    """What one file gave: its questions as they are listed, and the row of each, a line of JSON."""

    listed: tuple[Listed, ...]
    rows: tuple[bytes, ...]


def part_of(questions: Iterable[Question]) -> Part:
    asked = tuple(questions)
    return Part(tuple(map(listed_of, asked)), tuple(map(_row, asked)))


def _row(question: Question) -> bytes:
    return json.dumps(question_row(question), separators=(",", ":")).encode() + b"\n"


def question_of(row: bytes) -> Question:
    return question_from_row(json.loads(row))


@dataclass(frozen=True)
class Compiled:
    """A whole bank; `parts` are by the names of its files, in their order."""

    blueprint: Blueprint
    parts: Mapping[str, Part]

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        return tuple(each for part in self.parts.values() for each in part.listed)

    @cached_property
    def rows(self) -> tuple[bytes, ...]:
        return tuple(row for part in self.parts.values() for row in part.rows)

    @cached_property
    def version(self) -> str:
        return bank_version(self.blueprint, self.listed)

    @property
    def counts(self) -> dict[str, int]:
        """How many questions each domain has."""
        domains = [each.domain for each in self.listed]
        return {domain.id: domains.count(domain.id) for domain in self.blueprint.domains}

    @property
    def pool(self) -> Pool:
        return Pool(self.listed, self.version, self._questions)

    def _questions(self, ids: Sequence[str]) -> tuple[Question, ...]:
        rows = {each.id: row for each, row in zip(self.listed, self.rows, strict=True)}
        return tuple(question_of(rows[each]) for each in ids)


def compiled(
    folder: Path, names: Iterable[str], known: Mapping[str, Part]
) -> tuple[Compiled | None, list[Problem]]:
    """Compiles the files of a bank; those that are known are not read, unless there is a problem.

    Raises:
        OSError: the folder cannot be searched.
    """
    from mlquiz.bank.reader import read_folder

    patched = _patched(folder, names, known) if known else None
    if patched:
        return patched, []
    reading = read_folder(folder)
    plan = reading.blueprint
    if plan is None or reading.problems:
        return None, reading.problems
    return Compiled(plan, {Path(file.source.file).name: _entries(file) for file in reading.files}), []


def _patched(folder: Path, names: Iterable[str], known: Mapping[str, Part]) -> Compiled | None:
    """The bank with only those of its files read that are not known; None where that shows a problem.

    The known parts stand for files that were sound under this blueprint. That ids are unique is checked
    over all of them; where each stands is for those to say who read everything.
    """
    from mlquiz.bank.nouns import blueprint
    from mlquiz.bank.reader import read_questions

    exam = _exam(folder)
    problems: list[Problem] = []
    parts = {
        name: known.get(name) or _entries(read_questions(folder / name, exam, problems))
        for name in names
        if name != EXAM_FILE
    }
    if exam is None or problems:
        return None
    bank = Compiled(blueprint(exam), parts)
    return bank if bank.listed and len({each.id for each in bank.listed}) == len(bank.listed) else None


def _exam(folder: Path) -> "ExamDocument | None":
    """The blueprint as it was written, and known to be sound; None where it changed this very moment."""
    from mlquiz.bank.documents import ExamDocument
    from mlquiz.bank.yaml import parse

    try:
        return ExamDocument.model_validate(parse((folder / EXAM_FILE).read_bytes()).tree)
    except (OSError, ValueError):
        return None


def _entries(file: "QuestionFile") -> Part:
    return part_of(entry.question for entry in file.entries)
