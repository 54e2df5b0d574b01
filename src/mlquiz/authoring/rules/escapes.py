"""The rule about backslashes in double quotes, of which YAML makes something else than what was meant."""

import re
from collections.abc import Iterator

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.nodes import nodes, number_at
from mlquiz.authoring.rule import Hint, file_rule
from mlquiz.bank.document import Document

_ESCAPE = re.compile(r"\\(?:\\|[abefnrtv][A-Za-z]*)")
"""Two backslashes, which are one, or an escape with the letters behind it."""

_MADE = {"a": "a bell", "b": "a backspace", "e": "an escape", "f": "a form feed", "n": "a new line"} | {
    "r": "a carriage return",
    "t": "a tab",
    "v": "a vertical tab",
}
_REMEDY = "use single quotes, or a block after |, for text with backslashes"

_LATEX = """
    alpha and angle approx ast bar begin beta big binom bmod boldsymbol bullet emptyset end epsilon
    equiv eta exists exp fbox flat forall frac nabla ne nearrow neg neq ni not notin nu range rangle
    rceil real rfloor rho right tan tanh tau text textbf textit texttt tfrac therefore theta tilde times
    to top triangle varepsilon varphi vec vee vert
"""
_COMMANDS = frozenset(_LATEX.split())
"""Commands of LaTeX that begin like an escape of YAML."""

_PATH = re.compile(r"(?:\A|[\s\"'(])[A-Za-z]:(?:\\[\w .-]+)*\Z")
"""What stands before the backslash of a path of Windows."""


_DOLLAR = re.compile(r"\$(?!\d)")
"""What begins or ends a formula; before a digit it may be a price, and a formula is known by its commands."""


@file_rule("MQ056", Severity.WARNING, "backslash lost in double quotes")
def lost_backslash(document: Document) -> Iterator[Hint]:
    escapes = [each for each in _ESCAPE.finditer(document.text) if each[0] != "\\\\"]
    found = {number_at(document, each.start()): each for each in reversed(escapes)}
    quoted = [number for number in found if number >= 0 and _is_meant(document, number, found[number])]
    for node in nodes(document, quoted):
        written = found[node.number][0]
        what = f"has {written} in double quotes, where YAML makes {_MADE[written[1]]} of \\{written[1]}"
        yield Hint(node.path, what, _REMEDY, key=node.is_key)


def _is_meant(document: Document, number: int, escape: "re.Match[str]") -> bool:
    """Whether a backslash in double quotes is meant as one: in a formula, a command or a path."""
    start, stop = document.marks.starts[number], document.marks.stops[number]
    if document.text[start] != '"' or not start < escape.start() < stop:
        return False
    before = document.text[start : escape.start()]
    in_formula = len(_DOLLAR.findall(before)) % 2 == 1 and len(escape[0]) > 2 and escape[0].islower()
    return in_formula or escape[0][1:] in _COMMANDS or _PATH.search(before[-200:]) is not None


RULES = (lost_backslash,)
