"""`mlquiz bank new`: begin a bank, or append a question to one. Asks a person who gives no flags."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mlquiz.authoring.beginnings import NewExam
from mlquiz.authoring.new import (
    RESERVED,
    begin_bank,
    exam_id,
    line_of,
    new_domains,
    refuse_existing,
    threshold_of,
    title_of,
)
from mlquiz.cli.bank.places import here
from mlquiz.cli.printing import complain, print_json, say
from mlquiz.cli.streams import terminal_input
from mlquiz.cli.wiring import AnchoredClock, Desk
from mlquiz.errors import UsageFault

Flags = dict[str, Any]
_QUESTION_COUNT = click.IntRange(1, 1000)
_MINUTES = click.IntRange(1, 1440)
_EXAMS = ("course", "certification")
_QUESTIONS = ("choice", "ordering", "matching", "numeric")
_DEFAULTS: Flags = {
    "title": "",
    "provider": "Nobody in particular",
    "kind": "course",
    "questions": 50,
    "minutes": 90,
    "threshold": "75%",
    "domain": (),
}


@click.command()
@click.argument("what", nargs=-1, metavar="EXAM | question TARGET")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Make the bank in this folder.  [default: question_banks where there is one, else the current folder]",
)
@click.option("--title", metavar="TEXT", help="What the exam is called.")
@click.option("--provider", metavar="TEXT", help="Who gives it.")
@click.option("--questions", type=_QUESTION_COUNT, metavar="N", help="How many questions a form has.")
@click.option("--minutes", type=_MINUTES, metavar="N", help="How long a mock lasts.")
@click.option("--threshold", metavar="SHARE", help="The share that passes, as 75%.")
@click.option(
    "--domain",
    multiple=True,
    metavar="ID[=WEIGHT[:TITLE]]",
    help="A domain of the exam; may be given several times. Of a question: the domain's id.",
)
@click.option("--objective", metavar="N", help="The objective of the question.")
@click.option(
    "--kind",
    type=click.Choice([*_EXAMS, *_QUESTIONS]),
    metavar="KIND",
    help="Of an exam: course or certification. Of a question: choice, ordering, matching or numeric.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, and ask nothing.")
@click.pass_obj
def command(desk: Desk, /, what: tuple[str, ...], as_json: bool, **flags: Any) -> None:
    """Begin a bank, or append a question to one.

    'new EXAM' makes a folder with a blueprint that explains itself and a first question; at a terminal,
    and without flags, it asks. 'new question TARGET' appends a question to be filled in to a file, or to
    the bank of an exam, and prints file:line of it; a domain without a file gets one.
    """
    given: Flags = {name: value for name, value in flags.items() if value not in (None, ())}
    if what[:1] == (RESERVED,):
        _question(desk, what[1:], given, as_json)
    elif len(what) == 1:
        _exam(desk, what[0], given, as_json)
    else:
        told = "an exam's id" if not what else f"one exam's id, not {len(what)} words"
        raise UsageFault(f"name {told}: 'mlquiz bank new EXAM', or 'mlquiz bank new question TARGET'")


def _exam(desk: Desk, name: str, given: Flags, as_json: bool) -> None:
    _refuse(given, ("objective",), "a question")
    exam = exam_id(name)
    folder = (given.pop("into", None) or here()) / exam
    _refuse_taken(desk, folder, exam)
    if not given and not as_json and terminal_input():
        given = _asked(exam)
    files = begin_bank(folder, _new_exam(exam, given), AnchoredClock()().date())
    if as_json:
        print_json({"folder": str(folder), "files": [str(file) for file in files]})
    else:
        _tell(desk, folder, exam, files)


def _refuse(given: Flags, others: tuple[str, ...], noun: str) -> None:
    """Refuses flags that are about something else."""
    for name in others:
        if name in given:
            raise UsageFault(f"--{name} is for {noun}; leave it out")


def _refuse_taken(desk: Desk, folder: Path, exam: str) -> None:
    """Refuses an id that another bank has: neither of the two could be sat."""
    from mlquiz.authoring.next_question import bank_of

    refuse_existing(folder)
    if other := bank_of(exam, (*desk.bank_folders, folder.parent)):
        raise UsageFault(f"the id {exam!r} is taken by {other}; choose another")


def _asked(exam: str) -> Flags:
    """What a person answers, each with a default."""
    say("Enter takes what is in brackets.")
    return {
        "title": click.prompt("Title", default=title_of(exam)),
        "provider": click.prompt("Given by", default=_DEFAULTS["provider"]),
        "kind": click.prompt("Kind", default=_DEFAULTS["kind"], type=click.Choice(_EXAMS)),
        "questions": click.prompt(
            "Questions of a form", default=_DEFAULTS["questions"], type=_QUESTION_COUNT
        ),
        "minutes": click.prompt("Minutes", default=_DEFAULTS["minutes"], type=_MINUTES),
        "threshold": _again("Share that passes", _DEFAULTS["threshold"], threshold_of),
        "domain": _again("Domains with weights, as 'data=40, modeling=60'", "fundamentals=1", _several),
    }


def _again(question: str, default: str, read: Callable[[str], Any]) -> Any:
    """Asks until the answer can be read, and gives what was read."""

    def heard(answer: str) -> Any:
        try:
            return read(answer)
        except UsageFault as fault:
            raise click.UsageError(str(fault)) from None

    return click.prompt(question, default=default, value_proc=heard)


def _several(answer: str) -> tuple[str, ...]:
    texts = tuple(each.strip() for each in answer.split(","))
    new_domains(texts)
    return texts


def _new_exam(exam: str, given: Flags) -> NewExam:
    told = _DEFAULTS | given
    if told["kind"] not in _EXAMS:
        raise UsageFault(f"an exam is of no kind {told['kind']!r}; it is {' or '.join(_EXAMS)}")
    return NewExam(
        id=exam,
        title=line_of(told["title"]) or title_of(exam),
        provider=line_of(told["provider"]) or _DEFAULTS["provider"],
        kind=told["kind"],
        questions=told["questions"],
        minutes=told["minutes"],
        threshold=threshold_of(told["threshold"]),
        domains=new_domains(told["domain"]),
    )


def _tell(desk: Desk, folder: Path, exam: str, files: list[Path]) -> None:
    for file in files:
        say(f"wrote {file}")
    searched = {each.resolve() for each in desk.bank_folders}
    banks = "" if folder.parent.resolve() in searched else f" --banks {folder.parent}"
    say(f"'mlquiz bank lint {folder}' checks it, 'mlquiz bank new question {folder}' appends a question,")
    say(f"and 'mlquiz{banks} take {exam} --mode drill' tries it.")


def _question(desk: Desk, words: tuple[str, ...], given: Flags, as_json: bool) -> None:
    from mlquiz.authoring.append import append
    from mlquiz.authoring.begin_file import begin_file
    from mlquiz.authoring.next_question import Wish, next_question

    _refuse(given, ("into", "title", "provider", "questions", "minutes", "threshold"), "an exam")
    domains = given.get("domain", ())
    if len(words) != 1 or len(domains) > 1:
        raise UsageFault(
            "name one file, bank or exam and at most one domain: 'mlquiz bank new question TARGET'"
        )
    kind = given.get("kind", "choice")
    if kind not in _QUESTIONS:
        raise UsageFault(f"a question is of no kind {kind!r}; it is one of {', '.join(_QUESTIONS)}")
    wish = Wish(kind, "".join(domains), given.get("objective", ""))
    file, start = next_question(_target(desk, words[0]), wish)
    added = append(file, start) if file.exists() else begin_file(file, start)
    if as_json:
        print_json({"file": str(added.file), "line": added.line, "id": added.id})
    else:
        say(f"{added.file}:{added.line}")
        complain(f"Question {added.id!r} is to be filled in wherever it says '...'.")


def _target(desk: Desk, word: str) -> Path:
    """A file, there or to be begun, a folder, or the bank of an exam: here, else one that 'take' finds."""
    from mlquiz.authoring.next_question import bank_of, may_begin

    try:
        if Path(word).exists() or may_begin(Path(word)):
            return Path(word)
    except (OSError, ValueError):
        pass
    found = bank_of(word, [here()]) or bank_of(word, desk.bank_folders)
    if found is None:
        raise UsageFault(f"{word!r} is no file, no folder and no exam; 'mlquiz exams' lists the exams")
    return found
