"""What an author wants to look at: `FILE`, `FILE:ID`, `FILE:LINE`, or the same with a bank in the file's place."""

import difflib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from mlquiz.authoring.preview import Draft, Preview
from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.reader import question_files, read_folder
from mlquiz.cli.bank.places import bank_folder
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UsageFault

_YAML = (".yaml", ".yml")
_LINE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Aim:
    """A file of questions, and what of it: an id or a line; nothing is its first question."""

    file: Path
    what: str = ""


def aim_of(desk: Desk, written: str) -> Aim:
    """The file that is meant, and what of it.

    Raises:
        UsageFault: there is no such file or exam.
    """
    path, what = Path(written), ""
    if not _exists(path):
        before, colon, after = written.rpartition(":")
        path, what = (Path(before), after) if colon else (path, "")
    if path.suffix in _YAML and path.name != EXAM_FILE:
        if not os.path.lexists(path):
            raise UsageFault(f"{path} is not there{_nearest_file(path)}")
        return Aim(path, what)
    if _exists(path) and not path.is_dir() and path.name != EXAM_FILE:
        raise UsageFault(f"{path} is no YAML file; name a file of questions, a bank's folder or an exam")
    return Aim(_file_in(bank_folder(desk, str(path)), what), what)


def _file_in(folder: Path, what: str) -> Path:
    """The file of a bank that has a question, else its first."""
    files = question_files(folder)
    if not files:
        raise UsageFault(f"{folder} has no file of questions; 'mlquiz bank new' writes one")
    if not what or _LINE.fullmatch(what):
        return files[0]
    reading = read_folder(folder)
    holding = [each.source.file for each in reading.files if any(e.question.id == what for e in each.entries)]
    holding += [each.file for each in reading.problems if each.question == what]
    if holding:
        return Path(holding[0])
    raise _unknown(what, [each.question.id for each in reading.entries], str(folder))


def aimed(preview: Preview, what: str) -> Draft | None:
    """The question that is meant; None where it stands in the file and cannot be read.

    Raises:
        UsageFault: the file has no such question.
    """
    if not what:
        return next(iter(preview.drafts), None)
    found = preview.named(what)
    if found is None and _LINE.fullmatch(what):
        found = preview.at_line(int(what))
    if found or not preview.drafts or any(each.question == what for each in preview.problems):
        return found
    raise _unknown(what, [each.question.id for each in preview.drafts], str(preview.file))


def _unknown(what: str, ids: list[str], where: str) -> UsageFault:
    near = difflib.get_close_matches(what, ids, n=1, cutoff=0.4)
    told = f"did you mean {near[0]!r}?" if near else "its ids are after '- id:' in the file"
    return UsageFault(f"no question {what!r} in {where}; {told}")


def _nearest_file(path: Path) -> str:
    try:
        names = [each.name for each in path.parent.iterdir() if each.suffix in _YAML]
    except OSError:
        return "; name a file of questions, a bank's folder or an exam"
    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.6)
    return f"; did you mean {path.parent / near[0]}?" if near else "; name a file that is"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
