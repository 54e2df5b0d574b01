"""One line for a shell prompt or a status bar, which wait for it: it is kept until something is finished.

What works it out is loaded where what is kept is not of today, or not of this history. It is kept for some days to
come, too, as it will be if nothing is done; and once it was asked for, each command that changes it keeps it anew.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from mlquiz import __version__
from mlquiz.cli.wiring import AnchoredClock, Desk, desk
from mlquiz.errors import MlquizError
from mlquiz.history.pulse import pulse
from mlquiz.model.text import clean

_FILE = "status.json"
_DAYS = 4
"""So many days are worked out at once: who takes three days off finds a line that is kept."""

_A_DAY = timedelta(days=1)

_DAMAGE = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What comes of a day that was kept and is none."""

_OLD = "…"
"""Stands behind a line of yesterday, or of a bank that has changed since."""


def _renewed_behind() -> None:
    """Starts a process of its own that nobody waits for."""
    import subprocess

    command = [sys.executable, "-c", "from mlquiz.cli.short import renew; renew()"]
    nowhere = subprocess.DEVNULL
    with suppress(OSError):
        subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)  # noqa: S603 - our own


def short(desk: Desk, behind: Callable[[], object] = _renewed_behind) -> int:
    """Prints the line; nothing where nothing was taken or planned yet. Gives the exit code.

    A prompt waits for it only the first time. Later, where it is to be worked out anew, the last one is told with a
    mark, and `behind` has it worked out for the next prompt.
    """
    now = AnchoredClock()()
    if sign := _sign(desk):
        line = _line_of(_kept(desk, sign), now)
        if line is None and (last := _last_line(desk, now)):
            line = f"{last} {_OLD}"
            behind()
        if line is None:
            line = _line_of(_worked_out(desk, sign, now), now)
        if line and sys.stdout:
            sys.stdout.write(f"{line}\n")
    return 0


def renew() -> None:
    """Works the line out and keeps it."""
    room = desk(())
    try:
        if sign := _sign(room):
            _worked_out(room, sign, AnchoredClock()())
    finally:
        room.close()


def prepare(desk: Desk) -> None:
    """Keeps the line anew where it was asked for before and has changed, so that no prompt waits."""
    if not desk.banks and (desk.cache / _FILE).is_file():
        sign = _sign(desk)
        if sign and _kept(desk, sign) is None:
            with suppress(MlquizError):  # whoever asks for the line is told
                _worked_out(desk, sign, AnchoredClock()())


def _sign(desk: Desk) -> str:
    """What the line depends on: the version, the banks and what history holds; empty without a history."""
    beat = pulse(desk.database) if desk.database.is_file() else ""
    return f"{__version__} {_stamps(desk)} {beat}" if beat else ""


def _stamps(desk: Desk) -> list[tuple[str, int, int]]:
    """Size and time of every file that a figure may depend on."""
    files = [file for folder in desk.bank_folders for file in sorted(folder.glob("*/*.yaml"))]
    found = []
    for file in (desk.config_file, *files):
        with suppress(OSError):
            kept = file.stat()
            found.append((str(file), kept.st_size, kept.st_mtime_ns))
    return found


def _read(desk: Desk) -> tuple[str, dict[str, Any]]:
    """What was kept: of which sign, and by day what was worked out; nothing where that is not there, or damaged."""
    try:
        kept = json.loads((desk.cache / _FILE).read_text(encoding="utf-8"))
        return kept["sign"], dict(kept["days"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "", {}


def _kept(desk: Desk, sign: str) -> dict[str, Any] | None:
    """By day, what was worked out before; None where there is nothing of this sign."""
    kept, days = _read(desk)
    return days if kept == sign else None


def _last_line(desk: Desk, now: datetime) -> str:
    """What was kept last, of whatever day and history, with the days left as of today; empty where that is damaged."""
    _, days = _read(desk)
    today = _day(now)[:10]
    try:
        day = max(each for each in days if each[:10] <= today)
        passed = (date.fromisoformat(today) - date.fromisoformat(day[:10])).days
        told = days[day] if days[day]["left"] is None else days[day] | {"left": days[day]["left"] - passed}
        return _line(told, now) if (told["left"] or 0) >= 0 else ""
    except _DAMAGE:
        return ""


def _worked_out(desk: Desk, sign: str, now: datetime) -> dict[str, Any]:
    days = {_day(at): _told(desk, at) for at in (now + ahead * _A_DAY for ahead in range(_DAYS))}
    draft = desk.cache / f"{_FILE}.{os.getpid()}"
    try:
        desk.cache.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps({"sign": sign, "days": days}), encoding="utf-8")
        draft.replace(desk.cache / _FILE)
    except OSError:  # what cannot be kept is worked out again
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return days


def _day(at: datetime) -> str:
    """The day of the taker's calendar, and how far that is from UTC: elsewhere another day may have begun."""
    return f"{at.astimezone():%Y-%m-%d %z}"


def _told(desk: Desk, at: datetime) -> dict[str, Any]:
    """What the line says of the nearest exam, as of a moment."""
    from mlquiz.report.insights_words import today_short
    from mlquiz.report.records import Records

    nearest = next(Records(desk.library, desk.archive, lambda: at).situations(), None)
    if nearest is None:
        return {}
    return {
        "exam": nearest.exam,
        "left": nearest.left if nearest.planned else None,
        "today": today_short(nearest.calendar.today) if nearest.calendar and nearest.planned else None,
        "dues": [each.timestamp() for each in nearest.dues],
        "probability": nearest.readiness.probability,
        "n": nearest.readiness.n,
        "gone": nearest.is_gone,
    }


def _line_of(days: dict[str, Any] | None, now: datetime) -> str | None:
    """The line of a day, of those that were worked out; None where it is not among them, or damaged."""
    try:
        return _line((days or {})[_day(now)], now)
    except _DAMAGE:
        return None


def _line(told: dict[str, Any], now: datetime) -> str:
    """`gcp-pmle: 18 due, 71 days, P 62% (n 116)`."""
    if not told:
        return ""
    moment = now.timestamp()
    due = sum(each <= moment for each in told["dues"])
    parts = ["no bank"] if told["gone"] else [told["today"] or f"{due} due"]
    if told["left"]:
        parts.append(f"{told['left']} {'day' if told['left'] == 1 else 'days'}")
    if told["probability"] is not None:
        parts.append(f"P {int(told['probability'] * 100 + 1e-9)}% (n {told['n']})")
    return clean(f"{told['exam']}: {', '.join(parts)}")
