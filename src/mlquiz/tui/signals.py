"""Signals that end the program: on the event loop, with a watchdog, so that the terminal is put right."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Timer

_GRACE = 2.0
"""Seconds a signalled app has to put the terminal right before the process is ended."""


def heed_signals(end: Callable[[int], None]) -> None:
    """Calls `end` with the exit code when the terminal closes or somebody ends the process."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(number, _end, 128 + number, end)


def _end(code: int, end: Callable[[int], None]) -> None:
    watchdog = Timer(_GRACE, os._exit, [code])
    watchdog.daemon = True
    watchdog.start()
    end(code)
