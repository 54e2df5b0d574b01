"""The rule about clues between questions: one stem that says the key of another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Hint, Stand, bank_rule
from mlquiz.authoring.words import prose, root, words
from mlquiz.bank.document import Path
from mlquiz.bank.reader import Reading
from mlquiz.model.question import Choice

_ENOUGH = 3
"""Words of meaning that make a key a phrase which is not met by chance."""

_LONGEST = 40
"""More words than these are repeated by nobody."""

_DISTINCTIVE = 8
"""Letters that make a single word a term."""

_COMMON = 2
"""A term in more stems than these is the vocabulary of the subject."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    file: str
    path: Path
    question: str
    phrase: Phrase


@bank_rule("MQ216", Severity.INFO, "key told by another question")
def clue(reading: Reading) -> Iterator[Stand]:
    """Finds keys that stand word for word in the stem of another question."""
    keys = list(_keys(reading))
    told = _told(reading, keys)
    for key in keys:
        others = sorted(told.get(key.phrase, set()) - {key.question})
        if others and (len(key.phrase) > 1 or len(others) <= _COMMON):
            further = f" and {len(others) - 1} more" if len(others) > 1 else ""
            what = f"has a key that stands in the stem of question {others[0]!r}{further}"
            remedy = "reword one of them; whoever meets both on a form needs to know neither"
            yield Stand(key.file, Hint(key.path, what, remedy))


def _keys(reading: Reading) -> Iterator[_Key]:
    for file in reading.files:
        for entry in file.entries:
            body = entry.question.body
            for place in body.key if isinstance(body, Choice) else ():
                phrase = words(body.offered[place])
                if _is_clue(phrase):
                    path = ("questions", entry.place, "options", place, "text")
                    yield _Key(file.source.file, path, entry.question.id, phrase)


def _is_clue(phrase: Phrase) -> bool:
    meaning = [word for word in phrase if root(word) and not word.isdigit()]
    if len(phrase) == 1:
        return len(meaning) == 1 and len(phrase[0]) >= _DISTINCTIVE and phrase[0].isalpha()
    return len(meaning) >= _ENOUGH and len(phrase) <= _LONGEST


def _told(reading: Reading, keys: Iterable[_Key]) -> dict[Phrase, set[str]]:
    """For each phrase the questions whose stems say it; looked up by the first two words of the phrase."""
    by_beginning: dict[Phrase, set[Phrase]] = defaultdict(set)
    for key in keys:
        by_beginning[key.phrase[:2]].add(key.phrase)
    told: dict[Phrase, set[str]] = defaultdict(set)
    for entry in reading.entries:
        stem = words(prose(entry.question.stem))
        for place, beginning in enumerate(_beginnings(stem)):
            for phrase in by_beginning.get(beginning, ()):
                if stem[place // 2 : place // 2 + len(phrase)] == phrase:
                    told[phrase].add(entry.question.id)
    return told


def _beginnings(stem: Phrase) -> Iterator[Phrase]:
    """Every word of a stem, and every word with the next one, in turns."""
    for word, following in pairwise((*stem, "")):
        yield (word,)
        yield (word, following)


RULES = (clue,)
