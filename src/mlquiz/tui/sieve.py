"""Which answers of an attempt are gone through, and in which order. How an answer is shown is not known here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from mlquiz.report.records import Result

EVERYTHING = "all"


def _changed(result: Result) -> Iterable[int]:
    return (change.position for change in result.analysis.changes.each)


_POSITIONS: dict[str, Callable[[Result], Iterable[int]]] = {
    EVERYTHING: lambda result: (each.slot.position for each in result.answers),
    "wrong": lambda result: (each.slot.position for each in result.answers if not each.correct),
    "flagged": lambda result: (each.slot.position for each in result.answers if each.response.flagged),
    "blank": lambda result: result.analysis.pace.blank,
    "changed": _changed,
    "guessed right": lambda result: result.analysis.confidence.luck,
    "sure but wrong": lambda result: result.analysis.confidence.misconceptions,
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is kept: one status, one domain or all, in the order of the form or the slowest first."""

    status: str = EVERYTHING
    domain: str = ""
    slowest: bool = False

    def toggled(self, status: str) -> "Sieve":
        """With that status, or without it where it was asked for before."""
        return replace(self, status=EVERYTHING if status == self.status else status)

    def next_domain(self, result: Result) -> "Sieve":
        """With the domain that comes next; after the last one all of them."""
        ids = ["", *(domain.id for domain in result.blueprint.domains)]
        return replace(self, domain=ids[(ids.index(self.domain) + 1) % len(ids)])

    def turned(self) -> "Sieve":
        """In the other order."""
        return replace(self, slowest=not self.slowest)

    def kept(self, result: Result) -> tuple[int, ...]:
        """The positions that fit everything asked for."""
        fitting = frozenset(_POSITIONS[self.status](result))
        kept = [each for each in result.answers if each.slot.position in fitting]
        if self.domain:
            kept = [each for each in kept if each.slot.domain == self.domain]
        if self.slowest:
            kept.sort(key=lambda each: each.response.spent, reverse=True)
        return tuple(each.slot.position for each in kept)

    def words(self, result: Result) -> str:
        """`wrong, Modeling, slowest first`."""
        domain = result.blueprint.domain(self.domain).title if self.domain else ""
        return ", ".join(part for part in (self.status, domain, "slowest first" * self.slowest) if part)
