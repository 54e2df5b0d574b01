"""How `mlquiz bank stats` says its figures: each with its n, or how many more are needed."""

import textwrap
from collections.abc import Iterator

from mlquiz.authoring.statistics import Statistics
from mlquiz.insight.distractors import PAIR_FLOOR, SHARE_FLOOR, OptionUse
from mlquiz.insight.flags import Flag
from mlquiz.insight.items import Item
from mlquiz.insight.reliability import Reliability
from mlquiz.insight.rest import OTHERS
from mlquiz.model.question import Question
from mlquiz.report.words import counted, letter, percent

HEAD = ("QUESTION", "N", "RIGHT", "DISCR.", "SECONDS", "FLAGS")
OPTION_HEAD = ("OPTION", "PICKED", "SHARE", "DISCR.", "REST", "VERDICT", "TEXT")
_NARROWEST = 16


def summary(found: Statistics) -> Iterator[str]:
    """What the figures rest on, and how far scores can be trusted."""
    histories = "1 history" if found.histories == 1 else f"{found.histories} histories"
    first = counted(found.answers, "first answer")
    yield f"{found.title}: {counted(found.attempts, 'attempt')}, {first}, in {histories}"
    yield _reliability(found.reliability)
    left = [f"{counted(found.repeated, 'answer')} to questions seen before"] if found.repeated else []
    left += [f"{found.altered} to other versions of a question"] if found.altered else []
    if left:
        yield f"Left out: {', '.join(left)}"


def _reliability(found: Reliability) -> str:
    if not found.coefficient:
        most = found.attempts or "none"
        return f"Reliability takes {SHARE_FLOOR} attempts of one length on new questions; so far: {most}"
    drawn = "random forms" if found.coefficient == "KR-21" else "attempts on one form"
    if found.value is None or found.error is None:
        return f"Reliability: none, all scores are the same ({found.attempts} {drawn})"
    error = f"standard error {found.error:.1f} of {found.questions} questions"
    return f"{found.coefficient} {found.value:.2f}, {error} ({found.attempts} {drawn})"


def rows(item: Item) -> Iterator[tuple[str, ...]]:
    """A row of the table; further flags stand below the first."""
    flags = [flag_text(flag) for flag in item.flags] or [""]
    figures = (percent(item.difficulty), _decimal(item.discrimination), _whole(item.seconds))
    yield item.question, str(item.n), *figures, flags[0]
    for flag in flags[1:]:
        yield *("" for _ in HEAD[1:]), flag


def floors(found: Statistics, *, alone: bool) -> Iterator[str]:
    """What is missing for the figures that are not there; `alone` where it is one taker's own history."""
    below = [item.n for item in found.items if item.difficulty is None]
    if below:
        who = f"{len(below)} of {counted(len(found.items), 'question')}"
        yield f"With fewer than {SHARE_FLOOR} first answers nothing is told: {who}, {max(below)} at most"
    if alone and len(below) == len(found.items):
        yield "A taker gives one first answer a question: --histories FOLDER reads those of many."
        yield "Where several takers share this history, --repeated counts all their answers."
    if any(item.difficulty is not None and item.pairs < PAIR_FLOOR for item in found.items):
        yield f"Discrimination and distractors take {PAIR_FLOOR} first answers, each beside {OTHERS} others"


def about(item: Item, question: Question) -> Iterator[str]:
    """One question in sentences."""
    yield f"{item.question}: {_first_line(question.stem)}"
    blank = f", {item.blank} of them blank" if item.blank else ""
    if item.difficulty is None:
        yield f"{counted(item.n, 'first answer')}{blank}; difficulty takes {SHARE_FLOOR}"
        return
    yield f"{percent(item.difficulty)} right of {item.n} first answers{blank}"
    yield f"80% interval {percent(item.low)} to {percent(item.high)}{_beyond(item.beyond_chance)}"
    yield _discrimination(item)
    if item.seconds is not None:
        yield f"{item.seconds:.0f} seconds is the median of {item.n - item.blank} answers"
    yield from (flag_text(flag) for flag in item.flags)


def _beyond(share: float | None) -> str:
    if share is None:
        return ""
    return "; less than blind guessing" if share < 0 else f"; {percent(share)} beyond chance"


def _discrimination(item: Item) -> str:
    if item.pairs < PAIR_FLOOR:
        beside = f"beside at least {OTHERS} others"
        return f"Discrimination takes {PAIR_FLOOR} first answers {beside}; there are {item.pairs}"
    if item.discrimination is None:
        return f"Discrimination: none, all {item.pairs} answers or their rests are the same"
    upper = "" if item.d27 is None else f"; upper 27% less lower 27%: {item.d27 * 100:.0f} points"
    return f"Discrimination {item.discrimination:.2f} of {item.pairs} answers{upper}"


def option_row(use: OptionUse, question: Question, width: int | None) -> tuple[str, ...]:
    """What became of an option, by its text; in a terminal, as much of it as fits."""
    verdict = "key" if use.key else str(use.working or "-")
    cells = (letter(use.option), str(use.picked), percent(use.share), _decimal(use.discrimination))
    text = _first_line(question.body.offered[use.option])
    if width is not None:
        text = textwrap.shorten(text, max(_NARROWEST, width - _taken()), placeholder=" …")
    return *cells, percent(use.rest), verdict, text


def flag_text(flag: Flag) -> str:
    """`D05 draws the strong: b`, with the options that it is about."""
    letters = ", ".join(letter(option) for option in flag.options)
    return f"{flag.code} {flag.what}" + (f": {letters}" if letters else "")


def _taken() -> int:
    """Columns before the text of an option, with the widest verdict."""
    return sum(len(name) + 2 for name in OPTION_HEAD[:-1]) + len("draws the strong") - len("VERDICT")


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _decimal(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _whole(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"
