"""What is said and heard in line mode: one question at a time, commands behind a colon."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mlquiz.cli.lines import Lines
from mlquiz.errors import IllegalMove
from mlquiz.proctor import Sitting
from mlquiz.report.words import LETTERS, NUMBER_WORDS, clock_text

HELP = """\
Answer with letters: a, or a c where several are asked for. An empty line moves on and leaves the answer as it is.
:flag     flag this question, or unflag it
:clear    take your answer back
:strike b strike an option out, or restore it
:back     the question before        :next     the one after
:12       go to question 12          :time     the time left
:review   list what is answered, unanswered and flagged
:submit   end the sitting and see the result
:quit     leave; the sitting is kept and 'mlquiz resume' goes on with it
:help     this list"""


@dataclass
class Conversation:
    """What is said and heard in one sitting.

    `past_end` is the place after the last question. A `careful` conversation, with a person, asks once
    more before a form with blanks is submitted.
    """

    sitting: Sitting
    speak: Callable[[str], None]
    careful: bool = False
    past_end: bool = False
    warned: bool = False
    done: bool = False

    def hold(self, lines: Lines) -> None:
        if self.sitting.session.closed:
            return
        self._ask()
        for line in lines.each(self._tick):
            if not self._tick():
                break
            self._hear(line.strip())
            if self._closed():
                break

    def _closed(self) -> bool:
        return self.done or self.sitting.session.closed

    def _tick(self) -> bool:
        """Banks the time; False when the sitting has ended."""
        before = self.sitting.session.closed
        after = self.sitting.tick()
        if after.closed and not before:
            self.speak("Time is up. The form was submitted as it stood.")
        return not after.closed

    def _hear(self, line: str) -> None:
        try:
            if line.startswith(":"):
                self._command(line[1:].strip().lower())
            elif line:
                self._answer(line)
            else:
                self._onward()
        except IllegalMove as refused:
            self.speak(f"{refused}.")
        if self.sitting.trouble:
            self.speak(f"NOT SAVED: {self.sitting.trouble}")

    def _command(self, words: str) -> None:
        name, _, rest = words.partition(" ")
        self.warned = self.warned and name == "submit"
        if re.fullmatch(r"[0-9]{1,6}", name):
            self._go_to(int(name))
        elif name == "strike":
            self._strike(rest)
        elif name in _COMMANDS:
            _COMMANDS[name](self)
        else:
            self.speak(f"No command :{words[:40]}. Type :help for the list.")

    def _answer(self, line: str) -> None:
        options = self._options(line)
        choose = self.sitting.session.slot.choose
        if self.past_end:
            self.speak("That was the last question. Type :submit to end, or a number like :1 to go back.")
            return
        if options is None:
            self.speak(
                f"{line[:40]!r} is no answer here: type letters from a to {self._last_letter()}, or :help."
            )
            return
        if len(options) > choose:
            self.speak(f"Choose {NUMBER_WORDS.get(choose, str(choose))}; you gave {len(options)}.")
            return
        self.sitting.respond(options)
        if len(options) < choose and not self.sitting.session.closed:
            self.speak(
                f"Noted {len(options)} of {choose}; with fewer than {choose} this question counts as unanswered."
            )
        self._onward()

    def _options(self, line: str) -> tuple[int, ...] | None:
        order = self.sitting.session.slot.order
        letters = re.sub(r"[\s,;.)]+", "", line.lower())
        places = [LETTERS.find(letter) for letter in letters]
        if not places or not all(0 <= place < len(order) for place in places):
            return None
        return tuple(dict.fromkeys(order[place] for place in places))

    def _last_letter(self) -> str:
        return LETTERS[len(self.sitting.session.slot.order) - 1]

    def _onward(self) -> None:
        session = self.sitting.session
        if session.closed:
            return
        if session.position == len(session.slots):
            self.past_end = True
            self._end()
        else:
            self._go_to(session.position + 1)

    def _go_to(self, position: int) -> None:
        self.sitting.go_to(position)
        self.past_end = False
        if not self.sitting.session.closed:
            self._ask()

    def _back(self) -> None:
        position = self.sitting.session.position
        self._go_to(position if self.past_end else max(1, position - 1))

    def _flag(self) -> None:
        flagged = self.sitting.flag().response.flagged
        self.speak("Flagged." if flagged else "No longer flagged.")

    def _clear(self) -> None:
        self.sitting.clear()
        self.speak("Your answer is taken back.")

    def _strike(self, letter: str) -> None:
        options = self._options(letter)
        if options is None or len(options) != 1:
            self.speak(f"Type :strike and one letter from a to {self._last_letter()}.")
            return
        struck = options[0] in self.sitting.strike(options[0]).response.struck
        self.speak(f"Option {letter} is struck out." if struck else f"Option {letter} is restored.")

    def _time(self) -> None:
        session = self.sitting.session
        self.speak(f"{clock_text(session.left)} left.")

    def _help(self) -> None:
        self.speak(HELP)

    def _submit(self) -> None:
        session = self.sitting.session
        blank = len(session.slots) - session.answered
        if self.careful and blank and not self.warned:
            self.warned = True
            self.speak(
                f"{blank} of {len(session.slots)} unanswered: they count as wrong. Type :submit again to end."
            )
            return
        self.sitting.submit()

    def _quit(self) -> None:
        self.done = True

    def _review(self) -> None:
        session = self.sitting.session
        numbers = range(1, len(session.slots) + 1)
        blank = [number for number in numbers if not session.complete(number)]
        flagged = [number for number in numbers if session.responses[number - 1].flagged]
        self.speak(f"Answered: {session.answered} of {len(session.slots)}.")
        self.speak(f"Unanswered: {_list(blank)}.")
        self.speak(f"Flagged: {_list(flagged)}.")

    def _end(self) -> None:
        self.speak("")
        self.speak("That was the last question.")
        self._review()
        self._time()
        self.speak("Type :submit to end the sitting, or a number like :1 to go back.")

    def _ask(self) -> None:
        session, question = self.sitting.session, self.sitting.question
        flag = ", flagged" if session.response.flagged else ""
        left = clock_text(session.left)
        self.speak("")
        self.speak(f"Question {session.position} of {len(session.slots)}{flag}. {left} left.")
        if question.scenario:
            self.speak(f"{question.scenario}\n")
        self.speak(question.stem)
        if question.choose > 1 and "(Choose" not in question.stem:
            self.speak(f"Choose {NUMBER_WORDS.get(question.choose, str(question.choose))}.")
        for place, option in enumerate(session.slot.order):
            self.speak(f"  {self._mark(option)}{LETTERS[place]}) {question.options[option]}")

    def _mark(self, option: int) -> str:
        response = self.sitting.session.response
        if option in response.picks:
            return "(picked) "
        return "(struck out) " if option in response.struck else ""


_COMMANDS: dict[str, Callable[[Conversation], None]] = {
    "flag": Conversation._flag,
    "clear": Conversation._clear,
    "back": Conversation._back,
    "next": Conversation._onward,
    "review": Conversation._review,
    "time": Conversation._time,
    "submit": Conversation._submit,
    "quit": Conversation._quit,
    "help": Conversation._help,
}


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"
