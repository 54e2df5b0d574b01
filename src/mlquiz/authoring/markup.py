"""What Markdown would not show as it was meant: tags, and signs whose other half is missing.

Errs on the side of silence: dollars may be prices, and a sign of less than is no tag.
"""

import re
from collections.abc import Iterator

_FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?!.*`)|~{3,})", re.MULTILINE)
_BLOCK_END = re.compile(r"\n[ \t>]*(?=\n)")
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)((?: {4}|\t)[^\n]*(?:\n(?: {4}|\t)[^\n]*)*)")
_RUN = re.compile(r"(?<!`)`+")
_FORMULA = re.compile(r"\$\$[^$]+\$\$|(?<![\\\w$])\$(?![\s$])(?:\\.|[^$\\\n])*(?<!\s)\$(?![\w$])")
_ADDRESS = re.compile(r"https?://[^\s<>)\]\"'`]+|[\w.+-]+@[\w-]+\.[\w.-]+")

_NAMES = (
    "a|abbr|b|big|blockquote|body|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|h[1-6]"
    "|head|hr|html|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|script|small|span|strike|strong|style|sub|summary"
    "|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var"
)
_ATTRIBUTE = r"""\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)"""
_TAG = re.compile(rf"<!--|</?(?:{_NAMES})(?:{_ATTRIBUTE}){{0,20}}\s*/?>", re.IGNORECASE)
_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_DOLLAR = re.compile(r"(?<!\\)\$(?=[^\s\d])|(?<=[^\s\\])\$(?!\w)")


def without_addresses(text: str) -> str:
    """The text with links and mail addresses blanked out; every other character stays where it is."""
    if "://" not in text and "@" not in text:
        return text
    return _ADDRESS.sub(_blank, text)


def unbalanced(text: str) -> Iterator[str]:
    """What is wrong with a text's Markdown, each thing once."""
    if "`" in text or "~~~" in text:
        text, is_open = _without_fences(text)
        if is_open:
            yield "opens a block of code that is not closed"
    if "    " in text or "\t" in text:
        text = _INDENTED.sub(_blank, text)
    if "`" in text:
        text, unpaired = _without_spans(text)
        if unpaired:
            yield f"has {unpaired} without its other half"
    if "<" in text and (tag := _TAG.search(text)):
        yield f"has the HTML tag {tag[0]}, which is shown as it is written"
    if "$" in text and _has_open_formula(text):
        yield "has a dollar sign that opens or closes no formula"


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _without_fences(text: str) -> tuple[str, bool]:
    """The text without its fenced blocks, and whether the last of them is open."""
    kept, place = [], 0
    while opened := _FENCE.search(text, place):
        kept.append(text[place : opened.start()])
        sign = opened[1]
        closing = re.compile(rf"^[ \t>]*{re.escape(sign)}{re.escape(sign[0])}*[ \t]*$", re.MULTILINE)
        closed = closing.search(text, opened.end())
        if not closed:
            return "".join(kept), True
        place = closed.end()
    return "".join([*kept, text[place:]]), False


def _without_spans(text: str) -> tuple[str, str]:
    """The text without its code spans, and the first run of backticks that no other one closes."""
    kept, unpaired = [], ""
    for block in _BLOCK_END.split(text):
        rest, open_run = _block_without_spans(block)
        kept.append(rest)
        unpaired = unpaired or open_run
    return "\n\n".join(kept), unpaired


def _block_without_spans(block: str) -> tuple[str, str]:
    runs = [each for each in _RUN.finditer(block) if not _escaped(block, each.start())]
    later: dict[str, list[int]] = {}
    for run in reversed(runs):
        later.setdefault(run[0], []).append(run.end())
    kept, place, unpaired = [], 0, ""
    for run in runs:
        later[run[0]].pop()
        if run.start() < place:
            continue
        if later[run[0]]:
            kept.append(block[place : run.start()])
            place = later[run[0]][-1]
        else:
            unpaired = unpaired or run[0]
    return "".join([*kept, block[place:]]), unpaired


def _escaped(text: str, place: int) -> bool:
    return place > 0 and text[place - 1] == "\\" and text[max(0, place - 2) : place] != "\\\\"


def _has_open_formula(text: str) -> bool:
    """Whether a block has a command of LaTeX outside all formulas, and a dollar sign that lacks its other half."""
    rest = _FORMULA.sub(" ", text)
    blocks = _BLOCK_END.split(rest)
    return any(_COMMAND.search(block) and _DOLLAR.search(block) for block in blocks if "$" in block)
