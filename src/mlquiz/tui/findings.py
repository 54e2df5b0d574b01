"""Findings as terminal text: grave ones first, each with symbol, word, code and place. Finding them is the lint's."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from textual.content import Content

from mlquiz.authoring.finding import Finding, Severity
from mlquiz.model.text import capital, clean
from mlquiz.report.words import counted
from mlquiz.tui.hanging import hanging

_LOOKS = {
    Severity.ERROR: ("✗", "bold $text-error"),
    Severity.WARNING: ("▲", "bold $text-warning"),
    Severity.INFO: ("·", "bold $text-accent"),
}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def tally(findings: Iterable[Finding]) -> Content:
    """`✗ 1 error, 2 warnings`, in the colour of the gravest; `✓ nothing found`."""
    by = Counter(each.severity for each in findings)
    told = ", ".join(counted(by[each], noun) for each, noun in _NOUNS.items() if by[each])
    if not told:
        return Content.styled("✓ nothing found", "$text-success")
    symbol, style = next(_LOOKS[each] for each in Severity if by[each])
    return Content.styled(f"{symbol} {told}", style)


def listed(findings: Iterable[Finding], width: int) -> Content:
    """Findings one below the other: what they are on a line, what is wrong and the way out under it."""
    return Content("\n").join(_told(each, width) for each in findings)


def _told(each: Finding, width: int) -> Content:
    symbol, style = _LOOKS[each.severity]
    head = Content.styled(f"{each.severity} {each.code} {each.line}:{each.column}", style)
    said = Content(_sentence(clean(each.message)))
    return hanging(Content.styled(f"{symbol} ", style), Content("\n").join([head, said]), width)


def _sentence(message: str) -> str:
    return capital(message)


def problem_lines(problems: Sequence[Finding], file: Path, width: int, rows: int) -> Iterator[Content]:
    """`line:column what; way out` of as many problems as fit, at least one, and how many more there are."""
    told = [Content(_placed(each, file)) for each in problems[:rows]]
    heights = list(accumulate(len(each.wrap(width)) for each in told))
    if len(problems) <= rows and (not heights or heights[-1] <= rows):
        yield from told
        return
    most = max(1, bisect_right(heights, rows - 1))
    yield from told[:most]
    if len(problems) > most:
        yield Content(f"and {len(problems) - most} more; 'mlquiz bank lint' lists them")


def _placed(each: Finding, file: Path) -> str:
    elsewhere = "" if each.file == str(file) else f"{Path(each.file).name}:"
    where = f"question {each.question!r}: " if each.question else ""
    return clean(f"{elsewhere}{each.line}:{each.column} {where}{each.message}")
