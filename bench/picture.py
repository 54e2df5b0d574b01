"""`python -m bench.picture FOLDER [SCREEN ...]`: screens of the real program as self-contained SVGs.

The banks are the shipped ones; clock, dice and time zone stand still, so the same program gives the same
picture.
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

from bench.stage import SEED, Stage
from mlquiz.model.form import Slot
from mlquiz.proctor.order import Order
from mlquiz.proctor.sitting import Sitting
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.frame import Frame
from mlquiz.tui.screens.exam import ExamScreen

EXAM = "gcp-pmle"
"""The bank that is pictured: choices only, with tables and cases."""

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

    sitting = stage.proctor.open(stage.proctor.brief(Order(stage.exam, seed=SEED)))
    return await _shown(stage.app(sitting), sit)


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


TOUR = "mlquiz-tour"


async def _ordering(stage: Stage) -> str:
    return await _of_kind(stage, "ordering", "shift+down", "down", "space", "down")


async def _matching(stage: Stage) -> str:
    return await _of_kind(stage, "matching", "b", "a")


async def _numeric(stage: Stage) -> str:
    return await _of_kind(stage, "numeric", "0", "full_stop", "2", "5")


async def _case(stage: Stage) -> str:
    seat = _sitting_with(stage, lambda slot: bool(slot.case))
    return await _shown(stage.app(seat), size=(140, 30))


async def _practice(stage: Stage) -> str:
    async def check(pilot: Pilot[int]) -> None:
        await pilot.press("b", "enter")

    order = Order(TOUR, mode="practice", seed=SEED)
    seat = _sitting_with(stage, lambda slot: slot.kind == "choice" and slot.choose == 1, order)
    return await _shown(stage.app(seat), check)


async def _of_kind(stage: Stage, kind: str, *keys: str) -> str:
    async def press(pilot: Pilot[int]) -> None:
        await pilot.press(*keys)

    return await _shown(stage.app(_sitting_with(stage, lambda slot: slot.kind == kind)), press)


def _sitting_with(
    stage: Stage,
    fits: Callable[[Slot], bool],
    order: Order = Order(TOUR, seed=SEED),  # noqa: B008 - a value
) -> Sitting:
    """A sitting at its first slot that fits."""
    sitting = stage.proctor.open(stage.proctor.brief(order))
    slot = next(each for each in sitting.session.slots if fits(each))
    sitting.go_to(slot.position)
    stage.think(sitting, 40)
    return sitting


async def _custom(stage: Stage) -> str:
    async def choose(pilot: Pilot[int]) -> None:
        await pilot.press("c")
        await pilot.pause(0.5)

    stage.sat(65, wrong=4).submit()
    return await _shown(stage.app(), choose, size=(100, 32))


async def _review(stage: Stage) -> str:
    async def look(pilot: Pilot[int]) -> None:
        await pilot.press("m", "r")

    return await _shown(stage.app(stage.sat(38, wrong=6)), look)


async def _insights(stage: Stage) -> str:
    """Three weeks with four short mocks, a plan, and drills of its lists."""

    async def look(pilot: Pilot[int]) -> None:
        await pilot.press("i")
        while not pilot.app.screen.query("Section"):
            await pilot.pause(0.05)

    stage.planner.keep(stage.exam, stage.at.date() + timedelta(days=40), 20)
    for wrong in (3, 4, 5, 6):
        stage.studied(Order(stage.exam, questions=30), wrong)
        for _ in range(4):
            stage.studied(Order(stage.exam, mode="drill"), wrong + 2)
    return await _shown(stage.app(), look, size=(100, 34))


_DRAFT = """\
domain: evaluation
questions:
  - id: my-2.1-007
    objective: "2.1"
    difficulty: medium
    stem: |
      A model flags 40 of 1,000 parcels as damaged, and 30 of them are. Another 20 damaged parcels pass.

      | | damaged | sound |
      |---|---|---|
      | flagged | 30 | 10 |
      | passed | 20 | 940 |

      Which of these is not a share of the flagged parcels?
    options:
      - text: Precision, 0.75
        rationale: It is 30 of the 40 parcels that were flagged.
      - text: Recall, 0.60, since it counts the damaged parcels that were found among all 50
        correct: true
        rationale: It is 30 of the 50 parcels that are damaged, whether they were flagged or not.
      - text: The false discovery rate, 0.25
        rationale: It is 10 of the 40 parcels that were flagged.
    explanation: Precision and the false discovery rate look at what was flagged, recall at what is damaged.
"""


async def _preview(stage: Stage) -> str:
    from mlquiz.authoring.previewing import read_preview
    from mlquiz.tui.preview_app import PreviewApp, Tools

    file = Path(stage.home) / "metrics.yaml"
    file.write_text(_DRAFT, encoding="utf-8")
    found = read_preview(file, stage.at.date())
    tools = Tools(lambda **_: found, lambda *_: stage.sat(1, wrong=0), lambda _: "", lambda: SEED)
    return await _shown(PreviewApp(found, found.drafts[0], tools), size=(120, 30))


async def _shown(
    app: Frame,
    act: Callable[[Pilot[int]], Awaitable[None]] | None = None,
    size: tuple[int, int] = SIZE,
) -> str:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if act:
            await act(pilot)
        await pilot.pause(0.3)
        picture = app.export_screenshot(title="mlquiz")
        if isinstance(app, MlquizApp):
            app.close_sitting()
    return _self_contained(picture)


def _self_contained(picture: str) -> str:
    """Without fonts from the network; every line of text keeps its place by its own length."""
    without = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", picture)
    return re.sub(r"font-family:[^;]*;", f"font-family: {FONTS};", without)


SCREENS = {
    "exam": _exam,
    "home": _home,
    "result": _result,
    "answers": _answers,
    "ordering": _ordering,
    "matching": _matching,
    "numeric": _numeric,
    "case": _case,
    "practice": _practice,
    "custom": _custom,
    "review": _review,
    "insights": _insights,
    "preview": _preview,
}
_ON_TOUR = ("ordering", "matching", "numeric", "case", "practice")


def main(folder: str, *screens: str) -> None:
    os.environ["TZ"] = "UTC"
    time.tzset()
    for screen in screens or SCREENS:
        with TemporaryDirectory(prefix="mlquiz-picture-") as home:
            stage = Stage(Path(home), TOUR if screen in _ON_TOUR else EXAM)
            picture = asyncio.run(SCREENS[screen](stage))
        (Path(folder) / f"{screen}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
