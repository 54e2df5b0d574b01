"""Rules about item writing, all of one family; here are those about what a question should have."""

from collections.abc import Iterator

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.rules import clues, cues, grammar, numbers, wording
from mlquiz.model.question import Choice

FEWEST, MOST = 3, 5
"""Options a choice should have."""


@question_rule("MQ212", Severity.INFO, "unusual number of options")
def number_of_options(asked: Asked) -> Iterator[Hint]:
    """Finds choices with fewer than three options or more than five."""
    body = asked.question.body
    if isinstance(body, Choice) and not FEWEST <= len(body.options) <= max(MOST, body.choose + FEWEST):
        remedy = "three that work are enough, more than five are seldom read"
        yield Hint(
            ("options",), f"has {len(body.options)} options", f"offer three to five: {remedy}", key=True
        )


@question_rule("MQ215", Severity.WARNING, "option without rationale")
def no_rationale(asked: Asked) -> Iterator[Hint]:
    """Finds options that do not say why they are right or wrong; graver where no key says it."""
    body = asked.question.body
    if not isinstance(body, Choice):
        return
    if not any(each.rationale for each in body.options):
        yield Hint(("options",), "has no rationale for any option", _SAY, key=True)
        return
    taught = all(each.rationale for each in body.options if each.correct)
    for place, each in enumerate(body.options):
        if not each.rationale:
            severity = Severity.INFO if taught else Severity.WARNING
            noun = "key" if each.correct else "distractor"
            yield Hint(("options", place), f"has a {noun} without rationale", _SAY, severity)


_SAY = "add 'rationale:' and say why it is right or wrong"

RULES = (
    *cues.RULES,
    *wording.RULES,
    *numbers.RULES,
    *grammar.RULES,
    number_of_options,
    no_rationale,
    *clues.RULES,
)
