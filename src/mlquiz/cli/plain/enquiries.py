"""What a taker may ask in line mode without anything changing: the list, the scenario, the time, what can be typed."""

from collections.abc import Callable, Mapping

from mlquiz.cli.plain.clock import Countdown, time_words
from mlquiz.cli.plain.question import Narrator
from mlquiz.cli.plain.review import listed, overview
from mlquiz.proctor.sitting import Sitting

HELP = """\
Letters answer: a, or a c where several are asked for. All letters in your order answer an ordering: c a d b.
Numbers with letters answer a matching: 1b 2a 3c, or 2a for one prompt, 2- for no match. A number is typed as it is.
An empty line moves on and leaves the answer as it is.
:next     the question after
:back     the question before
:12       go to question 12
:again    read this question again
:case     read its scenario again
:clear    take your answer back
:keep     accept the steps of an ordering in the order they stand
:move c 1 move step c to place 1
:strike b strike an option or match out, or restore it
:check    have the answer checked as it stands, in practice and drill
:flag     flag this question, or unflag it
:sure     say how sure you are of your answer: :sure guess, :sure fairly or :sure sure
:note     read your note; with words behind it write one, with - remove it
:bookmark bookmark this question for drills, or remove the bookmark
:report   tell the author: wrong key, unclear, outdated or typo, and a few words
:calc     calculate, where the exam has a calculator: :calc 2*3.5
:exhibit  where the picture is, :exhibit 2 for the second
:review   what is answered; :review unanswered, flagged or unseen lists these
:time     the time left and the pace
:hide     tell the time left at each question only in the last minutes, or always again
:pause    stop the clock until Enter, in practice and drill
:submit   end the sitting and see the result
:quit     leave; the sitting is kept and 'mlquiz resume' goes on with it
:help     this list
Behind an answer, :flag, :sure, :note, :bookmark and :report go with it: b :sure guess"""


class Enquiries:
    """Answers to what is asked of one sitting, by the names of their commands."""

    def __init__(self, sitting: Sitting, narrator: Narrator, countdown: Countdown) -> None:
        self._sitting = sitting
        self._narrator = narrator
        self._countdown = countdown
        self.uses: Mapping[str, Callable[[str], str]] = {
            "case": self.case,
            "review": self.review,
            "time": self.time,
            "hide": self.hide,
            "help": self.help,
        }

    def case(self, _: str) -> str:
        return self._narrator.case()

    def review(self, words: str) -> str:
        return listed(self._sitting, words.lower()) if words else overview(self._sitting.session)

    def time(self, _: str) -> str:
        return time_words(self._sitting.session)

    def hide(self, _: str) -> str:
        """Hides the time left at each question, or tells it again."""
        self._countdown.shown = not self._countdown.shown
        if self._countdown.shown:
            return "The time left is told at each question."
        return "The time left is told when you type :time, and at each question in the last 5 minutes."

    def help(self, _: str) -> str:
        return HELP
