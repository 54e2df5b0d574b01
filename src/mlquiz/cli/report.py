"""`mlquiz report`: one attempt as a file that can be kept, printed and shared."""

from pathlib import Path

import click

from mlquiz.cli.files import kept_at
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UsageFault
from mlquiz.report.records import Report

FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}
"""What the ending of a file says."""


@click.command()
@click.argument("attempt")
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
    attempt: str,
    kind: str | None,
    output: str | None,
    force: bool,
    no_answers: bool,
    as_json: bool,
) -> None:
    """Write a report of one ATTEMPT as a page, as Markdown or as JSON."""
    place = kept_at(output, force=force)
    written_as = "json" if as_json else kind or _named(place.file)
    place.write(_written(desk.records.report(attempt), written_as, not no_answers))


def _named(file: Path | None) -> str:
    """The format that the ending of a file says; a page where there is no ending."""
    if file is None or not file.suffix:
        return "html"
    if file.suffix.lower() not in FORMATS:
        raise UsageFault(
            f"{file}: {file.suffix} says no format; end it with {', '.join(FORMATS)}, or add --format"
        )
    return FORMATS[file.suffix.lower()]


def _written(report: Report, kind: str, answers: bool) -> str:
    """The report in one of the formats, each of which loads what it needs."""
    if kind == "html":
        from mlquiz.report.page import page

        return page(report, answers=answers)
    if kind == "md":
        from mlquiz.report.gfm import document

        return document(report, answers=answers)
    import json

    from mlquiz.report.shapes import result_shape

    return json.dumps(result_shape(report.result, report.since, answers=answers), indent=2) + "\n"
