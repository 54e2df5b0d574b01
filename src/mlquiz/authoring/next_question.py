"""What a further question of a bank is: its file, its domain and objective, and an id that no other one has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlquiz.authoring.next_file import Written, file_for, tree, written
from mlquiz.authoring.skeleton import Start
from mlquiz.authoring.targets import refuse_closed
from mlquiz.bank.documents import ExamDocument
from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.reader import Reading, read_folder
from mlquiz.errors import UnreadableBank, UsageFault
from mlquiz.model.text import clean

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author asks for; what is empty is as in the question before."""

    kind: str = "choice"
    domain: str = ""
    objective: str = ""


def next_question(target: Path, wish: Wish) -> tuple[Path, Start]:
    """Where a further question goes and what is known of it; the target is a bank's folder or a file of it.

    The file is not there yet where the bank has none of the domain, or where a new one is named.

    Raises:
        UsageFault: no file fits, or the bank has no such domain or objective.
        UnreadableBank: a file of the bank cannot be read, so that its ids are not known.
    """
    folder = target if target.is_dir() else _folder_of(target, wish.domain)
    refuse_closed(folder)
    reading = read_folder(folder)
    _refuse_unread(reading)
    _check_domain(reading.plan, wish.domain)
    path, file = file_for(reading, target, wish.domain)
    before = list(written(file)) if file else []
    said = tree(file).get("domain") if file else None
    domain = wish.domain or said or _usual_domain(before, reading.plan)
    objective = wish.objective or _usual_objective(before, domain, reading.plan)
    _check(reading.plan, domain, objective)
    name = _id(reading, before, domain, objective)
    return path, Start(name, wish.kind, objective, "" if domain == said else domain)


def may_begin(file: Path) -> bool:
    """Whether a file that is not there would be one of questions, beside a blueprint."""
    return file.suffix in _YAML and file.name != EXAM_FILE and (file.parent / EXAM_FILE).is_file()


def _folder_of(file: Path, domain: str) -> Path:
    there = file.exists()
    if file.suffix not in _YAML or file.name == EXAM_FILE or not (there or (domain and may_begin(file))):
        told = f"{file} is no file of questions; name another '.yaml' file beside {EXAM_FILE}"
        raise UsageFault(told if there else f"{told}, or begin this one with --domain ID")
    return file.parent


def _refuse_unread(reading: Reading) -> None:
    unread = {file.source.file for file in reading.files if not file.source.document.complete}
    if problems := [str(each) for each in reading.problems if each.file in unread]:
        raise UnreadableBank("\n".join(problems))


def _usual_domain(before: Sequence[Written], plan: ExamDocument | None) -> str:
    """That of the last question, or the first of the blueprint."""
    last = before[-1].domain if before else ""
    return last or (plan.domains[0].id if plan else "")


def _usual_objective(before: Sequence[Written], domain: str, plan: ExamDocument | None) -> str:
    """That of the last question of the domain, or the first that the blueprint has, or the domain's number."""
    if alike := [each.objective for each in before if each.domain == domain and each.objective]:
        return alike[-1]
    for place, each in enumerate(plan.domains if plan else (), start=1):
        if each.id == domain:
            return next(iter(each.objectives), f"{place}.1")
    return "1"


def _check_domain(plan: ExamDocument | None, domain: str) -> None:
    known = [each.id for each in plan.domains] if plan else []
    if known and domain and domain not in known:
        raise UsageFault(f"there is no domain {clean(domain)!r}; {EXAM_FILE} has {', '.join(known)}")


def _check(plan: ExamDocument | None, domain: str, objective: str) -> None:
    _check_domain(plan, domain)
    objectives = next((each.objectives for each in plan.domains if each.id == domain), {}) if plan else {}
    if objectives and objective not in objectives:
        told = f"the domain {domain!r} has no objective {clean(objective)!r}"
        raise UsageFault(f"{told}; it has {', '.join(objectives)}")


def _id(reading: Reading, here: Sequence[Written], domain: str, objective: str) -> str:
    """The id after the pattern of questions of the objective, or of others with what it is of put in."""
    everywhere = [each for file in reading.files for each in written(file)]
    exam = reading.plan.id if reading.plan else reading.folder.resolve().name
    pattern = f"{exam}-000"
    for each in (
        *everywhere,
        *here,
        *_alike(everywhere, domain, objective),
        *_alike(here, domain, objective),
    ):
        if re.search("[0-9]$", each.id):  # the last one counts: it is the nearest of kin
            pattern = _as_if_of(each, exam, domain, objective)
    return next_id([each.id for each in everywhere], pattern)


def _alike(written: Iterable[Written], domain: str, objective: str) -> Iterator[Written]:
    return (each for each in written if (each.domain, each.objective) == (domain, objective))


def _as_if_of(each: Written, exam: str, domain: str, objective: str) -> str:
    """The id of a question as it were if it had this domain and objective; the exam's own id in it stays."""
    head = f"{exam}-" if each.id.startswith(f"{exam}-") else ""
    of_domain = _replaced(each.id.removeprefix(head), each.domain, domain)
    return head + _replaced(of_domain, each.objective, objective)


def _replaced(name: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w.]){re.escape(old)}(?=-)", lambda _: new, name) if old else name


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
