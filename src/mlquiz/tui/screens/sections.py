"""Where one stands, and what to do next: the first sections of the Insights screen. Drawing is the widgets' affair."""

from collections.abc import Iterator

from textual.content import Content

from mlquiz.model.blueprint import Blueprint
from mlquiz.model.plan import Calendar
from mlquiz.model.text import capital, clean
from mlquiz.report.insights import Insights
from mlquiz.report.insights_facts import Stand, stands
from mlquiz.report.insights_words import (
    FEW,
    Heading,
    exam_words,
    points_an_hour,
    recall_words,
    study_name,
    today_words,
)
from mlquiz.report.mastery_words import error_words, mastery_words, verdict_words
from mlquiz.report.progress import Ready
from mlquiz.report.reasons import reasons
from mlquiz.report.words import chance_words, percent, weight_words
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
    return Section(Heading.CHANCE, [aim], ShareBars([told]), Bullets(reasons(ready)))


def _plan(plan: Blueprint, calendar: Calendar) -> Section:
    following = next((day for day in calendar.mocks if day > calendar.today.day.on), None)
    rows = [
        ("Exam", f"{exam_words(calendar).removeprefix('exam ')}; d changes it"),
        ("Today", today_words(calendar.today).removeprefix("today ")),
    ]
    rows += [("Next mock", str(following))] if following else []
    rows += [("Bank", recall_words(calendar))]
    return Section(Heading.PLAN, [today_of(plan, calendar)], FactList(rows), DayStrip(calendar.days))


def _no_plan(plan: Blueprint, passed: Calendar | None) -> Section:
    """How a day is kept; a day that has passed is told."""
    was = f"The {exam_words(passed)}. " if passed else ""
    told = f"{was}Keep the day of the exam (d), and each day until then has its list."
    return Section(Heading.PLAN, [drill_of(plan)], Sentence(told))


def _domains(ready: Ready) -> Section:
    plan, found = ready.blueprint, stands(ready)
    threshold = float(plan.passing.threshold)
    rows = [_stand(each) for each in found]
    step = "  +n points of chance by a step up" if any(each.gain for each in rows) else ""
    n = "  n first answers + repeats" if any(each.repeats for each in ready.mastery) else ""
    legend = f"{LEGEND}  ┼ {percent(threshold)} to pass{n}{step}"
    aims = [part_of(plan, each.mastery.domain) for each in found]
    wrong = error_words(ready.mastery)
    further = [Sentence(f"{capital(wrong)}.", quiet=True)] if wrong else []
    return Section(Heading.DOMAINS, aims, DomainRows(rows, threshold), Sentence(legend, quiet=True), *further)


def _stand(each: Stand) -> DomainRow:
    known, gain = each.mastery, each.gain or 0.0
    return DomainRow(
        title=clean(each.title),
        weight=weight_words(each.weight),
        share=known.mastery,
        interval=ends(known.low, known.high),
        told=mastery_words(known),
        n=f"n {known.n}+{known.repeats}" if known.repeats else f"n {known.n}",
        verdict=verdict_words(known),
        gain=f"{round(gain * 100):+}" if gain >= _GAIN else "",
    )


def _study(insights: Insights) -> Section:
    title, aims = Heading.STUDY, studied(insights)
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
