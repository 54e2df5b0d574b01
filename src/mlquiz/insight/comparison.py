"""Two attempts side by side, over the questions that both showed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mlquiz.model.attempt import Answered


class Fate(StrEnum):
    """What became of a question from one attempt to the next. Blank is missed."""

    FIXED = "fixed"
    SLIPPED = "slipped"
    STILL_MISSED = "still missed"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Pair:
    """One question in both attempts; without a fate where it was another version, and so another question."""

    before: Answered
    after: Answered

    @property
    def fate(self) -> Fate | None:
        if self.before.slot.fingerprint != self.after.slot.fingerprint:
            return None
        if self.after.correct:
            return Fate.HELD if self.before.correct else Fate.FIXED
        return Fate.SLIPPED if self.before.correct else Fate.STILL_MISSED


@dataclass(frozen=True, slots=True)
class Comparison:
    """The questions that the taker saw in both attempts, in the order of the later form."""

    pairs: tuple[Pair, ...]

    @property
    def n(self) -> int:
        """Questions that were the same in both attempts."""
        return sum(pair.fate is not None for pair in self.pairs)

    @property
    def altered(self) -> tuple[Pair, ...]:
        """Questions that were rewritten between the attempts: they do not count."""
        return self.of(None)

    def of(self, fate: Fate | None) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.fate is fate)


def compare(before: Sequence[Answered], after: Sequence[Answered]) -> Comparison:
    """Pairs the answers of an earlier and a later attempt by question; what the taker never saw is left out."""
    earlier = {each.slot.question: each for each in _seen(before)}
    return Comparison(
        tuple(
            Pair(earlier[each.slot.question], each) for each in _seen(after) if each.slot.question in earlier
        )
    )


def _seen(answers: Sequence[Answered]) -> Iterator[Answered]:
    return (each for each in answers if each.response.seen_at is not None)
