"""Which words are misspelled, by codespell where it is installed: a list of known mistakes, no dictionary.

It runs as a program of its own, is given words and no files, and reads no configuration.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which

IGNORE_FILE = ".codespell-ignore"
SECONDS = 30
"""How long it may take; without an answer nothing is said of spelling."""

_TERMS = frozenset({"als", "fpr", "mape", "nd", "numer"})
"""Terms of machine learning, its libraries and its services that look like mistakes of common words."""

_MISTAKE = re.compile(r"^\s*(\S+) ==> (.+)$", re.MULTILINE)


def misspelled(words: Iterable[str], program: Sequence[str] | None = None) -> dict[str, str]:
    """Words that are known mistakes, in lower case, with what is meant.

    Args:
        words: single words of sentences.
        program: how codespell is started, empty where it is not installed; None looks for it.
    """
    asked = {each.lower() for each in words} - _TERMS
    program = _program() if program is None else program
    if not asked or not program:
        return {}
    answer = _run(program, "\n".join(sorted(asked)))
    return {wrong.lower(): right.strip() for wrong, right in _MISTAKE.findall(answer)}


def is_installed() -> bool:
    """Whether there is a codespell to be asked."""
    return bool(_program())


def ignored(folder: Path) -> frozenset[str]:
    """Words that the bank's folder or the one above it says are right, in lower case."""
    lists = (folder / IGNORE_FILE, folder.absolute().parent / IGNORE_FILE)
    return frozenset(word.lower() for file in lists for word in _words(file))


def _words(file: Path) -> list[str]:
    try:
        lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []
    return [line.strip() for line in lines if not line.startswith("#")]


@lru_cache(1)
def _program() -> tuple[str, ...]:
    """How codespell is started: as a module beside this program, else as what the path leads to."""
    if find_spec("codespell_lib"):
        return sys.executable, "-m", "codespell_lib"
    beside = which("codespell")
    return (beside,) if beside else ()


def _run(program: Sequence[str], words: str) -> str:
    import subprocess
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as empty:
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command; words are its input, never an argument
                [*program, "--disable-colors", "--builtin", "clear", "-"],
                input=words.encode(),
                capture_output=True,
                timeout=SECONDS,
                check=False,
                cwd=empty,
            )
        except (OSError, subprocess.SubprocessError):
            return ""
    return done.stdout.decode(errors="replace")
