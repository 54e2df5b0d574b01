"""Which files of a folder belong to a bank."""

from pathlib import Path

EXAM_FILE = "exam.yaml"
EXHIBIT_SUFFIXES = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
MAX_BYTES = 16 * 1024 * 1024
LARGEST_EXHIBIT = 8 * 1024 * 1024


def bank_files(folder: Path) -> list[Path]:
    """The YAML files of a folder in name order, the blueprint among them."""
    return sorted(file for file in folder.iterdir() if file.suffix in (".yaml", ".yml"))


def contents(file: Path) -> bytes:
    """The file's bytes, and one more than are allowed where it is too large.

    Raises:
        OSError: it cannot be read, or is no ordinary file.
        RuntimeError: it is a link in a circle, in older Pythons.
    """
    if file.exists() and not file.is_file() and not file.is_dir():
        raise OSError(0, "not an ordinary file")
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def exhibit_file(folder: Path, path: str) -> Path | None:
    """A picture inside a bank's folder, however its path is written; None where it is none."""
    try:
        file = (folder / path).resolve(strict=True)
        inside = file.is_relative_to(folder.resolve()) and file.is_file()
        small = inside and file.stat().st_size <= LARGEST_EXHIBIT
    except (OSError, RuntimeError, ValueError):  # links in a circle, in older Pythons, are a RuntimeError
        return None
    return file if small and file.suffix.lower() in EXHIBIT_SUFFIXES else None
