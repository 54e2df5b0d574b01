"""Where the outside comes in: clock, dice, environment and paths. Everything below takes them as arguments."""

import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from mlquiz.bank.library import Library
    from mlquiz.config.fault import Fault
    from mlquiz.config.settings import Settings
    from mlquiz.history.archive import Archive
    from mlquiz.planning.planner import Planner
    from mlquiz.proctor.proctor import Proctor
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
    def config_file(self) -> Path:
        named = os.environ.get("MLQUIZ_HOME")
        if named:
            return Path(named) / "config.toml"
        from platformdirs import user_config_path

        return user_config_path(APP, appauthor=False) / "config.toml"

    @cached_property
    def _examined(self) -> "tuple[Settings, tuple[Fault, ...]]":
        if _is_missing(self.config_file):  # as with most takers; the reader is not loaded for nothing
            from mlquiz.config.settings import DEFAULTS

            return DEFAULTS, ()
        from mlquiz.config.reader import examine

        return examine(self.config_file)

    @cached_property
    def settings(self) -> "Settings":
        """The taker's settings.

        Raises:
            UnreadableConfig: the configuration file has faults, all of them in the message.
        """
        settings, faults = self._examined
        faults = (*faults, *_faults_of_the_screen(settings))
        if faults:
            from mlquiz.config.fault import refusal

            raise refusal(self.config_file, faults)
        return settings

    @cached_property
    def targets(self) -> "Mapping[str, Fraction]":
        """The taker's own targets, for looking things up: that is not refused for a fault of the file."""
        settings, faults = self._examined
        if faults and sys.stderr:
            from mlquiz.model.text import clean

            sys.stderr.write(clean(f"{self.config_file} has faults; 'mlquiz config' lists them.\n"))
        return settings.targets

    @property
    def bank_folders(self) -> tuple[Path, ...]:
        """Shipped banks, the user's own, then those named by MLQUIZ_BANKS and --banks."""
        named = os.environ.get("MLQUIZ_BANKS", "")
        asked = [Path(each) for each in named.split(os.pathsep) if each]
        own = self.home / "banks"
        return (shipped_banks(), *([own] if _is_folder(own) else []), *asked, *self.banks)

    @cached_property
    def library(self) -> "Library":
        return self._library(self.targets)

    def _library(self, targets: "Mapping[str, Fraction]") -> "Library":
        from mlquiz.bank.cache import Cache
        from mlquiz.bank.library import Library

        return Library(self.bank_folders, Cache(self.cache), targets)

    @cached_property
    def archive(self) -> "Archive":
        from mlquiz.history.archive import Archive

        return Archive(self.database)

    def close(self) -> None:
        """Ends the work: where history was opened, closes the database, so that all of it is in one file."""
        if "archive" in self.__dict__:
            from mlquiz.cli.short import prepare

            prepare(self)
            self.archive.close()

    @cached_property
    def records(self) -> "Records":
        from mlquiz.report.records import Records

        return Records(self.library, self.archive, AnchoredClock())

    @cached_property
    def planner(self) -> "Planner":
        from mlquiz.planning.planner import Planner

        return Planner(self.library, self.archive, AnchoredClock())

    @cached_property
    def records_without_history(self) -> "Records":
        """The records over an empty history, for looking at banks when the real one cannot be read."""
        from mlquiz.history.archive import Archive
        from mlquiz.report.records import Records

        return Records(self.library, Archive(Path(":memory:")), AnchoredClock())

    @cached_property
    def proctor(self) -> "Proctor":
        from mlquiz.proctor.proctor import Proctor

        library = self._library(self.settings.targets)  # nobody sits by settings that have faults
        return Proctor(library, self.archive, AnchoredClock(), dice, self.home / "sittings")


def _faults_of_the_screen(settings: "Settings") -> "Iterator[Fault]":
    """Faults that only the screen can tell. It is slow to load, so it is asked only where it has a say."""
    from mlquiz.config.fault import Fault
    from mlquiz.config.settings import DEFAULTS

    if settings.theme != DEFAULTS.theme:
        from mlquiz.tui.themes import theme_fault

        if told := theme_fault(settings.theme):
            yield Fault(*settings.places["theme"], told)
    if settings.keys:
        from mlquiz.tui.keymap import faults

        for name, told in faults(settings.keys).items():
            yield Fault(*settings.places[f"keys.{name}"], told)


def shipped_banks() -> Path:
    """The banks inside the installed package, or beside the source in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "question_banks"
    return inside if inside.is_dir() else package.parent.parent / "question_banks"


def rules_page() -> Path:
    """The page on the rules of the lint, inside the installed package or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules.md"
    return inside if inside.is_file() else package.parent.parent / "docs" / "rules.md"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_missing(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def has_terminal() -> bool:
    """Whether a full-screen program can run: a terminal on all ends that understands more than lines."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on stderr
    return all(stream and stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in (
        "",
        "dumb",
    )


def has_desktop() -> bool:
    """Whether there are windows in which something can be opened."""
    asks = sys.platform in ("win32", "darwin")
    return asks or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def colourless() -> bool:
    """Whether the user asked for no colour (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def editor() -> str:
    """The command of the user's own editor; empty where none is named."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


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
