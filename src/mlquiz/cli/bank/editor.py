"""Opening the author's own editor at a line."""

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mlquiz.cli.wiring import editor

_UNNAMED = "no editor is named; set VISUAL or EDITOR before you start mlquiz, as in 'export EDITOR=nano'"
_COLON = {"hx", "helix", "subl", "zed"}
_GOTO = {"code", "code-insiders", "codium", "cursor", "windsurf"}


def edit(file: Path, line: int) -> str:
    """Edits a file and waits for the end of it; gives what went wrong, or nothing."""
    command = _command()
    if not command:
        return _UNNAMED
    try:
        ended = _run([*command, *_at(command[0], file, line)])
    except OSError as error:
        return (
            f"{command[0]} cannot be started ({(error.strerror or 'unknown').lower()}); set VISUAL or EDITOR"
        )
    return f"{command[0]} ended with {ended}" if ended else ""


def _run(command: list[str]) -> int:
    """Runs a program to its end, with Ctrl+C and its like left to it: a terminal sends them to both of us."""
    with _deaf_to("SIGINT", "SIGQUIT"):
        if not hasattr(os, "posix_spawnp"):
            return subprocess.run(command, check=False).returncode  # noqa: S603 - the author's own
        heard = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT", "SIGPIPE", "SIGXFSZ")]
        child = os.posix_spawnp(command[0], command, os.environ, setsigdef=heard)  # noqa: TID251 - handed on whole
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@contextmanager
def _deaf_to(*names: str) -> Iterator[None]:
    """Ignores signals for a while, from before there is a program that could be sent them."""
    numbers = [signal.Signals[name] for name in names if hasattr(signal, name)]
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _command() -> list[str]:
    named = editor()
    try:
        return shlex.split(named)
    except ValueError:
        return [named]


def _at(program: str, file: Path, line: int) -> list[str]:
    """How a program is told file and line; most take `+LINE`."""
    name = Path(program).stem
    if name in _COLON:
        return [f"{file}:{line}"]
    if name in _GOTO:
        return ["--goto", f"{file}:{line}"]
    return [f"+{line}", str(file)]
