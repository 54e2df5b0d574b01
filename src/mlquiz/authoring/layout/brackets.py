"""What is written between brackets on one line, and what is spread over lines."""

from mlquiz.authoring.layout.fields import Shape, Spread
from mlquiz.authoring.layout.nodes import QUOTES, Group, Scalar
from mlquiz.authoring.scalars import is_plain, line_scalar, quoted, taken_for

LINE_LENGTH = 110
"""What is in brackets moves to lines of its own where it would reach further; texts are never folded."""

_SIGNS = frozenset(",[]{}?:")


def in_lines(group: Group, shape: Shape, column: int, text: str) -> bool:
    """Whether a group is spread over lines; else it stands between brackets, from this column on."""
    if group.pinned or not group.entries or shape.spread is Spread.LINES:
        return bool(group.entries) and not group.pinned
    if shape.spread is Spread.FREE:
        return not (group.flow and _fits(group, column, text))
    if group.flow:
        return "\n" in text[group.start : group.stop] and not _fits(group, column, text)
    return not (_is_words(group) and (len(group.entries) == 1 or _fits(group, column, text)))


def brackets(node: Scalar | Group, text: str) -> str:
    """A node as it stands between brackets."""
    if isinstance(node, Scalar):
        return _word(node, text)
    if not node.mapping:
        return f"[{', '.join(brackets(entry.value, text) for entry in node.entries)}]"
    fields = (
        f"{_word(entry.key, text)}: {brackets(entry.value, text)}" for entry in node.entries if entry.key
    )
    return f"{{{', '.join(fields)}}}"


def _fits(group: Group, column: int, text: str) -> bool:
    return column + len(brackets(group, text)) <= LINE_LENGTH


def _is_words(group: Group) -> bool:
    """Whether this is a list of texts without a comment in it."""
    plain = (
        isinstance(entry.value, Scalar) and not (entry.key or entry.lead or entry.tail)
        for entry in group.entries
    )
    return not group.last and all(plain)


def _word(scalar: Scalar, text: str) -> str:
    written = text[scalar.start : scalar.stop]
    number = taken_for(written) and _SIGNS.isdisjoint(written)
    if written == scalar.text and (number or is_plain(written, flow=True)):
        return written
    return quoted(scalar.text) if written[:1] in QUOTES else line_scalar(scalar.text, flow=True)
