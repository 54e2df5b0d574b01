"""The shapes of `weak --json` and `ready --json`: a public contract, described in docs/cli.md."""

from typing import Any

from mlquiz.insight.verdict import Mastery
from mlquiz.report.progress import Ready
from mlquiz.report.reasons import reasons
from mlquiz.report.standings import Weakness

Shape = dict[str, Any]


def weakness_shape(weakness: Weakness) -> Shape:
    return {
        "exam": weakness.exam,
        "n": weakness.n,
        "threshold": weakness.threshold,
        "domains": [_mastery(each, weakness.titles[each.domain]) for each in weakness.mastery],
    }


def ready_shape(ready: Ready) -> Shape:
    found, plan = ready.readiness, ready.blueprint
    gains = found.gains or (None,) * len(plan.domains)
    return {
        "exam": plan.id,
        "n": found.n,
        "mocks": ready.mocks,
        "left_out": ready.left_out,
        "probability": found.probability,
        "low": found.low,
        "high": found.high,
        "state": str(found.state),
        "threshold": float(plan.passing.threshold),
        "offset": ready.offset,
        "needed_in_practice": ready.needed,
        "reasons": list(reasons(ready)),
        "domains": [
            _mastery(each, domain.title) | {"gain": gain, "gain_per_hour": ready.per_hour(domain.id)}
            for each, domain, gain in zip(ready.mastery, plan.domains, gains, strict=True)
        ],
    }


def _mastery(each: Mastery, title: str) -> Shape:
    return {
        "domain": each.domain,
        "title": title,
        "n": each.n,
        "right": each.right,
        "repeats": each.repeats,
        "mastery": each.mastery,
        "low": each.low,
        "high": each.high,
        "p_below": each.below,
        "verdict": str(each.verdict),
    }
