"""A text in a column: cut where it is too long, filled up where it is too short."""

from rich.cells import cell_len, set_cell_size


def cut(text: str, room: int) -> str:
    """The text in at most so many cells."""
    return text if cell_len(text) <= room else f"{set_cell_size(text, max(0, room - 1))}…"


def column(text: str, room: int) -> str:
    """The text in exactly so many cells."""
    return set_cell_size(cut(text, room), room)
