"""How texts call options by their letter, number or place. What letters mean otherwise is left alone."""

import re

from mlquiz.authoring.words import prose

_ARTICLE = r"A(?=\s+(?!(?:and|or|nor|is|are|was|has|would|does)\b)[a-z])(?<![a-z,&] A)"
_L = rf"(?!{_ARTICLE})[A-H](?![\w+#/-]|\.\w)"
_LETTERS = rf"{_L}(?:\s*(?:,|&|/|,?\s+(?:and|or|nor))\s*{_L}){{0,5}}"
_SEVERAL = rf"{_L}(?:\s*,\s*{_L}){{0,5}},?\s+(?:and|or|&)\s+{_L}"
_NOUN = r"(?:options?|answers?|choices?|alternatives?|distractors?)"
_VERB = (
    r"(?:are|is|were|was|would|will|do|does|can|cannot|could|have|has|only|together|both|fails?|miss(?:es)?)"
)

_NAMED = re.compile(rf"\b(?i:{_NOUN})(?:\s+(?:is|are)|:)?\s+\(?(?:{_LETTERS}|#?[1-6](?!\w|\s*%|[.,]\d))")
_PLACED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|previous|preceding|next)\s+"
    r"(?:option|answer|alternative|distractor)s?\b|"
    r"\b(?:options?|answers?|choices?|alternatives?)\s+(?:above|below)\b|"
    r"\b(?:above|below)\s+(?:options?|answers?|choices?|alternatives?)\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    rf"\b(?:(?i:both|neither|either|all\s+but|all\s+except|everything\s+but))\s+{_LETTERS}|"
    rf"\b[Oo]nly\s+{_SEVERAL}|"
    rf"(?:^|[.;:]\s*|(?<!\w)\(\s*){_SEVERAL}(?=\s+{_VERB}\b|\s*[.,;:)]|\s*$)|"
    rf"(?:^|[.;:(]\s*){_L}\s+(?:is|was)\s+(?:the\s+)?(?:correct|right|wrong|incorrect|true|false|best)\b"
)
_WHOLE = re.compile(
    rf"(?:(?i:only|both|all\s+of|just)\s+)?{_L}(?:\s*(?:,|&|\+|,?\s+(?:and|or))\s*{_L}){{1,5}}(?:\s+only)?\.?|"
    rf"(?i:only)\s+{_L}\.?|{_L}\s+only\.?"
)
_LETTER = re.compile(rf"{_L}(?<!\w.)")
_GIVEN = re.compile(r"(?<!\w)(?:[B-H]|A(?!\s*\w)|(?<=[\w,;|&] )A|(?<=[^\w\s])A)(?!\w)")
"""Letters as names: an `A` inside a sentence is no article."""

_ANY = re.compile(r"[A-H](?<!\w.)(?!\w)")
_NOUNS = ("option", "answer", "choice", "alternative", "distractor")


def letter_reference(text: str, given: str, *, whole: bool = False) -> str | None:
    """How a text calls an option by its letter or place; None where it does not.

    Args:
        text: a rationale, an explanation or an option.
        given: stem and scenario: what these name themselves may be called by its name.
        whole: the text is an option, which may consist of letters.
    """
    lower = text.lower()
    if any(map(lower.__contains__, _NOUNS)) and (found := _by_noun(prose(text), given.lower())):
        return found
    return _by_letters(prose(text), given, whole) if _ANY.search(text) else None


def _by_noun(text: str, given: str) -> str | None:
    for pattern in (_NAMED, _PLACED):
        for found in pattern.finditer(text):
            if found[0].lower() not in given:
                return found[0]
    return None


def _by_letters(text: str, given: str, whole: bool) -> str | None:
    """Letters without a noun, unless all of them are names that the stem or its scenario uses."""
    found = (_WHOLE.fullmatch(text.strip()) if whole else None) or _PAIRED.search(text)
    if not found or set(_LETTER.findall(found[0])) <= set(_GIVEN.findall(given)):
        return None
    return found[0].strip(" .;:(")
