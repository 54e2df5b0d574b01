"""Starts the full-screen face and gives its exit code."""

import gc
import importlib
from contextlib import suppress
from typing import TYPE_CHECKING

from mlquiz.cli.outside import open_outside
from mlquiz.cli.wiring import Desk, colourless
from mlquiz.proctor.order import Briefing
from mlquiz.proctor.sitting import Sitting

if TYPE_CHECKING:
    from mlquiz.tui.frame import Frame


def run_app(desk: Desk, start: Briefing | Sitting | None = None) -> int:
    """Runs the app from its home screen, a briefing or a sitting."""
    if _pictured(start):
        prepare_pictures()
    from mlquiz.tui.app import MlquizApp

    app = MlquizApp(
        desk.proctor,
        desk.records,
        start,
        settings=desk.settings,
        colourless=colourless(),
        open_outside=open_outside,
    )
    return run(app)


def run(app: "Frame") -> int:
    """Runs an app and gives its exit code; what broke it is raised once the terminal is put right."""
    gc.freeze()
    gc.enable()
    try:
        code = app.run()
    finally:
        app.close_sitting()
    if app.crash:
        raise app.crash
    return app.return_code or code or 0


def _pictured(start: Briefing | Sitting | None) -> bool:
    """Whether exhibits may be shown; from the home screen anything may be sat."""
    if isinstance(start, Sitting):
        return any("![" in question.stem for question in start.posed)
    return start is None or start.pictured


def prepare_pictures() -> None:
    """Loads what draws pictures, where the extra `images` is installed: it must ask the terminal first."""
    with suppress(ImportError):
        importlib.import_module("textual_image.widget")
