"""What item analysis works on: questions and answers as plain records. No figure is worked out here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as item analysis needs it.

    Args:
        question: its id.
        options: how many it offers; 0 where it is no choice, and so has no distractors.
        key: indexes of the right options, by the author's order.
        chance: the share that blind guessing earns, 0 to 1; None where nobody can say.
    """

    question: str
    options: int = 0
    key: tuple[int, ...] = ()
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One slot of one finished attempt.

    Args:
        attempt: id of the attempt; an attempt has a question once.
        question: id of the question.
        credit: points earned of points possible, 0 to 1; a blank earns 0.
        picked: options by the author's order; empty where blank, or where the question is no choice.
        seconds: time on the question.
        given: whether anything was answered.
        first: whether the taker had not seen the question in an earlier attempt.
        seen: whether it was on the screen in this attempt.
    """

    attempt: str
    question: str
    credit: float
    picked: tuple[int, ...] = ()
    seconds: float = 0.0
    given: bool = True
    first: bool = True
    seen: bool = True
