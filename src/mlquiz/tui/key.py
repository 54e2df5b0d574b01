"""The key of a question that nobody has answered, as terminal text: what is right, and why.

What an answer teaches, compared with the key, is `teaching`'s.
"""

from collections.abc import Callable, Iterator

from textual.content import Content

from mlquiz.model.attempt import Answered
from mlquiz.report.answers import offered, with_numbers
from mlquiz.tui.hanging import hanging
from mlquiz.tui.prose import prose
from mlquiz.tui.teaching import RIGHT, WRONG, lesson, right_number, right_order


def keyed(each: Answered, width: int) -> Content:
    """The key as it stands on the form, the explanation, the references; what was answered is not told."""
    body = each.question.body
    keyless = body.kind == "choice" and not body.key
    head = Content.styled("✗ No key", WRONG) if keyless else Content.styled("✓ The key", RIGHT)
    return Content("\n\n").join([head, *_KEY[body.kind](each, width), *lesson(each, width)])


def _options(each: Answered, width: int) -> Iterator[Content]:
    """Every option with its rationale, the key marked."""
    for (label, text), index in zip(offered(each), each.slot.order, strict=True):
        option = each.question.choice.options[index]
        told = Content.styled("✓ key" if option.correct else "", RIGHT)
        why = prose(with_numbers(each, option.rationale), width - 3)
        lines = [line for line in (prose(text, width - 3).stylize("bold"), told, why) if line]
        yield hanging(Content.styled(f"{label}  ", "bold"), Content("\n").join(lines), width)


def _pairs(each: Answered, width: int) -> Iterator[Content]:
    """Every prompt with its match."""
    body = each.question.body
    for number, (prompt, key) in enumerate(zip(body.prompts, body.key, strict=True), start=1):
        asked = prose(with_numbers(each, prompt), width - 4).stylize("bold")
        match = hanging(Content("→ "), prose(with_numbers(each, body.offered[key]), width - 6), width - 4)
        yield hanging(
            Content.styled(f"{number}.".ljust(4), "bold"), Content("\n").join([asked, match]), width
        )


def _steps(each: Answered, width: int) -> Iterator[Content]:
    yield right_order(each, width)


def _number(each: Answered, width: int) -> Iterator[Content]:
    yield right_number(each, width)


_KEY: dict[str, Callable[[Answered, int], Iterator[Content]]] = {
    "choice": _options,
    "ordering": _steps,
    "matching": _pairs,
    "numeric": _number,
}
