"""`mlquiz bank preview`: a question as the taker will see it, beside its findings, live as the file is saved."""

from functools import partial
from pathlib import Path

import click

from mlquiz.authoring.preview import Draft, Preview
from mlquiz.authoring.previewing import read_preview
from mlquiz.authoring.specimen import specimen
from mlquiz.bank.files import EXAM_FILE
from mlquiz.cli.bank.aim import Aim, aim_of, aimed
from mlquiz.cli.printing import complain, print_json, say
from mlquiz.cli.wiring import AnchoredClock, Desk, colourless, dice, has_terminal
from mlquiz.errors import UnreadableBank
from mlquiz.exam.formcode import SEED_BITS

FOUND = 1
"""How it ends where the question has errors."""

_PRINTED_SEED = 0
"""Printed twice, a question is shuffled the same."""


@click.command()
@click.argument("target", metavar="FILE[:ID]")
@click.option("--print", "printed", is_flag=True, help="Print the question and its findings once.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
@click.pass_context
def command(context: click.Context, target: str, printed: bool, as_json: bool) -> None:
    """Show a question as the taker will see it, beside its findings, live as the file is saved.

    FILE is a file of questions, a bank's folder or an exam; after a colon, the id of a question or a line of
    the file. Without a terminal the question is printed. Printing ends with 1 if the question has errors.
    """
    desk: Desk = context.obj
    aim = aim_of(desk, target)
    if printed or as_json or not has_terminal():
        preview = _read(aim.file, whole=True)
        context.exit(_print_json(preview, aim) if as_json else _print(preview, aim))
    context.exit(_show(desk, aim))


def _read(file: Path, *, whole: bool) -> Preview:
    return read_preview(file, AnchoredClock()().date(), whole=whole)


def _print(preview: Preview, aim: Aim) -> int:
    from mlquiz.cli.bank.preview_words import finding_lines, question_lines

    draft = _readable(preview, aim)
    for each in preview.problems:
        complain(str(each))
    if draft is None:
        its_own = tuple(each for each in preview.problems if each.question == aim.what)
        for line in finding_lines(its_own):
            say(line)
        return FOUND
    for line in question_lines(preview, draft, specimen(draft.question, draft.place, _PRINTED_SEED)):
        say(line)
    return FOUND * draft.wrong


def _print_json(preview: Preview, aim: Aim) -> int:
    from mlquiz.cli.bank.preview_words import preview_shape

    draft = _readable(preview, aim)
    each = specimen(draft.question, draft.place, _PRINTED_SEED) if draft else None
    print_json(preview_shape(preview, draft, each))
    return FOUND * (draft is None or draft.wrong)


def _readable(preview: Preview, aim: Aim) -> Draft | None:
    """The question that is meant; None where only that one cannot be read.

    Raises:
        UnreadableBank: nothing of the file can be read.
    """
    if not preview.drafts:
        why = "\n".join(map(str, preview.problems))
        raise UnreadableBank(why or f"{preview.file}:1:1: has no questions; write one under 'questions:'")
    return aimed(preview, aim.what)


def _leads_somewhere(file: Path) -> bool:
    """Whether there is a folder that can be watched: not behind a link in a circle or into nothing."""
    try:
        return file.resolve().parent.is_dir()
    except (OSError, RuntimeError):  # links in a circle, in older Pythons, are a RuntimeError
        return False


def _show(desk: Desk, aim: Aim) -> int:
    """The preview on the screen. A file that is broken is waited for."""
    from tempfile import TemporaryDirectory

    from mlquiz.cli.bank.editor import edit
    from mlquiz.cli.bank.rehearsal import Rehearsal
    from mlquiz.cli.outside import open_outside
    from mlquiz.cli.screen import prepare_pictures, run

    preview = _read(aim.file, whole=False)
    start = aimed(preview, aim.what) if preview.drafts else None
    settings = desk.settings
    prepare_pictures()

    from mlquiz.tui.preview_app import PreviewApp, Tools
    from mlquiz.tui.saves import saves

    with TemporaryDirectory(prefix="mlquiz-") as locks:
        rehearsal = Rehearsal(aim.file.parent, AnchoredClock(), dice, Path(locks))
        tools = Tools(
            read=partial(_read, aim.file),
            rehearse=rehearsal.sitting,
            edit=partial(edit, aim.file),
            roll=lambda: dice(SEED_BITS),
            saves=partial(saves, aim.file, EXAM_FILE) if _leads_somewhere(aim.file) else None,
        )
        app = PreviewApp(preview, start, tools, settings, colourless=colourless(), open_outside=open_outside)
        try:
            return run(app)
        finally:
            rehearsal.close()
