"""`mlquiz bank stats`: how questions behave, by the answers of many takers. Its words are in `stats_words`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mlquiz.cli.bank.places import bank_of
from mlquiz.cli.printing import complain, print_json, say, table
from mlquiz.cli.streams import terminal_width
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UnreadableHistory, UsageFault
from mlquiz.model.question import Question

if TYPE_CHECKING:
    from mlquiz.authoring.statistics import History, Statistics

FOUND = 1
"""How it ends where the key of a question looks wrong."""


@click.command()
@click.argument("named", metavar="EXAM|PATH")
@click.option(
    "--histories",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Read every *.db of this folder, one a taker, instead of your own history.",
)
@click.option("--question", metavar="ID", help="Show only this question, with what became of each option.")
@click.option(
    "--repeated", is_flag=True, help="Count answers to questions seen before: where takers share a history."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    context: click.Context,
    named: str,
    folder: Path | None,
    question: str | None,
    repeated: bool,
    as_json: bool,
) -> None:
    """Show how the questions of EXAM behave: difficulty, discrimination, distractors.

    Ends with 1 if the key of a question looks wrong, with 3 if a history cannot be read; the others are used.
    """
    from mlquiz.authoring.statistics import statistics

    desk: Desk = context.obj
    plan, questions = bank_of(desk, named)
    _check(question, questions)
    histories, refused = _histories(desk, plan.id, folder)
    found = statistics(plan, questions, histories, repeated=repeated)
    if question is not None:
        found = replace(found, items=tuple(each for each in found.items if each.question == question))
    by_id = {each.id: each for each in questions}
    if as_json:
        _print_json(found, by_id)
    elif not found.attempts:
        say(_nothing(plan.id, folder))
    elif question is not None:
        _print_one(found, by_id[question])
    else:
        _print_all(found, alone=folder is None and not repeated)
    context.exit(_told(refused) or FOUND * found.miskeyed)


def _check(question: str | None, questions: Sequence[Question]) -> None:
    ids = [each.id for each in questions]
    if question is not None and question not in ids:
        import difflib

        near = difflib.get_close_matches(question, ids, n=1, cutoff=0.4)
        told = f"did you mean {near[0]!r}?" if near else "the ids are in its files"
        raise UsageFault(f"no question {question!r} in this bank; {told}")


def _histories(desk: Desk, exam: str, folder: Path | None) -> "tuple[list[History], list[str]]":
    """What histories hold of an exam, and why others cannot be used."""
    from mlquiz.authoring.statistics import read_histories
    from mlquiz.history.answers import own_answers

    if folder is None:
        return [own_answers(desk.database, exam)], []
    histories, refused = read_histories(folder, exam)
    if not histories and not refused:
        raise UsageFault(f"{folder}: there is no *.db; collect the history.db of each taker there")
    return histories, refused


def _told(refused: list[str]) -> int:
    for each in refused:
        complain(each)
    return UnreadableHistory.exit_code if refused else 0


def _nothing(exam: str, folder: Path | None) -> str:
    if folder:
        return f"No finished attempts of {exam} in {folder}."
    return (
        f"No finished attempts of {exam} yet. 'mlquiz take {exam}' makes one;\n"
        "--histories FOLDER reads the histories of other takers."
    )


def _print_json(found: "Statistics", questions: Mapping[str, Question]) -> None:
    from mlquiz.authoring.statistics_shape import statistics_shape

    print_json(statistics_shape(found, questions))


def _print_all(found: "Statistics", *, alone: bool) -> None:
    from mlquiz.cli.bank.stats_words import HEAD, floors, rows, summary

    for line in summary(found):
        say(line)
    told = [row for item in found.items if item.difficulty is not None for row in rows(item)]
    if told:
        say()
        table(HEAD, told)
    for place, line in enumerate(floors(found, alone=alone)):
        say(line if place else f"\n{line}")


def _print_one(found: "Statistics", question: Question) -> None:
    from mlquiz.cli.bank.stats_words import OPTION_HEAD, about, option_row

    (item,) = found.items
    for line in about(item, question):
        say(line)
    if item.options:
        say()
        table(OPTION_HEAD, [option_row(use, question, terminal_width()) for use in item.options])
