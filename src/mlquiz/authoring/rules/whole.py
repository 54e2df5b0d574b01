"""Rules about a whole bank's habits: what a taker without knowledge could live on.

A habit is said of a bank only where chance would hardly make it; what one question gives away is the
affair of the rules of questions.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from mlquiz.authoring.chance import chi_square, chi_square_tail
from mlquiz.authoring.cues import lengths, overlaps, unique
from mlquiz.authoring.finding import Severity
from mlquiz.authoring.guessing import (
    FLOOR,
    Cue,
    all_of_the_above,
    guessability,
    guessable,
    longest,
    overlap,
    positions,
)
from mlquiz.authoring.rule import Hint, Rule, Stand, bank_rule
from mlquiz.bank.reader import Reading
from mlquiz.model.question import Question

_RARE = 0.01
_HARDLY_EVER = 0.001
_MANY_POINTS = 8
_INDEX = 5
_CASES = 5
_SPREAD = {"easy": 0.3, "medium": 0.5, "hard": 0.2}


@bank_rule("MQ301", Severity.ERROR, "longest option is often the key")
def _longest(reading: Reading) -> Iterator[Stand]:
    asked = _enough(reading)
    habit = longest(asked)
    if habit.p < _RARE:
        grave = habit.p < _HARDLY_EVER and habit.points >= _MANY_POINTS
        worst = _worst(asked, lengths)
        what = f"has the key as its longest option in {_figures(habit)}"
        remedy = f"trim those keys or give their distractors as much detail, {worst} first"
        yield _stand(reading, what, remedy, Severity.ERROR if grave else Severity.WARNING)


@bank_rule("MQ302", Severity.WARNING, "key positions are uneven")
def _positions(reading: Reading) -> Iterator[Stand]:
    found = positions(_enough(reading))
    if found.p < _RARE:
        seen = " ".join(str(count) for count in found.counts)
        even = " ".join(f"{count:.0f}" for count in found.expected)
        what = f"has keys at the positions {seen} where chance puts {even} (n = {found.n}, {_p(found.p)})"
        remedy = (
            "move some keys: mlquiz shuffles the options, but other programs and readers of the file see it"
        )
        yield _stand(reading, what, remedy)


@bank_rule("MQ303", Severity.WARNING, "all of the above is mostly the key")
def _all_of_the_above(reading: Reading) -> Iterator[Stand]:
    found = all_of_the_above(_enough(reading))
    if found.n >= _CASES and 2 * found.hits > found.n:
        what = f"has 'all of the above' as a key in {found.hits} of the {found.n} questions that offer it"
        yield _stand(reading, what, "ask those as choose-N questions, or offer four options of their own")


@bank_rule("MQ304", Severity.WARNING, "words of the stem point at the key")
def _overlap(reading: Reading) -> Iterator[Stand]:
    asked = _enough(reading)
    habit = overlap(asked)
    if habit.p < _RARE:
        worst = _worst(asked, overlaps)
        what = f"has the key as the option with most words of the stem in {_figures(habit)}"
        remedy = f"say it in other words in those keys, or let distractors repeat them too, {worst} first"
        yield _stand(reading, what, remedy)


@bank_rule("MQ305", Severity.WARNING, "guessable without knowledge")
def _guessable(reading: Reading) -> Iterator[Stand]:
    asked = _enough(reading)
    found = guessability(asked)
    if found.index is not None and found.low is not None and found.index > _INDEX and found.low > 0:
        from mlquiz.authoring.guesser import strongest

        cues = ", ".join(strongest(asked))
        what = f"has a guessability of {found.words}"
        yield _stand(reading, what, f"make keys and distractors alike in what gives most away: {cues}")


@bank_rule("MQ309", Severity.INFO, "difficulties are unevenly spread")
def _difficulties(reading: Reading) -> Iterator[Stand]:
    counts = Counter(entry.question.difficulty for entry in reading.entries)
    n = counts.total()
    if n < FLOOR:
        return
    seen = [counts[level] for level in _SPREAD]
    p = chi_square_tail(chi_square(seen, [n * share for share in _SPREAD.values()]), len(_SPREAD) - 1)
    if p < _RARE:
        shares = ", ".join(f"{count / n:.0%} {level}" for level, count in zip(_SPREAD, seen, strict=True))
        what = f"has {shares} (n = {n}) where about 30%, 50% and 20% serve an exam ({_p(p)})"
        yield _stand(reading, what, "write what is missing, or look again at how difficulties were given")


def _enough(reading: Reading) -> list[Question]:
    """The choice questions of a bank that has enough of them; otherwise none."""
    asked = guessable(entry.question for entry in reading.entries)
    return asked if len(asked) >= FLOOR else []


def _worst(asked: Sequence[Question], measure: Callable[[Question], Sequence[int]]) -> str:
    """Three questions whose key stands out most by a measure."""
    lead = {each.id: _lead(each, measure(each)) for each in asked}
    return ", ".join(sorted(lead, key=lambda name: (-lead[name], name))[:3])


def _lead(question: Question, values: Sequence[int]) -> float:
    """How far the key is ahead of the next option, relative to it; 0 where it is not."""
    place = unique(values)
    if place is None or not question.choice.options[place].correct:
        return 0.0
    return values[place] / (1 + sorted(values)[-2])


def _figures(habit: Cue) -> str:
    return (
        f"{habit.hits} of {habit.n} questions where one stands out "
        f"({habit.rate:.0%}, chance {habit.chance:.0%}, {_p(habit.p)})"
    )


def _p(p: float) -> str:
    return "p < 0.001" if p < _HARDLY_EVER else f"p = {p:.3f}"


def _stand(reading: Reading, what: str, remedy: str, severity: Severity | None = None) -> Stand:
    """At the blueprint's domains: `allow` in exam.yaml silences what is said of a bank."""
    file = reading.exam.file if reading.exam else ""
    return Stand(file, Hint(("domains",), what, remedy, severity, key=True))


RULES: tuple[Rule, ...] = (_longest, _positions, _all_of_the_above, _overlap, _guessable, _difficulties)
