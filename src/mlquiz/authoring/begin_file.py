"""A file of questions that begins with one to be filled in, and names its schema as its siblings do."""

import re
from dataclasses import replace
from pathlib import Path

from mlquiz.authoring.append import Added
from mlquiz.authoring.scalars import line_scalar
from mlquiz.authoring.skeleton import Layout, Start, skeleton
from mlquiz.bank.files import EXAM_FILE
from mlquiz.bank.reader import question_files
from mlquiz.errors import UsageFault

_MODELINE = re.compile(r"# yaml-language-server: \$schema=\S+")
_LONGEST = 1_000


def begin_file(file: Path, start: Start) -> Added:
    """Makes a file of the question's domain with its skeleton; what is there already is left as it is.

    Raises:
        UsageFault: the file cannot be made.
    """
    head = [*_modeline(file.parent), "format: 1", f"domain: {line_scalar(start.domain)}", "questions:"]
    lines = [*head, *skeleton(replace(start, domain=""), Layout())]
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        reason = (error.strerror or "unwritable").lower()
        raise UsageFault(f"{file}: cannot be made ({reason}); name another file") from None
    return Added(file, len(head) + 1, start.id)


def _modeline(folder: Path) -> list[str]:
    """The line by which editors find the schema, as the first of the bank's files has it that has any."""
    for sibling in (*question_files(folder), folder / EXAM_FILE):
        with sibling.open(encoding="utf-8-sig", errors="replace") as stream:
            line = stream.readline(_LONGEST).rstrip()
        if _MODELINE.fullmatch(line):
            return [line.replace("exam.schema.json", "questions.schema.json")]
    return []
