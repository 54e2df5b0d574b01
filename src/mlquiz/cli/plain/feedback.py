"""What line mode tells once an answer is final: right or wrong, the key, why, and where to read on."""

from collections.abc import Iterator

from mlquiz.cli.plain.letters import answer_words
from mlquiz.cli.plain.prose import spoken
from mlquiz.model.attempt import Answered
from mlquiz.model.text import capital
from mlquiz.report.answers import Component, components, key_letters, tolerance, verdict, with_numbers


def feedback(each: Answered) -> str:
    """Everything about one final answer, the verdict first."""
    given = answer_words(each.slot, each.response) or "none"
    head = [_sentence(verdict(each)), f"Your answer: {given}. The key: {_key(each)}."]
    return "\n".join([*head, *_reasons(each), *_lesson(each)])


def _key(each: Answered) -> str:
    """The key as it could be typed, and how far from it a number may be."""
    within = tolerance(each.question.body)
    return f"{key_letters(each)}, {within}" if within else key_letters(each)


def _reasons(each: Answered) -> Iterator[str]:
    """The answer against the key, part by part; of options only those that are key or were picked."""
    for part in components(each):
        if part.told and part.label:
            yield f"{_head(part)}{spoken(part.text or 'nothing')}: {_sentence(part.told)}{_why(part)}"


def _head(part: Component) -> str:
    prompt = f"{spoken(part.prompt)}, " if part.prompt else ""
    return f"  {part.label.lower()}) {prompt}"


def _why(part: Component) -> str:
    should = f" It is {spoken(part.should)}." if part.should else ""
    return f"{should} {spoken(part.rationale)}".rstrip()


def _lesson(each: Answered) -> Iterator[str]:
    if each.question.explanation:
        yield spoken(with_numbers(each, each.question.explanation))
    if each.question.references:
        yield f"See {', '.join(each.question.references)}"


def _sentence(words: str) -> str:
    """`✓ right` as a sentence."""
    symbol, _, said = words.partition(" ")
    return f"{symbol} {capital(said)}."
