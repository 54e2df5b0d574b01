"""Letters that are not what they seem: those nobody sees, odd line ends, and doubles from other alphabets.

What terminals would obey is `mlquiz.model.text`'s and keeps a bank from being read.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_NOTHING = "\u00ad\u034f\u115f\u1160\u180e\u2060-\u2064\u3164\ufeff\uffa0"
_JOINING = "\u0600-\u109f\u1780-\u18af\u1b00-\u1bff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"

INVISIBLE = re.compile(
    f"[{_SPACES}{_NOTHING}]|[\u200c\u200d](?<![{_JOINING}{_EMOJI}].)"
    f"|\u200b(?<![{_SPACELESS}].)|\u3000(?<![{_WIDE}].)(?![{_WIDE}])"
)
"""What cannot be told from nothing or from a space, but for scripts and emoji that are written with it.

It looks at what stands before only once it is there: so a large file is searched fast.
"""

_SPACE = re.compile(f"[{_SPACES}\u3000]")


def without(text: str, start: int, stop: int, found: Collection[int]) -> str:
    """The characters from `start` to `stop`, those at the places of `found` as plain spaces or left out."""
    return "".join(_plain(text[at]) if at in found else text[at] for at in range(start, stop))


def _plain(sign: str) -> str:
    return " " if _SPACE.match(sign) else ""


def named(signs: Sequence[str]) -> str:
    """Characters by their names: `no-break space (U+00A0)`, and how many more there are."""
    name = unicodedata.name(signs[0], "a character without name").lower()
    more = f" and {len(signs) - 1} more invisible characters" if len(signs) > 1 else ""
    return f"{name} (U+{ord(signs[0]):04X}){more}"


_END = re.compile("\r\n|[\r\n\x85]")


def odd_line_ends(text: str) -> list[re.Match[str]]:
    """The line ends that are not those of most lines; one by a lone carriage return or U+0085 always is odd."""
    if "\r" not in text and "\x85" not in text:
        return []
    usual = usual_line_end(text)
    return [each for each in _END.finditer(text) if each[0] != usual]


def usual_line_end(text: str) -> str:
    return "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"


def with_one_line_end(text: str, end: str) -> str:
    return _END.sub(end, text)


_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝһү"  # noqa: RUF001 - these are what is looked for
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"  # noqa: RUF001 - the same
_TWINS = "ABCEHIJKMOPSTXYaceijopsxy"
_SMALL_TWINS = "aceijopsxy"
"""Latin letters that look like Cyrillic ones; several capitals are an abbreviation with an ending."""

_FOREIGN = re.compile("[\u0370-\u052f]+")
_WORD = re.compile(r"[^\W\d_]+")


def mixed_words(text: str) -> Iterator[tuple[int, str, str]]:
    """Words in which a letter passes for one of the alphabet of the others: offset, word, that letter."""
    past = 0
    for found in _FOREIGN.finditer(text):
        start = found.start()
        while start > past and _WORD.match(text[start - 1]):
            start -= 1
        word = _WORD.match(text, start) if start >= past else None
        if word and (letter := _stranger(word[0])):
            yield start, word[0], letter
        past = word.end() if word else past


def _stranger(word: str) -> str:
    latin = [each for each in word if each.isascii()]
    foreign = [each for each in word if "\u0370" <= each <= "\u052f"]
    if not latin or not foreign:
        return ""
    cyrillic = any(each > "\u03ff" for each in foreign)
    if all(each in _CYRILLIC + _GREEK for each in foreign) and (cyrillic or len(latin) > 1):
        return foreign[0]
    twins = _TWINS if len(latin) == 1 else _SMALL_TWINS
    return latin[0] if cyrillic and all(each in twins for each in latin) else ""
