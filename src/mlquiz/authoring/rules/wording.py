"""Rules about wording: phrases that a stem, an option or a step should not have."""

import re
from collections.abc import Iterator

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.rules.negation import negations
from mlquiz.authoring.texts import Text, options, steps, texts
from mlquiz.authoring.words import plain, prose, question_sentence, root, roots, words

_THESE = r"(?:(?:of )?(?:the )?(?:above|these|those|others?|(?:\w+ )?(?:options|answers|choices|statements)))"
_RIGHT = r"(?: (?:options|answers|choices))?(?: (?:are|is|apply|applies)(?: \w+)?)?"
_ALL = re.compile(
    rf"(?:all|both|any|more than one) {_THESE}{_RIGHT}"
    r"|.*\b(?:all|both|any|two|three|more than one) of the above\b.*|.*\ball the above\b.*"
)
_NONE = re.compile(
    rf"(?:none|neither) {_THESE}{_RIGHT}"
    r"|.*\b(?:none|neither) of the above\b.*|no (?:correct |right )?(?:option|answer)(?: is (?:correct|right))?"
)
_PHRASED = frozenset(("all", "both", "any", "more", "none", "neither", "no", "above"))
_LONGEST_PHRASE = 80


@question_rule("MQ202", Severity.WARNING, "all of the above")
def all_of_the_above(asked: Asked) -> Iterator[Hint]:
    """Finds options that stand for several others."""
    for each in options(asked):
        if _ALL.fullmatch(_phrase(each)):
            what = f"offers {plain(each.text)!r}, which two known options give away"
            yield Hint(each.path, what, "make it a question with several keys, or write a distractor")


@question_rule("MQ203", Severity.INFO, "none of the above")
def none_of_the_above(asked: Asked) -> Iterator[Hint]:
    """Finds options that deny all others."""
    for each in options(asked):
        if _NONE.fullmatch(_phrase(each)):
            what = f"offers {plain(each.text)!r}, which shows what is not known instead of what is"
            yield Hint(each.path, what, "write a distractor that somebody would choose")


def _phrase(each: Text) -> str:
    """The words of a short option in one line; nothing of what cannot be such a phrase."""
    if len(each.text) > _LONGEST_PHRASE or _PHRASED.isdisjoint(words(each.text)):
        return ""
    return " ".join(words(each.text))


_VAGUE = frozenset(
    ("often", "usually", "may", "sometimes", "frequently", "occasionally", "generally", "typically", "rarely")
)
_PRECISE = re.compile(r"\b(?i:how|more|most|less|least|as)\s+(?:often|frequently)\b|\bMay\b(?!\s+[a-z])")
"""What is no vague word but a comparison, part of a question, or a month."""


@question_rule("MQ206", Severity.INFO, "vague frequency in options")
def vague_frequency(asked: Asked) -> Iterator[Hint]:
    """Finds words for how often, which each reader takes for another number."""
    found = [each for each in options(asked) if _vague(each)]
    if found:
        told = ", ".join(sorted(frozenset().union(*map(_vague, found))))
        what = f"is vague about how often in its options ({told})"
        yield Hint(found[0].path, what, "say when, or how much")


def _vague(each: Text) -> frozenset[str]:
    found = _VAGUE.intersection(words(prose(each.text)))
    return frozenset() if found and _PRECISE.search(each.text) else found


@question_rule("MQ207", Severity.WARNING, "negative stem without emphasis")
def quiet_negation(asked: Asked) -> Iterator[Hint]:
    """Finds questions for what is not so, in letters that are easily read over."""
    for word, edit in negations(asked.question.stem, asked.document, (*asked.path, "stem")):
        remedy = f"write {word.upper()}, or ask for what is so"
        yield Hint(("stem",), f"asks for the opposite with a small {word!r}", remedy, edit=edit)


