"""Bank files become nouns. Every fault of every file is reported in one run, none is raised."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from mlquiz.bank import yaml
from mlquiz.bank.checks import check_blueprint, check_question, check_questions
from mlquiz.bank.codes import Code
from mlquiz.bank.document import Document
from mlquiz.bank.documents import ExamDocument, MatchingDocument, QuestionDocument, QuestionsDocument
from mlquiz.bank.exhibits import check_pictures
from mlquiz.bank.files import EXAM_FILE, bank_files, contents
from mlquiz.bank.memory import uncollected
from mlquiz.bank.nouns import AnyQuestion, blueprint, question
from mlquiz.bank.problem import Problem
from mlquiz.bank.sentences import echoes, sentence
from mlquiz.bank.source import Source
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question

Shape = TypeVar("Shape", bound=BaseModel)
_ONE: TypeAdapter[AnyQuestion] = TypeAdapter(QuestionDocument)


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions of one exam, and where each stands: question id -> (file, line)."""

    blueprint: Blueprint
    questions: tuple[Question, ...]
    places: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question where it stands in its file, and what its author says to the lint.

    `prompts` are those of a matching question as they are written: spaces included they lead to places.
    """

    place: int
    question: Question
    allow: tuple[str, ...] = ()
    similar_to: tuple[str, ...] = ()
    guide_version: str = ""
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A file of questions as far as it could be read: faulty questions are left out of its entries."""

    source: Source
    entries: tuple[Entry, ...] = ()
    allow: tuple[str, ...] = ()
    guide_version: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A bank's folder as far as it could be read, with every problem that was met."""

    folder: Path
    exam: Source | None
    plan: ExamDocument | None
    files: tuple[QuestionFile, ...]
    problems: list[Problem]

    @property
    def blueprint(self) -> Blueprint | None:
        return blueprint(self.plan) if self.plan else None

    @property
    def names(self) -> frozenset[str]:
        """Every file that was looked at, its blueprint among them even where there is none."""
        return frozenset({str(self.folder / EXAM_FILE), *(file.source.file for file in self.files)})

    @property
    def sources(self) -> Iterator[Source]:
        """Every file that could be read as YAML, the blueprint first."""
        yield from (self.exam,) if self.exam else ()
        yield from (file.source for file in self.files)

    @property
    def entries(self) -> Iterator[Entry]:
        return (entry for file in self.files for entry in file.entries)


def read_bank(folder: Path) -> tuple[Bank | None, list[Problem]]:
    """Reads a bank's folder. The bank is None where there are problems: half a bank is not sat."""
    reading = read_folder(folder)
    plan = reading.blueprint
    if plan is None or reading.problems:
        return None, reading.problems
    places = {
        entry.question.id: (file.source.file, file.source.document.place(("questions", entry.place))[0])
        for file in reading.files
        for entry in file.entries
    }
    return Bank(plan, tuple(entry.question for entry in reading.entries), places), []


def read_folder(folder: Path) -> Reading:
    """Reads a bank's folder as far as possible; the problems are sorted by place."""
    problems: list[Problem] = []
    with uncollected():
        exam = _source(folder / EXAM_FILE, problems)
        plan = _plan(exam) if exam else None
        files = tuple(read_questions(file, plan, problems) for file in _found(folder, problems))
        check_questions((file.source, file.entries) for file in files)
    if plan and not problems and not any(file.entries for file in files):
        what, remedy = (
            "is the blueprint of a bank without questions",
            "add a file with 'questions:' beside exam.yaml",
        )
        problems.append(Problem(str(folder / EXAM_FILE), 1, 1, what, remedy, code=Code.NO_QUESTIONS))
    return Reading(folder, exam, plan, files, sorted(problems))


