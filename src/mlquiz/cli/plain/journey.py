"""Going about a form in line mode: to the next question, back, to a number, past the end."""

from collections.abc import Callable

from mlquiz.cli.plain.caution import Caution
from mlquiz.cli.plain.clock import Countdown
from mlquiz.cli.plain.question import Narrator, section_title
from mlquiz.cli.plain.review import overview
from mlquiz.cli.plain.watch import Watch
from mlquiz.exam.session import Session
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.words import blank_and_partly, questions_text


class Journey:
    """Where the taker is and how they go on; `past_end` is the place after the last question."""

    def __init__(
        self,
        sitting: Sitting,
        speak: Callable[[str], None],
        countdown: Countdown,
        watch: Watch,
        caution: Caution,
    ) -> None:
        self.past_end = False
        self._sitting = sitting
        self._speak = speak
        self._countdown = countdown
        self._watch = watch
        self._caution = caution
        self.narrator = Narrator(sitting, countdown)

    def ask(self) -> None:
        """Reads the question, and what is right where that was told before."""
        self._speak(self.narrator.question())
        self._watch.forget()

    def onward(self, *, told: bool = False) -> None:
        """Goes to the next question; `told` to by a command."""
        session = self._sitting.session
        if session.position < len(session.slots):
            self.go_to(session.position + 1, told=told)
        else:
            self.past_end = True
            self._tell_end(session)

    def back(self) -> None:
        position = self._sitting.session.position
        self.go_to(position if self.past_end else max(1, position - 1))

    def go_to(self, position: int, *, told: bool = True) -> None:
        """Goes to a question. What closes by it is asked about first, and only a command confirms that."""
        closed = _closing(self._sitting.session, position)
        if closed and not self._caution.allows(f"go {position}", told=told):
            self._speak(self._leaving(closed, position))
            return
        self._sitting.go_to(position)
        self.past_end = False
        if closed and not self._caution.careful:
            self._speak(f"Closed: {questions_text(closed)}.")
        if not self._sitting.session.closed:
            self.ask()

    def _leaving(self, places: tuple[int, ...], position: int) -> str:
        """What would be closed by going to that question, what is blank or in part there, how to go all the same."""
        session = self._sitting.session
        blank, partly = ([each for each in gaps if each in places] for gaps in blank_and_partly(session))
        section = session.slot.section
        crosses = section != session.slots[position - 1].section
        what = section_title(self._sitting, section) if crosses else "this case"
        way = ":next" if position == session.position + 1 else f":{position}"
        told = [
            f"{what_of_it}: {questions_text(each)}"
            for what_of_it, each in (("blank", blank), ("answered in part", partly))
            if each
        ]
        gaps = "; ".join(told) or "all answered"
        return f"You cannot come back to {what}, {questions_text(places)}; {gaps}. Type {way} to leave it."

    def _tell_end(self, session: Session) -> None:
        self._speak(f"\nThat was the last question.\n{overview(session)}")
        if left := self._countdown.heading(session):
            self._speak(left)
        self._speak(f"Type {self.ways_on}.")

    @property
    def ways_on(self) -> str:
        """What can be done after the last question."""
        session = self._sitting.session
        closed = [] if session.rules.feedback else [response.locked for response in session.responses]
        first = closed.index(False) + 1 if closed else 1
        return f":submit to end the sitting, or a number like :{first} to go back"


def _closing(session: Session, position: int) -> tuple[int, ...]:
    """What could not be returned to from that question; nothing where that one cannot be gone to."""
    if not 1 <= position <= len(session.slots) or session.responses[position - 1].locked:
        return ()
    return session.closing(position)
