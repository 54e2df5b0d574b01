"""What a sitting costs while its taker thinks."""

import time

from bench.keys import sitting
from bench.processes import EMPTY_APP, Place
from bench.table import Row
from bench.terminal import Terminal

SPANS, SPAN = 5, 2.0


def idle_share(place: Place) -> list[Row]:
    """The share of a core an idle question uses, beside an empty app that changes a line every second."""
    figures: list[float] = []
    calibration: list[float] = []
    with sitting(place) as exam, Terminal([*EMPTY_APP, "ticking"], place.environment) as empty:
        empty.wait_for("changed 1")
        _watch(exam, empty)
        for _ in range(SPANS):
            before, began = (exam.cpu_seconds, empty.cpu_seconds), time.perf_counter()
            _watch(exam, empty)
            passed = time.perf_counter() - began
            figures.append((exam.cpu_seconds - before[0]) / passed * 100)
            calibration.append((empty.cpu_seconds - before[1]) / passed * 100)
    return [Row("idle on a question, of one core", figures, "empty app, 1 Hz", calibration, "%", limit=1)]


def _watch(*terminals: Terminal) -> None:
    """Reads all terminals for a span, a little of each at a time."""
    deadline = time.perf_counter() + SPAN
    while time.perf_counter() < deadline:
        for terminal in terminals:
            terminal.drain(0.05)
