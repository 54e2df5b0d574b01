"""Which files of a folder belong to a bank."""

from pathlib import Path

EXAM_FILE = "exam.yaml"


def bank_files(folder: Path) -> list[Path]:
    """The YAML files of a folder in name order, the blueprint among them."""
    return sorted(file for file in folder.iterdir() if file.suffix in (".yaml", ".yml"))
