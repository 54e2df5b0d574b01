"""The way in: runs a command line, tells errors as sentences, ends with the exit code.

`mlquiz` alone opens the home screen without loading the command line's library, and so does the line of
`mlquiz status --short`, for which a shell prompt waits.
"""

import errno
import sys
from collections.abc import Sequence

from mlquiz.cli.streams import flush_or_forget, output_trouble, tolerate_any_text
from mlquiz.cli.wiring import desk, keep_crash
from mlquiz.errors import MlquizError
from mlquiz.model.text import clean

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_UNWRITTEN = 4
"""The exit code where what was to be printed cannot be."""


def run(arguments: Sequence[str]) -> None:
    """Runs a command line and ends the process with its exit code."""
    tolerate_any_text()
    code = _ended(arguments)
    if trouble := output_trouble():
        code = _unwritten(trouble)
    flush_or_forget()
    sys.exit(code)


def _ended(arguments: Sequence[str]) -> int:
    """How a command line ended; errors are told."""
    try:
        return _command(arguments) if arguments else _home()
    except MlquizError as error:
        return _tell(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _tell("Stopped. A sitting that was open is kept: 'mlquiz resume' goes on with it.", 130)
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - the last net: no traceback on the terminal, and nothing is lost
        trouble = _refusal(error)
        return _unwritten(trouble) if trouble else _broken(error)


def _refusal(error: Exception) -> str:
    """Why stdout took nothing, where that is the error: those of files have a name or are told as what they hold."""
    if isinstance(error, OSError) and error.errno in _FULL and not error.filename:
        return str(error.strerror)
    return ""


def _unwritten(trouble: str) -> int:
    return _tell(f"stdout cannot be written ({trouble}). A sitting that was open is kept.", _UNWRITTEN)


def _broken(error: Exception) -> int:
    """Tells a fault of the program itself, and keeps its details."""
    log = keep_crash(error)
    kept = f" The details are in {log}." if log else ""
    return _tell(f"mlquiz broke: {type(error).__name__}: {error}.{kept} A sitting that was open is kept.", 70)


def _home() -> int:
    from mlquiz.cli.home import home

    room = desk(())
    try:
        return home(room, as_json=False)
    finally:
        room.close()


def _command(arguments: Sequence[str]) -> int:
    if tuple(arguments) == ("status", "--short"):
        return _short()
    from mlquiz.cli.group import run_command

    return run_command(arguments)


def _short() -> int:
    from mlquiz.cli.short import short

    room = desk(())
    try:
        return short(room)
    finally:
        room.close()


def _tell(sentence: str, code: int) -> int:
    if sys.stderr:
        sys.stderr.write(f"{clean(sentence)}\n")
    return code
