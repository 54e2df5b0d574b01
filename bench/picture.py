"""`python -m bench.picture FILE [SCREEN]`: a screen of the real program as a self-contained SVG.

The bank is the shipped one; clock, dice and time zone stand still, so the same program gives the same picture.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from bench.stage import Stage
from mlquiz.model.form import Slot
from mlquiz.proctor import Sitting
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.screens.exam import ExamScreen

SIZE = (100, 30)
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
_HAS_LAYOUT = re.compile(r"```|\|---")


async def _home(stage: Stage) -> str:
    stage.sat(65, wrong=6).submit()
    stage.at += timedelta(hours=20)
    stage.sat(23, wrong=5).leave()
    return await _shown(stage.app())


async def _exam(stage: Stage) -> str:
    async def sit(pilot: Pilot[int]) -> None:
        await pilot.press("enter", "enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ExamScreen)
        for place in range(_worth_showing(screen.sitting)):
            stage.think(screen.sitting, 96)
            keys = _letters(stage, screen.session.slot, right=True)
            await pilot.press(*keys, *("m" if place == 2 else ""), "right")
        stage.think(screen.sitting, 48)
        slot = screen.session.slot
        await pilot.press(
            _letters(stage, slot, right=False)[0].upper(), *_letters(stage, slot, right=True), "m"
        )

    return await _shown(stage.app(), sit)


def _worth_showing(sitting: Sitting) -> int:
    """How many questions come before one with a table or code that leaves room for its options."""
    asked = [
        (slot.choose, question.stem)
        for slot, question in zip(sitting.session.slots, sitting.posed, strict=True)
    ]
    good = (choose == 1 and _HAS_LAYOUT.search(stem) and stem.count("\n") < 14 for choose, stem in asked)
    return next((place for place, each in enumerate(good) if each and place > 3), 5)


def _letters(stage: Stage, slot: Slot, right: bool) -> list[str]:
    return ["abcdef"[slot.order.index(option)] for option in stage.chosen(slot, right)]


async def _result(stage: Stage) -> str:
    sitting = stage.sat(64, wrong=6)
    sitting.submit()
    return await _shown(stage.app(sitting))


async def _answers(stage: Stage) -> str:
    async def look(pilot: Pilot[int]) -> None:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("w")

    sitting = stage.sat(64, wrong=6)
    sitting.submit()
    return await _shown(stage.app(sitting), look)


async def _shown(app: MlquizApp, act: Callable[[Pilot[int]], Awaitable[None]] | None = None) -> str:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        if act:
            await act(pilot)
        await pilot.pause(0.3)
        picture = app.export_screenshot(title="mlquiz")
        app.close_sitting()
    return _self_contained(picture)


def _self_contained(picture: str) -> str:
    """Without fonts from the network; every line of text keeps its place by its own length."""
    without = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", picture)
    return re.sub(r"font-family:[^;]*;", f"font-family: {FONTS};", without)


SCREENS = {"exam": _exam, "home": _home, "result": _result, "answers": _answers}


def main(file: str, screen: str = "exam") -> None:
    os.environ["TZ"] = "UTC"
    time.tzset()
    with TemporaryDirectory(prefix="mlquiz-picture-") as home:
        Path(file).write_text(asyncio.run(SCREENS[screen](Stage(Path(home)))), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