_EMPTY = """
    answer answers choice choices claim claims correct correctly false following incorrect option options
    sentence sentences statement statements true wrong
"""
_QUESTION_WORDS = """
    what which who whom whose how why when where is are was were does do did can could should would will has
    have may must arrange assign bring calculate choose complete compute convert count define determine
    estimate evaluate find fill give identify list match name order pair pick place put rank select solve
    sort state write
"""
_GENERIC = frozenset(_EMPTY.split())
_GENERIC_ROOTS = frozenset(map(root, (*_GENERIC, "best", "right", "question", "choose", "select", "pick")))
_ASKING = frozenset(_QUESTION_WORDS.split())
_ENOUGH = 5
"""Words of meaning below which a stem may need its options to be understood."""


@question_rule("MQ213", Severity.WARNING, "stem without a question")
def no_question(asked: Asked) -> Iterator[Hint]:
    """Finds short stems that ask nothing that could be answered before the options are read."""
    question = asked.question
    if question.scenario or any(sign in question.stem for sign in ("`", "$", "![", "|")):
        return
    meaning = len(roots(question.stem) - _GENERIC_ROOTS)
    if meaning < _ENOUGH and _asks_nothing(question_sentence(question.stem), meaning):
        what = "has a stem that asks nothing without its options"
        yield Hint(("stem",), what, "ask something that can be answered before the options are read")


def _asks_nothing(sentence: str, meaning: int) -> bool:
    """No question at all, `Which is true?`, or `Which ...?` with hardly a word of what it is about."""
    told = words(sentence)
    if not meaning or _ASKING.isdisjoint(told):
        return True
    return told[0] == "which" and (meaning < 2 or not _GENERIC.isdisjoint(told))


_PLACE = re.compile(
    r"\W*(?:\(?\d{1,2}[.):](?=\s)|\(?[a-j][.)](?=\s)|step\s+(?:\d|one|two|three|four|five)|"
    r"(?:first|second|third|fourth|fifth|last)(?:,|ly\b)|first\s+(?=[a-z])|"
    r"(?:then|next|finally|afterwards?|subsequently|after\s+that|in\s+the\s+end)\b(?!-))",
    re.IGNORECASE,
)


@question_rule("MQ217", Severity.WARNING, "step that tells its place")
def told_place(asked: Asked) -> Iterator[Hint]:
    """Finds steps of an ordering that begin with a number or with a word like `then`."""
    for each in steps(asked):
        if found := _PLACE.match(each.text):
            what = f"has a step that tells its place ({found[0].strip()!r})"
            yield Hint(each.path, what, "begin with what is done")


_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXX+|xxx+)\b|\b[Ll]orem [Ii]psum\b|\?{3,}|"
    r"<(?:your |insert |some )?(?:text|stem|option|answer|rationale|explanation|placeholder|here)\b[^<>\n]{0,40}>|"
    r"\A\s*(?:\.{3,}|\u2026)(?:\s|\Z)"
)
_SIGNS = ("TODO", "FIXME", "TBD", "XXX", "xxx", "psum", "<", "...", "\u2026", "???")


@question_rule("MQ220", Severity.WARNING, "placeholder left over")
def placeholder(asked: Asked) -> Iterator[Hint]:
    """Finds what an author meant to replace; what stands in code is an exhibit."""
    written = tuple(texts(asked))
    together = "\n".join(text for _, text in written)
    if not any(map(together.__contains__, _SIGNS)):
        return
    left = [(each, found[0]) for each in written if (found := _PLACEHOLDER.search(prose(each.text)))]
    if left:
        first, sign = left[0]
        further = f" here and in {len(left) - 1} more" if len(left) > 1 else ""
        yield Hint(first.path, f"still says {sign.strip()!r}{further}", "write what belongs there")


RULES = (
    all_of_the_above,
    none_of_the_above,
    vague_frequency,
    quiet_negation,
    no_question,
    told_place,
    placeholder,
)
