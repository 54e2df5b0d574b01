"""The table of figures: each beside its calibration, with its goal and whether it is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.rounds import p95, ratio

HEAD = ("WHAT", "MEDIAN", "P95", "BESIDE", "MEDIAN", "RATIO", "GOAL", "")


@dataclass(frozen=True)
class Row:
    """Figures of a thing and of what it is held against; a goal bounds their ratio, a limit the median."""

    what: str
    figures: list[float]
    beside: str
    calibration: list[float]
    unit: str = "ms"
    goal: float | None = None
    limit: float | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            self._figure(median(self.figures)),
            self._figure(p95(self.figures)) if len(self.figures) > 1 else "-",
            self.beside,
            self._figure(median(self.calibration)),
            f"{self._ratio:.2f}x",
            *self._judged(),
        )

    @property
    def _ratio(self) -> float:
        return ratio(self.figures, self.calibration)

    def _figure(self, value: float) -> str:
        return f"{value:.2f} %" if self.unit == "%" else f"{value:.1f} {self.unit}"

    def _judged(self) -> tuple[str, str]:
        if self.goal is not None:
            return f"<= {self.goal}x", "met" if self._ratio <= self.goal else "NOT met"
        if self.limit is not None:
            return f"<= {self.limit:g} {self.unit}", "met" if median(
                self.figures
            ) <= self.limit else "NOT met"
        return "-", ""


def print_table(rows: Sequence[Row]) -> None:
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    for line in lines:
        cells = (
            cell.ljust(width) if place in (0, 3, 6, 7) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join(cells).rstrip())
