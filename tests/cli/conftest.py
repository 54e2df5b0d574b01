"""A command line over a home of its own, with one demo bank beside the shipped ones."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.build import pool, write_bank

from mlquiz.cli.main import run


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
