"""Bank files become nouns. Every fault of every file is reported in one run, none is raised."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from mlquiz.bank import yaml
from mlquiz.bank.checks import check_blueprint, check_question, check_questions
from mlquiz.bank.documents import ExamDocument, QuestionsDocument
from mlquiz.bank.exhibits import check_pictures
from mlquiz.bank.files import EXAM_FILE, bank_files
from mlquiz.bank.nouns import blueprint, questions
from mlquiz.bank.problem import Problem
from mlquiz.bank.sentences import echoes, sentence
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions of one exam, and where each stands: question id -> (file, line)."""

    blueprint: Blueprint
    questions: tuple[Question, ...]
    places: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One file on its way to becoming nouns: its name for people, its tree, the problems met."""

    file: str
    document: yaml.Document
    problems: list[Problem]

    def report(self, path: yaml.Path, what: str, remedy: str, *, key: bool = False) -> None:
        """Adds a problem at a path of the tree, or at the key that leads there."""
        document = self.document
        line, column = document.keys.get(path) or document.place(path) if key else document.place(path)
        self.problems.append(Problem(self.file, line, column, what, remedy, self._question(path)))

    def _question(self, path: yaml.Path) -> str:
        tree = self.document.tree
        if len(path) < 2 or path[0] != "questions" or not isinstance(tree, dict):
            return ""
        entries, index = tree.get("questions"), path[1]
        entry = entries[index] if isinstance(entries, list) and isinstance(index, int) else None
        name = entry.get("id") if isinstance(entry, dict) else None
        return name if isinstance(name, str) else f"number {int(index) + 1} of the file"


def read_bank(folder: Path) -> tuple[Bank | None, list[Problem]]:
    """Reads a bank's folder. The bank is None where there are problems: half a bank is not sat."""
    problems: list[Problem] = []
    exam_source = _source(folder / EXAM_FILE, problems)
    plan = _blueprint(exam_source) if exam_source else None
    found: list[tuple[Source, tuple[Question, ...]]] = []
    for file in question_files(folder):
        source = _source(file, problems)
        if source:
            found.append((source, _questions(source, plan)))
    check_questions(found)
    if plan and not any(asked for _, asked in found) and not problems:
        remedy = "add a file with 'questions:' beside exam.yaml"
        problems.append(
            Problem(str(folder / EXAM_FILE), 1, 1, "is the blueprint of a bank without questions", remedy)
        )
    if plan is None or problems:
        return None, sorted(problems)
    places = {
        question.id: (source.file, source.document.place(("questions", index))[0])
        for source, asked in found
        for index, question in enumerate(asked)
    }
    return Bank(plan, tuple(question for _, asked in found for question in asked), places), []


def question_files(folder: Path) -> list[Path]:
    """The question files of a bank's folder, in name order."""
    return [file for file in bank_files(folder) if file.name != EXAM_FILE]


def _read(file: Path) -> bytes:
    """The file's bytes, and one more than are allowed where it is too large."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise OSError(0, "not an ordinary file")
    with file.open("rb") as stream:
        return stream.read(yaml.MAX_BYTES + 1)


def _source(file: Path, problems: list[Problem]) -> Source | None:
    try:
        raw = _read(file)
    except FileNotFoundError:
        remedy = "write the blueprint there; docs/format.md shows one"
        problems.append(Problem(str(file), 1, 1, "is missing from this bank", remedy))
        return None
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        problems.append(
            Problem(str(file), 1, 1, f"cannot be read ({reason})", "mend its permissions or move it away")
        )
        return None
    document = yaml.parse(raw)
    source = Source(str(file), document, problems)
    problems += [
        Problem(str(file), each.line, each.column, each.what, each.remedy) for each in document.faults
    ]
    return source if document.complete else None


def _validated(source: Source, shape: type[Shape]) -> Shape | None:
    if not isinstance(source.document.tree, dict):
        source.report((), "holds no fields", "begin with 'name: value' lines; docs/format.md shows a file")
        return None
    try:
        return shape.model_validate(source.document.tree)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if not echoes(fault):
                path, what, remedy, at_key = sentence(fault, shape)
                source.report(path, what, remedy, key=at_key)
        return None


def _blueprint(source: Source) -> Blueprint | None:
    document = _validated(source, ExamDocument)
    if document is None:
        return None
    check_blueprint(source, document)
    return blueprint(document)


def _questions(source: Source, plan: Blueprint | None) -> tuple[Question, ...]:
    document = _validated(source, QuestionsDocument)
    if document is None:
        return ()
    for name, text in document.scenarios.items():
        check_pictures(source, ("scenarios", name), text)
    for index, each in enumerate(document.questions):
        check_question(source, index, each, document, plan)
    return questions(document)
