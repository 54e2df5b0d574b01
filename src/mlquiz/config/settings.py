"""What a taker can set, with its defaults. How it is written in a file is the reader's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Place = tuple[int, int]
"""A line and a column, both from 1."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the taker wants it.

    `clock` shows the clock when an exam starts; `confidence` asks after each answer how sure the taker is.
    `targets` is exam id -> share to pass, for exams whose vendor discloses no cut. `keys` is id of a key
    binding -> keys, comma-separated. `places` says where each setting stands in the file:
    `theme`, `targets.gcp-pmle`, `keys.exam.flag`.
    """

    theme: str = "mlquiz-dark"
    clock: bool = True
    confidence: bool = False
    targets: Mapping[str, Fraction] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


DEFAULTS = Settings()
