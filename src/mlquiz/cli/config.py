"""`mlquiz config`: the settings in effect, where each comes from, and what is wrong with the file."""

import difflib
from collections.abc import Iterator
from fractions import Fraction

import click

from mlquiz.bank.library import Shelf
from mlquiz.cli.printing import complain, print_json, say, table
from mlquiz.cli.wiring import Desk
from mlquiz.config.example import EXAMPLE
from mlquiz.config.settings import Settings


@click.command()
@click.option("--example", is_flag=True, help="Print an example of the file.")
@click.option("--keys", is_flag=True, help="List every key that can be given others.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(desk: Desk, example: bool, keys: bool, as_json: bool) -> None:
    """Show the settings, and check the configuration file.

    Ends with 2 if the file has faults; all of them are printed to stderr.
    """
    if example:
        click.echo(EXAMPLE, nl=False)
    elif keys:
        _print_keys(as_json)
    else:
        _print_settings(desk, as_json)


def _print_keys(as_json: bool) -> None:
    from mlquiz.tui.keymap import every_key

    found = every_key()
    if as_json:
        print_json([{"id": key.id, "keys": list(key.keys), "does": key.does} for key in found])
    else:
        table(("ID", "KEYS", "DOES"), [(key.id, ", ".join(key.keys), key.does) for key in found])


def _print_settings(desk: Desk, as_json: bool) -> None:
    settings = desk.settings
    warnings = [f"{desk.config_file}:{each}" for each in _idle_targets(desk, settings)]
    if as_json:
        print_json(_shape(desk, settings, warnings))
        return
    there = (
        "" if desk.config_file.exists() else " (there is no such file; 'mlquiz config --example' shows one)"
    )
    say(f"{desk.config_file}{there}")
    table(("SETTING", "VALUE", "FROM"), [_row(desk, settings, *each) for each in _written(settings)])
    for each in warnings:
        complain(each)


def _written(settings: Settings) -> Iterator[tuple[str, str]]:
    """Every setting by its full name, with its value as it is written in the file."""
    yield "theme", settings.theme
    yield "clock", str(settings.clock).lower()
    yield "confidence", str(settings.confidence).lower()
    for exam, share in settings.targets.items():
        yield f"targets.{exam}", _percent(share)
    for name, keys in settings.keys.items():
        yield f"keys.{name}", ", ".join(keys.split(","))


def _row(desk: Desk, settings: Settings, name: str, value: str) -> tuple[str, ...]:
    place = settings.places.get(name)
    return name, value, f"({desk.config_file.name}:{place[0]})" if place else "(default)"


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}%"


def _shape(desk: Desk, settings: Settings, warnings: list[str]) -> dict[str, object]:
    return {
        "path": str(desk.config_file),
        "exists": desk.config_file.exists(),
        "theme": settings.theme,
        "clock": settings.clock,
        "confidence": settings.confidence,
        "targets": {exam: float(share) for exam, share in settings.targets.items()},
        "keys": {name: keys.split(",") for name, keys in settings.keys.items()},
        "lines": {name: line for name, (line, _) in settings.places.items()},
        "warnings": warnings,
    }


def _idle_targets(desk: Desk, settings: Settings) -> Iterator[str]:
    """Where a target stands that no exam is held against, and why."""
    shelves = desk.library.catalogue().shelves if settings.targets else {}
    for exam in settings.targets:
        line, column = settings.places[f"targets.{exam}"]
        if exam not in shelves:
            yield f"{line}:{column}: warning: no exam {exam!r} can be sat{_nearest(exam, shelves)}"
        elif shelves[exam].card.blueprint.passing.reported != "undisclosed":
            why = "its vendor discloses what passes; remove the line"
            yield f"{line}:{column}: warning: the target of {exam!r} is not used: {why}"


def _nearest(exam: str, shelves: dict[str, Shelf]) -> str:
    near = difflib.get_close_matches(exam, shelves, n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else "; 'mlquiz exams' lists the ids"
