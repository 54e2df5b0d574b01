"""Drawing a form: blueprint, pool and seed become ordered questions. The only place that decides which.

Order comes from the seed by hash, so one seed gives one form on every machine. What the taker has seen
changes which questions are drawn, never how they are ordered, and is carried by the form code.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from mlquiz.errors import UsageFault
from mlquiz.exam.contrast import Pairs
from mlquiz.exam.formcode import Recipe, bank_check, decode, encode
from mlquiz.exam.place import placed, slot_of
from mlquiz.exam.quotas import largest_remainder, seats
from mlquiz.exam.shuffle import gathered, shuffled
from mlquiz.model.blueprint import Blueprint, Domain
from mlquiz.model.form import Form
from mlquiz.model.pool import Listed, Pool

Seen = Mapping[str, datetime]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a taker asks for beyond the blueprint: a length, some of the domains, further unscored questions.

    A `free` form has `questions` of all domains as they come, `only` of these ids where it is given; of what was drawn
    `first` stands first, and of each of `pairs` the second follows the first.
    """

    questions: int | None = None
    domains: tuple[str, ...] = ()
    pilot: int = 0
    free: bool = False
    only: frozenset[str] | None = None
    first: tuple[str, ...] = ()
    pairs: Pairs = ()


BY_BLUEPRINT = Wishes()


def assemble(blueprint: Blueprint, pool: Pool, seed: int, seen: Seen, wishes: Wishes = BY_BLUEPRINT) -> Form:
    """Draws a form: quotas by largest remainder; unseen questions first, then the least recently seen.

    Args:
        blueprint: domains, weights, length and how many questions go unscored.
        pool: the questions that may be drawn, in any order.
        seed: 0 up to `formcode.SEEDS`, exclusive.
        seen: question id -> when it was last seen; unknown ids are ignored.
        wishes: another length, or some of the domains only. Only a form of the blueprint's own length
            over all its domains has unscored questions.

    Raises:
        UsageFault: a domain is unknown or has too few questions.
    """
    return _Draw(blueprint, pool, seed, wishes).by_history(seen)


def reassemble(blueprint: Blueprint, pool: Pool, code: str) -> Form:
    """The form a code stands for.

    Raises:
        UsageFault: it is no form code, or it was made from another bank or another version of this one.
    """
    recipe = decode(code)
    if recipe.bank != bank_check(pool.version):
        raise UsageFault(
            f"form code {code} was made from another version of the bank {blueprint.id!r} "
            "(or from another exam): its questions have changed since; draw a new form without --form"
        )
    chosen = tuple(domain.id for bit, domain in enumerate(blueprint.domains) if recipe.domains >> bit & 1)
    wishes = Wishes(recipe.questions or None, chosen, recipe.pilot, recipe.free)
    return _Draw(blueprint, pool, recipe.seed, wishes).by_recipe(recipe)


class _Draw:
    def __init__(self, blueprint: Blueprint, pool: Pool, seed: int, wishes: Wishes) -> None:
        self.blueprint = blueprint
        self.pool = pool
        self.seed = seed
        self.wishes = wishes
        self.domains = _wished_domains(blueprint, wishes)
        self.natural = _natural_length(blueprint, self.domains) + wishes.pilot
        self.length = wishes.questions or self.natural
        if wishes.free:
            self.quotas: tuple[int, ...] = (self.length,)
            self.decks = [gathered(seed, "draw", pool)]
        else:
            self.quotas = _quotas(blueprint, self.domains, self.length)
            self.decks = [
                gathered(seed, "draw", (each for each in pool if each.domain == domain.id))
                for domain in self.domains
            ]
            remedy = "leave --pilot out" if wishes.pilot else "ask for fewer with --questions"
            _refuse_short_decks(self.domains, self.quotas, self.decks, remedy)

    def by_history(self, seen: Seen) -> Form:
        drawn = []
        for deck, quota in zip(self.decks, self.quotas, strict=True):
            only = self.wishes.only
            members = deck if only is None else [question for question in deck if question.id in only]
            fresh = [question for question in members if question.id not in seen]
            stale = sorted(
                (question for question in members if question.id in seen), key=lambda each: seen[each.id]
            )
            drawn.append({question.id for question in (fresh + stale)[:quota]})
        places = {question.id: place for place, (_, question) in enumerate(self._placed(drawn))}
        first = tuple(places[name] for name in self.wishes.first if name in places)
        pairs = tuple(
            (places[second], places[first])
            for first, second in self.wishes.pairs
            if first in places and second in places
        )
        return self._form(drawn, first, pairs)

    def by_recipe(self, recipe: Recipe) -> Form:
        skips = recipe.skips
        if skips and len(skips) != len(self.decks):
            raise UsageFault("the form code does not fit this exam's domains")
        drawn = []
        for place, (deck, quota) in enumerate(zip(self.decks, self.quotas, strict=True)):
            taken = _unfold(deck, skips[place] if skips else ())[:quota]
            if len(taken) < quota:
                raise UsageFault("the form code does not fit this exam's questions")
            drawn.append({question.id for question in taken})
        named = (recipe.first, [place for pair in recipe.pairs for place in pair])
        if any(len(set(places)) < len(places) or max(places, default=0) >= self.length for places in named):
            raise UsageFault("the form code does not fit this exam's questions")
        return self._form(drawn, recipe.first, recipe.pairs)

    def _placed(self, drawn: list[set[str]]) -> list[tuple[int, Listed]]:
        """What was drawn in the seed's order, each with its section."""
        questions = [
            question
            for deck, ids in zip(self.decks, drawn, strict=True)
            for question in deck
            if question.id in ids
        ]
        return placed(self.seed, questions, () if self.wishes.free else self.blueprint.profile.sections)

    def _form(
        self, drawn: list[set[str]], first: tuple[int, ...], pairs: tuple[tuple[int, int], ...]
    ) -> Form:
        unscored = self._unscored(drawn)
        parts = self._placed(drawn)
        parts = [parts[place] for place in _moved(len(parts), first, pairs)]
        asked = self.pool.questions([question.id for _, question in parts])
        slots = (
            slot_of(question, position, self.seed, section, scored=question.id not in unscored)
            for position, ((section, _), question) in enumerate(zip(parts, asked, strict=True), start=1)
        )
        return Form(
            self.blueprint.id, self.pool.version, self.seed, self._code(drawn, first, pairs), tuple(slots)
        )

    @property
    def _whole(self) -> bool:
        """Whether this is a form of the blueprint's own length over all its domains."""
        everything = len(self.domains) == len(self.blueprint.domains)
        return self.length == self.natural and everything and not self.wishes.free

    def _unscored(self, drawn: list[set[str]]) -> set[str]:
        unscored = self.blueprint.form.unscored + self.wishes.pilot
        if not self._whole or not unscored:
            return set()
        counts = largest_remainder(unscored, self.quotas)
        return {
            question_id
            for ids, count in zip(drawn, counts, strict=True)
            for question_id in shuffled(self.seed, "unscored", ids, str)[:count]
        }

    def _code(self, drawn: list[set[str]], first: tuple[int, ...], pairs: tuple[tuple[int, int], ...]) -> str:
        skips = tuple(_fold(deck, ids) for deck, ids in zip(self.decks, drawn, strict=True))
        some = len(self.domains) < len(self.blueprint.domains)
        mask = sum(1 << bit for bit, domain in enumerate(self.blueprint.domains) if domain in self.domains)
        own = self.length == self.natural and not self.wishes.free
        return encode(
            Recipe(
                bank=bank_check(self.pool.version),
                seed=self.seed,
                questions=0 if own else self.length,
                domains=mask if some else 0,
                skips=skips if any(skips) else (),
                pilot=self.wishes.pilot,
                free=self.wishes.free,
                first=first,
                pairs=pairs,
            )
        )


