"""The command line: options that every command shares, commands imported when used, errors as sentences."""

import importlib
import sys
from collections.abc import Sequence

import click

from mlquiz import __version__
from mlquiz.cli.wiring import desk, flush_or_forget, keep_crash, tolerate_any_text
from mlquiz.errors import MlquizError
from mlquiz.model.text import clean

COMMANDS = {
    "take": "Sit a mock exam.",
    "resume": "Go on with the sitting that was interrupted.",
    "exams": "List the exams and their banks.",
    "history": "List attempts, newest first.",
    "show": "Show one attempt.",
    "weak": "Show mastery by domain, and what is weak.",
    "db": "Look after the history database.",
}


class LazyGroup(click.Group):
    """Knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"mlquiz.cli.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
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


def run(arguments: Sequence[str]) -> None:
    """Runs a command line and ends the process with its exit code."""
    tolerate_any_text()
    try:
        code = mlquiz.main(args=list(arguments), prog_name="mlquiz", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except MlquizError as error:
        click.echo(clean(str(error)), err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. A sitting that was open is kept: 'mlquiz resume' goes on with it.", err=True)
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except Exception as error:  # noqa: BLE001 - the last net: no traceback on the terminal, and nothing is lost
        log = keep_crash(error)
        kept = f" The details are in {log}." if log else ""
        click.echo(
            clean(f"mlquiz broke: {type(error).__name__}: {error}.{kept} A sitting that was open is kept."),
            err=True,
        )
        code = 70
    flush_or_forget()
    sys.exit(code if isinstance(code, int) else 0)
