"""A report as one page of HTML: self-contained, without scripts, readable on paper and in the dark.

The template says what stands where; what it says of a question is put together here.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mlquiz.model.attempt import Answered
from mlquiz.model.text import clean
from mlquiz.report.analysis import Band, Fate, Tally, Turn
from mlquiz.report.answers import Component, components, numbers, offered, tolerance, verdict, with_numbers
from mlquiz.report.charts import mark, time_chart
from mlquiz.report.facts import about, facts, fates_text, score_facts
from mlquiz.report.hypertext import hypertext, web
from mlquiz.report.records import Report, Result
from mlquiz.report.words import headline, judged, local, percent

_TURNS = ((Turn.GAINED, "gained"), (Turn.LOST, "lost"), (Turn.NEITHER, "neither"))


def page(report: Report, *, answers: bool = True) -> str:
    """The report as a page. Without `answers`, it tells the scores and what was asked, and spoils nothing."""
    result, since = report.result, report.since
    attempt, plan = result.attempt, result.blueprint
    return (
        environment()
        .get_template("report.html")
        .render(
            result=result,
            since=since,
            answers=answers,
            judged=judged(attempt),
            headline=headline(attempt, plan.unit),
            started=local(attempt.started_at),
            threshold=float(plan.passing.threshold),
            scores=score_facts(result, answers=answers),
            facts=facts(result, since, answers=answers),
            domains=tuple(_domains(result)),
            chart=time_chart(result.answers, told=answers),
            turns=_TURNS,
            fates=tuple(Fate),
            questions=tuple(_questions(report, answers=answers)),
            style=style(),
        )
    )


@cache
def environment() -> Environment:
    """What makes pages of templates, and escapes what is put into them."""
    found = Environment(
        loader=PackageLoader("mlquiz.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals |= {
        "anchor": _anchor,
        "fates_text": fates_text,
        "local": local,
        "mark": mark,
        "part_class": _part_class,
        "pc": _percentage,
        "percent": percent,
        "verdict": verdict,
    }
    found.filters |= {"prose": hypertext, "web": web}
    return found


def _finalized(value: object) -> object:
    """No control character of a person's text reaches the page."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet, and the hash by which a page allows this one and no other."""

    text: Markup
    hash: str


def style() -> Style:
    """The style sheet of every page."""
    text = files("mlquiz.report").joinpath("templates", "report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Style(Markup(text), f"sha256-{digest}")  # noqa: S704 - a file of this package


def _percentage(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.2f}%"


def _anchor(share: float) -> str:
    """Where a text hangs on its place, so that it stays inside the chart."""
    return "start" if share < 0.12 else "end" if share > 0.88 else "middle"


def _part_class(part: Component) -> str:
    colour = {"✓": "right", "✗": "wrong"}.get(part.told[:1], "")
    return f"{colour} {'picked' if part.picked else ''}".strip()


@dataclass(frozen=True, slots=True)
class Bar:
    """One domain of the chart of domains."""

    title: str
    tally: Tally
    band: Band | None


def _domains(result: Result) -> Iterator[Bar]:
    for each in result.domains:
        title = result.blueprint.domain(each.domain).title
        yield Bar(title, Tally(each.right, each.total), result.analysis.domain_bands[each.domain])


def _questions(report: Report, *, answers: bool) -> Iterator[dict[str, Any]]:
    cases: dict[str, int] = {}
    for each in report.result.answers:
        case_at = cases.setdefault(each.slot.case, each.slot.position)
        head = {"about": about(report.result, each, answers=answers), "case_at": case_at}
        yield _question(report, each) | head


def _question(report: Report, each: Answered) -> dict[str, Any]:
    question, body = each.question, each.question.body
    return {
        "position": each.slot.position,
        "id": question.id,
        "kind": body.kind,
        "classes": _classes(each),
        "verdict": verdict(each),
        "scenario": question.scenario,
        "stem": with_numbers(each, question.stem),
        "given": not each.blank,
        "components": components(each),
        "prompts": [with_numbers(each, prompt) for prompt in body.prompts],
        "offered": offered(each),
        "unit": each.slot.unit,
        "numbers": numbers(each),
        "tolerance": tolerance(body),
        "explanation": with_numbers(each, question.explanation),
        "references": question.references,
        "note": report.notes.get(question.id, ""),
        "cause": each.cause,
    }


def _classes(each: Answered) -> str:
    missed = "" if each.correct else " missed"
    return f"{mark(each)}{missed}{' flagged' if each.response.flagged else ''}"
