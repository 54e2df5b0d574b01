"""Which banks an author means: by exam id, or by a path."""

from collections.abc import Sequence
from pathlib import Path

from mlquiz.authoring.targets import is_folder, targets
from mlquiz.bank.reader import Reading, read_folder
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UnreadableBank, UsageFault
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.question import Question


def here() -> Path:
    """The banks of the folder one is in."""
    beside = Path("question_banks")
    return beside if beside.is_dir() else Path()


def bank_folder(desk: Desk, named: str) -> Path:
    """The folder of a bank: a path where there is one, else the exam of that id, readable or not.

    Raises:
        UsageFault: there is neither; the nearest exam is suggested.
        UnreadableBank: several banks have that id.
    """
    path = Path(named)
    if is_folder(path) or path.suffix in (".yaml", ".yml"):
        found = targets([path])
        if len(found) > 1:
            several = ", ".join(each.folder.name for each in found)
            raise UsageFault(f"{named} holds several banks ({several}); name one of them")
        return found[0].folder
    catalogue = desk.library.catalogue()
    broken = next((folder for folder in catalogue.problems if folder.name == named), None)
    return broken or desk.library.shelf(named).folder


def bank_of(desk: Desk, named: str) -> tuple[Blueprint, Sequence[Question]]:
    """The blueprint and the questions of a sound bank, by path or exam.

    Raises:
        UsageFault: there is no such bank.
        UnreadableBank: it has problems.
    """
    if not Path(named).is_dir():
        shelf = desk.library.shelf(named)
        return shelf.card.blueprint, desk.library.pool(shelf).everything()
    reading = read_folder(bank_folder(desk, named))
    plan = reading.blueprint
    if plan is None or reading.problems:
        raise UnreadableBank("\n".join(map(str, reading.problems)))
    return plan, [entry.question for entry in reading.entries]


def readings(desk: Desk, named: Sequence[str]) -> list[Reading]:
    """The banks that are named, or all of the folder one is in."""
    if named:
        return [read_folder(bank_folder(desk, each)) for each in named]
    return [read_folder(each.folder) for each in targets([here()])]


def refuse_unreadable(reading: Reading) -> None:
    """Stops where a bank has no blueprint to speak of.

    Raises:
        UnreadableBank: with every problem of the bank.
    """
    if reading.plan is None:
        raise UnreadableBank("\n".join(map(str, reading.problems)))
