"""A question as line mode tells it: where it stands, what is asked, what is offered, what was answered so far."""

from collections.abc import Callable, Iterator, Sequence

from mlquiz.cli.plain.answers import example_order, example_pairs
from mlquiz.cli.plain.clock import Countdown
from mlquiz.cli.plain.letters import answer_words, letter_of
from mlquiz.cli.plain.prose import in_words
from mlquiz.exam.session import Session
from mlquiz.model.posed import PosedQuestion
from mlquiz.model.question import NONE
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.words import NUMBER_WORDS, questions_text


class Narrator:
    """Tells questions; remembers which section and which cases were told before."""

    def __init__(self, sitting: Sitting, countdown: Countdown) -> None:
        self._sitting = sitting
        self._countdown = countdown
        self._section = 0
        self._cases: set[str] = set()

    def question(self) -> str:
        """The question the taker is at."""
        session, question = self._sitting.session, in_words(self._sitting.question)
        parts = [
            "",
            *self._new_section(session),
            self._heading(session),
            *self._case(session, question.scenario),
            question.stem,
            *_KINDS[session.slot.kind](session, question),
            *_given(session),
        ]
        return "\n".join(parts)

    def case(self) -> str:
        """The scenario of the question the taker is at."""
        return in_words(self._sitting.question).scenario or "This question has no scenario."

    def _heading(self, session: Session) -> str:
        flag = ", flagged" if session.response.flagged else ""
        place = f"Question {session.position} of {len(session.slots)}{flag}."
        return f"{place} {self._countdown.heading(session)}".rstrip()

    def _new_section(self, session: Session) -> Iterator[str]:
        section = session.slot.section
        if not section or section == self._section:
            return
        self._section = section
        places = [slot.position for slot in session.slots if slot.section == section]
        leaving = "" if places[-1] == len(session.slots) else " You cannot come back once you leave it."
        yield f"{section_title(self._sitting, section)}: {questions_text(places)}.{leaving}"

    def _case(self, session: Session, scenario: str) -> Iterator[str]:
        case = session.slot.case
        if not case:
            return
        if case in self._cases:
            yield "Scenario as before; :case reads it again."
            return
        self._cases.add(case)
        places = [slot.position for slot in session.slots if slot.case == case]
        yield f"Scenario for {questions_text(places)}:"
        yield f"{scenario}\n"


def section_title(sitting: Sitting, section: int) -> str:
    """`Section 2 of 3, Case studies`."""
    titles = [each.title for each in sitting.blueprint.profile.sections]
    return f"Section {section} of {len(titles)}, {titles[section - 1]}"


def _choice(session: Session, question: PosedQuestion) -> Iterator[str]:
    if question.choose > 1 and "(Choose" not in question.stem:
        yield f"Choose {NUMBER_WORDS.get(question.choose, question.choose)}."
    yield from _offered(session, question, session.slot.order)


def _ordering(session: Session, question: PosedQuestion) -> Iterator[str]:
    """The steps in the taker's order, each with its own letter."""
    yield f"Put these {question.choose} steps in order, like {example_order(session.slot)}:"
    yield from _offered(session, question, session.arranged)


def _matching(session: Session, question: PosedQuestion) -> Iterator[str]:
    picks = session.response.picks or (NONE,) * question.choose
    yield f"Match each of these {question.choose} prompts, like {example_pairs(session.slot)}:"
    for number, (prompt, pick) in enumerate(zip(question.prompts, picks, strict=True), start=1):
        given = "" if pick == NONE else f" (matched with {letter_of(session.slot, pick)})"
        yield f"  {number}) {prompt}{given}"
    yield f"with one of these {len(session.slot.order)} matches:"
    yield from _offered(session, question, session.slot.order)


def _numeric(_: Session, question: PosedQuestion) -> Iterator[str]:
    yield f"Type a number, in {question.unit}." if question.unit else "Type a number."


_KINDS: dict[str, Callable[[Session, PosedQuestion], Iterator[str]]] = {
    "choice": _choice,
    "ordering": _ordering,
    "matching": _matching,
    "numeric": _numeric,
}


def _offered(session: Session, question: PosedQuestion, order: Sequence[int]) -> Iterator[str]:
    for pick in order:
        mark = _mark(session, pick)
        yield f"  {mark}{letter_of(session.slot, pick)}) {question.options[pick]}"


def _mark(session: Session, pick: int) -> str:
    if session.slot.kind == "choice" and pick in session.response.picks:
        return "(picked) "
    return "(struck out) " if pick in session.response.struck else ""


def _given(session: Session) -> Iterator[str]:
    """The answer so far; of a checked one the feedback tells it."""
    slot, response = session.slot, session.response
    if response.given and not session.checked:
        sure = f", {confidence_words(response.confidence)}" if response.confidence else ""
        yield f"Your answer: {answer_words(slot, response)}{sure}."


def confidence_words(confidence: str) -> str:
    """`a guess`, `fairly sure`, `sure`."""
    return {"guess": "a guess", "fairly": "fairly sure"}.get(confidence, confidence)
