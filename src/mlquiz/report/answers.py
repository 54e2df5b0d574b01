"""An answer and its key in words, for every kind of question: in one line, and component by component.

Texts are Markdown as the author wrote them, with the numbers drawn; faces clean and render them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mlquiz.model.arithmetic import key_of, key_text
from mlquiz.model.attempt import Answered
from mlquiz.model.posed import filled
from mlquiz.model.question import NONE, Body, Choice, Matching, Numeric, Ordering
from mlquiz.report.words import letter

NOTHING = "-"
"""What stands where nothing was given."""


@dataclass(frozen=True, slots=True)
class Component:
    """One line of an answer, compared with the key.

    Args:
        label: the letter of an option on the form, the place of a step, the number of a prompt.
        text: an option; the step or match the taker put here; what was typed. Empty where nothing was.
        told: the comparison in a symbol and words; empty for an option that is neither key nor pick.
        right: whether it is as it should be; None where there was nothing to get right.
        picked: whether the taker put it here.
        prompt: what a match was given to.
        should: what belongs here, where something else or nothing stands.
        rationale: why an option is right or wrong.
    """

    label: str
    text: str
    told: str
    right: bool | None
    picked: bool
    prompt: str = ""
    should: str = ""
    rationale: str = ""


def verdict(each: Answered) -> str:
    """`✓ right`, `✗ wrong`, `✗ blank`, or with partial credit `◐ 2 of 3 points`."""
    if each.correct:
        return "✓ right"
    if each.points.earned:
        return f"◐ {each.points.earned} of {each.points.possible} points"
    return "✗ blank" if each.blank else "✗ wrong"


def with_numbers(each: Answered, text: str) -> str:
    """A text of the question with the numbers that were drawn for it."""
    return filled(text, dict(each.slot.values))


def numbers(each: Answered) -> str:
    """The numbers drawn for a question: `tp = 40, fp = 5`."""
    return ", ".join(f"{name} = {value}" for name, value in each.slot.values)


def tolerance(body: Body) -> str:
    """How near to its key a number must be: `give or take 0.005`, or `exactly`."""
    if not isinstance(body, Numeric):
        return ""
    return f"give or take {body.tolerance:.12g}" if body.tolerance else "exactly"


def offered(each: Answered) -> tuple[tuple[str, str], ...]:
    """What was offered, as it stood on the form: letters and options, steps or matches."""
    texts = each.question.body.offered
    return tuple(
        (letter(place).upper(), with_numbers(each, texts[index]))
        for place, index in enumerate(each.slot.order)
    )


def components(each: Answered) -> tuple[Component, ...]:
    """The answer line by line: options as displayed, steps in the taker's order, prompts, the number typed.

    A blank ordering is told in the right order.
    """
    return _COMPONENTS[each.question.body.kind](each)


def _choice(each: Answered) -> tuple[Component, ...]:
    return tuple(_option(each, letter(place).upper(), option) for place, option in enumerate(each.slot.order))


def _option(each: Answered, label: str, index: int) -> Component:
    option, picked = each.question.choice.options[index], index in each.response.picks
    told = {
        (True, True): "✓ key, your pick",
        (True, False): "✓ key, not picked",
        (False, True): "✗ your pick",
        (False, False): "",
    }[option.correct, picked]
    return Component(
        label=label,
        text=with_numbers(each, option.text),
        told=told,
        right=option.correct == picked if option.correct or picked else None,
        picked=picked,
        rationale=with_numbers(each, option.rationale),
    )


def _ordering(each: Answered) -> tuple[Component, ...]:
    body, picks = each.question.body, each.response.picks
    return tuple(
        _step(each, place, step, body.key.index(step)) for place, step in enumerate(picks or body.key)
    )


def _step(each: Answered, place: int, step: int, belongs: int) -> Component:
    picked = bool(each.response.picks)
    right = picked and place == belongs
    wrong = f"✗ belongs in place {belongs + 1}" if picked else ""
    return Component(
        label=str(place + 1),
        text=with_numbers(each, each.question.body.offered[step]),
        told="✓ in its place" if right else wrong,
        right=right,
        picked=picked,
    )


def _matching(each: Answered) -> tuple[Component, ...]:
    body = each.question.body
    picks = each.response.picks or (NONE,) * body.choose
    return tuple(_match(each, prompt, pick, body.key[prompt]) for prompt, pick in enumerate(picks))


def _match(each: Answered, prompt: int, pick: int, key: int) -> Component:
    body, right = each.question.body, pick == key
    return Component(
        label=str(prompt + 1),
        text="" if pick == NONE else with_numbers(each, body.offered[pick]),
        told="✓ right" if right else "✗ no match given" if pick == NONE else "✗ wrong",
        right=right,
        picked=pick != NONE,
        prompt=with_numbers(each, body.prompts[prompt]),
        should="" if right else with_numbers(each, body.offered[key]),
    )


def _numeric(each: Answered) -> tuple[Component, ...]:
    typed = each.response.typed
    told = "✓ right" if each.correct else "✗ wrong" if typed else "✗ not answered"
    should = "" if each.correct else _number(each)
    return (Component("", typed, told, each.correct, bool(typed), should=should),)


def _number(each: Answered) -> str:
    body = each.question.numeric
    key = key_text(body, key_of(body, dict(each.slot.values)))
    return f"{key} {body.unit}".strip()


_COMPONENTS: dict[str, Callable[[Answered], tuple[Component, ...]]] = {
    "choice": _choice,
    "ordering": _ordering,
    "matching": _matching,
    "numeric": _numeric,
}


def answer_texts(each: Answered) -> tuple[str, ...]:
    """What was answered, text by text: options as displayed, steps in order, `prompt → match`, the number."""
    if each.question.body.kind == "numeric":
        return (each.response.typed,) if each.response.typed else ()
    return _texts(each, each.response.picks)


def key_texts(each: Answered) -> tuple[str, ...]:
    """The key, in the form of `answer_texts`."""
    return (_number(each),) if each.question.body.kind == "numeric" else _texts(each, each.question.body.key)


def _texts(each: Answered, picks: tuple[int, ...]) -> tuple[str, ...]:
    body = each.question.body
    offered = [with_numbers(each, text) for text in body.offered]
    if isinstance(body, Matching):
        given = zip(body.prompts, picks, strict=False)
        return tuple(
            f"{with_numbers(each, prompt)} → {NOTHING if pick == NONE else offered[pick]}"
            for prompt, pick in given
        )
    shown = picks if isinstance(body, Ordering) else sorted(picks, key=each.slot.order.index)
    return tuple(offered[pick] for pick in shown)


def answer_letters(each: Answered) -> str:
    """What was answered in letters of the form: `b d`; `c a b` for an order; `1b 2-` for matches; the number."""
    if each.question.body.kind == "numeric":
        return each.response.typed or NOTHING
    return _letters(each, each.response.picks)


def key_letters(each: Answered) -> str:
    """The key, in the form of `answer_letters`."""
    return _number(each) if each.question.body.kind == "numeric" else _letters(each, each.question.body.key)


def _letters(each: Answered, picks: tuple[int, ...]) -> str:
    body, order = each.question.body, each.slot.order
    found = [NOTHING if pick == NONE else letter(order.index(pick)) for pick in picks]
    if isinstance(body, Matching):
        found = [f"{prompt}{mark}" for prompt, mark in enumerate(found, start=1)]
    elif isinstance(body, Choice):
        found.sort()
    return " ".join(found) or NOTHING
