"""Opening the author's own editor at a line."""

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
        with subprocess.Popen([*command, *_at(command[0], file, line)]) as running, _left_to_it():  # noqa: S603 - the author's own
            ended = running.wait()
    except OSError as error:
        return (
            f"{command[0]} cannot be started ({(error.strerror or 'unknown').lower()}); set VISUAL or EDITOR"
        )
    return f"{command[0]} ended with {ended}" if ended else ""


@contextmanager
def _left_to_it() -> Iterator[None]:
    """Leaves Ctrl+C and its like to a program that runs already: a terminal sends them to both of us."""
    names = [name for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    numbers = [signal.Signals[name] for name in names]
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
