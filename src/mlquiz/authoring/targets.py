"""Which banks a command of the author's is about: paths of banks, of files in them, or of folders above them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mlquiz.bank.files import EXAM_FILE, bank_files
from mlquiz.errors import UnreadableBank, UsageFault

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Target:
    """A bank's folder; `only` names the files that are meant, or is None where all of it is."""

    folder: Path
    only: frozenset[str] | None = None


def targets(paths: Iterable[Path]) -> list[Target]:
    """The banks that paths lead to, each once, in the order they are named.

    A folder with a blueprint is a bank; any other is searched for such folders. Of a file its bank is
    read and the file reported; a blueprint stands for the whole bank.

    Raises:
        UsageFault: a path leads to no bank.
        UnreadableBank: nobody may see which files a folder has.
    """
    found: dict[Path, Target] = {}
    for path in paths:
        for each in _of(path):
            refuse_closed(each.folder)
            real = each.folder.resolve()
            found[real] = _both(found[real], each) if real in found else each
    return list(found.values())


def _both(one: Target, other: Target) -> Target:
    """What two targets of one bank mean together, under the first one's name of its folder."""
    if one.only is None or other.only is None:
        return Target(one.folder)
    return Target(one.folder, one.only | {str(one.folder / Path(name).name) for name in other.only})


def _of(path: Path) -> list[Target]:
    try:
        return list(_led_to(path))
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise UsageFault(
            f"{path} cannot be read ({reason}); name a bank's folder, a file in it, or a folder of banks"
        ) from None


def _led_to(path: Path) -> Iterator[Target]:
    if is_folder(path):
        yield from _inside(path)
    elif path.suffix in _YAML and (path.is_symlink() or path.exists()):
        yield Target(path.parent, None if path.name == EXAM_FILE else frozenset({str(path)}))
    else:
        why = "is no YAML file" if path.exists() else "is not there"
        raise UsageFault(f"{path} {why}; name a bank's folder, a file in it, or a folder of banks")


def _inside(folder: Path) -> Iterator[Target]:
    banks = [folder] if (folder / EXAM_FILE).exists() else list(_below(folder))
    if not banks:
        if not bank_files(folder):
            raise UsageFault(f"{folder} holds no bank; 'mlquiz bank new' begins one")
        banks = [folder]
    yield from map(Target, banks)


def _below(folder: Path) -> Iterator[Path]:
    """Folders with a blueprint, in name order; links are not followed, hidden folders not entered."""
    for here, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith(".") and name != "node_modules")
        if EXAM_FILE in files:
            yield Path(here)


def refuse_closed(folder: Path) -> None:
    """Refuses a folder whose files cannot be listed.

    Raises:
        UnreadableBank: it is one.
    """
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise UnreadableBank(f"{folder}: cannot be read ({reason}); mend its permissions") from None


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as one is allowed to see."""
    try:
        return path.is_dir()
    except OSError:
        return False
