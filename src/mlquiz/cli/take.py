"""`mlquiz take`: sit an exam, on the screen or in lines."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import click

from mlquiz.cli.wiring import Desk
from mlquiz.exam.choosing import DIFFICULTIES, Filter
from mlquiz.exam.formcode import SEEDS
from mlquiz.proctor.order import MODES, Order
from mlquiz.proctor.spelling import BOUNDS


def _number(name: str, field: str, metavar: str, told: str) -> click.Option:
    """An option with a number within the bounds of its field."""
    least, most = BOUNDS[field]
    return click.Option([name, field], type=click.IntRange(least, most), metavar=metavar, help=told)


def _several(name: str, field: str, metavar: str, told: str) -> click.Option:
    """An option that may be repeated: one of its values is enough."""
    return click.Option([name, field], multiple=True, metavar=metavar, help=f"{told} May be repeated.")


def _switch(name: str, told: str, *field: str) -> click.Option:
    return click.Option([name, *field], is_flag=True, help=told)


PARTS = {
    "How it is sat": (
        click.Option(
            ["--mode"],
            type=click.Choice(MODES),
            default="mock",
            show_default=True,
            help="mock is timed like the exam; practice tells after each answer what is right; "
            "drill does so over questions chosen by need.",
        ),
        _number("--minutes", "minutes", "M", "Allow M minutes."),
        _number("--per-question", "seconds", "SECONDS", "Allow so long for each question; not in a mock."),
        _switch("--extra-time", "Add the extra time the exam grants, as to non-native speakers; in a mock."),
        _switch("--strict", "Let interruptions consume exam time, as in the exam room; in a mock."),
        _switch("--pilot", "Take the exam's optional pilot questions too, unscored; in a mock."),
    ),
    "What is drawn": (
        _number("--questions", "questions", "N", "Draw N questions; the minutes of a mock follow."),
        _several("--domain", "domains", "ID", "Draw from this domain, or from all whose ids begin with ID-."),
        click.Option(["--seed"], type=click.IntRange(0, SEEDS - 1), metavar="N", help="Draw with this seed."),
        click.Option(["--form"], default="", metavar="CODE", help="Sit the form with this code again."),
    ),
    "Chosen by need, in practice and drill": (
        _several("--objective", "objectives", "N", "Only this objective."),
        _several("--tag", "tags", "WORD", "Only with this tag."),
        click.Option(
            ["--difficulty", "difficulties"],
            multiple=True,
            type=click.Choice(DIFFICULTIES),
            help="Only of this difficulty. May be repeated.",
        ),
        _number("--missed", "missed", "N", "Only what you missed in your last N attempts."),
        _number("--unseen", "unseen", "N", "Only what your last N attempts did not show."),
        _switch("--flagged", "Only what you flagged when you last saw it."),
        _switch("--bookmarked", "Only what you bookmarked."),
    ),
    "How it is shown": (
        _switch("--plain", "Line mode: for screen readers, pipes and terminals without a screen."),
        _switch("--json", "Line mode; print the attempt as JSON when it ends.", "as_json"),
    ),
}


class _InParts(click.Command):
    """Lists its options part by part."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        listed = {each for options in PARTS.values() for each in options}
        options_here = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        further = [each for each in options_here if each not in listed]
        for title, options in [*PARTS.items(), ("Help", further)]:
            with formatter.section(title):
                formatter.write_dl([record for each in options if (record := each.get_help_record(ctx))])


@click.command(
    cls=_InParts,
    params=[click.Argument(["exam"]), *(option for part in PARTS.values() for option in part)],
)
@click.pass_context
def command(context: click.Context, /, exam: str, plain: bool, as_json: bool, **asked: Any) -> None:
    """Sit an exam: a mock, drawn by the blueprint of EXAM and timed, unless another mode is asked for.

    A mock ends with 0 if you passed, 1 if you failed; practice and drills end with 0.
    """
    context.exit(sit(context.obj, order_of(exam, asked), plain, as_json))


def order_of(exam: str, asked: Mapping[str, Any]) -> Order:
    """The order that these options are, by the names of their fields; None is what is not asked for."""
    given = {name: value for name, value in asked.items() if value is not None}
    wanted = Filter(**{field.name: given.pop(field.name) for field in fields(Filter) if field.name in given})
    return Order(exam, wanted=wanted, **given)


def sit(desk: Desk, order: Order, plain: bool, as_json: bool) -> int:
    from mlquiz.cli.wiring import has_terminal

    if plain or as_json or not has_terminal():
        from mlquiz.cli.plain.sitting import take

        return take(desk, order, as_json)
    from mlquiz.cli.screen import run_app

    return run_app(desk, desk.proctor.brief(order))