def read_questions(file: Path, plan: ExamDocument | None, problems: list[Problem]) -> QuestionFile:
    """Reads one file of questions against a blueprint; problems are added to those that are handed in."""
    source = _source(file, problems)
    if source is None:
        return QuestionFile(Source(str(file), Document(), problems))
    written = _validated(source, QuestionsDocument)
    document = written or _without_faulty_questions(source)
    if document is None:
        return QuestionFile(source)
    for name, text in document.scenarios.items():
        check_pictures(source, ("scenarios", name), text)
    known = blueprint(plan) if plan else None
    sound = list(_sound_questions(source, document, written is not None))
    document = document.model_copy(update={"questions": tuple(each for _, each in sound)})
    entries = []
    for place, each in sound:
        check_question(source, place, each, document, known)
        entries.append(_entry(place, each, document))
    return QuestionFile(source, tuple(entries), document.allow, document.guide_version)


def _entry(place: int, each: AnyQuestion, document: QuestionsDocument) -> Entry:
    prompts = tuple(each.pairs) if isinstance(each, MatchingDocument) else ()
    noun = question(each, document)
    return Entry(
        place, noun, each.allow, each.similar_to, each.guide_version or document.guide_version, prompts
    )


def _found(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        return question_files(folder)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        problems.append(Problem(str(folder), 1, 1, f"cannot be searched ({reason})", "mend its permissions"))
        return []


def question_files(folder: Path) -> list[Path]:
    """The question files of a bank's folder, in name order."""
    return [file for file in bank_files(folder) if file.name != EXAM_FILE]


def _source(file: Path, problems: list[Problem]) -> Source | None:
    try:
        raw = contents(file)
    except FileNotFoundError:
        remedy = "write the blueprint there; docs/format.md shows one"
        problems.append(Problem(str(file), 1, 1, "is missing from this bank", remedy))
        return None
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", "") or "unreadable").lower()
        remedy = "mend its permissions or move it away"
        problems.append(Problem(str(file), 1, 1, f"cannot be read ({reason})", remedy))
        return None
    return source_of(str(file), raw, problems)


def source_of(file: str, raw: bytes, problems: list[Problem]) -> Source | None:
    """The file's tree; None where its YAML could not be read to the end."""
    document = yaml.parse(raw)
    problems += [
        Problem(file, each.line, each.column, each.what, each.remedy, code=each.code)
        for each in document.faults
    ]
    return Source(file, document, problems) if document.complete else None


def _validated(source: Source, shape: type[Shape]) -> Shape | None:
    if not isinstance(source.document.tree, dict):
        remedy = "begin with 'name: value' lines; docs/format.md shows a file"
        source.report((), "holds no fields", remedy, code=Code.EMPTY)
        return None
    try:
        return shape.model_validate(source.document.tree)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if not echoes(fault):
                path, what, remedy, at_key, code = sentence(fault, shape)
                source.report(path, what, remedy, key=at_key, code=code)
        return None


def _without_faulty_questions(source: Source) -> QuestionsDocument | None:
    """The file without its questions, where the faults are in those alone."""
    tree = source.document.tree
    if not isinstance(tree, dict) or not isinstance(tree.get("questions"), list):
        return None
    try:
        return QuestionsDocument.model_validate({**tree, "questions": [_SOUND]})
    except ValidationError:
        return None


_SOUND: dict[str, Any] = {
    "id": "sound",
    "kind": "ordering",
    "objective": "-",
    "difficulty": "easy",
    "stem": "-",
    "steps": ["-", "+"],
    "explanation": "-",
}
"""A question without faults, in the place of those that have some."""


def _sound_questions(
    source: Source, document: QuestionsDocument, all_sound: bool
) -> Iterator[tuple[int, AnyQuestion]]:
    """The questions that could be read, with their places in the file."""
    if all_sound:
        yield from enumerate(document.questions)
        return
    tree: Any = source.document.tree
    for place, each in enumerate(tree["questions"]):
        try:
            yield place, _ONE.validate_python(each)
        except ValidationError:
            continue


def _plan(source: Source) -> ExamDocument | None:
    document = _validated(source, ExamDocument)
    if document is not None:
        check_blueprint(source, document)
    return document
