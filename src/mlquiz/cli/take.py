"""`mlquiz take`: sit a mock exam, on the screen or in lines."""

import click

from mlquiz.cli.wiring import Desk
from mlquiz.exam.formcode import SEEDS
from mlquiz.proctor import Order


@click.command()
@click.argument("exam")
@click.option(
    "--questions", type=click.IntRange(1, 1000), metavar="N", help="Draw N questions; minutes follow."
)
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="M", help="Allow M minutes.")
@click.option(
    "--extra-time", is_flag=True, help="Add the extra time the exam grants, as to non-native speakers."
)
@click.option(
    "--domain", "domains", multiple=True, metavar="ID", help="Draw from this domain only. May be repeated."
)
@click.option("--seed", type=click.IntRange(0, SEEDS - 1), metavar="N", help="Draw with this seed.")
@click.option("--form", default="", metavar="CODE", help="Sit the form with this code again.")
@click.option("--strict", is_flag=True, help="Let interruptions consume exam time, as in the exam room.")
@click.option(
    "--plain", is_flag=True, help="Line mode: for screen readers, pipes and terminals without a screen."
)
@click.option("--json", "as_json", is_flag=True, help="Line mode; print the attempt as JSON when it ends.")
@click.pass_context
def command(
    context: click.Context,
    exam: str,
    questions: int | None,
    minutes: int | None,
    extra_time: bool,
    domains: tuple[str, ...],
    seed: int | None,
    form: str,
    strict: bool,
    plain: bool,
    as_json: bool,
) -> None:
    """Sit a mock exam of EXAM, drawn by its blueprint and timed.

    Ends with 0 if you passed, 1 if you failed.
    """
    order = Order(exam, questions, domains, minutes, seed, form, extra_time, strict)
    context.exit(sit(context.obj, order, plain, as_json))


def sit(desk: Desk, order: Order, plain: bool, as_json: bool) -> int:
    from mlquiz.cli.wiring import has_terminal

    if plain or as_json or not has_terminal():
        from mlquiz.cli.plain import take

        return take(desk, order, as_json)
    from mlquiz.cli.screen import run_app

    return run_app(desk, desk.proctor.brief(order))
