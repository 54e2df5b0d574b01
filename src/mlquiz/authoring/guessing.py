"""How far a bank can be passed without knowing anything: its guessability, and the habits behind it.

Cues are a property of a bank rather than of a question: one long key is nothing, a hundred are a habit.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import comb, fsum

from mlquiz.authoring.chance import at_least, chi_square, chi_square_tail
from mlquiz.authoring.cues import is_all_of_the_above, lengths, overlaps, unique
from mlquiz.insight.interval import wilson
from mlquiz.model.question import Choice, Question

FLOOR = 40
"""With fewer choice questions a bank has no index: its interval would be wider than any habit is strong."""

MOST = 3_000
"""No more questions are looked at: the interval is narrower than 4 points then."""

_Z95 = 1.959963984540054
_VARIANCE = 1.4
"""Over folds, accuracy varies so many times as much as independent trials would, since they share what they
learn from (Y. Bengio and Y. Grandvalet, JMLR 5, 2004): measured on 400 banks of random words."""

_LEAST_EXPECTED = 5
"""A count of positions is judged where each is expected so often (W. G. Cochran 1954)."""


@dataclass(frozen=True, slots=True)
class Cue:
    """How often the option that a cue points at is a key.

    Args:
        n: questions in which it points at one option.
        hits: those in which that option is a key.
        chance: the share of hits to expect by chance, 0 to 1; 0 where n is 0.
        p: the probability of so many hits or more by chance, exactly.
    """

    n: int
    hits: int
    chance: float
    p: float

    @property
    def rate(self) -> float:
        """The share of hits, 0 to 1."""
        return self.hits / self.n if self.n else 0.0

    @property
    def points(self) -> float:
        """Percentage points above chance."""
        return 100 * (self.rate - self.chance)


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the key stands in the file, over choose-one questions without a pinned option.

    Args:
        n: those questions.
        counts: keys at the first position, the second, and so on.
        expected: what chance would put there.
        p: the probability of counts so uneven, by chi-square over the questions with equally many options,
            put together.
    """

    n: int
    counts: tuple[int, ...]
    expected: tuple[float, ...]
    p: float


@dataclass(frozen=True, slots=True)
class Guessability:
    """What a guesser without knowledge gets right. Shares are 0 to 1, the index and its ends in points.

    Args:
        n: choice questions that were looked at, at most `MOST`.
        chance: the share that blind guessing gets right, all keys or nothing.
        accuracy: the share that the guesser gets right of questions it did not learn from; None below the floor.
        index: accuracy less chance, in percentage points; None below the floor.
        low: lower end of its 95% interval (Wilson's for the accuracy, widened because folds share questions).
        high: upper end.
        longest: the habit of keys that are the longest option.
        shortest: the shortest option.
        overlap: the option with most words of the stem.
        positions: where the keys stand in the file.
        all_of_the_above: such options that are the key.
    """

    n: int
    chance: float
    accuracy: float | None
    index: float | None
    low: float | None
    high: float | None
    longest: Cue
    shortest: Cue
    overlap: Cue
    positions: Positions
    all_of_the_above: Cue

    @property
    def words(self) -> str:
        """The index in words, with its interval and n."""
        if self.index is None or self.accuracy is None:
            return f"not enough evidence: {self.n} choice questions, {FLOOR} are needed"
        return (
            f"{self.index:+.1f} points (95%: {self.low:+.1f} to {self.high:+.1f}): a guesser without "
            f"knowledge gets {self.accuracy:.1%} right, chance {self.chance:.1%}, n = {self.n}"
        )


def guessability(questions: Iterable[Question]) -> Guessability:
    """Measures how far the questions of a bank can be guessed from cues; the order of files changes nothing."""
    asked = guessable(questions)
    chance = _blind(asked)
    accuracy, low, high = _accuracy(asked)
    return Guessability(
        n=len(asked),
        chance=chance,
        accuracy=accuracy,
        index=_points(accuracy, chance),
        low=_points(low, chance),
        high=_points(high, chance),
        longest=longest(asked),
        shortest=shortest(asked),
        overlap=overlap(asked),
        positions=positions(asked),
        all_of_the_above=all_of_the_above(asked),
    )


