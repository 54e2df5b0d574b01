"""The words of a text, as rules compare them. Knows no question; nothing here judges."""

import re
from functools import lru_cache

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`]*`|\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.?!])[)\"'*_]*\s+|\n\s*\n")
_MARKS = re.compile(r"[`*]+|(?<!\w)_+|_+(?!\w)|!?\[([^\[\]\n]*)\]\([^()\s]*\)")

_KEPT = 512
"""Texts whose words are remembered: the rules look at one question after the other."""

_STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "all",
        "also",
        "although",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "either",
        "else",
        "ever",
        "every",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "his",
        "how",
        "if",
        "in",
        "instead",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "many",
        "may",
        "might",
        "more",
        "most",
        "much",
        "must",
        "neither",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "two",
        "under",
        "until",
        "up",
        "upon",
        "use",
        "used",
        "uses",
        "using",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
    ]
)
_ENDINGS = (
    "izations",
    "ization",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ers",
    "ed",
    "er",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
_SHORTEST_ROOT = 4
_LONGEST_WORD = 40
"""Whatever is longer is no word that has endings, and is not worth remembering."""


@lru_cache(_KEPT)
def prose(text: str) -> str:
    """The text with its code and formulas blanked out; every character left stays where it is."""
    if "`" not in text and "$" not in text:
        return text
    return _CODE.sub(lambda found: " " * len(found[0]), text)


@lru_cache(_KEPT)
def plain(text: str) -> str:
    """The text as a reader sees it: without the signs of Markdown, in one line."""
    if any(sign in text for sign in "`*_["):
        text = _MARKS.sub(lambda found: found[1] or "", text)
    return " ".join(text.split())


@lru_cache(_KEPT)
def words(text: str) -> tuple[str, ...]:
    """Every word and number of a text in its order, in lower case."""
    return tuple(_WORD.findall(text.casefold()))


@lru_cache(_KEPT)
def roots(text: str) -> frozenset[str]:
    """The words that carry meaning, without their endings, so that `scaled` and `scaling` are one."""
    return frozenset(map(root, content(text)))


def content(text: str) -> list[str]:
    """The words that carry meaning, as they are written but in lower case."""
    return [word for word in words(text) if is_content(word)]


def is_content(word: str) -> bool:
    """Whether a word in lower case carries meaning of its own."""
    return word not in _STOP_WORDS and (len(word) > 1 or word.isdigit() or not word.isascii())


def root(word: str) -> str:
    """A word without its ending, where enough of it is left."""
    return word if len(word) > _LONGEST_WORD else _root(word)


@lru_cache(16_384)
def _root(word: str) -> str:
    if word.endswith(("'s", "\u2019s")):
        word = word[:-2]
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
