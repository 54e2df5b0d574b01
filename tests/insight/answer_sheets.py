"""Answers to many questions at once: written out as a matrix, or drawn by a model of takers and questions."""

from collections.abc import Mapping, Sequence

import numpy as np

from mlquiz.insight.answer import Answer, Asked

OPTIONS = 4
GUESSING = 1 / OPTIONS


def sheets(*rows: str) -> list[Answer]:
    """A row an attempt, a sign a question: `+` right, `-` wrong, `.` blank, `_` not asked."""
    return [
        answer(f"a-{attempt:04}", f"q-{place:02}", right=sign == "+", given=sign != ".")
        for attempt, row in enumerate(rows)
        for place, sign in enumerate(row)
        if sign != "_"
    ]


def answer(attempt: str, question: str, *, right: bool = True, given: bool = True, **more: object) -> Answer:
    """An answer whose key is option 0 and whose wrong one is option 1."""
    picked = ((0,) if right else (1,)) if given else ()
    return Answer(attempt, question, float(right and given), picked, 60.0, given, **more)  # type: ignore[arg-type]


def choices(count: int) -> list[Asked]:
    """Questions q-00, q-01 and so on with four options, the first of them right."""
    return [Asked(f"q-{place:02}", OPTIONS, (0,), GUESSING) for place in range(count)]


def cohort(
    takers: int,
    questions: int,
    *,
    seed: int = 1,
    asked: int | None = None,
    keys: Mapping[int, int] | None = None,
    weights: Sequence[float] = (0.4, 0.35, 0.25),
) -> list[Answer]:
    """Takers drawn by a two-parameter model with guessing; each is asked so many questions, at random.

    `keys` says of a question which option the knowing pick, where it is not that which is marked right.
    """
    rng = np.random.default_rng(seed)
    difficulty, slope = rng.uniform(-1.2, 1.0, questions), rng.uniform(1.2, 1.8, questions)
    found: list[Answer] = []
    for taker in range(takers):
        ability = rng.normal()
        for place in sorted(rng.choice(questions, size=asked or questions, replace=False)):
            knows = rng.random() < 1 / (1 + np.exp(-slope[place] * (ability - difficulty[place])))
            true = (keys or {}).get(int(place), 0)
            others = [option for option in range(OPTIONS) if option != true]
            pick = true if knows or rng.random() < GUESSING else int(rng.choice(others, p=weights))
            found.append(Answer(f"a-{taker:04}", f"q-{place:02}", float(pick == 0), (pick,), 60.0))
    return found
