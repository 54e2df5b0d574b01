"""A sitting whose process is killed comes back with every answer that was shown as given, and with its time.

The moments of the kills are drawn from a seed. What was left at a kill is known from what was shown: a
line was written after its command was sent and before it was read.
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
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.build import EXAM_YAML, question, write_bank
from tests.terminal import PATIENCE, Terminal, mlquiz, surroundings

from mlquiz.model.question import Question

KILLS = 10
SITTINGS = 5
QUESTIONS = 60
MINUTES = 30
TOLERANCE = 2.0
"""Seconds by which the time left may be off after a kill."""

Picks = tuple[int, ...]

SHOWN = re.compile(
    r"^(?:Question (\d+) of 60\b.* (\d+):(\d\d) left|That was the last question)\.\n", re.MULTILINE
)
RESUMED = re.compile(r"^Resumed: (\d+) of 60 answered, (\d+):(\d\d) left\.\n", re.MULTILINE)


def write_banks(folder: Path) -> Path:
    """A folder of banks with one long exam, every fifth question of which asks for two options."""
    exam = EXAM_YAML.replace(
        "questions: 10, unscored: 2, minutes: 20", "questions: 60, unscored: 5, minutes: 30"
    )
    asked = [_question(domain, number) for domain in ("data", "models") for number in range(40)]
    write_bank(folder / "demo", asked, exam)
    return folder


def _question(domain: str, number: int) -> Question:
    several = number % 5 == 0
    return question(number, domain=domain, options=5 if several else 4, key=(0, 2) if several else (1,))


@dataclass(frozen=True)
class Kept:
    """What the history database says of the only sitting in it: picks and time left, read by another program."""

    left: float
    picks: dict[int, Picks]
    orders: dict[int, Picks]
    choose: dict[int, int]

    @classmethod
    def of(cls, home: Path) -> "Kept":
        database = sqlite3.connect(f"file:{home / 'history.db'}?mode=ro", uri=True)
        try:
            assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            ((left, finished),) = database.execute("SELECT limit_ms - used_ms, finished_at FROM attempt")
            assert finished is None
            rows = database.execute("SELECT position, picks, option_order, choose FROM response").fetchall()
        finally:
            database.close()
        return cls(
            left / 1000,
            {row[0]: tuple(json.loads(row[1])) for row in rows},
            {row[0]: tuple(json.loads(row[2])) for row in rows},
            {row[0]: row[3] for row in rows},
        )


@dataclass
class Deadline:
    """When time will be up, on the monotonic clock: between `low` and `high`, as far as it is known."""

    low: float = float("-inf")
    high: float = float("inf")

    def learn(self, left: float, after: float, before: float) -> None:
        """So much was left at some moment after the one and before the other."""
        self.low, self.high = max(self.low, after + left), min(self.high, before + left)

    def learn_shown(self, minutes: str, seconds: str, after: float, before: float) -> None:
        """A time that is shown is cut to whole seconds."""
        shown = int(minutes) * 60 + int(seconds)
        self.low, self.high = max(self.low, after + shown), min(self.high, before + shown + 1)

    def allows(self, left: float, at: float) -> bool:
        """Whether so much may have been left at a moment, within the tolerance."""
        return self.low - at - TOLERANCE <= left <= self.high - at + TOLERANCE


@dataclass(frozen=True)
class Command:
    """A line that was sent: when, and what it answers where it is an answer."""

    sent: float
    position: int = 0
    picks: Picks = ()


@dataclass
class Taker:
    """Sits in line mode, and remembers what was shown as given through one process after the other."""

    banks: Path
    home: Path
    dice: random.Random
    given: dict[int, Picks] = field(default_factory=dict)
    left: float = MINUTES * 60.0

    def begin(self, *arguments: str) -> None:
        """Starts a process that goes on with the sitting, or opens it."""
        self.text, self.seen = "", 0
        self.place = 0
        self.flying: deque[Command] = deque()
        self.deadline = Deadline()
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            mlquiz(*arguments, "--plain", banks=self.banks),
            env=surroundings(self.home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def listen(self, seconds: float) -> None:
        """Reads what is shown during that time."""
        until = time.monotonic() + seconds
        out = self.process.stdout
        assert out
        while select.select([out], [], [], max(0.0, until - time.monotonic()))[0]:
            found = os.read(out.fileno(), 1 << 16).decode()
            assert found, f"the program ended\n{self.text}"
            self._take_in(found, time.monotonic())

    def listen_for_all(self) -> None:
        """Reads until the last line that was sent has had its effect."""
        patience = time.monotonic() + PATIENCE
        while not self.place or self.flying:
            assert time.monotonic() < patience, self.text
            self.listen(0.002)

    def _take_in(self, found: str, now: float) -> None:
        self.text += found
        for shown in SHOWN.finditer(self.text, self.seen):
            self.seen = shown.end()
            if self.place:
                command = self.flying.popleft()
                self.given |= {command.position: command.picks} if command.position else {}
            else:
                command = Command(self.begun)
                self._take_in_start(int(shown[1]), now)
            if shown[1]:
                self.deadline.learn_shown(shown[2], shown[3], command.sent, now)

    def _take_in_start(self, position: int, now: float) -> None:
        self.place = position
        self.deadline.learn(self.left, self.begun, now)
        resumed = RESUMED.search(self.text)
        if resumed:
            assert int(resumed[2]) * 60 + int(resumed[3]) == int(self.left)
            assert Kept.of(self.home).picks == self.kept.picks

    def answer(self) -> None:
        """Sends one line: mostly an answer to the question at hand, now and then a move to another one."""
        if self.place > QUESTIONS or self.dice.random() < 0.2:
            self.place = self.dice.randint(1, QUESTIONS)
            self._send(f":{self.place}", Command(time.monotonic()))
            return
        order, choose = self.kept.orders[self.place], self.kept.choose[self.place]
        places = self.dice.sample(range(len(order)), choose)
        picks = tuple(sorted(order[place] for place in places))
        self._send(
            " ".join("abcdef"[place] for place in places), Command(time.monotonic(), self.place, picks)
        )
        self.place += 1

    def _send(self, line: str, command: Command) -> None:
        self.flying.append(command)
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def die(self) -> None:
        """Kills the process, reads its last words, and compares what is kept with what was given."""
        self.process.kill()
        killed = time.monotonic()
        self.process.wait()
        assert self.process.stdout
        self._take_in(self.process.stdout.read().decode(), killed)
        self.close()
        self.compare(killed)

    def close(self) -> None:
        """Leaves no process and no pipe behind."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def compare(self, killed: float) -> None:
        """Every answer is there as given; one in flight is there, or the one before it, or none was."""
        if not self.place:
            self.deadline.learn(self.left, self.begun, killed)
        self.kept = Kept.of(self.home)
        assert self.deadline.allows(self.kept.left, killed), (self.kept.left, self.deadline, killed)
        for position, picks in self.kept.picks.items():
            flying = [each.picks for each in self.flying if each.position == position]
            given = self.given.get(position, ())
            part = not given and any(set(picks) <= set(each) for each in flying)
            assert part or picks in (given, *flying), (position, picks, given, flying)
        self.given = {position: picks for position, picks in self.kept.picks.items() if picks}
        self.left = self.kept.left

    def live(self) -> None:
        """Goes on with the sitting until the process is killed: while starting, with answers in flight, or idle."""
        self.begin("resume")
        fate = self.dice.choices(("starting", "busy", "idle"), (2, 7, 1))[0]
        if fate == "starting":
            self.listen(self.dice.uniform(0, 0.4))
        else:
            self.listen_for_all()
            for _ in range(self.dice.randint(1, 6)):
                for _ in range(self.dice.randint(1, 3)):
                    self.answer()
                if fate == "idle" or self.dice.random() < 0.5:
                    self.listen_for_all()
            self.listen(self.dice.uniform(1, 2.5) if fate == "idle" else self.dice.uniform(0, 0.03))
        self.die()


