"""`mlquiz report`: one attempt, or how one stands with an exam, as a file that can be kept, printed and shared."""

import json
from pathlib import Path
from typing import Any

import click

from mlquiz.cli.files import kept_at
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UsageFault
from mlquiz.report.insights import Insights
from mlquiz.report.records import Report

FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}
"""What the ending of a file says."""


@click.command()
@click.argument("subject", metavar="ATTEMPT|EXAM")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["html", "md", "json"]),
    help="The format; without it, what the ending of the file says, else html.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of stdout.")
@click.option("--force", is_flag=True, help="Overwrite the file where it is there already.")
@click.option("--no-answers", is_flag=True, help="Leave out answers, keys and explanations; keep the scores.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def command(
    desk: Desk,
    subject: str,
    kind: str | None,
    output: str | None,
    force: bool,
    no_answers: bool,
    as_json: bool,
) -> None:
    """Write a report of one ATTEMPT, or of how you stand with an EXAM, as a page, as Markdown or as JSON."""
    place = kept_at(output, force=force)
    written_as = "json" if as_json else kind or _named(place.file)
    place.write(_written(_told(desk, subject), written_as, not no_answers))


def _told(desk: Desk, subject: str) -> Report | Insights:
    """Insights where an exam has this id, else the report of an attempt.

    Raises:
        UsageFault: it is neither, or the attempt is unfinished.
    """
    try:
        return desk.records.insights(subject)
    except UsageFault as no_exam:
        return desk.records.report(_attempt(desk, subject, no_exam))


def _attempt(desk: Desk, subject: str, no_exam: UsageFault) -> str:
    """The whole id of an attempt."""
    try:
        return desk.records.attempt(subject).id
    except UsageFault as no_attempt:
        raise UsageFault(f"{no_exam}\n{no_attempt}") from None


def _named(file: Path | None) -> str:
    """The format that the ending of a file says; a page where there is no ending."""
    if file is None or not file.suffix:
        return "html"
    if file.suffix.lower() not in FORMATS:
        raise UsageFault(
            f"{file}: {file.suffix} says no format; end it with {', '.join(FORMATS)}, or add --format"
        )
    return FORMATS[file.suffix.lower()]


def _written(told: Report | Insights, kind: str, answers: bool) -> str:
    """The report in one of the formats, each of which loads what it needs."""
    if kind == "json":
        return json.dumps(_shape(told, answers), indent=2) + "\n"
    return _page(told, answers) if kind == "html" else _document(told, answers)


def _page(told: Report | Insights, answers: bool) -> str:
    from mlquiz.report.insights_page import insights_page
    from mlquiz.report.page import page

    if isinstance(told, Insights):
        return insights_page(told, answers=answers)
    return page(told, answers=answers)


def _document(told: Report | Insights, answers: bool) -> str:
    from mlquiz.report.gfm import document
    from mlquiz.report.insights_gfm import insights_document

    if isinstance(told, Insights):
        return insights_document(told, answers=answers)
    return document(told, answers=answers)


def _shape(told: Report | Insights, answers: bool) -> dict[str, Any]:
    from mlquiz.report.insights_shapes import insights_shape
    from mlquiz.report.shapes import result_shape

    if isinstance(told, Insights):
        return insights_shape(told, answers=answers)
    return result_shape(told.result, told.since, answers=answers)