def guessable(questions: Iterable[Question]) -> list[Question]:
    """The choice questions that have a key and a distractor, by id; of very many, `MOST` of them."""
    chosen = (each for each in questions if isinstance(each.body, Choice))
    sound = (each for each in chosen if 0 < each.choice.choose < len(each.choice.options))
    return _sample(sorted(sound, key=lambda each: each.id))


def longest(questions: Sequence[Question]) -> Cue:
    return _cue(questions, lambda each: unique(lengths(each)))


def shortest(questions: Sequence[Question]) -> Cue:
    return _cue(questions, lambda each: unique([-size for size in lengths(each)]))


def overlap(questions: Sequence[Question]) -> Cue:
    return _cue(questions, lambda each: unique(overlaps(each)))


def all_of_the_above(questions: Sequence[Question]) -> Cue:
    return _cue(questions, lambda each: unique([is_all_of_the_above(text) for text in each.choice.offered]))


def positions(questions: Sequence[Question]) -> Positions:
    by_size: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for each in questions:
        if each.choice.choose == 1 and not each.choice.pinned:
            by_size[len(each.choice.options)][each.choice.key[0]] += 1
    judged = {size: keys for size, keys in by_size.items() if keys.total() >= _LEAST_EXPECTED * size}
    most = max(judged, default=0)
    counts = [sum(keys[place] for keys in judged.values()) for place in range(most)]
    expected = [
        sum(keys.total() / size for size, keys in judged.items() if place < size) for place in range(most)
    ]
    return Positions(sum(counts), tuple(counts), tuple(expected), _unevenness(judged))


def _unevenness(judged: dict[int, Counter[int]]) -> float:
    """Chi-squares of independent counts add up, and so do their degrees of freedom."""
    statistic = sum(
        chi_square([keys[place] for place in range(size)], [keys.total() / size] * size)
        for size, keys in sorted(judged.items())
    )
    return chi_square_tail(statistic, sum(size - 1 for size in judged))


def _cue(questions: Sequence[Question], points_at: Callable[[Question], int | None]) -> Cue:
    places = [(each.choice, points_at(each)) for each in questions]
    met = [(choice, place) for choice, place in places if place is not None]
    chances = [choice.choose / len(choice.options) for choice, _ in met]
    hits = sum(choice.options[place].correct for choice, place in met)
    return Cue(len(met), hits, fsum(chances) / len(met) if met else 0.0, at_least(hits, chances))


def _blind(questions: Sequence[Question]) -> float:
    chances = [1 / comb(len(each.choice.options), each.choice.choose) for each in questions]
    return fsum(chances) / len(chances) if chances else 0.0


def _accuracy(questions: Sequence[Question]) -> tuple[float, float, float] | tuple[None, None, None]:
    """What the guesser gets right, and both ends of the interval."""
    if len(questions) < FLOOR:
        return None, None, None
    from mlquiz.authoring.guesser import held_out

    accuracy = fsum(held_out(questions)) / len(questions)
    worth = round(len(questions) / _VARIANCE)
    return accuracy, *wilson(accuracy * worth, worth, _Z95)


def _sample(questions: list[Question]) -> list[Question]:
    """All of them, or of very many as many as tell all there is to tell; which ones, a hash of their ids says."""
    if len(questions) <= MOST:
        return questions
    drawn = sorted(questions, key=lambda each: sha256(each.id.encode()).digest())[:MOST]
    return sorted(drawn, key=lambda each: each.id)


def _points(share: float | None, chance: float) -> float | None:
    return None if share is None else 100 * (share - chance)
