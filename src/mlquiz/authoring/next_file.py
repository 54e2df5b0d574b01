"""Where a further question goes: into the file that is named, the one of its domain, or one that is yet to begin."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.reader import QuestionFile, Reading
from mlquiz.errors import UsageFault


@dataclass(frozen=True, slots=True)
class Written:
    """A question as far as it says so: its id, domain and objective."""

    id: str
    domain: str
    objective: str


def file_for(reading: Reading, target: Path, domain: str) -> tuple[Path, QuestionFile | None]:
    """The file that is named, or the one with most questions of the domain, or with most of all.

    None stands for what is in a file that is not there yet.

    Raises:
        UsageFault: the bank has no file that fits, and none can be begun.
    """
    if not target.is_dir():
        return target, next((file for file in reading.files if file.source.file == str(target)), None)
    fitting = [file for file in reading.files if _takes(file, domain)]
    if not fitting:
        return _new(reading, domain), None
    best = max(fitting, key=lambda file: sum(not domain or each.domain == domain for each in written(file)))
    return Path(best.source.file), best


def _takes(file: QuestionFile, domain: str) -> bool:
    said = tree(file)
    questions = said.get("questions")
    if not (isinstance(questions, list) or questions == ""):
        return False
    return not domain or said.get("domain") == domain or any(each.domain == domain for each in written(file))


def _new(reading: Reading, domain: str) -> Path:
    """The file that a domain of the blueprint begins, by default its first."""
    if reading.plan is None:
        told = f"no file with questions of the domain {domain!r}" if domain else "no file of questions"
        way_out = "write one with 'domain:' and 'questions:', and name it"
        raise UsageFault(f"{reading.folder} has {told}; {way_out}")
    domain = domain or reading.plan.domains[0].id
    name = "questions" if domain.lower() == EXAM_FILE.removesuffix(".yaml") else domain
    file = reading.folder / f"{name}.yaml"
    if os.path.lexists(file):
        told = f"{file} is there already, without questions of the domain {domain!r}"
        raise UsageFault(f"{told}; name a file for them, one that is there or a new one")
    return file


def tree(file: QuestionFile) -> dict[str, Any]:
    """The fields of a file, sound or not."""
    found = file.source.document.tree
    return found if isinstance(found, dict) else {}


def written(file: QuestionFile) -> Iterator[Written]:
    """The questions of a file, sound or not, as far as they have an id."""
    fields = tree(file)
    entries = fields.get("questions")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            texts = (entry.get("id"), entry.get("domain", fields.get("domain")), entry.get("objective"))
            name, domain, objective = (each if isinstance(each, str) else "" for each in texts)
            yield Written(name, domain, objective)
