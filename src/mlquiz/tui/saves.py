"""When a file is saved: its folder is watched, because editors put another file in its place."""

from collections.abc import AsyncIterator
from pathlib import Path

_STEP, _SETTLED = 50, 200
"""Milliseconds: how long quiet is waited for after a change, and how long at most."""

_POLLED = 500
"""Milliseconds between looks where the system cannot tell of changes."""


async def saves(file: Path, *beside: str) -> AsyncIterator[None]:
    """Yields after every change of a file, where a link leads to it too, or of the files named `beside` it."""
    names = {file.name, file.resolve().name, *beside}
    folders = {file.parent.absolute(), file.resolve().parent}
    try:
        async for _ in _changes(folders, names):
            yield
    except OSError:  # as where too many files are watched already
        async for _ in _changes(folders, names, polling=True):
            yield


async def _changes(folders: set[Path], names: set[str], *, polling: bool = False) -> AsyncIterator[None]:
    from watchfiles import awatch

    changes = awatch(
        *folders,
        watch_filter=lambda _, path: Path(path).name in names,
        step=_STEP,
        debounce=_SETTLED,
        recursive=False,
        force_polling=polling,
        poll_delay_ms=_POLLED,
    )
    async for _ in changes:
        yield
