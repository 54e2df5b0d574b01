"""The shape of a table: columns that fit, or its rows one below another. What is in a cell is `prose_line`'s."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from mlquiz.tui.prose_line import fitted

_NARROWEST = 5
_BETWEEN = " │ "
_EMPTY = Content("")


def table(rows: Sequence[Sequence[Content]], width: int) -> Content:
    """A table of which the first row is the head, no wider than that."""
    widest = [max(cell.cell_length for cell in column) for column in zip_longest(*rows, fillvalue=_EMPTY)]
    room = width - len(_BETWEEN) * (len(widest) - 1)
    if sum(min(each, _NARROWEST) for each in widest) > room:
        return Content("\n\n").join(_stacked(rows[0], rows[1:], width))
    widths = _fitted(widest, room)
    head = [line.stylize("bold") for line in _row(rows[0], widths)]
    rule = Content("─┼─".join("─" * each for each in widths))
    body = [line for row in rows[1:] for line in _row(row, widths)]
    return Content("\n").join([*head, rule, *body])


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """Column widths that fit: the widest columns give way first."""
    most = _most(sorted(widths), room)
    spare = room - sum(min(each, most) for each in widths)
    fitted_widths = []
    for each in reversed(widths):
        more = each > most and spare > 0
        spare -= more
        fitted_widths.append(min(each, most) + more)
    return fitted_widths[::-1]


def _most(widths: Sequence[int], room: int) -> int:
    """The width at which columns, the narrow ones first, are cut so that all fit."""
    for place, each in enumerate(widths):
        others = len(widths) - place
        if each * others > room:
            return room // others
        room -= each
    return max(widths, default=0)


def _row(cells: Sequence[Content], widths: Sequence[int]) -> Iterator[Content]:
    """A row as lines: each cell is wrapped in its column."""
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=False)]
    for parts in zip_longest(*wrapped, fillvalue=_EMPTY):
        yield Content(_BETWEEN).join(
            part.pad_right(width - part.cell_length) for part, width in zip(parts, widths, strict=False)
        )


def _wrapped(cell: Content, width: int) -> list[Content]:
    return [cell] if cell.cell_length <= width else cell.wrap(width)


def _stacked(head: Sequence[Content], rows: Sequence[Sequence[Content]], width: int) -> Iterator[Content]:
    """Rows one below another, each cell behind the head of its column."""
    if not rows:
        yield Content("\n").join(fitted(each.stylize("bold"), width) for each in head)
    for row in rows:
        named = (
            Content("").join([title.stylize("bold"), ": " if title else "", cell])
            for title, cell in zip(head, row, strict=False)
        )
        yield Content("\n").join(fitted(each, width) for each in named)
