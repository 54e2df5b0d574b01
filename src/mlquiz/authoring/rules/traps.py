"""Rules about what an author sees and a reader of the file does not: types, comments, invisible letters.

All but one look at the characters of a file, the blueprint's too; what Markdown makes of a text is the last.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from mlquiz.authoring.finding import Edit, Severity
from mlquiz.authoring.invisible import (
    INVISIBLE,
    mixed_words,
    named,
    odd_line_ends,
    usual_line_end,
    with_one_line_end,
    without,
)
from mlquiz.authoring.markup import unbalanced
from mlquiz.authoring.nodes import TYPED_FIELDS, Node, nodes, number_at, text_of
from mlquiz.authoring.rule import Asked, Hint, file_rule, question_rule
from mlquiz.authoring.scalars import TYPED, quoted, taken_for
from mlquiz.authoring.texts import texts
from mlquiz.authoring.words import prose
from mlquiz.bank.document import Document

_MAYBE_TYPED = re.compile(
    r"[:,\-\[{\n][ \t]*(?=[-+.\d~=<]|[nN][oOuU]|[yY][eE]|[oO][nNfF]|[tT][rR]|[fF][aA])"
    rf"(?P<text>(?ai:{TYPED}))(?=[ \t]*(?:[\r\n,\]}}]|\Z|:[ \t\r\n])|[ \t]+\#)"
)
"""A whole unquoted scalar that some reader types, as far as a look at its neighbours can tell."""


@file_rule("MQ051", Severity.WARNING, "unquoted text that YAML readers take for something else")
def typed_text(document: Document) -> Iterator[Hint]:
    found = (each.span("text") for each in _MAYBE_TYPED.finditer(document.text))
    numbers = [number for span in found if (number := _text_with_span(document, span)) is not None]
    for node in nodes(document, numbers):
        if node.is_text:
            text = document.text[node.start : node.stop]
            what = f"has the unquoted text {text}, which other readers of YAML take for {taken_for(text)}"
            edit = Edit(node.start, node.stop, quoted(text))
            yield Hint(node.path, what, "quote it", edit=edit, key=node.is_key)


def _text_with_span(document: Document, span: tuple[int, int]) -> int | None:
    """The node that is exactly these characters, unless the field it is the value of has a type."""
    marks, number = document.marks, number_at(document, span[0])
    if number < 0 or (marks.starts[number], marks.stops[number]) != span:
        return None
    field = marks.names[number - 1] if number and marks.names[number] is None else None
    return None if field in TYPED_FIELDS else number


_COMMENT = re.compile(r"#(?<=[ \t]#)(?=[\s#]|\Z)")
_MARKED = ('"', "'", "|", ">", "[", "{")


@file_rule("MQ052", Severity.WARNING, "comment behind an unquoted text")
def comment_behind_text(document: Document) -> Iterator[Hint]:
    found = (each.start() for each in _COMMENT.finditer(document.text))
    numbers = [number for each in found if (number := _text_before(document, each)) is not None]
    for node in nodes(document, numbers):
        if node.is_prose and not node.is_key:
            what = "ends at a ' #', behind which YAML reads a comment"
            remedy = "quote the text if the # belongs to it, or move the comment to a line of its own"
            yield Hint(node.path, what, remedy)


def _text_before(document: Document, sign: int) -> int | None:
    """The unquoted scalar that ends on the line of a comment's sign with nothing between."""
    marks, text, number = document.marks, document.text, number_at(document, sign)
    if number < 0 or marks.starts[number] >= marks.stops[number] or marks.stops[number] >= sign:
        return None
    between = text[marks.stops[number] : sign]
    return None if between.strip(" \t") or text[marks.starts[number]] in _MARKED else number


@file_rule("MQ053", Severity.WARNING, "invisible character in a text")
def invisible_characters(document: Document) -> Iterator[Hint]:
    yield from _line_ends(document)
    if document.text.isascii():
        return
    found = (each.start() for each in INVISIBLE.finditer(document.text))
    at = {number: list(each) for number, each in groupby(found, lambda each: number_at(document, each))}
    for node in nodes(document, list(at)):
        inside = [each for each in at[node.number] if each < node.stop]
        if inside:
            yield _invisible(document.text, node, inside)


def _line_ends(document: Document) -> Iterator[Hint]:
    odd = odd_line_ends(document.text)
    if odd:
        start, stop = odd[0].start(), odd[-1].end()
        mended = with_one_line_end(document.text[start:stop], usual_line_end(document.text))
        what = f"has {len(odd)} line ends that are not those of its other lines"
        yield Hint((), what, "save it with one kind of line ends", edit=Edit(start, stop, mended))


def _invisible(text: str, node: Node, found: Sequence[int]) -> Hint:
    """A text that would be empty afterwards is not mended."""
    start, stop = found[0], found[-1] + 1
    mended = without(text, start, stop, frozenset(found))
    left = text[node.start : start] + mended + text[stop : node.stop]
    edit = Edit(start, stop, mended) if left.strip("|>-+'\" \n") else None
    what = f"has the invisible {named([text[each] for each in found])} in a text"
    return Hint(node.path, what, "remove it, or write a plain space", edit=edit, key=node.is_key)


@file_rule("MQ054", Severity.INFO, "word of letters from two alphabets")
def mixed_alphabets(document: Document) -> Iterator[Hint]:
    if document.text.isascii():
        return
    found = {number_at(document, start): (word, letter) for start, word, letter in mixed_words(document.text)}
    for node in nodes(document, list(found)):
        word, letter = found[node.number]
        if word in prose(text_of(document, node)):
            name = unicodedata.name(letter).lower()
            what = f"has the word {word!r} with the {name} (U+{ord(letter):04X}) among letters of another alphabet"
            yield Hint(node.path, what, "type the word anew", key=node.is_key)


@question_rule("MQ055", Severity.INFO, "Markdown that is not shown as it was meant")
def odd_markup(asked: Asked) -> Iterator[Hint]:
    for each in texts(asked):
        if any(sign in each.text for sign in "`<$~"):
            for what in unbalanced(each.text):
                remedy = "write Markdown, put code between backticks, or put a backslash before the sign"
                yield Hint(each.path, what, remedy)


RULES = (typed_text, comment_behind_text, invisible_characters, mixed_alphabets, odd_markup)
