"""What screen, page and document of insights have in common: domains by weight, signs, what all of it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from mlquiz.insight.verdict import Mastery, State, Verdict
from mlquiz.report.insights import Insights
from mlquiz.report.progress import Ready
from mlquiz.report.words import counted

SIGNS = {
    Verdict.WEAK: "▼",
    Verdict.BORDERLINE: "◆",
    Verdict.STRONG: "▲",
    Verdict.UNKNOWN: "○",
    State.NOT_YET: "▼",
    State.CLOSE: "◆",
    State.READY: "▲",
}
"""What stands before a verdict, so that none is told by colour alone."""

STUDIED = 12
"""How many parts of the blueprint are listed as worth an hour."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one stands in a domain; `weight` is its share of the exam, `gain` that of a step up there."""

    title: str
    weight: float
    mastery: Mastery
    gain: float | None


def stated(insights: Insights) -> str:
    """`548 answers, the last on 2026-11-22`: what all of it rests on."""
    told = counted(insights.answers, "answer")
    return f"{told}, the last on {max(insights.days)}" if insights.days else told


def stands(ready: Ready) -> tuple[Stand, ...]:
    """Every domain, the heaviest first."""
    return tuple(sorted(_stands(ready), key=lambda each: -each.weight))


def _stands(ready: Ready) -> Iterator[Stand]:
    domains = ready.blueprint.domains
    whole = sum(domain.weight for domain in domains)
    gains = ready.readiness.gains or (None,) * len(domains)
    for domain, mastery, gain in zip(domains, ready.mastery, gains, strict=True):
        yield Stand(domain.title, domain.weight / whole, mastery, gain)