def _wished_domains(blueprint: Blueprint, wishes: Wishes) -> tuple[Domain, ...]:
    refuse_unknown("domain", wishes.domains, [domain.id for domain in blueprint.domains], blueprint.id)
    return blueprint.among(wishes.domains)


def refuse_unknown(noun: str, asked: Iterable[str], known: Sequence[str], exam: str) -> None:
    """Says what there is where something is asked for that is not there."""
    for each in asked:
        if each not in known:
            raise UsageFault(f"{exam} has no {noun} {each!r}; it has {', '.join(known) or 'none'}")


def _natural_length(blueprint: Blueprint, domains: Sequence[Domain]) -> int:
    """As many questions as a full form has in these domains, or a quiz over them where there are such."""
    quiz = blueprint.form.quiz
    if quiz and len(domains) < len(blueprint.domains):
        return quiz.questions * len(domains)
    full = seats(blueprint)
    return sum(full[domain.id] for domain in domains)


def _quotas(blueprint: Blueprint, domains: Sequence[Domain], length: int) -> tuple[int, ...]:
    if not length or not any(domain.weight for domain in domains):
        named = ", ".join(domain.id for domain in domains)
        raise UsageFault(
            f"no question of {named} belongs on a form of {blueprint.id}: its weight is too small"
        )
    return largest_remainder(length, [domain.weight for domain in domains])


def _refuse_short_decks(
    domains: Sequence[Domain], quotas: Sequence[int], decks: Sequence[Sequence[Listed]], remedy: str
) -> None:
    short = [
        f"domain {domain.id!r} needs {quota} and has {len(deck)}"
        for domain, quota, deck in zip(domains, quotas, decks, strict=True)
        if len(deck) < quota
    ]
    if short:
        raise UsageFault(f"too few questions for this form: {'; '.join(short)}; {remedy}")


def _moved(length: int, first: Sequence[int], pairs: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Places in a new order: some first, then the rest; of each pair the one right behind the other.

    What stands first is not moved behind what does not.
    """
    behind = {after: moved for moved, after in pairs if moved not in first or after in first}
    moved = set(behind.values())
    for place in dict.fromkeys((*first, *range(length))):
        if place not in moved:
            yield place
            if place in behind:
                yield behind[place]


def _fold(deck: Sequence[Listed], drawn: set[str]) -> tuple[int, ...]:
    """Run lengths, passed over and taken in turn; the last run, taken to the end of the quota, is left out."""
    last = max((place for place, question in enumerate(deck) if question.id in drawn), default=-1)
    runs = [len(list(run)) for _, run in groupby(question.id in drawn for question in deck[: last + 1])]
    if not runs or deck[0].id in drawn:
        runs.insert(0, 0)
    return tuple(runs[:-1]) if len(runs) > 2 or runs[0] else ()


def _unfold(deck: Sequence[Listed], runs: Sequence[int]) -> list[Listed]:
    """What is taken by these run lengths, and all that follows the last of them."""
    taken: list[Listed] = []
    place = 0
    for turn, run in enumerate(runs):
        taken += deck[place : place + run] if turn % 2 else ()
        place += run
    return taken + list(deck[place:])
