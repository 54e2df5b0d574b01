"""The way in: runs a command line, tells errors as sentences, ends with the exit code.

`mlquiz` alone opens the home screen without loading the command line's library.
"""

import sys
from collections.abc import Sequence

from mlquiz.cli.wiring import desk, flush_or_forget, keep_crash, tolerate_any_text
from mlquiz.errors import MlquizError
from mlquiz.model.text import clean


def run(arguments: Sequence[str]) -> None:
    """Runs a command line and ends the process with its exit code."""
    tolerate_any_text()
    try:
        code = _command(arguments) if arguments else _home()
    except MlquizError as error:
        code = _tell(str(error), error.exit_code)
    except KeyboardInterrupt:
        code = _tell("Stopped. A sitting that was open is kept: 'mlquiz resume' goes on with it.", 130)
    except BrokenPipeError:
        code = 0
    except Exception as error:  # noqa: BLE001 - the last net: no traceback on the terminal, and nothing is lost
        log = keep_crash(error)
        kept = f" The details are in {log}." if log else ""
        said = f"mlquiz broke: {type(error).__name__}: {error}.{kept} A sitting that was open is kept."
        code = _tell(said, 70)
    flush_or_forget()
    sys.exit(code)


def _home() -> int:
    from mlquiz.cli.home import home

    room = desk(())
    try:
        return home(room, as_json=False)
    finally:
        room.close()


def _command(arguments: Sequence[str]) -> int:
    from mlquiz.cli.group import run_command

    return run_command(arguments)


def _tell(sentence: str, code: int) -> int:
    if sys.stderr:
        sys.stderr.write(f"{clean(sentence)}\n")
    return code
