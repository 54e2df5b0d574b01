"""How long after a key the screen has changed, to the last byte of the last frame that the key caused."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.processes import EMPTY_APP, EXAM, MLQUIZ, Place
from bench.table import Row
from bench.terminal import Terminal

ENTER, RIGHT = "\r", "\x1b[C"
PICKED = ("●", "■")
QUESTIONS = 60
QUIET = 0.08
"""Seconds without output after which a key has done all it does."""
UNDISTURBED = 0.45
"""Seconds after a tick of the clock in which keys are pressed, so that the next tick disturbs none."""


@contextmanager
def sitting(place: Place) -> Iterator[Terminal]:
    """A sitting of a drawn form at its first question, on the screen."""
    with Terminal([MLQUIZ, "take", EXAM, "--seed", "5"], place.environment) as terminal:
        terminal.wait_for("The clock starts")
        terminal.settle(QUIET)
        terminal.press(ENTER)
        terminal.wait_for("Question 1 of")
        terminal.settle(QUIET)
        yield terminal


def _pressed(terminal: Terminal, key: str, *texts: str) -> float:
    terminal.press(key)
    terminal.wait_for(*texts)
    return terminal.settle(QUIET) * 1000


def _next_tick(terminal: Terminal) -> float:
    terminal.wait_for(" left")
    terminal.settle(QUIET)
    return time.perf_counter()


def key_presses(place: Place) -> list[Row]:
    """A pick and a step to the next question, each beside a line of an empty app that changes at a key."""
    picks: list[float] = []
    steps: list[float] = []
    changes: list[float] = []
    with sitting(place) as exam, Terminal(EMPTY_APP, place.environment) as empty:
        empty.wait_for("changed 0")
        empty.settle(QUIET)
        tick = 0.0
        for number in range(1, QUESTIONS + 1):
            changes.append(_pressed(empty, "a", f"changed {number}"))
            if time.perf_counter() - tick > UNDISTURBED:
                exam.forget()
                tick = _next_tick(exam)
            picks.append(_pressed(exam, "a", *PICKED))
            steps.append(_pressed(exam, RIGHT, f"Question {number + 1} of"))
    beside = ("empty app, a line", changes)
    return [
        Row("key to frame: pick an option", picks, *beside),
        Row("key to frame: next question", steps, *beside),
    ]
