"""Starts the full-screen face and gives its exit code."""

import gc

from mlquiz.cli.wiring import Desk, colourless
from mlquiz.proctor import Briefing, Sitting


def run_app(desk: Desk, start: Briefing | Sitting | None = None) -> int:
    """Runs the app from its home screen, a briefing or a sitting."""
    from mlquiz.tui.app import MlquizApp

    gc.freeze()
    gc.enable()
    app = MlquizApp(desk.proctor, desk.records, start, colourless=colourless())
    try:
        code = app.run()
    finally:
        app.close_sitting()
    if app.crash:
        raise app.crash
    return app.return_code or code or 0
