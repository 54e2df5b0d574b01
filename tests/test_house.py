"""The house keeps its rules: what each command may load, and that the map shows every room."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.build import write_bank

ROOT = Path(__file__).resolve().parents[1]
RUN = """
import io, json, sys
sys.argv = ["mlquiz", *{words!r}]
sys.stdin = io.StringIO({stdin!r})
out, sys.stdout = sys.stdout, io.StringIO()
from mlquiz.__main__ import main
try:
    main()
except SystemExit:
    pass
out.write(json.dumps(sorted(sys.modules)))
"""
SCREEN = """
import asyncio, json, sys
from mlquiz.cli.wiring import desk
from mlquiz.proctor.order import Order
from mlquiz.tui.app import MlquizApp
room = desk(())
async def sit():
    app = MlquizApp(room.proctor, room.records, room.proctor.brief(Order("demo")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "a", "enter", "r", "s", "y", "enter")
        assert type(app.screen).__name__ == "AnswersScreen"
asyncio.run(sit())
print(json.dumps(sorted(sys.modules)))
"""
READING = {"yaml", "pydantic"}
HEAVY = READING | {"textual", "sqlite_utils", "numpy", "rich", "asyncio", "markdown_it"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose banks are compiled and whose database is there."""
    folder = tmp_path_factory.mktemp("home")
    write_bank(folder / "banks" / "demo")
    loaded(folder, "exams")
    return folder


def python(home: Path, code: str) -> set[str]:
    environment = {**os.environ, "MLQUIZ_HOME": str(home), "TERM": "xterm-256color"}
    environment.pop("MLQUIZ_BANKS", None)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def loaded(home: Path, *words: str, stdin: str = "") -> set[str]:
    """The modules that a command line loads."""
    return python(home, RUN.format(words=list(words), stdin=stdin))


def test_the_version_is_told_without_loading_anything(home: Path) -> None:
    assert not loaded(home, "--version") & (
        HEAVY | {"click", "argparse", "sqlite3", "platformdirs", "mlquiz.cli"}
    )


@pytest.mark.parametrize("words", [["--help"], ["take", "--help"]])
def test_help_loads_no_room_it_does_not_need(home: Path, words: list[str]) -> None:
    assert not loaded(home, *words) & (HEAVY | {"sqlite3", "mlquiz.bank", "mlquiz.history", "mlquiz.report"})


@pytest.mark.parametrize(
    "words",
    [["exams"], ["history"], ["weak"], ["db", "path"], ["exams", "--json"], []],
    ids=" ".join,
)
def test_looking_things_up_loads_no_screen_and_no_bank_reader(home: Path, words: list[str]) -> None:
    assert not loaded(home, *words) & (HEAVY - {"asyncio"})


def test_line_mode_loads_no_screen_and_no_bank_reader(home: Path) -> None:
    modules = loaded(home, "take", "demo", "--plain", stdin="a\n:submit\n")
    assert "mlquiz.cli.plain.conversation" in modules
    assert not modules & (HEAVY - {"asyncio"})


def test_a_sitting_that_is_left_loads_no_analysis(home: Path) -> None:
    modules = loaded(home, "take", "demo", "--plain", stdin="a\n:quit\n")
    assert not modules & {"mlquiz.cli.result", "mlquiz.report.records", "mlquiz.report.analysis"}


def test_a_sitting_on_the_screen_loads_nothing_heavy_but_textual(home: Path) -> None:
    modules = python(home, SCREEN)
    assert "textual" in modules
    assert not modules & (READING | {"sqlite_utils", "numpy", "click", "textual.widgets._markdown"})


def test_the_map_shows_every_room() -> None:
    rooms = {
        each.name.removesuffix(".py")
        for each in (ROOT / "src" / "mlquiz").iterdir()
        if not each.name.startswith("_") and (each.is_dir() or each.suffix == ".py")
    }
    shown = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    assert [room for room in sorted(rooms) if f"{room}/" not in shown and f"{room}.py" not in shown] == []


def test_every_module_says_what_belongs_there() -> None:
    for file in (ROOT / "src").rglob("*.py"):
        assert file.read_text(encoding="utf-8").startswith('"""'), file


def test_no_source_file_is_longer_than_three_hundred_lines() -> None:
    long = [
        file
        for file in (ROOT / "src").rglob("*.py")
        if len(file.read_text(encoding="utf-8").splitlines()) > 300
    ]
    assert long == []
