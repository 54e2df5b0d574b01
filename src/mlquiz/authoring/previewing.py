"""Reading a file for its preview: the questions, their findings, and the problems that keep others from being read."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from mlquiz.authoring.finding import Finding
from mlquiz.authoring.lint import Subject, lint
from mlquiz.authoring.preview import STAND_IN, Draft, Preview
from mlquiz.authoring.rule import Scope
from mlquiz.authoring.rules import RULES
from mlquiz.authoring.selection import Selection
from mlquiz.bank.checks import check_questions
from mlquiz.bank.codes import Code
from mlquiz.bank.documents import ExamDocument
from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.problem import Problem
from mlquiz.bank.reader import QuestionFile, Reading, question_files, read_folder, read_questions
from mlquiz.bank.yaml import parse
from mlquiz.model.blueprint import Blueprint

CHEAP = 512 * 1024
"""Bytes of a bank that is still looked at whole at every save."""

_READING = frozenset(rule.code for rule in RULES if rule.scope is Scope.READING)
_OF_ONE_FILE = Selection(
    ignored=tuple(rule.code for rule in RULES if rule.scope in (Scope.BANK, Scope.BANKS))
)


def read_preview(file: Path, today: date, *, whole: bool = False) -> Preview:
    """Reads one file of questions, and with `whole` its bank too, if that is cheap.

    A file that is in no bank is held against no blueprint.
    """
    looks_further = whole and _is_cheap(file)
    reading = read_folder(file.parent) if looks_further else _alone(file)
    selection = Selection() if looks_further else _OF_ONE_FILE
    only = None if looks_further else frozenset({str(file), *_exam_file(file)})
    found = lint([Subject(reading, only)], today, selection).findings
    names = {str(file), str(file.parent / EXAM_FILE)}
    told = [each for each in found if each.file in names]
    here = next((each for each in reading.files if each.source.file == str(file)), None)
    return _preview(file, reading.blueprint or STAND_IN, here, told, whole=looks_further)


def _preview(
    file: Path, plan: Blueprint, read: QuestionFile | None, told: list[Finding], *, whole: bool
) -> Preview:
    drafts = tuple(_drafts(read, [each for each in told if each.file == str(file)])) if read else ()
    shown = {each.question.id for each in drafts}
    of_none = [each for each in told if each.file != str(file) or each.question not in shown]
    problems = sorted((each for each in of_none if each.code in _READING), key=lambda e: e.file != str(file))
    further = tuple(each for each in of_none if each.file == str(file) and each.code not in _READING)
    return Preview(file, plan, drafts, tuple(problems), further, whole)


def _drafts(read: QuestionFile, told: Iterable[Finding]) -> Iterator[Draft]:
    by_question: dict[str, list[Finding]] = {}
    for each in told:
        by_question.setdefault(each.question, []).append(each)
    for entry in read.entries:
        line, _ = read.source.document.place(("questions", entry.place))
        findings = sorted(by_question.get(entry.question.id, ()), key=lambda each: each.severity.rank)
        yield Draft(entry.place, line, entry.question, tuple(findings))


def _alone(file: Path) -> Reading:
    """The file as the only one of its bank."""
    problems: list[Problem] = []
    plan = _plan(file.parent / EXAM_FILE, problems)
    if not file.exists():
        problems.append(Problem(str(file), 1, 1, "is not there", "save it again"))
        return Reading(file.parent, None, plan, (), problems)
    read = read_questions(file, plan, problems)
    check_questions([(read.source, read.entries)])
    return Reading(file.parent, None, plan, (read,), sorted(problems))


def _plan(exam: Path, problems: list[Problem]) -> ExamDocument | None:
    """The blueprint beside the file; what is wrong with it is for those to say who read all of the bank."""
    if not exam.exists():
        return None
    try:
        return ExamDocument.model_validate(parse(exam.read_bytes()).tree)
    except (OSError, ValueError):
        what, remedy = "is no sound blueprint, so domains are not checked", "'mlquiz bank lint' says why"
        problems.append(Problem(str(exam), 1, 1, what, remedy, code=Code.BLUEPRINT))
        return None


def _exam_file(file: Path) -> Iterator[str]:
    exam = file.parent / EXAM_FILE
    yield from [str(exam)] if exam.exists() else []


def _is_cheap(file: Path) -> bool:
    """Whether the file is part of a bank that is small enough to be read whole."""
    try:
        files = question_files(file.parent) if (file.parent / EXAM_FILE).exists() else []
        return file in files and sum(each.stat().st_size for each in files) <= CHEAP
    except OSError:
        return False
