"""`mlquiz bank fmt`: bank files laid out in the one way."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from mlquiz.authoring.fmt import Layout, files_of, layout, write
from mlquiz.cli.printing import complain, print_json, say


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a file would change.")
@click.option(
    "--diff", is_flag=True, help="Print what would change, write nothing; end with 1 if there is any."
)
@click.option("--json", "as_json", is_flag=True, help="Print what became of each file as JSON.")
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], check: bool, diff: bool, as_json: bool) -> None:
    """Lay bank files out in the one way; comments stay.

    PATHS are files of banks, banks, or folders of banks; without any, question_banks or the folder you are
    in. A file is written only if it says the same afterwards. Ends with 3 if one was left as it is.
    """
    keep = check or diff
    done = [_done(file, keep=keep) for file in files_of(paths or _here())]
    for problem in (problem for each in done for problem in each.problems):
        complain(str(problem))
    if as_json:
        print_json({"files": [_shape(each, diff=diff) for each in done], "written": not keep})
    else:
        _print(done, keep=keep, diff=diff)
    changes = any(each.changes for each in done)
    context.exit(3 if any(each.problems for each in done) else int(keep and changes))


def _here() -> list[Path]:
    from mlquiz.cli.bank.places import here

    return [here()]


def _done(file: Path, *, keep: bool) -> Layout:
    """A file after it was laid out, or only looked at."""
    found = layout(file)
    problem = write(found) if found.changes and not keep else None
    return replace(found, after=found.before, problems=(problem,)) if problem else found


def _shape(each: Layout, *, diff: bool) -> dict[str, object]:
    shape: dict[str, object] = {
        "file": str(each.file),
        "changed": each.changes,
        "problems": [str(problem) for problem in each.problems],
    }
    return {**shape, "diff": each.difference} if diff else shape


def _print(done: Sequence[Layout], *, keep: bool, diff: bool) -> None:
    """The files that change, or how; with a diff the summary is no part of what is printed."""
    for each in (each for each in done if each.changes):
        say(
            each.difference.replace("\r", "\u240d")
            if diff
            else f"{each.file}{' would change' if keep else ''}"
        )
    (complain if diff else say)(_summary(done, keep=keep))


def _summary(done: Sequence[Layout], *, keep: bool) -> str:
    changed = sum(each.changes for each in done)
    left = sum(bool(each.problems) for each in done)
    already = len(done) - changed - left
    laid = f"{changed} {'file' if changed == 1 else 'files'} {'would be laid out' if keep else 'laid out'}"
    be = ("is" if already == 1 else "are") if keep else ("was" if already == 1 else "were")
    parts = [laid, f"{already} {be} so already", *([f"{left} left as {_it(left)}"] if left else [])]
    return ", ".join(parts)


def _it(number: int) -> str:
    return "it is" if number == 1 else "they are"
