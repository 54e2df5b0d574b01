"""What is said and heard in line mode: one question at a time, commands behind a colon.

Here a line finds what it is for. What a line answers, what a tool does, how a question is told and where
one goes from it are modules of their own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mlquiz.cli.plain.answers import take_answer
from mlquiz.cli.plain.caution import Caution
from mlquiz.cli.plain.clock import Countdown
from mlquiz.cli.plain.commands import answer_and_commands, parted, refuse_words
from mlquiz.cli.plain.enquiries import Enquiries
from mlquiz.cli.plain.journey import Journey
from mlquiz.cli.plain.lines import Lines
from mlquiz.cli.plain.tools import Tools, confidence_of
from mlquiz.cli.plain.watch import Watch
from mlquiz.errors import IllegalMove, UnreadableHistory, UsageFault
from mlquiz.exam.session import Session
from mlquiz.model.standing import Status
from mlquiz.model.text import capital, clean
from mlquiz.proctor.sitting import Sitting
from mlquiz.report.words import gaps_words

_WHILE_STOPPED = ("submit", "quit", "help", "time")
_STOPPED = "the clock is stopped; press Enter to go on"
_HOW_SURE = "How sure? g, f or s, or Enter."
_SHOWN = 40
"""How much of a line is repeated to its writer."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a taker is spoken to.

    Args:
        careful: a person types: asks once more before anything that cannot be taken back.
        asks_confidence: asks after each answer how sure the taker is.
        clock: tells the time left at each question.
        once: ends the sitting by itself once every answer was checked.
    """

    careful: bool = False
    asks_confidence: bool = False
    clock: bool = True
    once: bool = False


PIPE = Manner()


class Conversation:
    """One sitting in lines; `done` when the taker left it."""

    def __init__(self, sitting: Sitting, speak: Callable[[str], None], manner: Manner = PIPE) -> None:
        self.sitting = sitting
        self.speak = speak
        self.done = False
        self._manner = manner
        self._caution = Caution(manner.careful)
        countdown = Countdown(sitting.session, shown=manner.clock)
        self._watch = Watch(sitting, speak, countdown, onward=not manner.once)
        self._journey = Journey(sitting, speak, countdown, self._watch, self._caution)
        tools, enquiries = Tools(sitting), Enquiries(sitting, self._journey.narrator, countdown)
        self._told: dict[str, Callable[[str], str]] = {**tools.uses, **enquiries.uses}
        self._unrated: object = None
        """The answer, as it stood, of which it is still asked how sure the taker is."""

    @property
    def over(self) -> bool:
        """Whether nothing more is heard; with a person, a closed form that is not saved yet is waited for."""
        waits = self._manner.careful and not self.sitting.finished
        return self.done or (self.sitting.session.closed and not waits)

    def hold(self, lines: Lines) -> None:
        """Asks and listens until the sitting is over or the input ends."""
        if not self.sitting.session.closed:
            self._journey.ask()
        self._watch.look()
        if self.over:
            return
        for line in lines.each(self.tick):
            if self.tick():
                self.hear(line)
            if self.over:
                break

    def tick(self) -> bool:
        """Banks the time and tells what came of it; False when the sitting is over."""
        self.sitting.tick()
        self._watch.look()
        return not self.over

    def hear(self, line: str) -> None:
        """Does what one line says, or says why not."""
        self._caution.next_line()
        try:
            self._heed(clean(line).strip())
        except (IllegalMove, UsageFault) as refused:
            said = str(refused)
            self.speak(f"{capital(said)}.")
        except UnreadableHistory as fault:
            self.speak(f"NOT SAVED: {fault}")
        self._watch.look(again=True)
        if self._manner.once and all(each.locked for each in self.sitting.session.responses):
            self.sitting.submit()

    def _heed(self, line: str) -> None:
        if self._unrated != self._answer_here():
            self._unrated = None
        if self.sitting.session.closed:
            self._wait_for_the_disk(line)
        elif line.startswith(":"):
            self._command(line[1:].strip())
        elif self.sitting.session.status is Status.PAUSED:
            self._go_on(line)
        elif self._unrated:
            self._rate(line)
        elif line:
            self._answer(line)
        else:
            self._journey.onward()

    def _wait_for_the_disk(self, line: str) -> None:
        if line.lower() != ":quit":
            raise UsageFault("the form is closed and waits to be saved; :quit gives up and loses what is not")
        self.done = True

    # --- answers ---

    def _answer(self, line: str) -> None:
        if self._journey.past_end:
            raise UsageFault(f"that was the last question; type {self._journey.ways_on}")
        answer, commands = answer_and_commands(line)
        before = self.sitting.session
        taken = take_answer(self.sitting, answer)
        if self._too_late(before):
            return
        if taken.said:
            self.speak(taken.said)
        for words in commands:
            self._obey(words)
            if self._too_late(before):
                return
        self._answered(whole=taken.whole, rated=any(parted(words)[0] == "sure" for words in commands))

    def _answered(self, *, whole: bool, rated: bool = False) -> None:
        """Goes on after an answer, unless a part of it is missing."""
        session = self.sitting.session
        complete = session.complete(session.position)
        if session.closed:
            return
        if not complete and session.rules.feedback:
            self.speak("Type :check to have it checked as it stands.")
        elif complete and self._manner.asks_confidence and not rated:
            self._unrated = self._answer_here()
            self.speak(_HOW_SURE)
        elif complete or whole:
            self._settle()

    def _rate(self, line: str) -> None:
        confidence = confidence_of(line)
        if line and not confidence:
            raise UsageFault("type g for a guess, f for fairly sure, s for sure, or press Enter")
        if confidence:
            self.sitting.rate(confidence)
        self._settle()

    def _settle(self) -> None:
        """Has a whole answer checked where answers are, else moves on."""
        self._unrated = None
        if self.sitting.session.closed:
            return
        if self.sitting.session.rules.feedback:
            self._check()
        else:
            self._journey.onward()

    def _check(self, _: str = "") -> None:
        self.sitting.check()
        self._watch.checked_by_hand()

    def _keep(self, _: str) -> None:
        """Makes the steps as they stand the answer."""
        slot = self.sitting.session.slot
        if slot.kind != "ordering":
            raise UsageFault(f"there is no order to keep: question {slot.position} is of kind {slot.kind}")
        self.sitting.move(slot.order[0], 0)
        self._answered(whole=True)

    def _answer_here(self) -> object:
        """What a rating belongs to; past the last question nothing is rated."""
        session, response = self.sitting.session, self.sitting.session.response
        return session.position, self._journey.past_end, response.picks, response.typed, response.locked

    # --- commands ---

    def _command(self, words: str) -> None:
        """Obeys; where that left the answer as it was, it is still asked how sure the taker is of it."""
        unrated = self._unrated
        self._obey(words)
        if unrated and unrated is self._unrated:  # else it was settled, or asked anew
            self._ask_on(words)

    def _ask_on(self, words: str) -> None:
        if self.done or self._unrated != self._answer_here():
            return
        if words.lower().startswith("sure"):
            self._settle()
        elif self.sitting.session.status is Status.RUNNING:
            self.speak(_HOW_SURE)

    def _obey(self, words: str) -> None:
        (name, rest), before = parted(words), self.sitting.session
        if self.sitting.session.status is Status.PAUSED and name not in _WHILE_STOPPED:
            raise UsageFault(_STOPPED)
        number = re.fullmatch(r"[0-9]{1,6}", name)
        if number or name in self._told or name in _COMMANDS:
            refuse_words(name, rest)
        if number:
            self._journey.go_to(int(name))
        elif name in self._told:
            said = self._told[name](rest)
            if not self._too_late(before):
                self.speak(said)
        elif name in _COMMANDS:
            _COMMANDS[name](self, rest)
        else:
            raise UsageFault(f"no command :{words[:_SHOWN]}; type :help for the list")

    def _too_late(self, before: Session) -> bool:
        """Whether time was up just before what a line wanted: it was not done, and the watch says why."""
        after = self.sitting.session
        return (after.closed, after.response.locked) != (before.closed, before.response.locked)

    def _next(self, _: str) -> None:
        self._journey.onward(told=True)

    def _back(self, _: str) -> None:
        self._journey.back()

    def _again(self, _: str) -> None:
        self._journey.ask()

    def _pause(self, _: str) -> None:
        if not self.sitting.session.rules.feedback:
            raise UsageFault("the clock of a mock goes on; :quit leaves and keeps the sitting")
        self.sitting.pause()
        self.speak("The clock is stopped. Press Enter to go on.")

    def _go_on(self, line: str) -> None:
        if line:
            raise UsageFault(_STOPPED)
        self.sitting.resume()
        self.speak("The clock goes on." + (f" {_HOW_SURE}" if self._unrated else ""))

    def _submit(self, _: str) -> None:
        gaps = gaps_words(self.sitting.session, self.sitting.blueprint.unit)
        if not gaps or self._caution.allows("submit"):
            self.sitting.submit()
        else:
            self.speak(f"{gaps}. Type :submit again to end.")

    def _quit(self, _: str) -> None:
        if not self.sitting.trouble or self._caution.allows("quit"):
            self.done = True
        else:
            self.speak("What is not saved would be lost. Type :quit again to leave all the same.")


_COMMANDS: dict[str, Callable[[Conversation, str], None]] = {
    "next": Conversation._next,
    "back": Conversation._back,
    "again": Conversation._again,
    "keep": Conversation._keep,
    "check": Conversation._check,
    "pause": Conversation._pause,
    "submit": Conversation._submit,
    "quit": Conversation._quit,
}
