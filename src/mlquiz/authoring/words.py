"""The words of a text, as rules compare them. Knows no question; nothing here judges."""

import re
from functools import lru_cache

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`]*`|\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_WORD = re.compile(r"[^\W_]{1,40}(?:'[^\W\d_]{1,3})?")
"""What is longer is no word that has an ending, and is taken to pieces."""

_SENTENCE_END = re.compile(r"(?<=[.?!])[)\"'*_]*\s+|\n\s*\n")
_MARKED = re.compile(r"[`*_\[]")
_MARKS = re.compile(r"[`*]+|(?<!\w)_++|(?<!_)_++(?!\w)|!?\[([^\[\]\n]*)\]\([^()\s]*\)")

_KEPT = 512
"""Texts whose words are remembered: the rules look at one question after the other."""

_STOPS = """
    a about above after again all also although an and any are as at be because been before being below
    between both but by can could did do does doing down during each either else ever every few for from
    further had has have having he her here his how if in instead into is it its itself just many may might
    more most much must neither nor not now of off on once one only or other our out over own per same she
    should so some such than that the their them then there these they this those through to too two under
    until up upon use used uses using very was we were what when where whether which while who whom whose why
    will with within without would you your
"""
_STOP_WORDS = frozenset(_STOPS.split())
_ENDINGS = (
    *("izations", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ers"),
    *("ed", "er", "es", "ly", "s", "e", "y"),
)
_SHORTEST_ROOT = 4
_NONE = frozenset(("",))


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, each with whether it is code or a formula."""
    found, end = [], 0
    for code in _CODE.finditer(text):
        found += [(text[end : code.start()], False), (code[0], True)]
        end = code.end()
    return (*found, (text[end:], False))


@lru_cache(_KEPT)
def prose(text: str) -> str:
    """The text with its code and formulas blanked out; every character left stays where it is."""
    if "`" not in text and "$" not in text:
        return text
    return _CODE.sub(lambda found: " " * len(found[0]), text)


@lru_cache(_KEPT)
def plain(text: str) -> str:
    """The text as a reader sees it: without the signs of Markdown, in one line."""
    if _MARKED.search(text):
        text = _MARKS.sub(lambda found: found[1] or "", text)
    return " ".join(text.split())


@lru_cache(_KEPT)
def words(text: str) -> tuple[str, ...]:
    """Every word and number of a text in its order, in lower case."""
    return tuple(_WORD.findall(text.casefold().replace("\u2019", "'")))


@lru_cache(_KEPT)
def roots(text: str) -> frozenset[str]:
    """The words that carry meaning, without their endings, so that `scaled` and `scaling` are one."""
    return frozenset(map(root, words(text))) - _NONE


@lru_cache(16_384)
def root(word: str) -> str:
    """A word in lower case without its ending, where enough of it is left; empty where it carries no meaning."""
    if word in _STOP_WORDS or (len(word) == 1 and word.isascii() and not word.isdigit()):
        return ""
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word[: -len(ending)]
    return word


@lru_cache(_KEPT)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without its code."""
    return tuple(each.strip() for each in _SENTENCE_END.split(prose(text)) if each and each.strip())


def question_sentence(text: str) -> str:
    """The last sentence with a question mark; where there is none, the last that is no remark in parentheses."""
    found = sentences(text)
    asking = [each for each in found if "?" in each] or [each for each in found if not each.startswith("(")]
    return asking[-1] if asking else ""
