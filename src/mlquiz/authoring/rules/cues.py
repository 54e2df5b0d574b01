"""Rules about cues: what lets a reader pick the key without knowing the subject."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rule import Asked, Hint, question_rule
from mlquiz.authoring.rules.opposites import opposed
from mlquiz.authoring.texts import Text, keys_and_distractors
from mlquiz.authoring.words import plain, prose, root, roots, words

LONGER = 1.5
"""How many times as long as the next option the key stands out."""

LONGER_BY = 10
"""By how many characters it must be longer besides."""

SHARED = 2
"""How many words the key alone must share with the stem."""

OFTEN = 2
"""How many times as many words as any distractor it must share."""

_ABSOLUTES = frozenset(("always", "never", "only", "all", "every", "must"))
_SCHEDULE = re.compile(
    r"\bevery\s+(?:\d|few|two|three|other|second|minute|hour|day|night|morning|week|month|quarter|year)",
    re.IGNORECASE,
)
_ENDS = ".!;"


@question_rule("MQ201", Severity.WARNING, "longest option is the key")
def longest_option(asked: Asked) -> Iterator[Hint]:
    """Compares what a reader sees; with several keys, each of them with the longest distractor."""
    keys, distractors = keys_and_distractors(asked)
    if not keys or not distractors:
        return
    shortest = min(len(plain(each.text)) for each in keys)
    next_to_it = max(len(plain(each.text)) for each in distractors)
    if shortest >= LONGER * next_to_it and shortest >= next_to_it + LONGER_BY:
        noun = "a key" if len(keys) == 1 else "keys"
        what = f"has {noun} of {shortest} characters, while no distractor has more than {next_to_it}"
        yield Hint(keys[0].path, what, "shorten the key, or give the distractors as much detail")


@question_rule("MQ204", Severity.WARNING, "key repeats the words of the stem")
def words_of_the_stem(asked: Asked) -> Iterator[Hint]:
    """Finds keys of which each shares words with the stem that no distractor has, and no distractor the like."""
    keys, distractors = keys_and_distractors(asked)
    if not keys or not distractors:
        return
    stem = roots(prose(asked.question.stem))
    ours = [roots(prose(each.text)) & stem for each in keys]
    least = min(map(len, ours))
    if least < SHARED:
        return
    theirs = [roots(prose(each.text)) & stem for each in distractors]
    most = max(map(len, theirs))
    if least < max(most + SHARED, OFTEN * most):
        return
    alone = [_words_only(each.difference(*theirs)) for each in ours]
    if min(map(len, alone)) >= SHARED:
        what = f"has a key that alone repeats words of the stem ({_as_written(keys[0].text, alone[0])})"
        yield Hint(keys[0].path, what, "use other words in the key, or the same in the distractors")


def _words_only(found: frozenset[str]) -> frozenset[str]:
    return frozenset(each for each in found if not each.isdigit())


def _as_written(text: str, wanted: frozenset[str]) -> str:
    """The first words of a text whose roots are wanted, each once."""
    return ", ".join([*dict.fromkeys(word for word in words(prose(text)) if root(word) in wanted)][:4])


@question_rule("MQ205", Severity.INFO, "absolutes in distractors alone")
def absolutes(asked: Asked) -> Iterator[Hint]:
    """Finds words that make a claim easy to refute in most distractors and in no key."""
    keys, distractors = keys_and_distractors(asked)
    if len(distractors) < 2 or any(_absolute(each) for each in keys):
        return
    found = [each for each in distractors if _absolute(each)]
    if len(found) > len(distractors) / 2:
        told = ", ".join(sorted({word for each in found for word in _absolute(each)}))
        what = f"has absolutes ({told}) in {len(found)} distractors and in no key"
        yield Hint(found[0].path, what, "say what holds and where, or give the key its like")


def _absolute(each: Text) -> frozenset[str]:
    found = _ABSOLUTES.intersection(words(prose(each.text)))
    return found - {"every"} if "every" in found and _SCHEDULE.search(each.text) else found


@question_rule("MQ211", Severity.WARNING, "key looks unlike the distractors")
def unlike(asked: Asked) -> Iterator[Hint]:
    """Finds keys that alone are code, alone are prose, alone end with a point or alone do not."""
    keys, distractors = keys_and_distractors(asked)
    if not keys or not distractors:
        return
    if len(distractors) > 1 and _parted([_is_code(each) for each in keys], map(_is_code, distractors)):
        noun = "code among prose" if _is_code(keys[0]) else "prose among code"
        yield Hint(keys[0].path, f"has a key that is {noun}", "write all options alike")
    if _parted([_is_ended(each) for each in keys], map(_is_ended, distractors)):
        what = (
            "ends with a point, as no distractor does" if _is_ended(keys[0]) else "lacks the point at its end"
        )
        yield Hint(keys[0].path, f"has a key that {what}", "end all options alike")


def _parted(keys: Sequence[bool], distractors: Iterator[bool]) -> bool:
    return len(set(keys)) == 1 and set(distractors) == {not keys[0]}


def _is_code(each: Text) -> bool:
    text = each.text
    return text.startswith("```") or (text.startswith("`") and text.find("`", 1) == len(text) - 1)


def _is_ended(each: Text) -> bool:
    return each.text[-1:] in _ENDS


@question_rule("MQ214", Severity.INFO, "options point at the key")
def convergence(asked: Asked) -> Iterator[Hint]:
    """Finds the key that shares by far the most words with the other options."""
    keys, distractors = keys_and_distractors(asked)
    if len(keys) != 1 or len(distractors) < 2:
        return
    bags = [roots(each.text) for each in (*keys, *distractors)]
    times = Counter(chain.from_iterable(bags))
    shared = [sum(times[each] - 1 for each in bag) for bag in bags]
    key, most = shared[0], max(shared[1:])
    if key >= LONGER * most and key >= most + SHARED:
        what = f"has a key that shares {key} words with the other options, while no distractor shares more than {most}"
        yield Hint(keys[0].path, what, "vary the distractors among themselves, not each from the key alone")


@question_rule("MQ219", Severity.INFO, "key and its opposite")
def opposites(asked: Asked) -> Iterator[Hint]:
    """Finds a key with its opposite among other options, which tells that it is one of the two."""
    keys, distractors = keys_and_distractors(asked)
    offered = [*keys, *distractors]
    if len(offered) < 3:
        return
    for key in keys:
        for other in distractors:
            pair = opposed(key.text, other.text)
            if pair and not _all_paired(distractors, offered):
                what = f"offers a key and its opposite ({pair[0]}, {pair[1]})"
                yield Hint(key.path, what, "give the other options opposites too, or rewrite this one")
                return


def _all_paired(distractors: Sequence[Text], offered: Sequence[Text]) -> bool:
    """Whether every distractor has an opposite: then opposites tell nothing."""
    return all(any(opposed(each.text, other.text) for other in offered) for each in distractors)


RULES = (longest_option, words_of_the_stem, absolutes, unlike, convergence, opposites)
