"""Rules about keys: options that are the same to a reader, numbers of keys, options called by their letter.

What keeps a question from having a key at all is the reader's.
"""

import re
from collections.abc import Iterator, Sequence

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.rules.letters import letter_reference
from mlquiz.authoring.texts import Text, keys_and_distractors, matches, options, prompts, rationales, steps
from mlquiz.authoring.words import pieces, question_sentence, sentences, words

_EMPHASIS = re.compile(r"(?<![\w*])\*+([^*]+)\*+(?![\w*])|(?<![\w_])_+([^_]+)_+(?![\w_])")
_QUOTED = re.compile(r"(?<!\w)['\u2018]([^'\u2019]*)['\u2019](?!\w)")
_POINTS = re.compile(r"[.,;:](?=\s|$)|(?<=[^\W\d]{2})[!?]+(?=\s|$)|[\"\u201c\u201d\u00ab\u00bb]")
_HYPHEN = re.compile(r"(?<=[^\W\d])[-\u2010-\u2014](?=[^\W\d])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_UNIT = re.compile(r"[^\W\d_]{1,3}")


@question_rule("MQ105", Severity.ERROR, "options that read the same")
def same_options(asked: Asked) -> Iterator[Hint]:
    """Finds what differs in case, punctuation, quotes, Markdown or spaces alone; code is compared as it is."""
    for noun, offered in (
        ("option", options(asked)),
        ("step", steps(asked)),
        ("prompt", prompts(asked)),
        ("match", matches(asked)),
    ):
        yield from _same(noun, offered)


def _same(noun: str, offered: Sequence[Text]) -> Iterator[Hint]:
    """Texts that are equal already are the reader's to report, and matches may be shared by prompts."""
    if len({"".join(words(each.text)) or each.text for each in offered}) == len(offered):
        return
    distinct = {" ".join(each.text.split()): each for each in reversed(offered)}
    first: dict[str, Text] = {}
    for each in reversed(distinct.values()):
        before = first.setdefault(_reading(each.text), each)
        if before is not each:
            article = "an" if noun == "option" else "a"
            what = (
                f"has {article} {noun} that reads the same as {before.text!r} "
                "but for case, points or Markdown"
            )
            remedy = "rewrite one of them; where that is what matters, put it in backticks"
            yield Hint(each.path, what, remedy, key=noun == "prompt")


def _reading(text: str) -> str:
    """What is left to tell texts apart by; the text itself where nothing is."""
    read = (each.strip("`") if is_code else _read_prose(each) for each, is_code in pieces(text))
    return " ".join(" ".join(read).split()) or text


def _read_prose(text: str) -> str:
    text = _EMPHASIS.sub(lambda found: found[1] or found[2], text)
    text = _QUOTED.sub(r"\1", text)
    text = _THOUSANDS.sub("", _HYPHEN.sub(" ", _POINTS.sub(" ", text)))
    return _folded(text.replace("\u2019", "'"))


def _folded(text: str) -> str:
    """In one case, but for units beside numbers: 5 Mb are not 5 MB."""
    if not any(sign.isdigit() for sign in text):
        return text.casefold()
    return " ".join(word if _UNIT.fullmatch(word) else word.casefold() for word in text.split())


_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_WRITTEN = frozenset((*_NUMBERS, *map(str, _NUMBERS.values())))
_NUMBER = rf"({'|'.join(_NUMBERS)}|[1-5])\b(?!\s+or\b|[-\u2010-\u2014]\w)"
_NOUN = "(?:of|that|best|correct|right|true|answers?|options?|choices?|statements?)"
_CHOOSE = re.compile(
    r"(?:^|[(\[])\W{0,6}(?:please\s+)?(?:choose|select|pick|mark|check|tick)\s+"
    rf"(?:the\s+|any\s+|exactly\s+)?{_NUMBER}(?:\s+{_NOUN}\b|\s*[].:)!]|\s*$)",
    re.IGNORECASE,
)
_WHICH = re.compile(rf"\b(?:which|what)\s+{_NUMBER}", re.IGNORECASE)
_LIST = re.compile(r",|;|/|&|\+|\band\b|\bthen\b")


@question_rule("MQ106", Severity.WARNING, "stem asks for another number of options")
def other_number(asked: Asked) -> Iterator[Hint]:
    """Holds the number that the stem asks for against the number of keys."""
    keys, distractors = keys_and_distractors(asked)
    if not keys or not distractors or _WRITTEN.isdisjoint(words(asked.question.stem)):
        return
    wanted = _asked_for(asked.question.stem, [*keys, *distractors])
    if wanted and wanted != len(keys):
        word = list(_NUMBERS)[len(keys) - 1]
        marked = f"{len(keys)} option{'s' if len(keys) > 1 else ''}"
        what = f"asks for {list(_NUMBERS)[wanted - 1]}, while {marked} {'are' if len(keys) > 1 else 'is'} correct"
        yield Hint(("stem",), what, f"ask for {word.upper()}, or mend 'correct: true'")


def _asked_for(stem: str, offered: Sequence[Text]) -> int | None:
    """The number of options that a stem asks for; two things that each option names together are one."""
    for sentence in reversed(sentences(stem)):
        if found := _CHOOSE.search(sentence):
            return _value(found[1])
    found = _WHICH.search(question_sentence(stem))
    if not found or all(_LIST.search(each.text) for each in offered):
        return None
    return _value(found[1])


def _value(number: str) -> int:
    return _NUMBERS.get(number.lower()) or int(number)


@question_rule("MQ107", Severity.WARNING, "option called by its letter or place")
def called_by_letter(asked: Asked) -> Iterator[Hint]:
    """Finds what is wrong as soon as options are shuffled, as they are at every sitting."""
    question = asked.question
    given = f"{question.scenario}\n{question.stem}"
    for each in _about_options(asked):
        reference = letter_reference(each.text, given, whole=each.path[-1] == "text")
        if reference:
            what = f"says {reference!r}, which breaks when options are shuffled"
            yield Hint(each.path, what, "name what the option says")


def _about_options(asked: Asked) -> Iterator[Text]:
    yield from options(asked)
    yield from rationales(asked)
    yield Text(("explanation",), asked.question.explanation)


RULES = (same_options, other_number, called_by_letter)
