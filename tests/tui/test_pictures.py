"""A few pinned pictures. `pytest --snapshot-update` accepts a change that was looked at."""

import time
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
from tests.build import Office, every_kind, exam_yaml, question
from tests.tui.stage import Stage, exam_of
from textual.pilot import Pilot

from mlquiz.model.question import Question
from mlquiz.proctor.order import Order
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


WALKED = (*"n" * 9, "r", "s", "y")
"""A whole form looked at and submitted blank."""

SCREENS = {
    "home": ("escape",),
    "briefing": (),
    "review": ("enter", "a", "right", "m", "right", "r"),
    "result": ("enter", "a", "n", "b", "n", "b", "r", "s", "y"),
    "answers": ("enter", "a", "n", "b", "n", "b", "r", "s", "y", "enter"),
    "custom": ("escape", "c"),
    "history": ("enter", "a", "r", "s", "y", "escape", "h"),
    "compare": ("enter", *WALKED, "escape", "enter", "enter", *WALKED, "c"),
    "help": ("enter", "question_mark"),
}


CLOSED = "{calculator: true, sections: [{title: Case study, scenarios: true}, {title: General}]}"
ROOM: dict[str, tuple[str, tuple[str, ...], dict[str, object]]] = {
    "choice": ("data-001", ("b", "C", "m"), {}),
    "ordering": ("data-ordering", ("J", "space", "down"), {}),
    "matching": ("data-matching", ("b", "d", "A"), {}),
    "numeric": ("models-fixed", ("2", "5", "slash"), {}),
    "case": ("models-001", ("s",), {}),
    "practice": ("data-ordering", ("J", "enter"), {"mode": "practice"}),
    "highlight": ("data-fresh", ("h", "space", "h"), {}),
    "note": ("data-001", ("w", *"page 3"), {}),
    "report": ("data-001", ("exclamation_mark",), {}),
}
"""The question, the keys pressed there, and how the sitting differs from a mock."""


def at(office: Office, name: str, *keys: str) -> Any:
    async def before(pilot: Pilot[int]) -> None:
        stage = Stage(office, cast("MlquizApp", pilot.app), pilot)
        await stage.find(name)
        await stage.press(*keys)

    return before


@pytest.mark.parametrize(
    ("state", "size"),
    [*product(ROOM, SIZES)],
)
def test_the_exam_room_looks_as_it_did(snap_compare: Any, tmp_path: Path, state: str, size: str) -> None:
    name, keys, order = ROOM[state]
    office = Office(tmp_path, bank() if state == "choice" else every_kind())
    run_before = at(office, name, *keys)
    assert snap_compare(exam_of(office, **order), run_before=run_before, terminal_size=SIZES[size])


SECTIONS = {"review": ("J", "m", "r"), "calculator": ("=", *"2*40/94", "enter", *"1/0", "enter")}


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("state", list(SECTIONS))
def test_an_exam_of_sections_looks_as_it_did(
    snap_compare: Any, tmp_path: Path, state: str, size: str
) -> None:
    office = Office(tmp_path, every_kind(), exam_yaml(profile=CLOSED))
    run_before = at(office, "data-ordering", *SECTIONS[state])
    assert snap_compare(exam_of(office), run_before=run_before, terminal_size=SIZES[size])


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("screen", list(SCREENS))
def test_the_screen_looks_as_it_did(snap_compare: Any, tmp_path: Path, screen: str, size: str) -> None:
    assert snap_compare(app_of(tmp_path), run_before=pressing(*SCREENS[screen]), terminal_size=SIZES[size])
