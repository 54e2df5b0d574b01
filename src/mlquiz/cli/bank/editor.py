"""Opening the author's own editor at a line."""

import shlex
import shutil
import subprocess
from pathlib import Path

from mlquiz.cli.wiring import editor

_USUAL = ("sensible-editor", "vi", "nano")
"""What is looked for where the author names no editor."""

_COLON = {"hx", "helix", "subl", "zed"}
_GOTO = {"code", "code-insiders", "codium", "cursor", "windsurf"}


def edit(file: Path, line: int) -> str:
    """Edits a file and waits for the end of it; gives what went wrong, or nothing."""
    command = _command()
    if not command:
        return "there is no editor; set VISUAL or EDITOR"
    try:
        ended = subprocess.run([*command, *_at(command[0], file, line)], check=False)  # noqa: S603 - the author's own
    except OSError as error:
        return (
            f"{command[0]} cannot be started ({(error.strerror or 'unknown').lower()}); set VISUAL or EDITOR"
        )
    return f"{command[0]} ended with {ended.returncode}" if ended.returncode else ""


def _command() -> list[str]:
    named = editor()
    try:
        return shlex.split(named) if named else [each for each in _USUAL if shutil.which(each)][:1]
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
