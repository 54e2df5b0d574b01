"""The streams a command reads and writes: who is at their other end, and what goes wrong there."""

import io
import os
import shutil
import sys
from contextlib import suppress


def tolerate_any_text() -> None:
    """Lets no byte of input and no character of output break a sitting."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def terminal_input() -> bool:
    """Whether a person types."""
    return bool(sys.stdin and sys.stdin.isatty())


def terminal_width() -> int | None:
    """The columns of the terminal that is written to, or None where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def output_trouble() -> str:
    """Why stdout cannot take what was printed; empty where it can, or where its reader has left."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        return ""
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def flush_or_forget() -> None:
    """Writes out what was printed; where nobody reads it any more, the interpreter shall not complain either."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
