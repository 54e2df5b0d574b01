"""Rules about wording: phrases that a stem, an option or a step should not have."""

import re
from collections.abc import Iterator

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.rules.negation import negations
from mlquiz.authoring.texts import Text, options, steps, texts
from mlquiz.authoring.words import content, plain, prose, question_sentence, words

_THESE = r"(?:(?:of )?(?:the )?(?:above|these|those|others?|(?:\w+ )?(?:options|answers|choices|statements)))"
_RIGHT = r"(?: (?:are|is|apply|applies)(?: \w+)?)?"
_ALL = re.compile(
    rf"(?:all|both|any|more than one) {_THESE}(?: (?:options|answers|choices))?{_RIGHT}"
    r"|.*\b(?:all|both|any|two|three|more than one) of the above\b.*|.*\ball the above\b.*"
)
_NONE = re.compile(
    rf"(?:none|neither) {_THESE}(?: (?:options|answers|choices))?{_RIGHT}"
    r"|.*\b(?:none|neither) of the above\b.*|not? (?:\w+ )?(?:option|answer|choice|above) ?(?:above|here|is correct)?"
)


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
            what = f"offers {plain(each.text)!r}, which tells what is not known instead of what is"
            yield Hint(each.path, what, "write a distractor that somebody would choose")


_LONGEST_PHRASE = 80


def _phrase(each: Text) -> str:
    """The words of a short option in one line; nothing of a long one, which is no phrase."""
    return " ".join(words(each.text)) if len(each.text) <= _LONGEST_PHRASE else ""


_VAGUE = re.compile(
    r"\b(?i:often|usually|sometimes|frequently|occasionally|generally|typically|rarely|seldom)\b|\bmay\b|(?<!\S)May\b(?=\s+[a-z])"
)


@question_rule("MQ206", Severity.INFO, "vague frequency in options")
def vague_frequency(asked: Asked) -> Iterator[Hint]:
    """Finds words for how often, which each reader takes for another number."""
    found = [(each, match[0]) for each in options(asked) for match in _VAGUE.finditer(prose(each.text))]
    if found:
        told = ", ".join(sorted({word.lower() for _, word in found}))
        yield Hint(
            found[0][0].path, f"is vague about how often in its options ({told})", "say when, or how much"
        )


@question_rule("MQ207", Severity.WARNING, "negative stem without emphasis")
def quiet_negation(asked: Asked) -> Iterator[Hint]:
    """Finds questions for what is not so, in letters that are easily read over."""
    for word, edit in negations(asked.question.stem, asked.document, (*asked.path, "stem")):
        remedy = f"write {word.upper()}, or ask for what is so"
        yield Hint(("stem",), f"asks for the opposite with a small {word!r}", remedy, edit=edit)


_GENERIC = frozenset(
    """answer answers best choice choices claim claims correct correctly false following incorrect option
    options question right sentence sentences statement statements true valid wrong choose select two three
    pick mark""".split()
)
_ASKING = frozenset(
    """what which who whom whose how why when where is are was were does do did can could should would will
    has have may must arrange assign bring calculate choose complete compute convert count define determine
    estimate evaluate find fill give identify list match name order pair pick place put rank select solve
    sort state write""".split()
)
_ENOUGH = 5
"""Words of meaning below which a stem is likely to need its options to be understood."""

_OPEN = re.compile(r"\b(?:which|is|are)\b", re.IGNORECASE)


@question_rule("MQ213", Severity.WARNING, "stem without a question")
def no_question(asked: Asked) -> Iterator[Hint]:
    """Finds short stems that ask nothing that could be answered before the options are read."""
    question = asked.question
    if question.scenario or any(sign in question.stem for sign in ("`", "$", "![", "|")):
        return
    meaning = [word for word in content(question.stem) if word not in _GENERIC]
    if len(meaning) < _ENOUGH and _asks_nothing(question_sentence(question.stem), len(meaning)):
        what = "has a stem that asks nothing without its options"
        yield Hint(("stem",), what, "ask something that can be answered before the options are read")


def _asks_nothing(sentence: str, meaning: int) -> bool:
    """No question at all, `Which is true?`, or `Which ...?` with hardly a word of what it is about."""
    told = words(sentence)
    if not _ASKING.intersection(told) or not meaning:
        return True
    generic = _GENERIC.intersection(told) - {"best", "right", "two", "three", "choose", "select"}
    return told[0] == "which" and (bool(generic) or meaning < 2)


_PLACE = re.compile(
    r"\W*(?:\(?\d{1,2}[.):](?=\s)|\(?[a-j][.)](?=\s)|step\s+(?:\d|one|two|three|four|five)|"
    r"(?:first|second|third|fourth|fifth|last)(?:,|ly\b)|first\s+(?=[a-z])|"
    r"(?:then|next|finally|afterwards?|subsequently|after that|in the end)\b(?!-))",
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
    r"\A\s*(?:\.{3,}|\u2026)\s*\Z"
)
_SIGNS = ("TODO", "FIXME", "TBD", "XXX", "xxx", "psum", "<", "...", "\u2026", "???")


@question_rule("MQ220", Severity.WARNING, "placeholder left over")
def placeholder(asked: Asked) -> Iterator[Hint]:
    """Finds what an author meant to replace; what stands in code is an exhibit."""
    for each in texts(asked):
        if found := _left_over(each.text):
            yield Hint(each.path, f"still says {found!r}", "write what belongs there")


def _left_over(text: str) -> str | None:
    if not any(sign in text for sign in _SIGNS):
        return None
    found = _PLACEHOLDER.search(prose(text))
    return found[0].strip() if found else None


RULES = (
    all_of_the_above,
    none_of_the_above,
    vague_frequency,
    quiet_negation,
    no_question,
    told_place,
    placeholder,
)