@pytest.mark.parametrize("seed", range(SITTINGS))
def test_a_killed_sitting_comes_back_with_every_answer_and_its_time(tmp_path: Path, seed: int) -> None:
    with closing(Taker(write_banks(tmp_path / "banks"), tmp_path / "home", random.Random(seed))) as taker:
        taker.begin("take", "demo", "--seed", str(seed))
        taker.listen_for_all()
        taker.die()
        for _ in range(KILLS - 1):
            taker.live()
        taker.begin("resume")
        taker.listen_for_all()
        out, _ = taker.process.communicate(b":quit\n", PATIENCE)
        assert taker.process.returncode == 0
        answered = sum(len(taker.given.get(at, ())) == choose for at, choose in taker.kept.choose.items())
        assert f"Kept with {answered} of 60 answered." in out.decode()


@pytest.mark.parametrize("choose", [1, 2])
def test_an_answer_that_is_changed_is_on_disk_as_the_old_or_the_new_one_at_every_moment(
    tmp_path: Path, choose: int
) -> None:
    banks, home = write_banks(tmp_path / "banks"), tmp_path / "home"
    _say(banks, home, ["take", "demo", "--seed", "1"], ":quit")
    kept = Kept.of(home)
    position = next(at for at, asked in kept.choose.items() if asked == choose)
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as database:
        database.execute("CREATE TABLE seen (picks TEXT)")
        database.execute(
            "CREATE TRIGGER see AFTER UPDATE OF picks ON response WHEN NEW.picks <> OLD.picks "
            "BEGIN INSERT INTO seen VALUES (NEW.picks); END"
        )
    first, second = ("a", "b") if choose == 1 else ("a b", "c d")
    _say(banks, home, ["resume"], f":{position}", first, f":{position}", second, ":quit")
    with closing(sqlite3.connect(home / "history.db")) as database:
        seen = [
            tuple(json.loads(row[0])) for row in database.execute("SELECT picks FROM seen ORDER BY rowid")
        ]
    old, new = (_picks(kept.orders[position], line) for line in (first, second))
    assert seen[-1] == new
    assert set(seen[seen.index(old) :]) == {old, new}


