"""A few pinned pictures. `pytest --snapshot-update` accepts a change that was looked at."""

import time
from pathlib import Path
from typing import Any

import pytest
from tests.build import Office, question
from textual.pilot import Pilot

from mlquiz.model.question import Question
from mlquiz.proctor import Order
from mlquiz.tui.app import MlquizApp

STEM = """A team trains on this table, **in this order**:

| metric | train | test |
|---|---|---|
| recall | 0.98 | 0.61 |

```python
scores = cross_val_score(model, X[train], y[train], cv=5)
```

What does `scores` hold?
"""
SIZES = {"small": (80, 24), "large": (120, 40)}


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Local time is shown; here it is UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def bank() -> list[Question]:
    return [
        question(
            n,
            domain=domain,
            stem=STEM if n == 1 else "",
            options=5 if n % 2 else 4,
            key=(0, 2) if n % 2 else (1,),
        )
        for domain in ("data", "models")
        for n in range(1, 7)
    ]


def app_of(folder: Path, **order: object) -> MlquizApp:
    office = Office(folder, questions=bank())
    return MlquizApp(office.proctor, office.records, office.proctor.brief(Order("demo", seed=1, **order)))  # type: ignore[arg-type]


def pressing(*keys: str) -> Any:
    async def before(pilot: Pilot[int]) -> None:
        await pilot.press(*keys)
        await pilot.pause()

    return before


SCREENS = {
    "home": ("escape",),
    "briefing": (),
    "exam": ("enter", "a", "enter", "m", "b", "C", "left", "x"),
    "review": ("enter", "a", "right", "m", "right", "r"),
    "result": ("enter", "a", "n", "b", "n", "b", "r", "s", "y"),
    "answers": ("enter", "a", "n", "b", "n", "b", "r", "s", "y", "enter"),
}


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("screen", list(SCREENS))
def test_the_screen_looks_as_it_did(snap_compare: Any, tmp_path: Path, screen: str, size: str) -> None:
    assert snap_compare(app_of(tmp_path), run_before=pressing(*SCREENS[screen]), terminal_size=SIZES[size])
