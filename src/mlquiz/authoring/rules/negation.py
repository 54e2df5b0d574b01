"""Negative questions: where a stem asks for what is not so in small letters, and how to write them large."""

import re
from collections.abc import Iterator

from mlquiz.authoring.finding import Edit
from mlquiz.authoring.words import prose, question_sentence
from mlquiz.bank.document import Document, Path

_ASKING = re.compile(r"\b(?:which|what|who|whom|whose|how|why|when|where)\b", re.IGNORECASE)
_TURN = re.compile(
    r"\b(?:that|if|when|where|while|because|so|although|though|whose|who|which|whether|unless|until|since|but|"
    r"and|or|to|without|with|for|in|on|from|as|than)\b|[,;:]",
    re.IGNORECASE,
)
"""What begins a clause of its own: a negation after it describes, and does not turn the question."""

_SMALL = ("not", "n't", "n\u2019t", "least", "except")
_NOT = re.compile(r"(?<![*_\w])(not|cannot)(?![*_\w])(?!\s+only\b)|(?<![*_\w])\w+n['\u2019]t\b")
_LEAST = re.compile(
    r"(?<![*_\w])least(?=\s+(?:likely|suitable|suited|appropriate|accurate|effective|efficient|useful|relevant|"
    r"important|probable|plausible|true|helpful|consistent|desirable|affected)\b)(?![*_])"
)
_EXCEPT = re.compile(r"(?<![*_\w])except(?=\W*$|\W+(?:for\W+)?(?:which|what)\b)(?![*_])")


def negations(stem: str, document: Document, path: Path) -> Iterator[tuple[str, Edit | None]]:
    """The small words that turn the question of a stem round, each with the mend where that is safe."""
    if not any(word in stem for word in _SMALL):
        return
    sentence = question_sentence(stem)
    start = prose(stem).find(sentence)
    for found in _turning(sentence) if sentence else ():
        yield found[0], _capitals(found[0], stem, start + found.start(), document, path)


def _turning(sentence: str) -> Iterator[re.Match[str]]:
    """The negations of what is asked for; after `why` they are a fact, and its reason is asked for."""
    yield from _EXCEPT.finditer(sentence)
    yield from _LEAST.finditer(sentence)
    asking = _ASKING.search(sentence)
    if asking and asking[0].lower() != "why":
        turn = _TURN.search(sentence, _past_of(sentence, asking.end()))
        yield from _NOT.finditer(sentence, asking.end(), turn.start() if turn else len(sentence))


_OF_THESE = re.compile(
    r"\s+(?:one\s+)?of\s+(?:the|these|those)\b[^,;:?]{0,40}?\b(?:is|are|was|were|does|do|can|should|would|will)\b"
)


def _past_of(sentence: str, after: int) -> int:
    """Past `of the following statements about ...`, whose small words begin no clause."""
    found = _OF_THESE.match(sentence, after)
    return found.end() if found else after


def _capitals(word: str, stem: str, at: int, document: Document, path: Path) -> Edit | None:
    """Puts one word in capitals where the file says the same words in the same order as the stem."""
    span = document.span(path)
    if not word.isalpha() or span is None:
        return None
    sign = re.compile(rf"(?<!\w){word}(?!\w)")
    shown = [each.start() for each in sign.finditer(stem)]
    written = [each.start() for each in sign.finditer(document.text, *span)]
    if at not in shown or len(shown) != len(written):
        return None
    start = written[shown.index(at)]
    return Edit(start, start + len(word), word.upper())
