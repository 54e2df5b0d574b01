"""How texts call options by their letter, number or place. What letters mean otherwise is left alone."""

import re

_L = r"(?:[B-H]|A(?!\s+(?!and\b|or\b|nor\b|is\b|are\b|was\b|has\b|would\b|does\b)[a-z]))(?![\w+#/-]|\.\w)"
_LETTERS = rf"{_L}(?:\s*(?:,|&|/|,?\s+(?:and|or|nor))\s*{_L})*"
_NOUN = r"(?:options?|answers?|choices?|alternatives?|distractors?)"
_VERB = (
    r"(?:are|is|were|was|would|will|do|does|can|cannot|could|have|has|only|together|both|fails?|miss(?:es)?)"
)

_NAMED = re.compile(rf"\b(?i:{_NOUN})(?:\s+(?:is|are)|:)?\s+\(?(?:{_LETTERS}|#?[1-6](?!\w|\s*%|[.,]\d))")
_PLACED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|previous|preceding|next)\s+"
    r"(?:option|answer|choice|alternative|distractor)s?\b|"
    r"\b(?:options?|answers?|choices?|alternatives?)\s+(?:above|below)\b|"
    r"\b(?:above|below)\s+(?:options?|answers?|choices?|alternatives?)\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    rf"\b(?:(?i:both|neither|either|all\s+but|all\s+except|everything\s+but))\s+{_LETTERS}|"
    rf"(?:^|[.;:(]\s*|\b[Oo]nly\s+){_L}(?:\s*,\s*{_L})*,?\s+(?:and|or|&)\s+{_L}(?=\s+{_VERB}\b|\s*[.,;:)]|\s*$)|"
    rf"(?:^|[.;:(]\s*){_L}\s+(?:is|was)\s+(?:the\s+)?(?:correct|right|wrong|incorrect|true|false|best)\b"
)
_WHOLE = re.compile(
    rf"(?:(?i:only|both|all\s+of|just)\s+)?{_L}(?:\s*(?:,|&|\+|,?\s+(?:and|or))\s*{_L})+(?:\s+only)?\.?|"
    rf"(?i:only)\s+{_L}\.?|{_L}\s+only\.?"
)
_SIGNS = (" and ", " or ", "both ", " nor ", "all ", "nly ", " is ", "&", ",")
_LETTER = re.compile(rf"(?<!\w){_L}")


def letter_reference(text: str, given: str, *, whole: bool = False) -> str | None:
    """How a text calls an option by its letter or place; None where it does not.

    Args:
        text: prose of a rationale, an explanation or an option.
        given: stem and scenario: what these name themselves may be called by its name.
        whole: the text is an option, which may consist of letters.
    """
    lower = text.lower()
    if any(noun in lower for noun in ("option", "answer", "choice", "alternative", "distractor")):
        for pattern in (_NAMED, _PLACED):
            for found in pattern.finditer(text):
                if found[0].lower() not in given.lower():
                    return found[0]
    if not _LETTER.search(text):
        return None
    found = (_WHOLE.fullmatch(text.strip()) if whole else None) or _PAIRED.search(text)
    return found[0].strip(" .;:(") if found and not _defined(found[0], given) else None


def _defined(reference: str, given: str) -> bool:
    """Whether all letters of a reference are names that the stem or its scenario uses."""
    return set(_LETTER.findall(reference)) <= set(_LETTER.findall(given))
