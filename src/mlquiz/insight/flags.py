"""What item analysis holds against a question: the rules D01 to D05, over figures that are already there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlquiz.insight.distractors import OptionUse, Working

STRONG_ENOUGH = 0.10
"""A distractor whose correlation is lower is no rival of the key; a question's own, and it hardly discriminates."""

HARD, EASY = 0.2, 0.95


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that a question breaks; `options` are those it is about.

    `level` is error, warning or info. `what` says it in a few words.
    """

    code: str
    level: str
    what: str
    options: tuple[int, ...] = ()


def flags_of(
    difficulty: float | None, discrimination: float | None, uses: Sequence[OptionUse]
) -> tuple[Flag, ...]:
    """The rules that a question breaks, the gravest first; a figure of None breaks none."""
    rivals = tuple(use.option for use in uses if _is_rival(use, uses))
    return (*_of_figures(difficulty, discrimination, rivals), *_of_distractors(uses, rivals))


def _of_figures(
    difficulty: float | None, discrimination: float | None, rivals: tuple[int, ...]
) -> Iterator[Flag]:
    if rivals:
        yield Flag("D01", "error", "the key looks wrong", rivals)
    if discrimination is not None and discrimination < STRONG_ENOUGH:
        yield Flag("D02", "warning", "low discrimination")
    if difficulty is not None and not HARD <= difficulty <= EASY:
        yield Flag("D03", "warning", "too hard" if difficulty < HARD else "too easy")


def _of_distractors(uses: Sequence[OptionUse], rivals: tuple[int, ...]) -> Iterator[Flag]:
    """What is a rival of the key is not told once more."""
    drawing = [use.option for use in uses if use.working is Working.DRAWS_THE_STRONG]
    if others := tuple(option for option in drawing if option not in rivals):
        yield Flag("D05", "warning", str(Working.DRAWS_THE_STRONG), others)
    if rare := tuple(use.option for use in uses if use.working is Working.RARELY_PICKED):
        yield Flag("D04", "info", str(Working.RARELY_PICKED), rare)


def _is_rival(use: OptionUse, uses: Sequence[OptionUse]) -> bool:
    """Whether a distractor behaves as a key would, and more so than one of the options marked correct."""
    if use.key or use.discrimination is None or use.discrimination < STRONG_ENOUGH:
        return False
    return any(_beats(use, other) for other in uses if other.key)


def _beats(use: OptionUse, key: OptionUse) -> bool:
    """Picked more often, and by the better takers; a key that nobody picked has no correlation to beat."""
    if key.discrimination is not None and (use.discrimination or 0.0) <= key.discrimination:
        return False
    return use.picked > key.picked
