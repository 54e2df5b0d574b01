"""Opposites: texts that differ by one word and its antonym, or by a negation."""

from operator import ne

from mlquiz.authoring.words import words

_PAIRS = """
    above/below absent/present accept/reject accepts/rejects add/remove adds/removes after/before allow/deny
    allows/denies always/never ascending/descending asynchronous/synchronous asynchronously/synchronously
    best/worst better/worse bottom/top cold/hot convex/concave decrease/increase decreased/increased
    decreases/increases decreasing/increasing dependent/independent different/same disable/enable
    disables/enables disabled/enabled discourage/encourage down/up downward/upward earlier/later even/odd
    exclude/include excludes/includes false/true falls/rises fall/rise faster/slower fewer/more first/last
    gain/loss greater/less greater/smaller grow/shrink grows/shrinks harder/softer high/low higher/lower
    highest/lowest import/export inside/outside internal/external large/small larger/smaller largest/smallest
    left/right less/more lengthen/shorten linear/nonlinear long/short longer/shorter longest/shortest
    lower/raise lowers/raises major/minor maximize/minimize maximizes/minimizes maximum/minimum
    negative/positive negatively/positively no/yes none/all numerator/denominator off/on open/closed
    overestimate/underestimate overestimates/underestimates overfit/underfit overfits/underfits
    overfitting/underfitting oversampling/undersampling precede/follow private/public read/write
    reduce/raise reduces/raises reduce/increase reduces/increases sparse/dense start/stop strong/weak
    stronger/weaker supervised/unsupervised thicker/thinner wide/narrow wider/narrower widen/narrow
    widens/narrows with/without
"""
_ANTONYMS = frozenset(frozenset(pair.split("/")) for pair in _PAIRS.split())
_NEGATION = "not"


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """The two words by which texts are opposites; None where they are not."""
    left, right = words(one), words(other)
    if len(left) == len(right):
        return _by_antonym(left, right)
    return _by_negation(left, right) if abs(len(left) - len(right)) == 1 else None


def _by_antonym(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, str] | None:
    if sum(map(ne, left, right)) != 1:
        return None
    differing = next(pair for pair in zip(left, right, strict=True) if pair[0] != pair[1])
    return differing if frozenset(differing) in _ANTONYMS else None


def _by_negation(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, str] | None:
    shorter, longer = sorted((left, right), key=len)
    place = longer.index(_NEGATION) if _NEGATION in longer else -1
    if place < 0 or longer[:place] + longer[place + 1 :] != shorter:
        return None
    said, denied = f"without {_NEGATION!r}", f"with {_NEGATION!r}"
    return (denied, said) if longer is left else (said, denied)
