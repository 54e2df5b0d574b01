"""Lines of standard input, with a clock that goes on while none comes."""

import queue
import sys
import threading
from collections.abc import Callable, Iterator

TICK = 1.0
"""Seconds between looks at the clock."""


class Lines:
    """Lines of standard input, read by a thread, so that the clock can be looked at while none comes."""

    def __init__(self, tick: float = TICK) -> None:
        self._tick = tick
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            for line in sys.stdin or ():
                self._queue.put(line)
        except (OSError, ValueError):
            pass
        finally:
            self._queue.put(None)

    def wait(self) -> str | None:
        """The next line, or None at the end of input."""
        return self._queue.get()

    def each(self, tick: Callable[[], bool]) -> Iterator[str]:
        """Lines until the input ends, calling `tick` about once a second until it gives False."""
        while True:
            try:
                line = self._queue.get(timeout=self._tick)
            except queue.Empty:
                if not tick():
                    return
                continue
            if line is None:
                return
            yield line
