"""How scores by the keys of today are written, the same in every face. The score as taken always stands first."""

from collections.abc import Callable, Iterator

from mlquiz.model.attempt import Attempt, Points
from mlquiz.report.corrections import Corrected, Rekeyed
from mlquiz.report.runs import Run
from mlquiz.report.words import counted, judged, outcome, percent, questions_text

KEY_MARK = "✎"
"""Stands where a key was corrected, and between the score as taken and as corrected."""


def outcomes(attempt: Attempt, corrected: Corrected | None) -> str:
    """`failed 44/65 (67%); as corrected passed 49/65 (75%)`, the second where it is another score."""
    taken = _with_share(attempt)
    if corrected is None or not corrected.gained:
        return taken
    return f"{taken}; as corrected {_with_share(corrected.head)}"


def outcomes_short(attempt: Attempt, corrected: Corrected | None, *, narrow: bool = False) -> str:
    """`failed 44/65, 67%`; where the score by today's keys is another, `failed 44/65 ✎ passed 49/65`."""
    if attempt.finished_at is None:
        return f"unfinished {attempt.answered}/{attempt.questions}"
    if corrected is None or not corrected.gained:
        return f"{outcome(attempt)}, {percent(attempt.fraction)}"
    told = outcome(corrected.head)
    if narrow and judged(attempt):
        verdict, _, score = told.partition(" ")
        told = verdict if corrected.flips else score
    return f"{outcome(attempt)} {KEY_MARK} {told}"


def single_questions(run: Run) -> str:
    """`5 single questions, 4 right (80%)`."""
    return f"{run.count} single questions, {run.right} right ({percent(run.right / run.count)})"


def _with_share(attempt: Attempt) -> str:
    return f"{outcome(attempt)}{f' ({percent(attempt.fraction)})' if attempt.finished_at else ''}"


def as_corrected(attempt: Attempt, corrected: Corrected, *, answers: bool = True) -> str:
    """The score by today's keys, whether the verdict flips, and which keys were corrected; how many, if withheld."""
    return "; ".join(
        [
            _score(corrected.head),
            _verdict(attempt, corrected),
            *(
                _keys(corrected)
                if answers
                else [f"{counted(len(corrected.questions), 'key')} corrected since"]
            ),
        ]
    )


def _score(head: Attempt) -> str:
    scaled = f", scaled score {head.scaled}" if judged(head) and head.scaled is not None else ""
    return f"{_with_share(head)}{scaled}"


def _verdict(attempt: Attempt, corrected: Corrected) -> str:
    if corrected.flips:
        return f"the verdict flips: as taken {outcome(attempt)}"
    return f"as taken {outcome(attempt)}" if corrected.gained else "the score as taken"


def _keys(corrected: Corrected) -> Iterator[str]:
    yield f"key corrected since: {_named(corrected, lambda _: True)}"
    turns: dict[str, Callable[[Rekeyed], bool]] = {
        "now right": lambda each: each.now.full and not each.was.full,
        "now wrong": lambda each: each.was.full and not each.now.full,
        "other points": lambda each: not (each.was.full or each.now.full) and each.was != each.now,
    }
    for told, fits in turns.items():
        if named := _named(corrected, fits):
            yield f"{told}: {named}"


def _named(corrected: Corrected, fits: Callable[[Rekeyed], bool]) -> str:
    positions = [each.position for each in corrected.questions if fits(each)]
    return questions_text(positions) if positions else ""


def key_corrected(corrected: Corrected | None, position: int) -> str:
    """`key corrected since; by today's key right`, of one question; empty where its key is the same."""
    found = corrected.at(position) if corrected else None
    if found is None:
        return ""
    still = "still " if found.was == found.now else ""
    return f"the key was corrected since; by today's key this is {still}{_earned(found.now)}"


def _earned(points: Points) -> str:
    if points.full:
        return "right"
    return f"worth {points.earned} of {points.possible} points" if points.earned else "wrong"
