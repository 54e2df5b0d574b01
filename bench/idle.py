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
        exam.drain(SPAN / 2)
        empty.drain(SPAN / 2)
        for _ in range(SPANS):
            before, began = (exam.cpu_seconds, empty.cpu_seconds), time.perf_counter()
            exam.drain(SPAN / 2)
            empty.drain(SPAN / 2)
            passed = time.perf_counter() - began
            figures.append((exam.cpu_seconds - before[0]) / passed * 100)
            calibration.append((empty.cpu_seconds - before[1]) / passed * 100)
    return [Row("idle on a question, of one core", figures, "empty app, 1 Hz", calibration, "%", limit=1)]
