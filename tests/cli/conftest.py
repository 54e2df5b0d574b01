"""A command line over a home of its own, with one demo bank beside the shipped ones."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.build import pool, write_bank

from mlquiz.bank.cache import Cache
from mlquiz.bank.library import Library
from mlquiz.cli.main import run
from mlquiz.cli.wiring import shipped_banks


@dataclass
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Shell = Callable[..., Said]


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    write_bank(tmp_path / "banks" / "demo", pool())
    return tmp_path / "banks"


@pytest.fixture
def shell(
    tmp_path: Path, banks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """Runs `mlquiz` with these words and this input."""
    monkeypatch.setenv("MLQUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MLQUIZ_BANKS", str(banks))

    def call(*words: str, stdin: str = "") -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            run(words)
        said = capsys.readouterr()
        return Said(int(ended.value.code or 0), said.out, said.err)

    return call


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the shipped banks are compiled: once, for that takes a moment."""
    folder = tmp_path_factory.mktemp("compiled")
    Library([shipped_banks()], Cache(folder)).catalogue()
    return folder


@pytest.fixture
def warm(compiled: Path, tmp_path: Path) -> None:
    """A home that mlquiz was started in before."""
    shutil.copytree(compiled, tmp_path / "home" / "cache")
