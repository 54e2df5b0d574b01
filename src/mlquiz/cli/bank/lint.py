"""`mlquiz bank lint`: every finding of every rule, with its place and the way out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.formats import github_lines, report_shape, sarif
from mlquiz.authoring.lint import Report, Subject, lint
from mlquiz.authoring.rule import Scope
from mlquiz.authoring.rules import RULES
from mlquiz.authoring.selection import Selection, selection
from mlquiz.authoring.targets import Target, targets
from mlquiz.bank.reader import Reading, read_folder
from mlquiz.cli.bank.places import here
from mlquiz.cli.printing import complain, folded, print_json, say, table
from mlquiz.cli.streams import terminal_width
from mlquiz.cli.wiring import AnchoredClock, rules_page
from mlquiz.errors import UsageFault
from mlquiz.report.words import counted

_READING = frozenset(rule.code for rule in RULES if rule.scope is Scope.READING)
_MARKDOWN = re.compile(r"(\*{1,2})(\S(?:.*?\S)?)\1")
"""Words that are set apart in Markdown."""

_ROUNDS = 3
"""How often `--fix` looks again: a mend may make way for another."""

_LEAST = click.Choice([each.value for each in Severity])


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path))
@click.option("--select", multiple=True, metavar="CODE", help="Run only this rule, or family as MQ2.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave this rule or family out.")
@click.option(
    "--severity", type=_LEAST, default="warning", show_default=True, help="Report nothing less grave."
)
@click.option("--strict", is_flag=True, help="End with 1 on warnings too.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, and report the rest.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--explain",
    metavar="CODE",
    default="",
    help="Say what a rule is about, why, and how to mend; of MQ or MQ2, list the rules.",
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str,
    strict: bool,
    fix: bool,
    shape: str,
    as_json: bool,
    explain: str,
) -> None:
    """Check banks: every finding with its place and its code.

    PATHS are banks, files in them, or folders of banks; without any, question_banks or the folder you are
    in. Ends with 1 if there are errors.
    """
    if explain:
        _explain(explain)
        return
    wanted = selection(select, ignore, RULES)
    found = targets(paths or [here()])
    report = _linted(found, wanted, fix)
    grave = _grave(report, strict)
    _print(_at_least(report, Severity(severity)), report, "json" if as_json else shape)
    context.exit(1 if grave else 0)


def _linted(found: Sequence[Target], wanted: Selection, fix: bool) -> Report:
    readings, report = _once(found, wanted)
    for _ in range(_ROUNDS if fix else 0):
        if not any(each.edit for each in report.findings):
            break
        _mend(readings, report)
        before = report
        readings, report = _once(found, wanted)
        if report == before:
            break
    return report


def _mend(readings: Sequence[Reading], report: Report) -> None:
    from mlquiz.authoring.fix import mend

    texts = {source.file: source.document.text for each in readings for source in each.sources}
    for told in mend(report.findings, texts):
        complain(told)


def _once(found: Sequence[Target], wanted: Selection) -> tuple[Sequence[Reading], Report]:
    readings = [read_folder(each.folder) for each in found]
    subjects = [Subject(reading, each.only) for reading, each in zip(readings, found, strict=True)]
    return readings, lint(subjects, AnchoredClock()().date(), wanted)


def _grave(report: Report, strict: bool) -> bool:
    most = Severity.WARNING if strict else Severity.ERROR
    return any(each.severity.rank <= most.rank for each in report.findings)


def _at_least(report: Report, least: Severity) -> Report:
    told = tuple(each for each in report.findings if each.severity.rank <= least.rank)
    return replace(report, findings=told)


def _print(told: Report, whole: Report, shape: str) -> None:
    if shape == "json":
        print_json(report_shape(told))
    elif shape == "sarif":
        print_json(sarif(told))
    elif shape == "github":
        for line in github_lines(told):
            say(line)
    else:
        for each in told.findings:
            say(str(each))
        say(_summary(told, whole))


def _summary(told: Report, whole: Report) -> str:
    by = Counter(each.severity for each in told.findings)
    words = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    found = ", ".join(counted(by[severity], word) for severity, word in words if by[severity])
    over = f"{counted(whole.questions, 'question')} in {counted(whole.banks, 'bank')}"
    hidden = len(whole.findings) - len(told.findings)
    further = [f"{counted(hidden, 'less grave finding')} (--severity info)"] if hidden else []
    further += [f"{whole.silenced} allowed"] if whole.silenced else []
    fixable = sum(each.edit is not None for each in told.findings)
    further += [f"{fixable} can be mended with --fix"] if fixable else []
    if any(each.code in _READING for each in whole.findings):
        further.append("rules of whole banks wait until these errors are mended")
    return "; ".join([f"{found or 'nothing found'} in {over}", *further])


def _explain(code: str) -> None:
    """Prints the section of docs/rules.md on a rule, or the rules whose codes begin so.

    Raises:
        UsageFault: there is no such rule.
    """
    wanted = code.upper()
    family = sorted((rule for rule in RULES if rule.code.startswith(wanted)), key=lambda rule: rule.code)
    if not family:
        raise UsageFault(f"there is no rule {code!r}; 'mlquiz bank lint --explain MQ' lists them")
    if len(wanted) < len(family[0].code):
        table(("CODE", "SEVERITY", "WHAT"), [(rule.code, rule.severity, rule.name) for rule in family])
        return
    for section in rules_page().read_text(encoding="utf-8").split("\n### ")[1:]:
        if section.startswith(f"{wanted}:"):
            told = _MARKDOWN.sub(r"\2", section.partition("\n## ")[0].strip())
            say(folded(told, terminal_width()))