def _picks(order: Picks, line: str) -> Picks:
    return tuple(sorted(order["abcdef".index(letter)] for letter in line.split()))


def _say(banks: Path, home: Path, arguments: list[str], *lines: str) -> None:
    subprocess.run(
        mlquiz(*arguments, "--plain", banks=banks),
        env=surroundings(home),
        input="".join(f"{line}\n" for line in lines).encode(),
        stdout=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=True,
    )


def test_a_killed_screen_comes_back_with_every_pick_and_its_time(tmp_path: Path) -> None:
    screen = Screen(write_banks(tmp_path / "banks"), tmp_path / "home", random.Random(7))
    screen.sit("take", "demo", "--seed", "7")
    screen.sit("resume")
    screen.sit("resume")
    with screen.terminal("resume") as terminal:
        terminal.wait_for(" of 60")
        assert Kept.of(screen.home).picks == screen.kept.picks


MARKED = re.compile(r"[(]●[)]|\[■\]")
"""A picked option on the screen."""


@dataclass
class Screen:
    """Sits on the full screen, and remembers what was shown as picked through one process after the other."""

    banks: Path
    home: Path
    dice: random.Random
    given: dict[int, Picks] = field(default_factory=dict)
    left: float = MINUTES * 60.0

    def terminal(self, *arguments: str) -> Terminal:
        return Terminal(mlquiz(*arguments, banks=self.banks), surroundings(self.home))

    def sit(self, *arguments: str) -> None:
        """Picks on a few questions until the process is killed, once with a pick in flight."""
        deadline, begun = Deadline(), time.monotonic()
        with self.terminal(*arguments) as terminal:
            if arguments[0] == "take":
                terminal.wait_for("The clock starts")
                begun = time.monotonic()
                terminal.send("\r")
            terminal.wait_for(" of 60")
            deadline.learn(self.left, begun, time.monotonic())
            assert 0 <= self.left - _left(terminal) <= TOLERANCE
            self.kept = Kept.of(self.home)
            first = _position(terminal) + 1
            for position in range(first, first + 3):
                self._pick(terminal, position)
            flying = first + 3
            terminal.send("\ra")
            terminal.read(self.dice.uniform(0, 1.5))
            terminal.kill(signal.SIGKILL)
            killed = time.monotonic()
            terminal.wait()
        self._compare(deadline, killed, flying)

    def _pick(self, terminal: Terminal, position: int) -> None:
        """Goes on to a question and picks by letter; a pick is given once its mark is on the screen.

        A frame may come in pieces: the marks of the question before must be gone first, or one of them
        is taken for the new pick.
        """
        terminal.press(
            "n", lambda shown: f"Question {position} of 60" in shown.text and not MARKED.search(shown.text)
        )
        order, choose = self.kept.orders[position], self.kept.choose[position]
        places = self.dice.sample(range(len(order)), choose)
        for place in places:
            mark = "[■]" if choose > 1 else "(●)"
            terminal.press("abcdef"[place], f"{mark} {'ABCDEF'[place]}")
        self.given[position] = tuple(sorted(order[place] for place in places))

    def _compare(self, deadline: Deadline, killed: float, flying: int) -> None:
        orders, self.kept = self.kept.orders, Kept.of(self.home)
        self.left = self.kept.left
        assert deadline.allows(self.left, killed), (self.left, deadline, killed)
        assert {at: picks for at, picks in self.kept.picks.items() if picks and at != flying} == self.given
        assert self.kept.picks[flying] in ((), orders[flying][:1])
        self.given = {at: picks for at, picks in self.kept.picks.items() if picks}


def _position(terminal: Terminal) -> int:
    """The question that is on the screen."""
    found = re.search(r"Question (\d+) of 60", terminal.text)
    assert found, terminal.text
    return int(found[1])


def _left(terminal: Terminal) -> int:
    """The seconds that the header shows as left."""
    found = re.search(r"(\d+):(\d\d) left", terminal.text)
    assert found, terminal.text
    return int(found[1]) * 60 + int(found[2])
