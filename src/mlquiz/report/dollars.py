"""Where formulas stand in a Markdown text: between dollar signs, but not in code, and prices are none.

How a formula reads is `formula`'s.
"""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r"(?:[ \t]*(?:[-*+>]|\d{1,9}[.)]))*[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_INDENTED = re.compile(r" {0,3}\t| {4}")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_START = re.compile(r"[ \t]*[#>]")
_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*")
_PIPE = re.compile(r"((?<!\\)\|)")
_MARK = re.compile(r"\\.|`+|\]\([^()\s]*\)|<[A-Za-z][\w+.-]*:[^<>\s]*>|\$\$?", re.DOTALL)
_TWO_WORDS = re.compile(r"[A-Za-z]{2} +[A-Za-z]{2}")

Part = tuple[str, str | None]
"""Text as it was written and, where it is a formula, its LaTeX."""


def parts(markdown: str) -> Iterator[Part]:
    """A Markdown text cut where its formulas begin and end."""
    for block, read in _blocks(markdown):
        yield from _cells(block) if read else [(block, None)]


def closing(text: str, start: int) -> int | None:
    """Where the formula ends whose dollar sign stands at `start`; None where that is a mere dollar sign."""
    sign = "$$" if text.startswith("$$", start) else "$"
    first = start + len(sign)
    last = text.find(sign, first)
    while last > 0 and _escaped(text, last):
        last = text.find(sign, last + 1)
    if not text[first : max(first, last)].strip() or text[max(0, start - 1) : start].isalnum():
        return None
    end = last + len(sign)
    if sign == "$" and (text[end : end + 1].isdigit() or _doubtful(text[first:last])):
        return None
    return end


def _escaped(text: str, place: int) -> bool:
    before = place
    while before and text[before - 1] == "\\":
        before -= 1
    return (place - before) % 2 == 1


def _doubtful(source: str) -> bool:
    """Whether dollar signs stand about what may be a price, variables of a shell, or plain words."""
    if source[0].isspace() or source[-1].isspace():
        return True
    if source[-1] in "-+*/:=&" and len(source) > 1 and source[-2] not in "^_":
        return True
    return "\\" not in source and _TWO_WORDS.search(source) is not None


def _blocks(markdown: str) -> Iterator[tuple[str, bool]]:
    """The text in blocks, each with whether it may have formulas: fences and indented code have none."""
    fence, listed = "", False
    block: list[str] = []
    for text in _LINE.findall(markdown):
        code = _INDENTED.match(text) and not block and not listed
        if fence or code or not text.strip() or _FENCE.match(text):
            yield "".join(block), True
            yield text, False
            block, fence = [], _fence(fence, text)
            continue
        item = _ITEM.match(text) is not None
        if item or _START.match(text):
            yield "".join(block), True
            block = []
        listed = listed or item
        block.append(text)
    yield "".join(block), True


def _fence(fence: str, text: str) -> str:
    """The fence that is open behind a line; empty where none is."""
    if not fence:
        opened = _FENCE.match(text)
        return opened[1] if opened else ""
    marks = text.strip(" \t>\n")
    return "" if len(marks) >= len(fence) and not marks.strip(fence[0]) else fence


def _cells(block: str) -> Iterator[Part]:
    """A formula ends with its cell, where a bar is written behind a backslash."""
    rows = _LINE.findall(block)
    if not any("|" in row and _RULE.fullmatch(row) for row in rows):
        yield from _spans(block)
        return
    for row in rows:
        for cell in _PIPE.split(row):
            yield from ((text, source and source.replace("\\|", "|")) for text, source in _spans(cell))


def _spans(text: str) -> Iterator[Part]:
    place, codes = 0, _codes(text)
    while mark := _MARK.search(text, place):
        yield text[place : mark.start()], None
        place = mark.start()
        if mark[0][0] != "$":
            end, source = codes.get(place, mark.end()), None
        elif found := closing(text, place):
            end, source = found, text[mark.end() : found - len(mark[0])]
        else:
            end, source = mark.end(), None
        yield text[place:end], source
        place = end
    yield text[place:], None


def _codes(text: str) -> dict[int, int]:
    """Where code spans begin, and where each ends: at the next run of as many backticks."""
    ahead: dict[int, int] = {}
    codes = {}
    for run in reversed(list(re.finditer("`+", text))):
        if len(run[0]) in ahead:
            codes[run.start()] = ahead[len(run[0])]
        ahead[len(run[0])] = run.end()
    return codes
