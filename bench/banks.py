"""How long the shipped banks take to read: from YAML with all checks, and from the cache."""

import json
import shutil
import sys
import time
from functools import partial
from pathlib import Path

from bench.processes import Place
from bench.rounds import interleaved
from bench.table import Row

MODULE = [sys.executable, "-m", "bench.banks"]


def bank_readings(place: Place, rounds: int = 7) -> list[Row]:
    """Catalogue and questions with and without cache, each against a bare parser of the same files."""
    cache = place.home / "bank-cache"

    def measured(way: str) -> float:
        if way == "cold":
            shutil.rmtree(cache, ignore_errors=True)
        return float(place.run([*MODULE, way, str(cache)]))

    measured("cold")
    found = interleaved({way: partial(measured, way) for way in ("cold", "yaml", "warm", "json")}, rounds)
    return [
        Row("banks read without cache", found["cold"], "yaml.CSafeLoader", found["yaml"]),
        Row("banks read from the cache", found["warm"], "json.loads", found["json"]),
    ]


def _read(cache: Path) -> None:
    from mlquiz.bank.cache import Cache
    from mlquiz.bank.library import Library
    from mlquiz.cli.wiring import shipped_banks

    library = Library([shipped_banks()], Cache(cache))
    for shelf in library.catalogue().shelves.values():
        library.pool(shelf).everything()


def _yaml(_: Path) -> None:
    import yaml

    from mlquiz.cli.wiring import shipped_banks

    for file in shipped_banks().rglob("*.yaml"):
        yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)


def _json(cache: Path) -> None:
    for file in cache.glob("*.rows.json"):
        for row in file.read_bytes().splitlines():
            json.loads(row)


def main(way: str, folder: str) -> None:
    """Reads the banks one way and prints the milliseconds it took, imports included."""
    read = {"yaml": _yaml, "json": _json}.get(way, _read)
    before = time.perf_counter()
    read(Path(folder))
    print((time.perf_counter() - before) * 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
