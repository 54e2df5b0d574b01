"""A pseudo-terminal with a program in it: keys go in, bytes come out, and a screen is made of them."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pyte

PATIENCE = 20.0
"""Seconds until a condition that does not come true is a failure."""

_IN_TERMINAL = 'terminal=$1; shift; exec "$@" <>"$terminal" >&0 2>&0'
"""Opens the terminal as the leader of a session, which makes it the controlling one, and becomes the program."""

Condition = str | Callable[["Terminal"], bool]


def mlquiz(*arguments: str, banks: Path | None = None) -> list[str]:
    """The command line that runs mlquiz from this checkout."""
    where = ["--banks", str(banks)] if banks else []
    return [sys.executable, "-m", "mlquiz", *where, *arguments]


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """An environment of mlquiz's own, with nothing of the taker's in it."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    own = {"MLQUIZ_HOME": str(home), "HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC"}
    return kept | own | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | more


class Terminal:
    """A program on a terminal of its own. Leaving the context ends the program."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self.output = b""
        self._text: str | None = None
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.master, slave = pty.openpty()
        self._set_size(*size)
        self.modes = termios.tcgetattr(self.master)
        try:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", _IN_TERMINAL, "sh", os.ttyname(slave), *command],
                env=dict(env),
                stdin=slave,
                stdout=slave,
                stderr=slave,
                start_new_session=True,
            )
        finally:
            os.close(slave)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self._end()
        self.process.wait(PATIENCE)
        self.close()

    def _end(self) -> None:
        """Ends the job in the foreground, where a shell runs one, and the program."""
        with suppress(OSError):
            os.killpg(os.tcgetpgrp(self.master), signal.SIGKILL)
        self.kill(signal.SIGKILL)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text

    def read(self, seconds: float = 0.0) -> bool:
        """Takes what has been written, waiting that long for the first byte; False where nothing came."""
        if self.master < 0 or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            found = os.read(self.master, 1 << 16)
        except OSError:  # the program has let go of the terminal
            return False
        self.output += found
        self._stream.feed(found)
        self._text = None
        return bool(found)

    def wait_for(self, condition: Condition, seconds: float = PATIENCE) -> None:
        """Reads until the text is on the screen, or the condition holds."""
        deadline = time.monotonic() + seconds
        while not (condition in self.text if isinstance(condition, str) else condition(self)):
            left = deadline - time.monotonic()
            over = self.process.poll() is not None and not self.read()
            assert not over, (
                f"the program ended with {self.process.returncode}, before {condition!r}\n{self.text}"
            )
            assert left > 0, f"{seconds} seconds went by without {condition!r}\n{self.text}"
            self.read(min(left, 0.1))

    def send(self, text: str) -> None:
        os.write(self.master, text.encode())

    def press(self, keys: str, condition: Condition, seconds: float = PATIENCE) -> None:
        """Types keys and waits for what must come of them."""
        self.send(keys)
        self.wait_for(condition, seconds)

    def resize(self, columns: int, lines: int) -> None:
        self._screen.resize(lines, columns)
        self._text = None
        self._set_size(columns, lines)

    def clear(self) -> None:
        """Empties the screen, so that only what is painted from now on stands on it."""
        self._screen.reset()
        self._text = None

    def kill(self, number: int) -> None:
        self.process.send_signal(number)

    def wait(self, seconds: float = PATIENCE) -> int:
        """The exit status, once the program has ended and all it wrote is read."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"still running after {seconds} seconds\n{self.text}"
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0 if self.read(0.02) else 0.02)
        while self.read():
            pass
        return self.process.returncode

    def close(self) -> None:
        """Closes the terminal under the program."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
