"""The programs that are measured, the home they run in, and how long short ones take."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.rounds import interleaved
from bench.table import Row

BIN = Path(sys.executable).parent
MLQUIZ = str(BIN / "mlquiz")
EXAM = "aws-clf-c02"
EMPTY_APP = [sys.executable, str(Path(__file__).with_name("empty_app.py"))]
NOTHING = [sys.executable, "-c", "pass"]
_NOT_OURS = ("MLQUIZ_BANKS", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONPATH")


@dataclass(frozen=True)
class Place:
    """A folder with its own history and cache, and the environment that points there."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        return kept | {"MLQUIZ_HOME": str(self.home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}

    def run(self, command: Sequence[str]) -> str:
        """What a command prints."""
        done = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout


def milliseconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """From the start of a process until it has ended."""
    before = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - before) * 1000


def short_processes(place: Place, rounds: int = 25) -> list[Row]:
    """`--version` and `exams` against an interpreter that does nothing."""
    commands = {"version": [MLQUIZ, "--version"], "exams": [MLQUIZ, "exams"], "nothing": NOTHING}
    place.run(commands["exams"])
    found = interleaved(
        {name: partial(milliseconds, command, place.environment) for name, command in commands.items()},
        rounds,
    )
    beside = ("python -c pass", found["nothing"])
    return [
        Row("mlquiz --version", found["version"], *beside, goal=1.5),
        Row("mlquiz exams, cache warm", found["exams"], *beside),
    ]
