"""`mlquiz resume`: go on with the sitting that was interrupted."""

import click

from mlquiz.cli.wiring import Desk, has_terminal
from mlquiz.errors import UsageFault


@click.command()
@click.argument("attempt", required=False)
@click.option(
    "--plain", is_flag=True, help="Line mode: for screen readers, pipes and terminals without a screen."
)
@click.option("--json", "as_json", is_flag=True, help="Line mode; print the attempt as JSON when it ends.")
@click.pass_context
def command(context: click.Context, attempt: str | None, plain: bool, as_json: bool) -> None:
    """Go on with the sitting that was interrupted: the newest, or the one ATTEMPT names."""
    context.exit(resume(context.obj, attempt, plain, as_json))


def resume(desk: Desk, attempt: str | None, plain: bool, as_json: bool) -> int:
    chosen = desk.records.attempt(attempt).id if attempt else _newest(desk)
    if plain or as_json or not has_terminal():
        from mlquiz.cli.plain.sitting import go_on

        return go_on(desk, chosen, as_json)
    from mlquiz.cli.screen import run_app

    return run_app(desk, desk.proctor.resume(chosen))


def _newest(desk: Desk) -> str:
    unfinished = desk.proctor.unfinished()
    if not unfinished:
        raise UsageFault("no sitting to resume; 'mlquiz take EXAM' starts one")
    return unfinished[0].id
