"""A group that knows its commands by name, and imports one only when it is asked for."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands are the `command` of modules of one package: name -> what its list says of it."""

    def __init__(self, *arguments: Any, package: str, known: Mapping[str, str], **further: Any) -> None:
        super().__init__(*arguments, **further)
        self.package = package
        self.known = known

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.known:
            return None
        found = importlib.import_module(f"{self.package}.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.known.items()))
