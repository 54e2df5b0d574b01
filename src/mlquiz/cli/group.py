"""The commands: options that every one shares, each imported when it is asked for."""

import io
from collections.abc import Sequence

import click

from mlquiz import __version__
from mlquiz.cli.lazy import LazyGroup
from mlquiz.cli.wiring import desk
from mlquiz.model.text import clean

COMMANDS = {
    "take": "Sit a mock exam, practise, or drill.",
    "resume": "Go on with the sitting that was interrupted.",
    "exams": "List the exams and their banks.",
    "history": "List attempts, newest first.",
    "show": "Show one attempt.",
    "report": "Write a report of one attempt as HTML, Markdown or JSON.",
    "ready": "Show the chance of passing, and what would raise it.",
    "weak": "Show mastery by domain, and what is weak.",
    "plan": "Keep the day of an exam, and show the days until then.",
    "next": "Ask one question of today's list.",
    "status": "Show what is due, the days left and the chance of passing.",
    "bank": "Write question banks, check them, and look at how they do.",
    "db": "Look after the history database.",
    "config": "Show the settings, and check the configuration file.",
}

UNHEARD = 141
"""How a sitting ends whose lines nobody reads any more: 128 and the number of SIGPIPE."""


class _Commands(LazyGroup):
    """The commands; a reader of stdout that has left does not break them."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; where nobody reads what it prints, it ends as the system's own tools do."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            ctx.exit(UNHEARD if ctx.invoked_subcommand in ("take", "resume") else 0)


@click.group(
    cls=_Commands,
    package="mlquiz.cli",
    known=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--banks",
    multiple=True,
    metavar="DIR",
    help="Search this folder for banks too. May be given several times.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print the exams as JSON instead of opening the home screen."
)
@click.version_option(__version__, prog_name="mlquiz", message="%(prog)s %(version)s")
@click.pass_context
def mlquiz(context: click.Context, banks: tuple[str, ...], as_json: bool) -> None:
    """Mock exams for machine-learning certifications, in the terminal.

    Without a command, opens the home screen.
    """
    context.obj = desk(banks)
    context.call_on_close(context.obj.close)
    if context.invoked_subcommand is None:
        from mlquiz.cli.home import home

        context.exit(home(context.obj, as_json))


def run_command(arguments: Sequence[str]) -> int:
    """Runs a command line; click's own complaints are told here."""
    try:
        code = mlquiz.main(args=list(arguments), prog_name="mlquiz", standalone_mode=False)
    except click.ClickException as error:
        _tell(error)
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else 0


def _tell(complaint: click.ClickException) -> None:
    """Tells a complaint of click's, which repeats the words it was given."""
    if isinstance(complaint, click.NoSuchOption) and complaint.option_name == "--banks":
        told = "--banks stands before the command: mlquiz --banks DIR exams"
        complaint = click.UsageError(told, complaint.ctx)
    said = io.StringIO()
    complaint.show(said)
    click.echo(clean(said.getvalue()), err=True, nl=False)
