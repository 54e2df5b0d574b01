"""What stands beside an answer: where it belongs, how it came about, and what led to a miss."""

from collections.abc import Iterator

from textual.content import Content

from mlquiz.model.attempt import CAUSES, Answered
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.text import capital, clean
from mlquiz.report.corrected_words import KEY_MARK, key_corrected
from mlquiz.report.records import Result
from mlquiz.report.words import clock_text
from mlquiz.tui.teaching import QUIET

_ASKS = "Why?  "
_CELL = 16


def circumstances(each: Answered, result: Result) -> Content:
    """Domain and objective on a line; difficulty, time, confidence, changes and the like; a key corrected since."""
    lines = (_place(each, result.blueprint), ", ".join(_history(each, result)))
    told = Content.styled(clean("\n".join(lines)), QUIET)
    corrected = key_corrected(result.corrected, each.slot.position)
    if not corrected:
        return told
    return Content.assemble(told, "\n", (f"{KEY_MARK} {capital(corrected)}.", "bold"))


def _place(each: Answered, plan: Blueprint) -> str:
    domain, objective = plan.domain(each.slot.domain), each.question.objective
    title = dict(domain.objectives).get(objective, "")
    return f"{domain.title}, objective {objective} {title}".rstrip()


def _history(each: Answered, result: Result) -> Iterator[str]:
    response = each.response
    yield each.question.difficulty
    yield f"{clock_text(response.spent)} spent"
    if response.confidence:
        yield f"how sure: {response.confidence}"
    for change in result.analysis.changes.each:
        if change.position == each.slot.position:
            yield f"changed {change.turn}"
    yield "seen before" if each.seen_before else "never seen before"
    if response.flagged:
        yield "⚑ flagged"
    yield each.question.id


def causes(chosen: str, width: int) -> Content:
    """What may have led to a miss, with the key of each; the one that was chosen is marked."""
    cells = [_cause(place, cause, chosen) for place, cause in enumerate(CAUSES, start=1)]
    asks, row = Content.styled(_ASKS, "bold"), Content(" ").join(cells)
    if width >= len(_ASKS) + row.cell_length:
        return asks + row
    padded = [cell.pad_right(_CELL - cell.cell_length) for cell in cells]
    rows = [Content("").join(padded[:3]), Content("").join(padded[3:])]
    return Content("\n").join([asks + rows[0], Content(" " * len(_ASKS)) + rows[1]])


def _cause(place: int, cause: str, chosen: str) -> Content:
    told = cause == chosen
    return Content.styled(f"{'●' if told else ' '}{place} {cause}", "bold $text-primary" if told else "")
