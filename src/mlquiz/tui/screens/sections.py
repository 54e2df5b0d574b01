"""Where one stands, and what to do next: the first sections of the Insights screen. Drawing is the widgets' affair."""

from collections.abc import Iterator

from textual.content import Content

from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar
from mlquiz.model.text import clean
from mlquiz.report.insights import Insights
from mlquiz.report.insights_words import (
    FEW,
    exam_words,
    points_an_hour,
    recall_words,
    study_name,
    today_words,
)
from mlquiz.report.mastery_words import mastery_words, verdict_words
from mlquiz.report.progress import Ready
from mlquiz.report.reasons import reasons
from mlquiz.report.words import chance_words, percent
from mlquiz.tui.aims import drill_of, mock_of, part_of, studied, today_of
from mlquiz.tui.hanging import hanging
from mlquiz.tui.interval_bar import LEGEND, QUIET, ends
from mlquiz.tui.screens.sections_over_time import over_time
from mlquiz.tui.widgets.day_strip import DayStrip
from mlquiz.tui.widgets.domain_rows import DomainRow, DomainRows
from mlquiz.tui.widgets.fact_list import FactList
from mlquiz.tui.widgets.rows import Rows
from mlquiz.tui.widgets.section import Section
from mlquiz.tui.widgets.sentences import Bullets, Sentence
from mlquiz.tui.widgets.share_bars import ShareBars, ShareRow

_GAIN = 0.01
"""What adds less than a point to the chance is not told."""


def sections(insights: Insights) -> Iterator[Section]:
    """From where one stands to what one did on which day."""
    ready = insights.ready
    yield _chance(ready)
    if insights.calendar and insights.calendar.left >= 0:
        yield _plan(ready.blueprint, insights.calendar)
    else:
        yield _no_plan(ready.blueprint, insights.calendar)
    yield _domains(ready)
    yield _study(insights)
    yield from over_time(insights)


def _chance(ready: Ready) -> Section:
    found = ready.readiness
    told = ShareRow(str(found.state), chance_words(found), found.probability, ends(found.low, found.high))
    aim = drill_of(ready.blueprint) if ready.unseen == 0 else mock_of(ready.blueprint)
    return Section("Chance to pass", [aim], ShareBars([told]), Bullets(reasons(ready)))


def _plan(plan: Blueprint, calendar: Calendar) -> Section:
    following = next((day for day in calendar.mocks if day > calendar.today.day.on), None)
    rows = [
        ("Exam", f"{exam_words(calendar).removeprefix('exam ')}; d changes it"),
        ("Today", today_words(calendar.today).removeprefix("today ")),
    ]
    rows += [("Next mock", str(following))] if following else []
    rows += [("Bank", recall_words(calendar))]
    return Section("Plan", [today_of(plan, calendar)], FactList(rows), DayStrip(calendar.days))


def _no_plan(plan: Blueprint, passed: Calendar | None) -> Section:
    """How a day is kept; a day that has passed is told."""
    was = f"The {exam_words(passed)}. " if passed else ""
    told = f"{was}Keep the day of the exam (d), and each day until then has its list."
    return Section("Plan", [drill_of(plan)], Sentence(told))


def _domains(ready: Ready) -> Section:
    plan, gains = ready.blueprint, ready.readiness.gains or (0.0,) * len(ready.mastery)
    whole, threshold = sum(domain.weight for domain in plan.domains), float(plan.passing.threshold)
    found = sorted(zip(plan.domains, ready.mastery, gains, strict=True), key=lambda each: -each[0].weight)
    rows = [
        DomainRow(
            title=clean(domain.title),
            weight=percent(domain.weight / whole),
            share=mastery.mastery,
            interval=ends(mastery.low, mastery.high),
            told=mastery_words(mastery),
            n=f"n {mastery.n}+{mastery.repeats}" if mastery.repeats else f"n {mastery.n}",
            verdict=verdict_words(mastery),
            gain=f"{round(gain * 100):+}" if gain >= _GAIN else "",
        )
        for domain, mastery, gain in found
    ]
    step = "  +n points of chance by a step up" if max(gains, default=0.0) >= _GAIN else ""
    n = "  n first answers + repeats" if any(each.repeats for each in ready.mastery) else ""
    legend = f"{LEGEND}  ┼ {percent(threshold)} to pass{n}{step}"
    aims = [part_of(plan, domain.id) for domain, *_ in found]
    return Section(
        "Domains, by weight in the exam", aims, DomainRows(rows, threshold), Sentence(legend, quiet=True)
    )


def _study(insights: Insights) -> Section:
    title, aims = "What to study next", studied(insights)
    if not aims:
        told = Sentence("This is told as soon as your mocks tell your chance to pass.")
        return Section(title, [mock_of(insights.ready.blueprint)], told)
    return Section(
        title, aims, Rows(lambda width: [_studied(insights, place, width) for place in range(len(aims))])
    )


def _studied(insights: Insights, place: int, width: int) -> Content:
    """What to study, and below it what an hour of that is worth."""
    each = insights.study[place]
    mastery = FEW if each.mastery is None else f"mastery {percent(each.mastery)}"
    told = f"\n{points_an_hour(each)}; {mastery}, n {each.n}"
    return hanging(
        Content.styled(f"{place + 1}  ", QUIET),
        Content.assemble((clean(study_name(each)), "bold"), told),
        width,
    )
