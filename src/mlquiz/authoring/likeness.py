"""How alike the wordings of questions are, and which pairs of many are alike. Says nothing of what to do about it.

Which pairs are worth a comparison is `candidates`'s.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from mlquiz.authoring.candidates import BREAK, candidates
from mlquiz.model.question import Body, Choice, Matching, Numeric, Ordering, Question

ALIKE = 70.0
"""From this share of common text on, in percent, two questions are near-duplicates.

Copies of 200 questions with a fifth of all words dropped, or swapped for others of the bank, and with their
options in another order all shared 73 percent or more. Of questions that ask different things few shared
more than 63, and those that make the taker calculate up to 68.
"""

LONGEST = 4_000
"""Characters of a text that are compared; only whether two say the very same is judged by all of it."""

_WORD = re.compile(rf"[^\W_]+|{BREAK}")


@dataclass(frozen=True)
class Wording:
    """What a question says, folded so that case, spaces and the order of options do not matter.

    Args:
        asked: the stem.
        scenario: the case it belongs to, empty where there is none.
        offered: everything there is to choose from, in the order of texts.
        key: what of it is right.
    """

    asked: str
    scenario: str
    offered: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def essence(self) -> tuple[str, str, tuple[str, ...]]:
        """What is asked of a taker, whatever is right."""
        return self.asked, self.scenario, self.offered

    @cached_property
    def sorted_stem(self) -> str:
        """The words of the stem in the order of the alphabet."""
        return _sorted_words((self.asked,))

    @cached_property
    def sorted_words(self) -> str:
        """The words of stem and options in the order of the alphabet."""
        return _sorted_words((self.asked, *self.offered))

    @cached_property
    def with_scenario(self) -> str:
        return (
            _sorted_words((self.asked, self.scenario, *self.offered)) if self.scenario else self.sorted_words
        )


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two questions by their places, and the share of text they have in common, in percent."""

    later: int
    earlier: int
    share: float


def wording(question: Question) -> Wording:
    """The wording of a question of any kind."""
    offered, key = _offered(question.body)
    return Wording(_folded(question.stem), _folded(question.scenario), offered, key)


def likeness(one: Wording, other: Wording) -> float:
    """The share of common text in percent, words in any order: of stems, or of all text where that is less.

    Stems count by themselves, since short questions on the same few options are not the same question. A
    scenario that both belong to is left aside: its questions share it by design. The share is rapidfuzz's
    `token_sort_ratio`, of words that are sorted once.
    """
    from rapidfuzz import fuzz

    whole = fuzz.ratio(*_compared(one, other))
    return float(min(whole, fuzz.ratio(one.sorted_stem, other.sorted_stem)))


def alike(wordings: Sequence[Wording], groups: Sequence[int] | None = None) -> list[Pair]:
    """Every pair that is alike, in order of places; with `groups`, one a question, pairs across two of them.

    Of questions that say the very same, each is paired with the first of them (of another group) alone.
    """
    apart = groups if groups is not None else range(len(wordings))
    repeated = list(same(wordings, groups))
    left_out = {each.later for each in repeated} if groups is None else set()
    places = [place for place in range(len(wordings)) if place not in left_out]
    return sorted([*repeated, *_near(wordings, places, apart)])


def same(wordings: Sequence[Wording], groups: Sequence[int] | None = None) -> Iterator[Pair]:
    """Each question that says the very same as one before it (of another group), with the first such."""
    apart = groups if groups is not None else range(len(wordings))
    firsts: dict[object, dict[int, int]] = {}
    for place, each in enumerate(wordings):
        known = firsts.setdefault(each.essence, {})
        earlier = next((known[group] for group in known if group != apart[place]), None)
        if earlier is not None:
            yield Pair(place, earlier, 100.0)
        if len(known) < 2:
            known.setdefault(apart[place], place)


def _near(wordings: Sequence[Wording], places: Sequence[int], groups: Sequence[int]) -> Iterator[Pair]:
    """The pairs of these places that are alike without saying the very same."""
    order = sorted(range(len(places)), key=lambda index: wordings[places[index]].sorted_words)
    for chunk in candidates((_words(wordings[place]) for place in places), order):
        pairs = [(places[later], places[earlier]) for later, earlier in chunk.tolist()]
        pairs = [(later, earlier) for later, earlier in pairs if groups[later] != groups[earlier]]
        for later, earlier in _alike_as_a_whole(wordings, pairs):
            share = likeness(wordings[later], wordings[earlier])
            if share >= ALIKE and wordings[later].essence != wordings[earlier].essence:
                yield Pair(later, earlier, share)


def _alike_as_a_whole(
    wordings: Sequence[Wording], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs whose whole texts are alike, compared all at once."""
    from rapidfuzz import fuzz, process

    texts = [_compared(wordings[later], wordings[earlier]) for later, earlier in pairs]
    ones, others = [one for one, _ in texts], [other for _, other in texts]
    shares = process.cpdist(ones, others, scorer=fuzz.ratio, score_cutoff=ALIKE, workers=-1)
    return (pair for pair, share in zip(pairs, shares, strict=True) if share)


def _compared(one: Wording, other: Wording) -> tuple[str, str]:
    if one.scenario == other.scenario:
        return one.sorted_words, other.sorted_words
    return one.with_scenario, other.with_scenario


def _words(each: Wording) -> list[str]:
    """The words that propose pairs, with a mark between one text and the next."""
    return _WORD.findall(BREAK.join((each.asked, *each.offered))[:LONGEST])


def _offered(body: Body) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(body, Choice):
        offered = [_folded(text) for text in body.offered]
        return tuple(sorted(offered)), tuple(sorted(offered[index] for index in body.key))
    if isinstance(body, Ordering):
        steps = tuple(_folded(step) for step in body.steps)
        return tuple(sorted(steps)), steps
    if isinstance(body, Matching):
        pairs = sorted((_folded(prompt), _folded(match)) for prompt, match in body.pairs)
        parts = [*(part for pair in pairs for part in pair), *map(_folded, body.distractors)]
        return tuple(sorted(parts)), tuple(f"{prompt} = {match}" for prompt, match in pairs)
    return _of_number(body)


def _of_number(body: Numeric) -> tuple[tuple[str, ...], tuple[str, ...]]:
    drawn = tuple(f"{each.name} from {each.low:g} to {each.high:g}" for each in body.variables)
    right = _folded(body.formula) if body.answer is None else f"{body.answer:g}"
    return (*drawn, _folded(body.unit)), (right,)


def _folded(text: str) -> str:
    """One case, one kind of character, single spaces; no full stop at the end."""
    folded = text.lower() if text.isascii() else normalize("NFKC", text).casefold()
    return " ".join(folded.split()).rstrip(".")


def _sorted_words(parts: Sequence[str]) -> str:
    return " ".join(sorted(" ".join(parts)[:LONGEST].split()))
