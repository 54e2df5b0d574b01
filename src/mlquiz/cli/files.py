"""Where a command writes what it made: a file that is named, or stdout."""

from dataclasses import dataclass
from pathlib import Path

import click

from mlquiz.cli.printing import complain
from mlquiz.errors import UsageFault


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or stdout where it is None; a file that is there is overwritten only by `force`."""

    file: Path | None
    force: bool = False

    def write(self, text: str) -> None:
        """Writes all of a text.

        Raises:
            UsageFault: the file is there already, or cannot be written.
        """
        if self.file is None:
            click.echo(text, nl=False)
            return
        _write(self.file, text, self.force)
        complain(f"Wrote {self.file}")


def kept_at(output: str | None, *, force: bool) -> Place:
    """The place that `-o` names; none, or `-`, is stdout.

    Raises:
        UsageFault: it names nothing.
    """
    if output is not None and not output.strip():
        raise UsageFault("-o names no file; name one, or - for stdout")
    return Place(None if output in (None, "-") else Path(str(output)), force)


def _write(file: Path, text: str, force: bool) -> None:
    try:
        with file.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageFault(f"{file}: is there already; add --force to overwrite it") from None
    except OSError as error:
        raise UsageFault(
            f"{file}: cannot be written ({error.strerror}); name another file with -o"
        ) from error
