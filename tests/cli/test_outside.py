"""Opening a picture outside the terminal: where that cannot be done it is said, and nothing breaks."""

from pathlib import Path

import pytest

from mlquiz.cli.outside import open_outside

PROGRAMS = ("open", "xdg-open")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the only programs of a machine with a desktop."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    return tmp_path


def install(folder: Path, script: str) -> None:
    for name in PROGRAMS:
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)


@pytest.mark.filterwarnings("ignore:subprocess")  # nobody waits for a picture to be closed
def test_a_picture_is_opened_by_the_program_of_the_desktop(programs: Path) -> None:
    install(programs, "#!/bin/sh\n")
    assert open_outside(programs / "a & b.png")


def test_a_desktop_without_such_a_program_opens_nothing(programs: Path) -> None:
    assert not open_outside(programs / "a.png")


def test_a_program_that_cannot_be_started_opens_nothing(programs: Path) -> None:
    install(programs, "#!/nowhere/interpreter\n")
    assert not open_outside(programs / "a.png")
