"""One line for a shell prompt or a status bar, which wait for it: it is kept until something was finished.

What works it out is loaded where what is kept is not from today, or not of this history.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mlquiz import __version__
from mlquiz.cli.wiring import AnchoredClock, Desk
from mlquiz.history.pulse import pulse

if TYPE_CHECKING:
    from mlquiz.report.situation import Situation

_FILE = "status.json"


def short(desk: Desk) -> int:
    """Prints the line; nothing where nothing was taken or planned yet. Gives the exit code."""
    now = AnchoredClock()()
    if sign := _sign(desk, now):
        line = _kept(desk, sign, now)
        if line is None:
            line = _line(_worked_out(desk, sign), now)
        if line:
            sys.stdout.write(f"{line}\n")
    return 0


def _sign(desk: Desk, now: datetime) -> str:
    """What the line depends on: the version, the day, the banks and what history holds; empty without a history."""
    beat = pulse(desk.database) if desk.database.is_file() else ""
    day = now.astimezone().date()
    return f"{__version__} {day} {_stamps(desk)} {beat}" if beat else ""


def _stamps(desk: Desk) -> list[tuple[str, int, int]]:
    """Size and time of every file that a figure may depend on."""
    files = [file for folder in desk.bank_folders for file in sorted(folder.glob("*/*.yaml"))]
    found = []
    for file in (desk.config_file, *files):
        with suppress(OSError):
            kept = file.stat()
            found.append((str(file), kept.st_size, kept.st_mtime_ns))
    return found


def _kept(desk: Desk, sign: str, now: datetime) -> str | None:
    """The line by what was worked out before; None where that is not there, is damaged, or of another time."""
    try:
        kept = json.loads((desk.cache / _FILE).read_text(encoding="utf-8"))
        return _line(kept["told"], now) if kept["sign"] == sign else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _worked_out(desk: Desk, sign: str) -> dict[str, Any]:
    told = _told(desk.records.situations())
    try:
        desk.cache.mkdir(parents=True, exist_ok=True)
        (desk.cache / _FILE).write_text(json.dumps({"sign": sign, "told": told}), encoding="utf-8")
    except OSError:  # what cannot be kept is worked out again
        pass
    return told


def _told(found: "Sequence[Situation]") -> dict[str, Any]:
    """What the line says of the nearest exam."""
    if not found:
        return {}
    from mlquiz.report.insights_words import today_short

    nearest = found[0]
    return {
        "exam": nearest.exam,
        "left": nearest.left if nearest.planned else None,
        "today": today_short(nearest.calendar.today) if nearest.calendar and nearest.planned else None,
        "dues": [each.timestamp() for each in nearest.dues],
        "probability": nearest.readiness.probability,
    }


def _line(told: dict[str, Any], now: datetime) -> str:
    """`gcp-pmle: 18 due, 71 days, P 62%`."""
    if not told:
        return ""
    moment = now.timestamp()
    due = sum(each <= moment for each in told["dues"])
    parts = [told["today"] or f"{due} due"]
    if told["left"] is not None:
        parts.append(f"{told['left']} {'day' if told['left'] == 1 else 'days'}")
    if told["probability"] is not None:
        parts.append(f"P {int(told['probability'] * 100 + 1e-9)}%")
    return f"{told['exam']}: {', '.join(parts)}"
