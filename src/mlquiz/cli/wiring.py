"""Where the outside comes in: clock, dice, environment and paths. Everything below takes them as arguments."""

import io
import os
import shutil
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlquiz.bank.library import Library
    from mlquiz.history.archive import Archive
    from mlquiz.proctor import Proctor
    from mlquiz.report.records import Records

APP = "mlquiz"


class AnchoredClock:
    """Wall time read once, plus the boot clock since: no step of the wall clock moves it.

    The boot clock counts sleep where the system has one (Linux); elsewhere the monotonic clock of the
    system serves (macOS's counts sleep).
    Moments are whole milliseconds, aware, in UTC.
    """

    def __init__(self) -> None:
        now = datetime.now(UTC)
        self._wall = now.replace(microsecond=now.microsecond // 1000 * 1000)
        self._boot = _boot_milliseconds()

    def __call__(self) -> datetime:
        return self._wall + timedelta(milliseconds=_boot_milliseconds() - self._boot)


def dice(bits: int) -> int:
    """That many random bits from the system."""
    return int.from_bytes(os.urandom(bits // 8 + 1), "big") & ((1 << bits) - 1)


def _boot_milliseconds() -> int:
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    now = time.monotonic_ns() if clock is None else time.clock_gettime_ns(clock)
    return now // 1_000_000


@dataclass(frozen=True)
class Desk:
    """What a command works with. Rooms are opened when they are first asked for."""

    banks: tuple[Path, ...] = ()

    @property
    def home(self) -> Path:
        """The folder of history and of the user's own banks."""
        named = os.environ.get("MLQUIZ_HOME")
        if named:
            return Path(named)
        from platformdirs import user_data_path

        return user_data_path(APP, appauthor=False)

    @property
    def database(self) -> Path:
        return self.home / "history.db"

    @property
    def cache(self) -> Path:
        named = os.environ.get("MLQUIZ_HOME")
        if named:
            return Path(named) / "cache"
        from platformdirs import user_cache_path

        return user_cache_path(APP, appauthor=False)

    @property
    def bank_folders(self) -> tuple[Path, ...]:
        """Shipped banks, the user's own, then those named by MLQUIZ_BANKS and --banks."""
        named = os.environ.get("MLQUIZ_BANKS", "")
        asked = [Path(each) for each in named.split(os.pathsep) if each]
        own = self.home / "banks"
        return (shipped_banks(), *([own] if _is_folder(own) else []), *asked, *self.banks)

    @cached_property
    def library(self) -> "Library":
        from mlquiz.bank.cache import Cache
        from mlquiz.bank.library import Library

        return Library(self.bank_folders, Cache(self.cache))

    @cached_property
    def archive(self) -> "Archive":
        from mlquiz.history.archive import Archive

        return Archive(self.database)

    def close(self) -> None:
        """Closes the database, if it was opened, so that all of it is in one file."""
        if "archive" in self.__dict__:
            self.archive.close()

    @cached_property
    def records(self) -> "Records":
        from mlquiz.report.records import Records

        return Records(self.library, self.archive)

    @cached_property
    def records_without_history(self) -> "Records":
        """The records over an empty history, for looking at banks when the real one cannot be read."""
        from mlquiz.history.archive import Archive
        from mlquiz.report.records import Records

        return Records(self.library, Archive(Path(":memory:")))

    @cached_property
    def proctor(self) -> "Proctor":
        from mlquiz.proctor import Proctor

        return Proctor(self.library, self.archive, AnchoredClock(), dice, self.home / "sittings")


def shipped_banks() -> Path:
    """The banks inside the installed package, or beside the source in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "question_banks"
    return inside if inside.is_dir() else package.parent.parent / "question_banks"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def tolerate_any_text() -> None:
    """Lets no byte of input and no character of output break a sitting."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def terminal_input() -> bool:
    """Whether a person types."""
    return bool(sys.stdin and sys.stdin.isatty())


def terminal_width() -> int | None:
    """The columns of the terminal that is written to, or None where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def flush_or_forget() -> None:
    """Writes out what was printed; where nobody reads it any more, the interpreter shall not complain either."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def has_terminal() -> bool:
    """Whether a full-screen program can run: a terminal on all ends that understands more than lines."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on stderr
    return all(stream and stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in (
        "",
        "dumb",
    )


def colourless() -> bool:
    """Whether the user asked for no colour (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def keep_crash(error: BaseException) -> Path | None:
    """Writes a traceback, without local values, to `crash.log` of the home folder; None where that fails."""
    log = Desk().home / "crash.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return None
    return log


def desk(banks: Sequence[str]) -> Desk:
    return Desk(tuple(Path(each) for each in banks))
