"""How long the author's desk takes over a bank of 10,000 questions, and how much memory."""

import resource
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bench.large import QUESTIONS, write
from bench.processes import Place
from bench.rounds import interleaved
from bench.table import Row

_WAYS = ("read", "lint", "memory", "peak", "bare")
MODULE = [sys.executable, "-m", "bench.desk"]


def authors_desk(place: Place, rounds: int = 3) -> list[Row]:
    """Reading with positions and the whole lint, against the bare event stream with validation."""
    bank = place.home / "desk" / "large"
    write(bank)

    def measured(way: str) -> float:
        return float(place.run([*MODULE, way, str(bank)]))

    found = interleaved({way: partial(measured, way) for way in _WAYS}, rounds)
    questions = f"{QUESTIONS:,} questions"
    bare, peak = "the bare events, and validation", "reading alone"
    return [
        Row(f"{questions} with positions", found["read"], bare, found["bare"], goal=1.3),
        Row(f"{questions}, the whole lint", found["lint"], bare, found["bare"], limit=10_000),
        Row(f"{questions}, memory of that", found["memory"], peak, found["peak"], unit="MB", limit=300),
    ]


def _bare(bank: Path) -> None:
    """What no reader can do without: every event, and every question validated, with the collector as it comes."""
    import yaml

    from mlquiz.bank.documents import QuestionsDocument

    texts = [file.read_text(encoding="utf-8") for file in sorted(bank.glob("questions-*.yaml"))]
    before = time.perf_counter()
    for text in texts:
        following: Any = yaml.CSafeLoader(text).get_event
        while following() is not None:
            pass
    took = time.perf_counter() - before
    trees = [_tree(text) for text in texts]
    before = time.perf_counter()
    kept = [QuestionsDocument.model_validate(tree) for tree in trees]
    took += time.perf_counter() - before
    assert len(kept) == len(texts)
    print(took * 1000)


def _tree(text: str) -> object:
    from mlquiz.bank.yaml import parse

    return parse(text.encode()).tree


def _read(bank: Path) -> None:
    from mlquiz.bank.documents import QuestionsDocument
    from mlquiz.bank.memory import uncollected
    from mlquiz.bank.yaml import parse

    raws = [file.read_bytes() for file in sorted(bank.glob("questions-*.yaml"))]
    with uncollected():
        before = time.perf_counter()
        kept = [QuestionsDocument.model_validate(parse(raw).tree) for raw in raws]
        took = time.perf_counter() - before
    assert len(kept) == len(raws)
    print(took * 1000)


def _lint(bank: Path) -> float:
    from mlquiz.authoring.lint import Subject, lint
    from mlquiz.bank.reader import read_folder

    before = time.perf_counter()
    report = lint([Subject(read_folder(bank))], date(2026, 11, 22))
    assert report.questions == QUESTIONS
    return time.perf_counter() - before


def _hold(bank: Path) -> None:
    from mlquiz.bank.reader import read_folder

    read_folder(bank)


def main(way: str, bank: str) -> None:
    """Does it one way and prints the milliseconds it took, imports apart, or the megabytes at its peak."""
    if way == "lint":
        print(_lint(Path(bank)) * 1000)
    elif way in ("memory", "peak"):
        _lint(Path(bank)) if way == "memory" else _hold(Path(bank))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    else:
        {"bare": _bare, "read": _read}[way](Path(bank))


if __name__ == "__main__":
    main(*sys.argv[1:])
