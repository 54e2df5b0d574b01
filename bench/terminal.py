"""A program on a pseudo-terminal that answers as modern terminals do, and when its text appears there."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 100, 30
PATIENCE = 20.0
_CONTROL = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[ -/]*[0-Z\\^-~])"
)
_ASKS_FOR_WHOLE_FRAMES, _HAS_WHOLE_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


def visible(output: bytes) -> str:
    """The text of an output, without what steers the terminal."""
    return _CONTROL.sub(b"", output).decode(errors="replace")


class Terminal:
    """One program on its own terminal. As a context manager it ends the program."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._unread = b""
        self._at = self._since = time.perf_counter()
        self.pid, self._side = pty.fork()
        if not self.pid:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
                os.execve(command[0], list(command), dict(environment))
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def cpu_seconds(self) -> float:
        """Processor time used so far, in the program and in the kernel for it."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _CLOCK_TICKS

    def press(self, key: str) -> None:
        """Types a key; what is waited for from now on is measured from here."""
        self.forget()
        self._since = time.perf_counter()
        os.write(self._side, key.encode())

    def forget(self) -> None:
        """Takes what was written so far as seen."""
        while self._read(0):
            pass
        self._unread = b""

    def wait_for(self, *texts: str) -> float:
        """Seconds from the start, or the last key, until one of these texts was there to be read."""
        deadline = time.perf_counter() + PATIENCE
        while not any(text in visible(self._unread) for text in texts):
            if not self._read(max(0.0, deadline - time.perf_counter())):
                raise TimeoutError(f"none of {texts} appeared, but {visible(self._unread)[-400:]!r}")
        return self._at - self._since

    def settle(self, quiet: float) -> float:
        """Waits until nothing is written for a while; seconds from the last key to the last byte."""
        while self._read(quiet):
            pass
        return self._at - self._since

    def drain(self, seconds: float) -> None:
        """Reads along for a while, as a terminal does."""
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            self._read(left)
        self._unread = b""

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._side], [], [], seconds)[0]:
            return b""
        try:
            batch = os.read(self._side, 1 << 16)
        except OSError:
            batch = b""
        if not batch:
            raise EOFError(f"the program ended: {visible(self._unread)[-400:]!r}")
        self._at = time.perf_counter()
        if _ASKS_FOR_WHOLE_FRAMES in batch:
            os.write(self._side, _HAS_WHOLE_FRAMES)
        self._unread += batch
        return batch

    def _end(self) -> None:
        with suppress(EOFError, ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
            self.drain(3.0)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self._side)
        os.waitpid(self.pid, 0)
