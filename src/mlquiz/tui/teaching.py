"""What an answer teaches, as terminal text: right or wrong part by part, why, and where to read on.

The words are `report.answers`'s; how they stand on a screen is said here.
"""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from mlquiz.model.attempt import Answered
from mlquiz.model.text import capital, clean
from mlquiz.report.answers import Component, components, key_texts, numbers, tolerance, with_numbers
from mlquiz.report.answers import verdict as verdict_words
from mlquiz.tui.hanging import hanging
from mlquiz.tui.prose import prose

RIGHT, PARTLY, WRONG = "bold $text-success", "bold $text-warning", "bold $text-error"
QUIET = "$foreground-muted"


def verdict(each: Answered) -> Content:
    """`✓ Right`, `✗ Wrong`, `✗ Blank` or `◐ 2 of 3 points`; whether it counts."""
    symbol, _, words = verdict_words(each).partition(" ")
    counts = "" if each.slot.scored else " (unscored)"
    style = RIGHT if each.correct else PARTLY if each.points.earned else WRONG
    return Content.styled(f"{symbol} {capital(words)}{counts}", style)


def asked(each: Answered, width: int) -> Content:
    """Scenario and stem, with the numbers that were drawn."""
    question = each.question
    parts = [prose(question.scenario, width)] if question.scenario else []
    return Content("\n\n").join([*parts, prose(with_numbers(each, question.stem), width)])


def taught(each: Answered, width: int) -> Content:
    """The answer part by part, the explanation, the references."""
    return Content("\n\n").join([*_ANSWER[each.question.body.kind](each, width), *lesson(each, width)])


def lesson(each: Answered, width: int) -> Iterator[Content]:
    """What the question teaches, however it was answered: the explanation, the references."""
    question = each.question
    if question.explanation:
        yield titled("Explanation", prose(with_numbers(each, question.explanation), width))
    if question.references:
        yield titled("References", Content(clean("\n".join(question.references))))


def titled(title: str, *lines: Content) -> Content:
    """Lines under a title."""
    return Content("\n").join([Content.styled(title, "bold"), *lines])


def _told(part: Component) -> Content:
    """A key is told in the colour of what is right, picked or not."""
    return Content.styled(part.told, RIGHT if part.told.startswith("✓") else WRONG)


def _options(each: Answered, width: int) -> Iterator[Content]:
    for part in components(each):
        text, why = prose(part.text, width - 3).stylize("bold"), prose(part.rationale, width - 3)
        mark = Content.styled(f"{part.label}  ", "bold")
        yield hanging(mark, Content("\n").join([line for line in (text, _told(part), why) if line]), width)


def _steps(each: Answered, width: int) -> Iterator[Content]:
    """The taker's order; where it is wrong, the right one below it."""
    title = "The right order" if each.blank else "Your order"
    parts = components(each)
    yield titled(title, *_numbered([_side_by_side(part, width) for part in parts], width))
    if not each.blank and not each.correct:
        yield right_order(each, width)


def right_order(each: Answered, width: int) -> Content:
    """The steps of an ordering as they belong."""
    return titled("The right order", *_numbered([_flowing(text, width) for text in key_texts(each)], width))


def _side_by_side(part: Component, width: int) -> Content:
    return Content("  ").join([_flowing(part.text, width), _told(part)])


def _flowing(text: str, width: int) -> Content:
    return prose(text, width - 4)


def _numbered(texts: Sequence[Content], width: int) -> list[Content]:
    return [
        hanging(Content.styled(f"{place}.".ljust(4), "bold"), text, width)
        for place, text in enumerate(texts, start=1)
    ]


def _pairs(each: Answered, width: int) -> Iterator[Content]:
    for part in components(each):
        prompt = prose(part.prompt, width - 4).stylize("bold")
        lines = [prompt, *_matches(part, width - 4)]
        yield hanging(Content.styled(f"{part.label}.".ljust(4), "bold"), Content("\n").join(lines), width)


def _matches(part: Component, width: int) -> Iterator[Content]:
    """What the prompt was given, and what belongs to it where that is something else."""
    arrow = Content("→ ")
    if part.picked:
        given = Content("  ").join([prose(part.text, width - 2), _told(part)])
        yield hanging(arrow, given, width)
    else:
        yield hanging(arrow, _told(part), width)
    if part.should:
        yield hanging(Content.styled("key: ", "bold"), prose(part.should, width - 5), width)


def _number(each: Answered, width: int) -> Iterator[Content]:
    """What was typed, and the key."""
    (part,) = components(each)
    typed = clean(f"{part.text}  ") if part.text else ""
    yield _rows([("You", typed + _told(part)), *_number_key(each)], width)


def right_number(each: Answered, width: int) -> Content:
    """The number that belongs here, and how it comes about."""
    return _rows(_number_key(each), width)


def _number_key(each: Answered) -> list[tuple[str, Content]]:
    """The key with unit and tolerance, and how it comes out of the numbers drawn."""
    body = each.question.numeric
    key = Content.assemble((clean(*key_texts(each)), "bold"), (f", {tolerance(body)}", QUIET))
    rows = [("Key", key)]
    rows += [("From", Content(clean(body.formula)))] if body.formula else []
    rows += [("With", Content(clean(numbers(each))))] if each.slot.values else []
    return rows


def _rows(rows: Sequence[tuple[str, Content]], width: int) -> Content:
    heads = (Content.styled(f"{name:<6}", "bold") for name, _ in rows)
    return Content("\n").join(hanging(head, text, width) for head, (_, text) in zip(heads, rows, strict=True))


_ANSWER: dict[str, Callable[[Answered, int], Iterator[Content]]] = {
    "choice": _options,
    "ordering": _steps,
    "matching": _pairs,
    "numeric": _number,
}
