"""Domains, the heaviest first: weight, mastery with its interval, verdict, and what a step up would gain."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from mlquiz.tui.cut import column, cut
from mlquiz.tui.interval_bar import QUIET, Interval, interval_bar, track
from mlquiz.tui.widgets.rows import Rows

_LONGEST, _SHORTEST = 20, 10
_LEAST_TITLE = 16
_STYLES = {"weak": "$text-error", "borderline": "$text-warning", "strong": "$text-success"}


@dataclass(frozen=True, slots=True)
class DomainRow:
    """What is told of a domain.

    Args:
        title: of the domain.
        weight: its share of the exam, in words.
        share, interval: the estimate of mastery and its interval; None below the floor.
        told: both in words.
        n: first answers in it, in words.
        verdict: in words; `weak`, `borderline` and `strong` have a style.
        gain: what a step up in it would add to the chance of passing, in words; empty where that is nothing.
    """

    title: str
    weight: str
    share: float | None
    interval: Interval | None
    told: str
    n: str
    verdict: str
    gain: str = ""


class DomainRows(Rows):
    """A line a domain where its title fits beside its figures, and two where not."""

    def __init__(self, rows: Sequence[DomainRow], threshold: float) -> None:
        self._domains = rows
        self._threshold = threshold
        super().__init__(self._lines)

    def _lines(self, width: int) -> list[Content]:
        longest = max((cell_len(each.title) for each in self._domains), default=0)
        figures = [self._figures(each) for each in self._domains]
        taken = max((each.cell_length for each in figures), default=0)
        weight = max((len(each.weight) for each in self._domains), default=0)
        bar = width - max(longest, _LEAST_TITLE) - weight - taken - 6
        if bar >= _SHORTEST:
            return [
                self._one_line(each, told, longest, weight, min(_LONGEST, bar))
                for each, told in zip(self._domains, figures, strict=True)
            ]
        bar = max(_SHORTEST, min(_LONGEST, width - taken - 2))
        return [
            self._two_lines(each, told, width, bar) for each, told in zip(self._domains, figures, strict=True)
        ]

    def _one_line(self, each: DomainRow, told: Content, title: int, weight: int, bar: int) -> Content:
        head = f"{column(each.title, title)}  {each.weight:>{weight}}  "
        return Content.assemble((head, "bold"), self._bar(each, bar), "  ", told)

    def _two_lines(self, each: DomainRow, told: Content, width: int, bar: int) -> Content:
        title = cut(each.title, width - len(each.weight) - 2)
        head = Content.assemble((title, "bold"), (f"  {each.weight}", QUIET))
        return Content.assemble(head, "\n", self._bar(each, bar), "  ", told)

    def _bar(self, each: DomainRow, length: int) -> Content:
        if each.share is None or each.interval is None:
            return track(length, self._threshold)
        style = _STYLES.get(each.verdict, "")
        return interval_bar(length, each.share, each.interval, threshold=self._threshold, style=style)

    def _figures(self, each: DomainRow) -> Content:
        """Figures in columns; what is below the floor says only that."""
        told, n, verdict = self._columns
        style = _STYLES.get(each.verdict, QUIET)
        figures = f"{each.told:<{told}}  {each.n:<{n}}  " if each.told else ""
        room = told + n + verdict + 4 - len(figures)
        return Content.assemble(figures, (each.verdict.ljust(room), style), f"  {each.gain}").rstrip()

    @property
    def _columns(self) -> list[int]:
        """The widths of figures, n and verdicts, where there are any."""
        known = [(each.told, each.n, each.verdict) for each in self._domains if each.told]
        return [max(map(len, column)) for column in zip(*known, strict=True)] or [0, 0, 0]
