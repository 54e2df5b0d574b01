"""The rule about spelling. Which words are wrong is `mlquiz.authoring.spelling`'s; here is where they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.markup import without_addresses
from mlquiz.authoring.nodes import Node, nodes, number_at, text_of
from mlquiz.authoring.rule import Hint, Stand, bank_rule
from mlquiz.authoring.spelling import IGNORE_FILE, ignored, is_installed, misspelled
from mlquiz.authoring.words import prose
from mlquiz.bank.document import Document
from mlquiz.bank.reader import Reading

_WORD = re.compile(r"(?<![\w.'\u2019/\\-])[A-Za-z][a-z]+(?:['\u2019][a-z]+)?(?![\w'\u2019/\\]|[-.]\w)")
"""A word of a sentence: no name of a program, no abbreviation, no part of a path."""
_CHUNK = re.compile(r"\S+")


@bank_rule("MQ506", Severity.WARNING, "misspelled word")
def spelling(reading: Reading) -> Iterator[Stand]:
    chunks = {source.file: set(source.document.text.split()) for source in reading.sources}
    every: set[str] = set().union(*chunks.values())
    words = {chunk: _words(chunk) for chunk in every}
    wrong = misspelled(word for found in words.values() for word in found)
    for right in ignored(reading.folder):
        wrong.pop(right, None)
    suspects = {chunk for chunk, found in words.items() if any(word.lower() in wrong for word in found)}
    for source in reading.sources:
        places = _places(source.document, chunks[source.file] & suspects)
        for node in nodes(source.document, places):
            if node.is_prose:
                yield from (Stand(source.file, hint) for hint in _hints(source.document, node, wrong))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _places(document: Document, chunks: set[str]) -> list[int]:
    """The numbers of the nodes in which pieces of the text between blanks stand."""
    if not chunks:
        return []
    return [number_at(document, each.start()) for each in _CHUNK.finditer(document.text) if each[0] in chunks]


def _hints(document: Document, node: Node, wrong: Mapping[str, str]) -> Iterator[Hint]:
    """What is misspelled in one text, each word once."""
    found: dict[str, str] = {}
    for word in _words(without_addresses(prose(text_of(document, node)))):
        if right := wrong.get(word.lower()):
            found.setdefault(word, right)
    for word, right in found.items():
        what = f"has the word {word!r}, a known misspelling of {_either(right)}"
        yield Hint(node.path, what, f"mend it, or list it in {IGNORE_FILE}", key=node.is_key)


def _either(suggestions: str) -> str:
    return " or ".join(repr(each.strip()) for each in suggestions.split(",") if each.strip())


RULES = (replace(spelling, able=lambda _: is_installed()),)
