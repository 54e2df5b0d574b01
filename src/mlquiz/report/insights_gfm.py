"""Insights into one exam as GitHub-flavoured Markdown. What a bank's author wrote is taken literally."""

from collections.abc import Iterator

from mlquiz.model.plan import Calendar
from mlquiz.model.text import capital, clean
from mlquiz.report.blueprints import form_words, name_words
from mlquiz.report.gfm import plain, tabled
from mlquiz.report.insights import Insights, Mock
from mlquiz.report.insights_days import weeks
from mlquiz.report.insights_facts import SIGNS, STUDIED, stands, stated
from mlquiz.report.insights_words import (
    FEW,
    Heading,
    exam_words,
    level_words,
    median_words,
    points_an_hour,
    recall_words,
    retention_words,
    study_name,
    today_words,
)
from mlquiz.report.mastery_words import error_words, verdict_words
from mlquiz.report.reasons import reasons
from mlquiz.report.words import between, chance_words, counted, local, percent, weight_words

Parts = Iterator[str]


def insights_document(insights: Insights, *, answers: bool = True) -> str:
    """How one stands with an exam, as a document. Without `answers`, the confused pairs are left out."""
    sections = (*_SECTIONS, _confusions) if answers else _SECTIONS
    return clean("\n\n".join(part for section in sections for part in section(insights)) + "\n")


def _head(insights: Insights) -> Parts:
    ready = insights.ready
    state = ready.readiness.state
    yield f"# {plain(name_words(ready.blueprint))}: {SIGNS[state]} {state}"
    yield f"{stated(insights).capitalize()}."
    first = f"{counted(ready.readiness.n, 'first answer')} in {counted(ready.mocks, 'mock')}"
    yield _listed(
        (Heading.CHANCE, chance_words(ready.readiness) or FEW),
        ("Rests on", first),
        ("Exam", form_words(ready.blueprint)),
    )
    yield "Why, and what would change it:"
    yield "\n".join(f"- {plain(reason)}" for reason in reasons(ready))


def _listed(*facts: tuple[str, str]) -> str:
    return "\n".join(f"- **{name}**: {plain(text)}" for name, text in facts)


def _plan(insights: Insights) -> Parts:
    if calendar := insights.calendar:
        yield f"## {Heading.PLAN}"
        yield _listed(*_plan_facts(calendar))
        yield tabled(
            ("Week from", "New", "Again", "Days of rest", "Mocks"),
            [
                (
                    str(week.begins),
                    str(week.new),
                    str(week.again),
                    str(week.rest),
                    ", ".join(map(str, week.mocks)),
                )
                for week in weeks(calendar)
            ],
        )


def _plan_facts(calendar: Calendar) -> Iterator[tuple[str, str]]:
    yield "Exam", exam_words(calendar).removeprefix("exam ")
    if calendar.left > 0:
        yield "Today", today_words(calendar.today).removeprefix("today ")
    yield "A day", counted(calendar.plan.per_day, "question")
    yield "Bank", recall_words(calendar)


def _domains(insights: Insights) -> Parts:
    yield f"## {Heading.DOMAINS}"
    yield f"The threshold is {percent(float(insights.ready.blueprint.passing.threshold))}."
    yield tabled(
        ("Domain", "Of the exam", "Verdict", "Mastery", "80% interval", "First answers right", "Gain"),
        [
            (
                each.title,
                weight_words(each.weight),
                f"{SIGNS[each.mastery.verdict]} {verdict_words(each.mastery)}",
                percent(each.mastery.mastery),
                between(each.mastery.low, each.mastery.high),
                f"{each.mastery.right} of {each.mastery.n}",
                "-" if each.gain is None else f"{100 * each.gain:+.1f} points",
            )
            for each in stands(insights.ready)
        ],
    )
    if wrong := error_words(insights.ready.mastery):
        yield f"{capital(wrong)}."


def _study(insights: Insights) -> Parts:
    yield f"## {Heading.STUDY}"
    if not insights.study:
        yield f"{FEW.capitalize()}: what an hour is worth is told along with the chance of passing."
        return
    titles = _titles(insights)
    yield tabled(
        ("What", "Domain", "An hour adds", "Mastery", "First answers"),
        [
            (
                study_name(each),
                titles[each.domain] if each.objective else "the whole domain",
                points_an_hour(each).removesuffix(" an hour"),
                FEW if each.mastery is None else percent(each.mastery),
                str(each.n),
            )
            for each in insights.study[:STUDIED]
        ],
    )
    if len(insights.study) > STUDIED:
        yield f"The first {STUDIED} of {len(insights.study)}."


def _titles(insights: Insights) -> dict[str, str]:
    return {domain.id: domain.title for domain in insights.ready.blueprint.domains}


def _mocks(insights: Insights) -> Parts:
    yield f"## {Heading.MOCKS}"
    if not insights.mocks:
        yield "No mock finished yet."
        return
    column = "Points" if insights.ready.blueprint.unit == "points" else "Right"
    yield tabled(
        ("Mock", "Verdict", column, "Share", "80% interval", "Chance to pass after it", "80% interval", "n"),
        [_mock(each) for each in reversed(insights.mocks)],
    )
    shown, mocks = len(insights.mocks), insights.ready.mocks
    last = f" These are the last {shown} of {mocks} mocks." if mocks > shown else ""
    yield f"n is how many first answers in mocks the chance rests on.{last}"


def _mock(mock: Mock) -> tuple[str, ...]:
    after = mock.readiness
    return (
        local(mock.at),
        "✓ passed" if mock.passed else "✗ failed",
        f"{mock.score.right} of {mock.score.total}",
        percent(mock.score.fraction),
        between(mock.band.low, mock.band.high) if mock.band else "-",
        FEW if after.probability is None else percent(after.probability),
        between(after.low, after.high),
        str(after.n),
    )


def _habits(insights: Insights) -> Parts:
    yield f"## {Heading.CONFIDENCE}"
    if any(each.n for each in insights.levels):
        yield _listed(*((each.word.capitalize(), level_words(each)) for each in insights.levels))
    else:
        yield "No answer was rated yet."
    yield f"## {Heading.TIME}"
    yield _listed(
        ("Right", median_words(insights.times.right)), ("Wrong", median_words(insights.times.wrong))
    )
    yield f"## {Heading.RETENTION}"
    yield f"{retention_words(insights.retention).capitalize()}."


def _days(insights: Insights) -> Parts:
    yield f"## {Heading.DAYS}"
    if not insights.days:
        yield "Nothing answered yet."
        return
    months: dict[str, list[int]] = {}
    for day, count in sorted(insights.days.items()):
        if count:
            months.setdefault(f"{day:%Y-%m}", []).append(count)
    rows = [(month, str(sum(counts)), str(len(counts))) for month, counts in months.items()]
    yield tabled(("Month", "Answers", "Days"), rows)


_SECTIONS = (_head, _plan, _domains, _study, _mocks, _habits, _days)


def _confusions(insights: Insights) -> Parts:
    yield f"## {Heading.CONFUSED}"
    if not insights.confusions:
        yield "None so far: no distractor was picked twice."
        return
    titles = _titles(insights)
    yield tabled(
        ("You picked", "It is", "Times", "Question", "Domain", "Objective"),
        [
            (
                each.picked,
                each.key,
                f"{each.times} of {each.n}",
                each.question,
                titles.get(each.domain, each.domain),
                each.objective,
            )
            for each in insights.confusions
        ],
    )
