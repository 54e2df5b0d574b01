"""A text beside a mark, with a clean left edge."""

from textual.content import Content


def hanging(mark: Content, text: Content, width: int) -> Content:
    """The text in lines that fit beside its mark; further lines are indented as far."""
    lines = text.wrap(max(1, width - mark.cell_length)) or [Content("")]
    indent = Content(" " * mark.cell_length)
    return Content("\n").join([mark + lines[0], *(indent + line for line in lines[1:])])
