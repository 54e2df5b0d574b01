"""The file itself: its text, parsed; or what keeps it from being read. What it means is the reader's."""

import re
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from mlquiz.config.fault import Fault
from mlquiz.config.places import Places

LARGEST = 1 << 20
"""Bytes that a configuration file may have."""

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_EXAMPLE = "'mlquiz config --example' shows how it is written"
_REMEDIES = {
    "invalid value": "write true or false, or text between double quotes",
    "illegal character '\\n'": "close the text with a quote on its line",
    "cannot overwrite a value": "it stands there twice; remove one of the two",
}


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where."""

    content: dict[str, Any]
    places: Places


def document_of(file: Path) -> Document | Fault | None:
    """What a file says, the fault that keeps it from being read, or None where there is no file."""
    text = _text(file)
    return _parsed(text) if isinstance(text, str) else text


def _text(file: Path) -> str | Fault | None:
    try:
        refused = _refused(file.stat().st_mode)
        if refused:
            return Fault(1, 1, refused)
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        return Fault(1, 1, f"cannot be read ({reason}); mend its permissions, or move it away")
    if len(raw) > LARGEST:
        return Fault(1, 1, "is larger than 1 MiB; a configuration file is a few lines of TOML")
    return _decoded(raw)


def _refused(mode: int) -> str:
    """Why such a file is not opened: reading a pipe might never end."""
    if S_ISDIR(mode):
        return "is a folder; put a file of that name there, or none"
    return "" if S_ISREG(mode) else "is no ordinary file; put one there, or none"


def _decoded(raw: bytes) -> str | Fault:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line, column = (
            before.count(b"\n") + 1,
            len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1,
        )
        return Fault(
            line, column, f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8"
        )


def _parsed(text: str) -> Document | Fault:
    import tomllib

    try:
        return Document(tomllib.loads(text), Places(text))
    except tomllib.TOMLDecodeError as error:
        return _syntax(str(error), text)
    except RecursionError:
        return Fault(1, 1, f"is nested too deeply; {_EXAMPLE}")
    except ValueError:  # the interpreter refuses to read whole numbers of thousands of digits
        return Fault(1, 1, f"has a number too long to be read; {_EXAMPLE}")


def _syntax(said: str, text: str) -> Fault:
    """What tomllib said, with the place in front."""
    found = _AT.search(said)
    last = text.rstrip("\n")
    line, column = last.count("\n") + 1, len(last.rpartition("\n")[2]) + 1
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    what = _AT.sub("", said)
    what = what[:1].lower() + what[1:]
    return Fault(line, column, f"is no TOML: {what}; {_REMEDIES.get(what, _EXAMPLE)}")
