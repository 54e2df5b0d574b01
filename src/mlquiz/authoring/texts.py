"""The texts of a question with the places they stand at, whatever its kind."""

from collections.abc import Iterator
from typing import NamedTuple

from mlquiz.authoring.rule import Asked
from mlquiz.bank.document import Path
from mlquiz.model.question import Choice, Matching, Ordering

_MOST = 6
_PATHS = tuple(("options", place, "text") for place in range(_MOST))
"""Where the texts of options stand; the format allows no more of them."""


class Text(NamedTuple):
    """A text, and its path inside the question."""

    path: Path
    text: str


def options(asked: Asked) -> tuple[Text, ...]:
    """The options of a choice, in the author's order; none of any other kind."""
    body = asked.question.body
    if not isinstance(body, Choice):
        return ()
    return tuple(map(Text, _PATHS, body.offered))


def keys_and_distractors(asked: Asked) -> tuple[list[Text], list[Text]]:
    """The options of a choice by whether they are right; both are empty for any other kind."""
    keys: list[Text] = []
    distractors: list[Text] = []
    body = asked.question.body
    for path, each in zip(_PATHS, body.options if isinstance(body, Choice) else (), strict=False):
        side = keys if each.correct else distractors
        side.append(Text(path, each.text))
    return keys, distractors


def rationales(asked: Asked) -> Iterator[Text]:
    """The rationales that were written."""
    body = asked.question.body
    for place, each in enumerate(body.options if isinstance(body, Choice) else ()):
        if each.rationale:
            yield Text(("options", place, "rationale"), each.rationale)


def steps(asked: Asked) -> tuple[Text, ...]:
    """The steps of an ordering, in their right order; none of any other kind."""
    body = asked.question.body
    if not isinstance(body, Ordering):
        return ()
    return tuple(Text(("steps", place), each) for place, each in enumerate(body.steps))


def prompts(asked: Asked) -> tuple[Text, ...]:
    """The prompts of a matching; their paths lead to their matches, whose keys they are."""
    body = asked.question.body
    if not isinstance(body, Matching):
        return ()
    return tuple(
        Text(("pairs", written), prompt) for written, prompt in zip(_pairs(asked), body.prompts, strict=True)
    )


def matches(asked: Asked) -> tuple[Text, ...]:
    """The matches of a matching with those that fit no prompt."""
    body = asked.question.body
    if not isinstance(body, Matching):
        return ()
    fitting = zip(_pairs(asked), body.pairs, strict=True)
    return (
        *(Text(("pairs", written), match) for written, (_, match) in fitting),
        *(Text(("distractors", place), each) for place, each in enumerate(body.distractors)),
    )


def _pairs(asked: Asked) -> tuple[str, ...]:
    """The prompts as they are written in the file, for paths."""
    return asked.entry.prompts


def texts(asked: Asked) -> Iterator[Text]:
    """Every text of a question: stem, what is offered, rationales, explanation."""
    yield Text(("stem",), asked.question.stem)
    yield from options(asked)
    yield from steps(asked)
    yield from prompts(asked)
    yield from matches(asked)
    yield from rationales(asked)
    yield Text(("explanation",), asked.question.explanation)
