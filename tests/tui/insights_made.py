"""Insights that are hard to lay out: many domains, one, titles that are long, wide, or read from right to left."""

from dataclasses import replace
from datetime import timedelta

from tests.report.insights_made import rich

from mlquiz.insight.verdict import Mastery, Verdict
from mlquiz.model.blueprint import Domain
from mlquiz.report.insights import Insights

WIDE = "機械学習モデルの設計と評価、そして運用"
BACKWARD = "הנדסת נתונים ולמידת מכונה"
LONG = "Design, implement, secure, monitor and continuously improve machine-learning solutions in production"


def with_domains(*titles: str) -> Insights:
    """The rich one with other domains; every third of them is below the floor."""
    found = rich()
    domains = tuple(
        Domain(f"d{place}", title, place + 1.0, (("1.1", title),)) for place, title in enumerate(titles)
    )
    mastery = tuple(_mastery(domain.id, place) for place, domain in enumerate(domains))
    readiness = replace(found.ready.readiness, gains=tuple(0.003 * place for place in range(len(domains))))
    ready = replace(
        found.ready,
        blueprint=replace(found.ready.blueprint, domains=domains),
        readiness=readiness,
        mastery=mastery,
    )
    return replace(found, ready=ready)


def _mastery(domain: str, place: int) -> Mastery:
    if place % 3 == 2:
        return Mastery(domain, 3, 2, Verdict.UNKNOWN)
    share = 0.6 + place / 50
    return Mastery(domain, 40, 28, Verdict.BORDERLINE, share, share - 0.1, share + 0.1, 0.5)


def many_mocks(count: int) -> Insights:
    """The rich one with more mocks than a curve has room for."""
    found = rich()
    last = found.mocks[-1]
    mocks = tuple(
        replace(last, attempt=f"m{place}", at=last.at - timedelta(days=count - place))
        for place in range(count)
    )
    return replace(found, mocks=mocks)
