"""Banks of random words, whose author has no habit or the one that is asked for."""

import json
import random
from collections.abc import Callable, Sequence

from mlquiz.model.question import Choice, Option, Question

WORDS = [
    start + end
    for start in ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t")
    for end in ("arn", "ole", "ute", "ain", "isk", "old", "ump", "ench", "ory", "ink", "oon", "ade")
]

Point = Callable[[str, Sequence[str]], int]
"""Where a habit puts the key, by stem and options."""


def longest(stem: str, options: Sequence[str]) -> int:
    return max(range(len(options)), key=lambda place: len(options[place]))


def second(stem: str, options: Sequence[str]) -> int:
    return 1


def most_alike(stem: str, options: Sequence[str]) -> int:
    asked = set(stem.split())
    return max(range(len(options)), key=lambda place: len(asked & set(options[place].split())))


def habitual(
    seed: int,
    number: int = 200,
    *,
    habit: Point = second,
    share: float = 0.0,
    options: int = 4,
    keys: int = 1,
) -> list[Question]:
    """A bank in which so large a share of questions follows a habit, and the others none."""
    dice = random.Random(seed)
    return [_question(f"h-{place:05}", dice, habit, share, options, keys) for place in range(number)]


def _question(
    name: str, dice: random.Random, habit: Point, share: float, options: int, keys: int
) -> Question:
    stem = " ".join(dice.choices(WORDS, k=20))
    texts = [" ".join(dice.choices(WORDS, k=dice.randint(3, 9))) for _ in range(options)]
    followed = dice.random() < share
    key = {habit(stem, texts)} if followed else set(dice.sample(range(options), keys))
    return chosen(name, stem, texts, key)


def chosen(name: str, stem: str, texts: Sequence[str], key: set[int], difficulty: str = "medium") -> Question:
    options = tuple(Option(text, correct=place in key) for place, text in enumerate(texts))
    return Question(name, "modeling", "1.1", difficulty, stem, Choice(options), "Because.")


def as_yaml(questions: Sequence[Question]) -> str:
    """A file of choice questions of the domain `modeling`."""
    return "domain: modeling\nquestions:\n" + "".join(map(_entry, questions))


def _entry(question: Question) -> str:
    lines = [f"  - id: {question.id}", f"    objective: {json.dumps(question.objective)}"]
    lines += [
        f"    difficulty: {question.difficulty}",
        f"    stem: {json.dumps(question.stem)}",
        "    options:",
    ]
    for option in question.choice.options:
        lines += [f"      - text: {json.dumps(option.text)}"]
        lines += ["        correct: true"] if option.correct else []
    return "\n".join([*lines, "    explanation: Because.", ""])
