"""A new bank: its folder with a blueprint that explains itself and one sound question. Asks nobody anything."""

import os
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mlquiz.authoring.beginnings import FIRST_DOMAIN, NewDomain, NewExam, blueprint_text, questions_text
from mlquiz.bank.files import EXAM_FILE
from mlquiz.errors import UsageFault
from mlquiz.model.text import capital, clean

RESERVED = "question"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_SHARE = re.compile(r"\d+(\.\d+)?\s*%?")
_WEIGHT = re.compile(r"\d{1,6}(\.\d+)?")
_SCHEMAS = ("exam.schema.json", "questions.schema.json")


def exam_id(text: str) -> str:
    """The id of a new exam.

    Raises:
        UsageFault: it is not possible as one.
    """
    if text == RESERVED:
        raise UsageFault(
            f"an exam cannot have the id {RESERVED!r}, which is a word of this command; choose another"
        )
    if text.lower().endswith((".yaml", ".yml")):
        told = "ends like a file, and an exam's id is the name of a folder; leave the ending out"
        raise UsageFault(f"{clean(text)!r} {told}")
    if not _ID.fullmatch(text):
        raise UsageFault(
            f"{clean(text)!r} is not possible as an exam's id; "
            "use letters, digits, dot, dash and underscore, at most 60, and begin with a letter or digit"
        )
    return text


def line_of(text: str) -> str:
    """A person's text as one line without control characters."""
    return " ".join(clean(text).split())


def title_of(name: str) -> str:
    """A title for what has only an id yet: `Feature engineering` for `feature-engineering`."""
    words = re.sub(r"[-_.]+", " ", name).strip() or name
    return capital(words)


def new_domain(text: str) -> NewDomain:
    """A domain from `ID`, `ID=WEIGHT` or `ID=WEIGHT:TITLE`.

    Raises:
        UsageFault: the text is none of these.
    """
    head, _, title = text.partition(":")
    name, _, weight = (part.strip() for part in head.partition("="))
    if not _ID.fullmatch(name) or not _WEIGHT.fullmatch(weight or "1"):
        raise UsageFault(
            f"{clean(text)!r} is no domain; write its id, its weight, and its title if you like: "
            "'modeling=36' or 'modeling=36:Model development'"
        )
    return NewDomain(name, weight or "1", line_of(title) or title_of(name))


def new_domains(texts: Iterable[str]) -> tuple[NewDomain, ...]:
    """The domains of a new exam; one that can hold the first question where none are named.

    Raises:
        UsageFault: one cannot be read, one is named twice, or all weights are zero.
    """
    domains = tuple(new_domain(text) for text in texts) or (FIRST_DOMAIN,)
    names = [domain.id for domain in domains]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageFault(f"the domain {twice!r} is named twice; name it once")
    if not any(float(domain.weight) for domain in domains):
        raise UsageFault("the weights of the domains sum to zero; give at least one a weight above 0")
    return domains


def threshold_of(text: str) -> str:
    """A share that passes, as it is written in a blueprint.

    Raises:
        UsageFault: it is none.
    """
    share = text.strip()
    number = float(share.rstrip("% ")) if _SHARE.fullmatch(share) else 0
    if not 0 < number <= (100 if share.endswith("%") else 1):
        raise UsageFault(f"{clean(text)!r} is no share to pass; write one like 75% or 0.75")
    return share


def refuse_existing(folder: Path) -> None:
    """Leaves what is there already as it is.

    Raises:
        UsageFault: something is.
    """
    if os.path.lexists(folder):
        way_out = "choose another id, or another parent with --into DIR"
        raise UsageFault(f"{folder} is there already and is left as it is; {way_out}")


def begin_bank(folder: Path, exam: NewExam, today: date) -> list[Path]:
    """Makes the folder of a bank that can be read and sat, and gives its files: blueprint, questions, schemas.

    Raises:
        UsageFault: the folder is there already or cannot be made; or the exam is not possible as it was put.
    """
    refuse_existing(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        files = _write(folder, exam, today)
        _prove(folder)
    except (OSError, UsageFault) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise (_unwritable(folder, error) if isinstance(error, OSError) else error) from None
    return files


def _unwritable(folder: Path, error: OSError) -> UsageFault:
    reason = (error.strerror or "unwritable").lower()
    return UsageFault(f"{folder}: cannot be made ({reason}); name another parent with --into DIR")


def _write(folder: Path, exam: NewExam, today: date) -> list[Path]:
    schemas, written = _schemas(folder)
    first = exam.domains[0].id
    name = "questions" if first.lower() == EXAM_FILE.removesuffix(".yaml") else first
    texts = {
        EXAM_FILE: blueprint_text(exam, f"{schemas}/{_SCHEMAS[0]}", today),
        f"{name}.yaml": questions_text(exam, f"{schemas}/{_SCHEMAS[1]}", today),
    }
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return [*(folder / file for file in texts), *written]


def _schemas(folder: Path) -> tuple[str, list[Path]]:
    """Where the schemas for editors are, as seen from the folder; they are written there where none are near."""
    for above in folder.resolve().parents[:2]:
        if all((above / "schemas" / name).is_file() for name in _SCHEMAS):
            return Path(os.path.relpath(above / "schemas", folder.resolve())).as_posix(), []
    from mlquiz.bank.schema import write_schemas

    return "schemas", write_schemas(folder / "schemas")


def _prove(folder: Path) -> None:
    """Reads the new bank, so that none is left behind that cannot be read."""
    from mlquiz.bank.reader import read_bank

    _, problems = read_bank(folder)
    if problems:
        raise UsageFault(f"{folder}: {problems[0].what}; {problems[0].remedy}")
