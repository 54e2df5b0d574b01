"""`mlquiz exams`: every exam that can be sat, and the problems of banks that cannot be read."""

from collections.abc import Callable
from typing import TypeVar

import click

from mlquiz.cli.printing import complain, print_json, say
from mlquiz.cli.wiring import Desk
from mlquiz.errors import UnreadableBank, UnreadableHistory
from mlquiz.report.blueprints import form_words, name_words, pass_words, quiz_words, source_words
from mlquiz.report.records import ExamEntry, Records
from mlquiz.report.words import outcome, percent, weight_words

Answer = TypeVar("Answer")


@click.command()
@click.argument("exam", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(context: click.Context, exam: str | None, as_json: bool) -> None:
    """List the exams and their banks; of one EXAM all its facts, and its domains.

    Ends with 3 if a bank has problems; they are printed to stderr, and sound banks are listed all the same.
    """
    desk: Desk = context.obj
    context.exit(print_exam(desk, exam, as_json) if exam else print_exams(desk, as_json))


def print_exam(desk: Desk, exam: str, as_json: bool) -> int:
    entry, code = _asked(desk, lambda records: records.exam(exam))
    if as_json:
        from mlquiz.report.shapes import exam_shape

        print_json(exam_shape(entry))
    else:
        _print_whole(entry)
    return code


def print_exams(desk: Desk, as_json: bool) -> int:
    listing, code = _asked(desk, lambda records: records.exams())
    if as_json:
        from mlquiz.report.shapes import exam_shape

        print_json([exam_shape(entry) for entry in listing.entries])
    elif listing.entries:
        for entry in listing.entries:
            _print(entry)
    else:
        say("No exams: there is no readable bank.")
    for problem in listing.problems:
        complain(str(problem))
    return UnreadableBank.exit_code if listing.problems else code


def _asked(desk: Desk, ask: Callable[[Records], Answer]) -> tuple[Answer, int]:
    """What the records answer, without a history where that cannot be read; and the exit code."""
    try:
        return ask(desk.records), 0
    except UnreadableHistory as error:
        complain(str(error))
        return ask(desk.records_without_history), error.exit_code


def _print(entry: ExamEntry) -> None:
    plan = entry.blueprint
    say(f"{plan.id}  {name_words(plan)}")
    say(f"    {source_words(plan)}")
    say(f"    {form_words(plan)}; {entry.bank_questions} in the bank")
    say(f"    {_taken(entry)}")


def _print_whole(entry: ExamEntry) -> None:
    plan = entry.blueprint
    _print(entry)
    say(f"    to pass: {pass_words(plan)}")
    if quiz_words(plan):
        say(f"    a quiz over one domain: {quiz_words(plan)}")
    if plan.retake_wait_days:
        days = ", then ".join(map(str, plan.retake_wait_days))
        say(f"    to wait after a failed attempt, in days: {days}")
    if plan.guide.url:
        say(f"    {plan.guide.url}")
    say()
    counts, total = dict(entry.counts), sum(domain.weight for domain in plan.domains)
    for domain in plan.domains:
        held = f"{counts.get(domain.id, 0)} in the bank"
        say(f"  {weight_words(domain.weight / total):>4}  {domain.id}: {domain.title}; {held}")
        for number, statement in domain.objectives:
            say(f"          {number}  {statement}")


def _taken(entry: ExamEntry) -> str:
    if not entry.last:
        return "not taken yet"
    return f"last {outcome(entry.last)} ({percent(entry.last.fraction)})"
