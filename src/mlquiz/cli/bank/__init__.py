"""`mlquiz bank`: the author's desk, one module a command."""

import click

from mlquiz.cli.lazy import LazyGroup

COMMANDS = {
    "new": "Begin a bank, or append a question to one.",
    "lint": "Check banks: every finding with its place and its code.",
    "fmt": "Lay bank files out in the one way; comments stay.",
    "preview": "Show a question as the taker will see it, beside its findings.",
    "audit": "Say on one page how good a bank is.",
    "stale": "List what must be verified again.",
    "stats": "Show how questions behave: difficulty, discrimination, distractors.",
    "schema": "Print the JSON Schemas that editors check and complete bank files by.",
}


@click.group(cls=LazyGroup, package="mlquiz.cli.bank", known=COMMANDS)
def command() -> None:
    """Write question banks, check them, and look at how they do."""
