"""Rules about questions that ask the same thing twice. What counts as alike is `mlquiz.authoring.likeness`'s.

They look at whole banks even where only some files are linted, so that a new file is held against the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.likeness import ALIKE, Pair, Wording, alike, likeness, same, wording
from mlquiz.authoring.rule import Hint, Rule, Stand, banks_rule
from mlquiz.bank.document import Path
from mlquiz.bank.reader import Entry, QuestionFile, Reading

_MOST = 3
"""Pairs that are told of one question, the most alike first: the rest shows once these are settled."""


@dataclass(frozen=True)
class _Standing:
    """A question with its wording, the bank it is in, and its place."""

    bank: int
    file: QuestionFile
    entry: Entry

    @property
    def name(self) -> str:
        return self.entry.question.id

    @property
    def path(self) -> Path:
        return ("questions", self.entry.place)

    @property
    def place(self) -> str:
        """The question's id, file and line, for people."""
        line, _ = self.file.source.document.place(self.path)
        return f"{self.name!r} ({self.file.source.file}:{line})"

    @cached_property
    def wording(self) -> Wording:
        return wording(self.entry.question)

    def knows(self, other: "_Standing") -> bool:
        """Whether an author has said, at either question, that they are alike."""
        return other.name in self.entry.similar_to or self.name in other.entry.similar_to


@banks_rule("MQ401", Severity.ERROR, "same question with different keys")
def _contradictions(readings: Sequence[Reading]) -> Iterator[Stand]:
    for standings in _by_bank(readings):
        for pair in same([each.wording for each in standings]):
            later, earlier = standings[pair.later], standings[pair.earlier]
            if later.wording.key != earlier.wording.key:
                what = f"asks the same as {earlier.place} with another key"
                yield _stand(later, what, "find out which key is right, mend it, and remove one of the two")


@banks_rule("MQ402", Severity.WARNING, "near-duplicate in the bank")
def _within(readings: Sequence[Reading]) -> Iterator[Stand]:
    for standings in _by_bank(readings):
        pairs = alike([each.wording for each in standings])
        for pair in _told(pairs, standings):
            later, earlier = standings[pair.later], standings[pair.earlier]
            if not _contradict(later, earlier):
                remedy = f"remove or rewrite one; if both are meant, write similar_to: [{earlier.name}] in this one"
                yield _stand(later, _said(pair, earlier), remedy)


@banks_rule("MQ403", Severity.WARNING, "near-duplicate in another bank")
def _across(readings: Sequence[Reading]) -> Iterator[Stand]:
    exams = _exams(readings)
    if not _are_several(readings):
        return
    standings = [each for bank in _by_bank(readings) for each in bank]
    groups = [exams.index(exams[each.bank]) for each in standings]
    for pair in _told(alike([each.wording for each in standings], groups), standings):
        later, earlier = standings[pair.later], standings[pair.earlier]
        key = "" if not _contradict(later, earlier) else ", with another key"
        remedy = f"rewrite one; if both exams ask for it, write similar_to: [{earlier.name}] in this one"
        yield _stand(later, _said(pair, earlier) + key, remedy)


def _exams(readings: Sequence[Reading]) -> list[str]:
    return [reading.plan.id if reading.plan else str(reading.folder) for reading in readings]


def _are_several(readings: Sequence[Reading]) -> bool:
    return len(set(_exams(readings))) > 1


@banks_rule("MQ404", Severity.WARNING, "similar_to without a similar question")
def _idle(readings: Sequence[Reading]) -> Iterator[Stand]:
    """Silent while a question cannot be read: it may be the one that is named."""
    if any(reading.problems for reading in readings):
        return
    banks = list(_by_bank(readings))
    everywhere = {each.name: each for bank in reversed(banks) for each in bank}
    for bank in banks:
        here = {each.name: each for each in bank}
        for each in bank:
            for place, name in enumerate(each.entry.similar_to):
                fault = _fault(each, here.get(name) or everywhere.get(name), name)
                if fault:
                    path = (*each.path, "similar_to", place)
                    yield Stand(
                        each.file.source.file, Hint(path, fault, "remove it, or name the one that is meant")
                    )


def _fault(each: _Standing, other: _Standing | None, name: str) -> str:
    """What is wrong with the name of a similar question; nothing where it is one."""
    if other is None:
        return f"names {name!r} as similar, which no question is called"
    if other is each:
        return "names itself as similar"
    share = likeness(each.wording, other.wording)
    return (
        ""
        if share >= ALIKE
        else f"names {other.place} as similar, which shares only {share:.0f}% of its text"
    )


def _by_bank(readings: Sequence[Reading]) -> Iterator[list[_Standing]]:
    for bank, reading in enumerate(readings):
        yield [_Standing(bank, file, entry) for file in reading.files for entry in file.entries]


def _told(pairs: Sequence[Pair], standings: Sequence[_Standing]) -> Iterator[Pair]:
    """The pairs that no author knows of, and of one question only the most alike."""
    by_later: dict[int, list[Pair]] = {}
    for pair in pairs:
        if not standings[pair.later].knows(standings[pair.earlier]):
            by_later.setdefault(pair.later, []).append(pair)
    for found in by_later.values():
        yield from sorted(found, key=lambda pair: (-pair.share, pair.earlier))[:_MOST]


def _contradict(one: _Standing, other: _Standing) -> bool:
    return one.wording.essence == other.wording.essence and one.wording.key != other.wording.key


def _said(pair: Pair, earlier: _Standing) -> str:
    return f"shares {int(pair.share)}% of its text with {earlier.place}"


def _stand(standing: _Standing, what: str, remedy: str) -> Stand:
    return Stand(standing.file.source.file, Hint(standing.path, what, remedy))


RULES: tuple[Rule, ...] = (_contradictions, _within, replace(_across, able=_are_several), _idle)
