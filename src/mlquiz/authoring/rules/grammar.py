"""The rule about grammar: stems that are completed by an option, and options that do not complete them."""

import re
from collections.abc import Iterator

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.texts import Text, options
from mlquiz.authoring.words import plain, prose, words

_GAP = re.compile(r"\b(a|an|are|were|these|those)(?:\s*(?:_{2,}|\.{3,}|\u2026)|\s*:?\s*\Z)", re.IGNORECASE)
_GAPS = ("__", "...", "\u2026")
_ENDS = (":", " a", " an", " are", " were", " these", " those")
_ARTICLES = ("a", "an")
_SOUNDS_LIKE_A = re.compile(r"(?:uni(?!n|m)|us[aeiu]|eu|one\b|once|ubi|ut[ei]|u\b)")
_SOUNDS_LIKE_AN = re.compile(r"(?:hour|honest|honou?r|heir|8|1[18](?!\d))")
_LETTERS_OF_EITHER = "FHLMNRSUX"
"""A name in capitals that begins with one of these is read out by its letters or as a word."""

_NO_PLURAL = ("ss", "us", "is", "ics", "ous", "as", "os")
_SHORT = 3
"""The most words of an option whose last word is taken for its noun."""


@question_rule("MQ210", Severity.WARNING, "grammar that fits some options only")
def grammar(asked: Asked) -> Iterator[Hint]:
    """Finds a gap after an article or a verb that some options fit and others do not."""
    stem = asked.question.stem
    found = _GAP.search(prose(stem)) if stem.endswith(_ENDS) or any(sign in stem for sign in _GAPS) else None
    if not found:
        return
    cue = found[1].lower()
    told = [(each, _fits(cue, each)) for each in options(asked)]
    if any(fits for _, fits in told) and (unfit := [each for each, fits in told if fits is False]):
        what = f"has the gap after {found[1]!r}, which {plain(unfit[0].text)!r} does not fit"
        remedy = "write 'a(n)', or end the stem so that each option fits"
        yield Hint(("stem",), what, remedy if cue in _ARTICLES else "end the stem so that each option fits")


def _fits(cue: str, option: Text) -> bool | None:
    """Whether an option goes on after the cue; None where that cannot be told."""
    told = words(plain(option.text))
    if not told or told[0] in (*_ARTICLES, "the"):
        return None
    plural = _is_plural(told) if len(told) <= _SHORT else None
    if cue not in _ARTICLES:
        return plural
    if plural:
        return False
    vowel = _begins_with_vowel(plain(option.text).lstrip("\"'(\u201c"), told[0])
    return None if vowel is None else vowel == (cue == "an")


def _is_plural(told: tuple[str, ...]) -> bool | None:
    last = told[-1]
    if "and" in told:
        return True
    if not last.isalpha():
        return None
    return last.endswith("s") and not last.endswith(_NO_PLURAL)


def _begins_with_vowel(written: str, word: str) -> bool | None:
    name = re.match(r"[A-Z0-9]{2,}(?![a-z])", written)
    if name and written[0] in _LETTERS_OF_EITHER:
        return None
    if _SOUNDS_LIKE_AN.match(word):
        return True
    if not word[0].isascii() or (not name and _SOUNDS_LIKE_A.match(word)):
        return None if not word[0].isascii() else False
    return word[0] in "aeiou"


RULES = (grammar,)
