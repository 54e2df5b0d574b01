"""What a further question of a bank is: its file, its domain and objective, and an id that no other one has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlquiz.authoring.skeleton import Start
from mlquiz.bank.documents import ExamDocument
from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.reader import QuestionFile, Reading, read_folder
from mlquiz.errors import UnreadableBank, UsageFault
from mlquiz.model.text import clean

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author asks for; what is empty is as in the question before."""

    kind: str = "choice"
    domain: str = ""
    objective: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A question as far as it says so: its id, domain and objective."""

    id: str
    domain: str
    objective: str


def next_question(target: Path, wish: Wish) -> tuple[Path, Start]:
    """Where a further question goes and what is known of it; the target is a bank's folder or one of its files.

    Raises:
        UsageFault: no file fits, or the bank has no such domain or objective.
        UnreadableBank: a file of the bank cannot be read, so that its ids are not known.
    """
    folder = target if target.is_dir() else _folder_of(target)
    reading = read_folder(folder)
    _refuse_unread(reading)
    file = _file(reading, target, wish.domain)
    written = list(_written(file))
    said = _tree(file).get("domain")
    domain = wish.domain or said or _usual_domain(written, reading.plan)
    objective = wish.objective or _usual_objective(written, domain, reading.plan)
    _check(reading.plan, domain, objective)
    return Path(file.source.file), Start(
        _id(reading, written, domain, objective), wish.kind, objective, "" if domain == said else domain
    )


def _folder_of(file: Path) -> Path:
    if not file.exists() or file.suffix not in _YAML or file.name == EXAM_FILE:
        raise UsageFault(f"{file} is no file of questions; name another '.yaml' file beside {EXAM_FILE}")
    return file.parent


def _refuse_unread(reading: Reading) -> None:
    unread = {file.source.file for file in reading.files if not file.source.document.complete}
    if problems := [str(each) for each in reading.problems if each.file in unread]:
        raise UnreadableBank("\n".join(problems))


def _file(reading: Reading, target: Path, domain: str) -> QuestionFile:
    """The file that is named, or the one with most questions of the domain, or with most of all."""
    if not target.is_dir():
        return next(file for file in reading.files if file.source.file == str(target))
    found = [file for file in reading.files if isinstance(_tree(file).get("questions"), list)]
    fitting = [file for file in found if len(found) == 1 or not domain or _holds(file, domain)]
    if not fitting:
        told = (
            f"no file with questions of the domain {domain!r}" if domain and found else "no file of questions"
        )
        raise UsageFault(
            f"{reading.folder} has {told}; write one with 'domain:' and 'questions:', and name it"
        )
    return max(fitting, key=lambda file: sum(not domain or each.domain == domain for each in _written(file)))


def _holds(file: QuestionFile, domain: str) -> bool:
    return _tree(file).get("domain") == domain or any(each.domain == domain for each in _written(file))


def _tree(file: QuestionFile) -> dict[str, Any]:
    tree = file.source.document.tree
    return tree if isinstance(tree, dict) else {}


def _written(file: QuestionFile) -> Iterator[Written]:
    """The questions of a file, sound or not, as far as they have an id."""
    tree = _tree(file)
    entries = tree.get("questions")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            texts = (entry.get("id"), entry.get("domain", tree.get("domain")), entry.get("objective"))
            name, domain, objective = (each if isinstance(each, str) else "" for each in texts)
            yield Written(name, domain, objective)


def _usual_domain(written: Sequence[Written], plan: ExamDocument | None) -> str:
    """That of the last question, or the first of the blueprint."""
    before = written[-1].domain if written else ""
    return before or (plan.domains[0].id if plan else "")


def _usual_objective(written: Sequence[Written], domain: str, plan: ExamDocument | None) -> str:
    """That of the last question of the domain, or the first that the blueprint has."""
    before = [each.objective for each in written if each.domain == domain and each.objective]
    planned = (
        [number for each in plan.domains if each.id == domain for number in each.objectives] if plan else []
    )
    return before[-1] if before else (planned or ["1"])[0]


def _check(plan: ExamDocument | None, domain: str, objective: str) -> None:
    if plan is None:
        return
    known = {each.id: each for each in plan.domains}
    if domain not in known:
        raise UsageFault(f"there is no domain {clean(domain)!r}; {EXAM_FILE} has {', '.join(known)}")
    objectives = known[domain].objectives
    if objectives and objective not in objectives:
        told = f"the domain {domain!r} has no objective {clean(objective)!r}"
        raise UsageFault(f"{told}; it has {', '.join(objectives)}")


def _id(reading: Reading, here: Sequence[Written], domain: str, objective: str) -> str:
    """The id after the pattern of questions of the objective, or of others with its objective put in."""
    everywhere = [each for file in reading.files for each in _written(file)]
    exam = reading.plan.id if reading.plan else reading.folder.resolve().name
    pattern = f"{exam}-000"
    for each in (
        *everywhere,
        *here,
        *_alike(everywhere, domain, objective),
        *_alike(here, domain, objective),
    ):
        if re.search("[0-9]$", each.id):  # the last one counts: it is the nearest of kin
            pattern = _with_objective(each, objective)
    return next_id([each.id for each in everywhere], pattern)


def _alike(written: Iterable[Written], domain: str, objective: str) -> Iterator[Written]:
    return (each for each in written if (each.domain, each.objective) == (domain, objective))


def _with_objective(each: Written, objective: str) -> str:
    """The id of a question as it were if it had this objective."""
    if not each.objective or each.objective == objective:
        return each.id
    return re.sub(rf"(?<![\w.]){re.escape(each.objective)}(?=-)", lambda _: objective, each.id)


def next_id(taken: Iterable[str], pattern: str) -> str:
    """The next id of a pattern that ends in a number, as padded as it: `mls-3.5-005` after `mls-3.5-004`."""
    head = re.sub("[0-9]{1,9}$", "", pattern)
    used = [re.fullmatch("[0-9]{1,9}", each.removeprefix(head)) for each in taken if each.startswith(head)]
    number = max((int(each[0]) for each in used if each), default=0) + 1
    return f"{head}{number:0{len(pattern) - len(head)}}"


def bank_of(exam: str, folders: Iterable[Path]) -> Path | None:
    """The folder of an exam's bank among folders of banks, sound or not; None where there is none.

    Raises:
        UsageFault: there are several.
    """
    found = {each.resolve(): each for root in folders for each in _banks(root) if _declares(each, exam)}
    if len(found) > 1:
        raise UsageFault(
            f"several banks are of {exam!r}: {', '.join(map(str, found.values()))}; name the file"
        )
    return next(iter(found.values()), None)


def _banks(root: Path) -> list[Path]:
    try:
        return [each for each in (root, *sorted(root.iterdir())) if (each / EXAM_FILE).is_file()]
    except OSError:
        return []


def _declares(folder: Path, exam: str) -> bool:
    from mlquiz.bank import yaml

    try:
        tree = yaml.parse((folder / EXAM_FILE).read_bytes()).tree
    except OSError:
        return False
    return isinstance(tree, dict) and tree.get("id") == exam
