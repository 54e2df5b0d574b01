"""Putting a new content in the place of a file's old one: all of it or none, and never over another's work."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


class Overtaken(OSError):
    """The file holds something else than what the new content was made of."""

    def __init__(self) -> None:
        super().__init__(0, "it has changed since it was read")


def way_out(error: OSError) -> str:
    """What to do about a file that could not be written."""
    if isinstance(error, Overtaken):
        return "run it again"
    return "mend its permissions" if isinstance(error, PermissionError) else "see to that and run it again"


def overwrite(file: Path, was: bytes, content: bytes) -> None:
    """Writes a file in one step, through links, with the permissions it had.

    Args:
        file: what is written.
        was: what it held when the new content was made of it.
        content: what it holds afterwards.

    Raises:
        OSError: it is read-only or cannot be written, or it holds something else by now.
    """
    real = file.resolve(strict=True)
    mode = real.stat().st_mode & 0o7777
    if not mode & 0o222 or not os.access(real, os.W_OK):
        raise PermissionError(0, "it is read-only")
    with NamedTemporaryFile(dir=real.parent, prefix=f".{real.name}.", delete=False) as beside:
        try:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
            Path(beside.name).chmod(mode)
            if real.read_bytes() != was:
                raise Overtaken
            Path(beside.name).replace(real)
        except OSError:
            Path(beside.name).unlink(missing_ok=True)
            raise
