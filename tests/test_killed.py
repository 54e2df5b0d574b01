"""A sitting whose process is killed comes back with every answer that was shown as given, and with its time.

The moments of the kills are drawn from a seed; what is left at each is known from what was shown, as a
span: a line was written after its command was sent and before it was read.
"""

import json
import os
import random
import re
import select
import signal
import sqlite3
import subprocess
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mlquiz.model.question import Question
from tests.build import EXAM_YAML, question, write_bank
from tests.terminal import PATIENCE, Terminal, mlquiz, surroundings

LETTERS = "abcdef"
QUESTIONS = 60
KILLS = 10
SITTINGS = 5
TOLERANCE = 2.0
"""Seconds by which the time left may be off after a kill."""

LONG_EXAM = EXAM_YAML.replace("{questions: 10, unscored: 2, minutes: 20,", "{questions: 60, unscored: 5, minutes: 30,")

HEADER = re.compile(r"^Question (\d+) of 60[^.]*\. (\d+):(\d\d) left\.$", re.MULTILINE)
RESUMED = re.compile(r"^Resumed: \d+ of 60 answered, (\d+):(\d\d) left\.$", re.MULTILINE)
SHOWN = re.compile(rf"{HEADER.pattern}|^(That was the last question)\.$", re.MULTILINE)


def bank(folder: Path) -> Path:
    """A folder of one bank that asks 60 questions, every fifth for two options, in 30 minutes."""
    write_bank(folder / "demo", [_question(domain, number) for domain in ("data", "models") for number in range(40)], LONG_EXAM)
    return folder


def _question(domain: str, number: int) -> Question:
    several = number % 5 == 0
    return question(number, domain=domain, options=5 if several else 4, key=(0, 2) if several else (1,))


@dataclass(frozen=True)
class Slot:
    order: tuple[int, ...]
    choose: int
    picks: tuple[int, ...]


@dataclass(frozen=True)
class Kept:
    """The newest sitting as the history database has it."""

    left: float
    slots: dict[int, Slot]
    sound: bool
    finished: bool

    @classmethod
    def of(cls, home: Path) -> "Kept | None":
        """Reads history as any other program would; None where no sitting is in it yet."""
        file = home / "history.db"
        if not file.exists():
            return None
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        try:
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'attempt'").fetchone():
                return None
            head = database.execute(
                "SELECT id, limit_ms - used_ms, finished_at FROM attempt ORDER BY started_at DESC, id DESC"
            ).fetchone()
            found = database.execute(
                "SELECT position, option_order, choose, picks FROM response WHERE attempt = ?", (head[0],)
            ) if head else ()
            slots = {row[0]: Slot(tuple(json.loads(row[1])), row[2], tuple(json.loads(row[3]))) for row in found}
            sound = database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        finally:
            database.close()
        return cls(head[1] / 1000, slots, sound, head[2] is not None) if head else None


@dataclass
class Span:
    """The moment of the monotonic clock at which time will be up, as far as it is known."""

    low: float = float("-inf")
    high: float = float("inf")

    def learn(self, left: float, asked: float, read: float, *, whole: bool) -> None:
        """Takes in a time left that was true between two moments; a shown one is cut to whole seconds."""
        self.low = max(self.low, asked + left)
        self.high = min(self.high, read + left + whole)

    def holds(self, left: float, at: float) -> bool:
        return self.low - at - TOLERANCE <= left <= self.high - at + TOLERANCE


@dataclass(frozen=True)
class Command:
    line: str
    sent: float
    answers: tuple[int, tuple[int, ...]] | None = None


@dataclass
class Life:
    """One process of line mode, from its start to its kill."""

    process: "subprocess.Popen[bytes]"
    begun: float
    left: float | None
    """What history said was left before it, where there was a sitting."""
    text: str = ""
    shown: int = 0
    position: int = 0
    flying: deque[Command] = field(default_factory=deque)
    up: Span = field(default_factory=Span)
    resumed: int | None = None

    def hear(self, given: dict[int, tuple[int, ...]], until: float) -> None:
        """Reads what is shown up to that moment, or to the first piece of it, and notes what was given."""
        out = self.process.stdout
        assert out is not None
        if not select.select([out], [], [], max(0.0, until - time.monotonic()))[0]:
            return
        self.text += os.read(out.fileno(), 1 << 16).decode()
        read = time.monotonic()
        whole = self.text[: self.text.rfind("\n") + 1]
        for shown in SHOWN.finditer(whole, self.shown):
            self.shown = shown.end()
            asked = self._acknowledge(given)
            if shown[1]:
                self.position = int(shown[1])
                self.up.learn(int(shown[2]) * 60 + int(shown[3]), asked, read, whole=True)

    def _acknowledge(self, given: dict[int, tuple[int, ...]]) -> float:
        """The header that comes first answers to the start, each further one to the next command."""
        if not self.position:
            resumed = RESUMED.search(self.text)
            self.resumed = int(resumed[1]) * 60 + int(resumed[2]) if resumed else None
            return self.begun
        command = self.flying.popleft()
        if command.answers:
            given[command.answers[0]] = command.answers[1]
        return command.sent

    def say(self, line: str, answers: tuple[int, tuple[int, ...]] | None = None) -> None:
        assert self.process.stdin is not None
        self.flying.append(Command(line, time.monotonic(), answers))
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
