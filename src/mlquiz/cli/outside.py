"""Opening a picture outside the terminal, with the desktop's own program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from mlquiz.cli.wiring import has_desktop


def open_outside(file: Path) -> bool:
    """Opens a file apart from this terminal; False where there is no desktop to open it in."""
    try:
        return has_desktop() and _opened(file)
    except OSError:
        return False


def _opened(file: Path) -> bool:
    if sys.platform == "win32":
        os.startfile(file)  # noqa: S606 - a picture of a bank, whose suffix was checked; no shell reads its name
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    subprocess.Popen(  # noqa: S603 - a picture of a bank, whose suffix was checked
        [program, str(file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True
