"""How long a form of a bank of 10,000 questions takes once the bank is compiled."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from bench.processes import EXAM, Place
from bench.rounds import interleaved
from bench.table import Row

MODULE = [sys.executable, "-m", "bench.large"]
QUESTIONS, FILES = 10_000, 50
LENGTH = 65
_EXAM = f"""format: 1
id: large
title: A large bank
provider: Nobody
form: {{questions: {LENGTH}, minutes: 180}}
pass: {{threshold: 75%}}
domains:
  - {{id: first, title: First, weight: 60}}
  - {{id: second, title: Second, weight: 40}}
"""


def large_bank(place: Place, rounds: int = 7) -> list[Row]:
    """The catalogue, the index and a form with its questions, against a bare parser of the index."""
    banks, cache = place.home / "large", place.home / "large-cache"
    write(banks / "large")

    def measured(way: str) -> float:
        return float(place.run([*MODULE, way, str(banks), str(cache)]))

    measured("hot")
    found = interleaved({way: partial(measured, way) for way in ("hot", "json")}, rounds)
    what = f"{QUESTIONS:,} questions, hot: list, index, draw"
    return [Row(what, found["hot"], "json.loads of the index", found["json"], limit=100)]


def write(bank: Path) -> None:
    """A bank of questions as long as the shipped ones, made of their words."""
    bank.mkdir(parents=True)
    (bank / "exam.yaml").write_text(_EXAM, encoding="utf-8")
    words = _drawn(_words())
    each = QUESTIONS // FILES
    for number in range(FILES):
        questions = (_question(number * each + place, words) for place in range(each))
        head = f"domain: {('first', 'second')[number % 2]}\nquestions:\n"
        (bank / f"questions-{number:02}.yaml").write_text(head + "".join(questions), encoding="utf-8")


def _words() -> list[str]:
    from mlquiz.cli.wiring import shipped_banks

    texts = (file.read_text(encoding="utf-8") for file in sorted((shipped_banks() / EXAM).glob("*.yaml")))
    return [word for text in texts for word in text.split() if word.isalpha()]


def _drawn(words: Sequence[str]) -> Iterator[str]:
    """Words in no order of their own, the same at every run."""
    rolled = Random(7)
    while True:
        yield from rolled.choices(words, k=1_000)


def _question(number: int, words: Iterator[str]) -> str:
    options = "".join(
        f"      - text: number {place} {_some(words, 8)}\n"
        f"        correct: {'true' if place == number % 5 else 'false'}\n"
        f"        rationale: {_some(words, 26)}\n"
        for place in range(5)
    )
    return (
        f'  - id: q-{number:05}\n    objective: "1.1"\n    difficulty: medium\n'
        f"    stem: number {number} {_some(words, 60)}\n    options:\n{options}"
        f"    explanation: {_some(words, 50)}\n    tags: [a, b]\n"
        f'    references: ["https://example.org/{number}"]\n    verified_on: 2026-11-22\n'
    )


def _some(words: Iterator[str], count: int) -> str:
    return " ".join(islice(words, count))


def _draw(banks: Path, cache: Path) -> float:
    from mlquiz.bank.cache import Cache
    from mlquiz.bank.library import Library
    from mlquiz.exam.assemble import assemble

    before = time.perf_counter()
    library = Library([banks], Cache(cache))
    shelf = library.catalogue().shelves["large"]
    form = assemble(shelf.card.blueprint, library.pool(shelf), 7, {})
    took = time.perf_counter() - before
    assert len(form.slots) == LENGTH
    return took


def _parse(_: Path, cache: Path) -> float:
    stored = next(cache.glob("*.index.json")).read_bytes()
    before = time.perf_counter()
    json.loads(stored)
    return time.perf_counter() - before


def main(way: str, banks: str, cache: str) -> None:
    """Does it one way and prints the milliseconds it took, imports apart."""
    print({"hot": _draw, "json": _parse}[way](Path(banks), Path(cache)) * 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
